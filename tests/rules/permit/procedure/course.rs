//! Cases driven to each of the twelve states, act by act, through the typed steps.

use sagsgang::law::Moment;
use sagsgang::permit::procedure::content::{
    DatePassed, ReassessmentOpened, SignalFinding, SignalSource, Submit, Withdrawal,
};
use sagsgang::permit::procedure::state::*;
use sagsgang::permit::procedure::{AnyPermit, Permit, Recorded, Stepped};

use super::contents::*;
use super::people::*;

/// What has been done, as it would be journalled.
#[derive(Clone, Default)]
pub struct Journal(pub Vec<Recorded>);

impl Journal {
    pub fn keep<N: Stage>(&mut self, step: Stepped<N>) -> Permit<N> {
        let step = step.unwrap_or_else(|why| panic!("{why:?}"));
        self.0.extend(step.recorded);
        step.next
    }
}

/// 9 o'clock in winter on a day of 2026, Danish time 10.
pub fn on(month_and_day: &str) -> Moment {
    at(&format!("2026-{month_and_day}T09:00:00Z"))
}

/// The same case again: a step takes the case that it is done on.
pub fn again<S: Stage>(case: &Permit<S>) -> Permit<S> {
    Permit::from_file(Box::new(case.file().clone())).unwrap()
}

pub fn draft(j: &mut Journal) -> Permit<Draft> {
    j.keep(Ok(Permit::open(&applicant(), on("03-02"), opening())))
}

pub fn submitted(j: &mut Journal) -> Permit<Submitted> {
    let case = draft(j);
    let case = j.keep(case.attach(&applicant(), on("03-02"), file("map.pdf")));
    j.keep(case.submit(&applicant(), on("03-03"), Submit { acknowledge_gaps: true }))
}

pub fn awaiting(j: &mut Journal) -> Permit<AwaitingInformation> {
    let case = submitted(j);
    j.keep(case.request_information(&camilla(), on("03-10"), request(day("2026-03-28"))))
}

pub fn under_review(j: &mut Journal) -> Permit<UnderReview> {
    let case = submitted(j);
    j.keep(case.accept_as_complete(&camilla(), on("03-11"), all_waived()))
}

pub fn in_hearing(j: &mut Journal) -> Permit<InHearing> {
    let case = under_review(j);
    j.keep(case.hear_party(&camilla(), on("03-12"), hearing(day("2026-03-28"))))
}

pub fn in_force(j: &mut Journal) -> Permit<InForce> {
    let case = under_review(j);
    j.keep(case.grant(&erik(), on("05-20"), grant()))
}

pub fn under_reassessment(j: &mut Journal) -> Permit<UnderReassessment> {
    let case = in_force(j);
    let seen = reporter(sagsgang::access::Role::Anyone);
    let case = j.keep(case.signal(&seen, on("07-01"), signal(SignalSource::Public)));
    let case = j.keep(case.triage(&camilla(), on("07-02"), triage(1, SignalFinding::Leakage)));
    j.keep(case.open_reassessment(&camilla(), on("07-02"), ReassessmentOpened { signals: vec![1] }))
}

/// The first instant after the permit's last day.
pub fn expiry() -> Moment {
    day("2027-05-31").end()
}

pub fn expired(j: &mut Journal) -> Permit<Closing> {
    let case = in_force(j);
    j.keep(case.expire(&clock(), expiry(), DatePassed { day: day("2027-05-31") }))
}

pub fn revoked(j: &mut Journal) -> Permit<Closing> {
    let case = under_reassessment(j);
    j.keep(case.revoke(&erik(), on("08-01"), revocation(day("2026-12-31"))))
}

pub fn closed(j: &mut Journal) -> Permit<Closed> {
    let case = expired(j);
    let case = j.keep(case.report(&applicant(), at("2027-07-01T09:00:00Z"), report_on("C7")));
    let case = j.keep(case.review_report(&camilla(), at("2027-07-02T09:00:00Z"), review(1, true)));
    j.keep(case.close(&erik(), at("2027-08-01T09:00:00Z"), closure()))
}

pub fn dismissed(j: &mut Journal) -> Permit<Dismissed> {
    let case = submitted(j);
    j.keep(case.dismiss(&erik(), on("03-20"), dismissal()))
}

pub fn refused(j: &mut Journal) -> Permit<Refused> {
    let case = under_review(j);
    j.keep(case.refuse(&erik(), on("03-20"), refusal()))
}

pub fn withdrawn_case(j: &mut Journal) -> Permit<Withdrawn> {
    let case = draft(j);
    j.keep(case.withdraw(&applicant(), on("03-03"), Withdrawal::default()))
}

/// A case of its own, built by one of the functions above.
pub fn case<S: Stage>(build: fn(&mut Journal) -> Permit<S>) -> Permit<S> {
    build(&mut Journal::default())
}

/// A case in each state, with its journal; `Closing` by both ways.
pub fn every_state() -> Vec<(Journal, AnyPermit)> {
    fn one<S: Stage>(build: fn(&mut Journal) -> Permit<S>) -> (Journal, AnyPermit)
    where
        AnyPermit: From<Permit<S>>,
    {
        let mut journal = Journal::default();
        let case = build(&mut journal);
        (journal, case.into())
    }
    vec![
        one(draft),
        one(submitted),
        one(awaiting),
        one(under_review),
        one(in_hearing),
        one(in_force),
        one(under_reassessment),
        one(expired),
        one(revoked),
        one(closed),
        one(dismissed),
        one(refused),
        one(withdrawn_case),
    ]
}
