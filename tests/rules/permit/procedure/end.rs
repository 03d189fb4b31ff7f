//! Expiry and closing.

use sagsgang::access::{Official, Role};
use sagsgang::permit::procedure::content::{Closure, DatePassed, SignalFinding, SignalSource};
use sagsgang::permit::procedure::{Permit, State, state, unmet_duties};

use super::contents::*;
use super::course::*;
use super::faults::*;
use super::people::*;

#[test]
fn a_permit_runs_to_the_end_of_its_last_day_in_denmark() {
    let expired = |moment: &str, named: &str| {
        case(in_force).expire(&clock(), at(moment), DatePassed { day: day(named) })
    };
    assert_eq!(unmet(expired("2027-05-31T21:59:59.999999Z", "2027-05-31")), ["bek974.3.1 "]);
    assert_eq!(content(expired("2027-05-31T22:00:00Z", "2027-05-30")), ["bek974.3.1 /day"]);
    let file = expired("2027-05-31T22:00:00Z", "2027-05-31").unwrap().next;
    assert_eq!((file.file().state, file.file().ended_on), (State::Closing, Some(day("2027-05-31"))));
}

fn close(case: Permit<state::Closing>, reasons: &str) -> sagsgang::permit::procedure::Stepped<state::Closed> {
    let closure = Closure { reasons: reasons.into(), ..closure() };
    case.close(&erik(), at("2027-08-01T09:00:00Z"), closure)
}

const LATER: &str = "2027-07-01T09:00:00Z";

#[test]
fn a_case_is_closed_when_every_duty_is_met() {
    assert_eq!(content(close(case(expired), "")), ["fvl.24 /reasons"]);
    assert_eq!(content(close(case(expired), &too_long())), ["fvl.24 /reasons"]);
    assert_eq!(unmet(close(case(expired), "Seen.")), ["bek974.6.1.7 /conditions/C7"]);
    let report = |condition: &str, accepted: bool| {
        let with = case(expired).report(&applicant(), at(LATER), report_on(condition)).unwrap().next;
        with.review_report(&camilla(), at(LATER), review(1, accepted)).unwrap().next
    };
    assert_eq!(unmet(close(report("C7", false), "Seen.")).len(), 1, "returned");
    assert_eq!(unmet(close(report("C6", true), "Seen.")).len(), 1, "another condition");
    let unread = case(expired).report(&applicant(), at(LATER), report_on("C7")).unwrap().next;
    assert_eq!(unmet(close(unread, "Seen.")).len(), 1, "not reviewed");
    let file = close(report("C7", true), "Seen.").unwrap().next;
    let kept = file.file().closure.as_ref().unwrap();
    assert_eq!((kept.what.reasons.as_str(), &kept.by), ("Seen.", erik().actor()));
    assert_eq!(file.file().state, State::Closed);
}

#[test]
fn a_case_is_not_closed_over_a_signal_that_nobody_has_looked_at() {
    let told = case(expired).report(&applicant(), at(LATER), report_on("C7")).unwrap().next;
    let told = told.review_report(&camilla(), at(LATER), review(1, true)).unwrap().next;
    let told = told.signal(&reporter(Role::Anyone), at(LATER), signal(SignalSource::Public)).unwrap().next;
    let told = told.signal(&reporter(Role::Anyone), at(LATER), signal(SignalSource::Public)).unwrap().next;
    let told = told.triage(&camilla(), at(LATER), triage(1, SignalFinding::Neither)).unwrap().next;
    assert_eq!(unmet(close(again(&told), "Seen.")), ["bek974.7 /signals/2"]);
    let said = told.triage(&camilla(), at(LATER), triage(2, SignalFinding::Neither)).unwrap().next;
    assert!(close(said, "Seen.").is_ok());
}

#[test]
fn what_is_left_to_do_is_said_in_words() {
    let left = unmet_duties(case(revoked).file());
    let [c7, l1] = left.as_slice() else { panic!() };
    assert!(
        c7.message.da.starts_with("Vilkår C7 er ikke opfyldt") && c7.message.en.contains("Remove the well")
    );
    assert_eq!(
        (l1.pointer.as_str(), l1.provision.as_ref().unwrap().id()),
        ("/conditions/L1", "bek974.6.1.7")
    );
    assert!(unmet_duties(case(draft).file()).is_empty());
}
