//! How one act changes what is known of a case. Decides nothing: what the journal holds has been decided.

use super::content::{ClosureStep, SignalFinding};
use super::file::{
    Conclusion, Foundation, Heard, PermitFile, PermitVersion, Reassessment, ReportOnFile, Requested,
    SignalOnFile, Version,
};
use super::state::State;
use super::table::Act;
use crate::access::{Actor, Role};
use crate::casework::{CaseFile, Signed};
use crate::law::quantity::Tonnes;
use crate::law::{Day, Moment, Text};
use crate::permit::conditions::{Condition, ConditionKind, ReportContent, Watch, total_injected};

impl CaseFile for PermitFile {
    type Act = Act;
    type State = State;

    fn open(act: &Act, at: Moment) -> Option<Self> {
        match act {
            Act::Open(opening) => Some(Self::opened(opening, at)),
            _ => None,
        }
    }

    fn state_slug(state: &State) -> &'static str {
        state.slug()
    }

    fn fold(&mut self, act: &Act, by: &Actor, at: Moment) -> Result<(), State> {
        let next = self.state.after(act.kind()).ok_or(self.state)?;
        if by.role == Role::Caseworker && !matches!(act, Act::RecordDisqualification(_)) {
            self.prepared_by.insert(by.id.clone());
        }
        self.apply(act, by, at);
        self.state = next;
        self.updated_at = at;
        Ok(())
    }
}

impl PermitFile {
    fn apply(&mut self, act: &Act, by: &Actor, at: Moment) {
        match act {
            Act::Open(_) => {}
            Act::Save(draft) => self.draft.clone_from(&draft.0),
            Act::Attach(file) => self.attachments.push(file.0.clone()),
            Act::AttachEvidence(file) => self.evidence.push(file.0.clone()),
            Act::RemoveAttachment(gone) => self.attachments.retain(|a| a.sha256 != gone.sha256),
            Act::Submit(submitted) => self.receive(signed(by, at, submitted)),
            Act::MarkItem(mark) => {
                self.marks.insert(mark.item, signed(by, at, mark));
            }
            Act::RequestInformation(request) => {
                self.requests.push(Requested { request: signed(by, at, request), ended: None });
            }
            Act::Answer(answer) => {
                self.end_request(signed(by, at, &answer.text));
                self.receive(signed(by, at, &answer.submission));
            }
            Act::ProceedWithout(without) => self.end_request(signed(by, at, &without.reasons)),
            Act::AcceptAsComplete(acceptance) => {
                let waived = acceptance.waived.iter().map(|w| (w.item, w.reasons.clone()));
                self.waived.extend(waived);
            }
            Act::HearParty(hearing) => self.hearings.push(heard(signed(by, at, hearing))),
            Act::Comment(comment) => {
                if let Some(last) = self.hearings.last_mut() {
                    last.comments.push(signed(by, at, comment));
                }
            }
            Act::EndHearing(_) => {
                if let Some(last) = self.hearings.last_mut() {
                    last.lapsed = true;
                }
            }
            Act::Dismiss(_) | Act::Withdraw(_) | Act::Refuse(_) => {}
            Act::Grant(granted) => {
                let grant = &granted.grant;
                self.foundation = Some(Foundation {
                    environment: grant.environment.clone(),
                    inside_plan_area: grant.inside_plan_area.clone(),
                    inside_boundary: grant.inside_boundary.clone(),
                    no_hydrocarbon_recovery: grant.no_hydrocarbon_recovery.clone(),
                    state_participation: grant.state_participation.clone(),
                    readings: grant.readings.clone(),
                });
                self.permits.push(PermitVersion {
                    number: 1,
                    decided: signed(by, at, &grant.reasons),
                    terms: grant.terms.clone(),
                    conditions: granted.conditions.clone(),
                    language: grant.language,
                });
            }
            Act::RecordDisqualification(one) => {
                if one.disqualified {
                    self.disqualified.insert(one.person.clone(), signed(by, at, one));
                } else {
                    self.disqualified.remove(&one.person);
                }
            }
            Act::Close(closure) => self.closure = Some(signed(by, at, closure)),
            Act::Publish(publication) => {
                for release in &publication.releases {
                    self.released.insert(release.field, signed(by, at, release));
                }
            }
            Act::WithdrawPublication(withdrawn) => {
                self.released.retain(|field, _| !withdrawn.fields.contains(field));
            }
            Act::Expire(passed) => self.ended_on = Some(passed.day),
            Act::Report(reported) => {
                let number = next_number(self.reports.len());
                self.reports.push(ReportOnFile { number, report: signed(by, at, reported), review: None });
            }
            Act::ReviewReport(review) => {
                if let Some(report) = self.reports.iter_mut().find(|r| r.number == review.report) {
                    report.review = Some(signed(by, at, review));
                }
            }
            Act::Signal(signal) => {
                let number = next_number(self.signals.len());
                self.signals.push(SignalOnFile { number, signal: signed(by, at, signal), triage: None });
            }
            Act::Triage(triage) => {
                if let Some(signal) = self.signals.iter_mut().find(|s| s.number == triage.signal) {
                    signal.triage = Some(signed(by, at, triage));
                }
                // What is found during a reassessment belongs to it: its conclusion answers for it too.
                if self.state == State::UnderReassessment
                    && triage.finding != SignalFinding::Neither
                    && let Some(open) = self.reassessments.last_mut()
                {
                    open.opened.what.push(triage.signal);
                }
            }
            Act::OpenReassessment(opened) => self.reassessments.push(Reassessment {
                opened: signed(by, at, &opened.signals),
                measures: Vec::new(),
                hearings: Vec::new(),
                proposed_confirmation: None,
                conclusion: None,
            }),
            Act::OrderMeasure(_)
            | Act::HearHolder(_)
            | Act::CommentInReassessment(_)
            | Act::ProposeConfirmation(_)
            | Act::Confirm(_)
            | Act::Update(_)
            | Act::Revoke(_) => self.apply_to_reassessment(act, by, at),
        }
    }

    fn apply_to_reassessment(&mut self, act: &Act, by: &Actor, at: Moment) {
        let next_version = next_number(self.permits.len());
        let Some(reassessment) = self.reassessments.last_mut() else {
            return;
        };
        match act {
            Act::OrderMeasure(measure) => reassessment.measures.push(signed(by, at, measure)),
            Act::HearHolder(hearing) => reassessment.hearings.push(heard(signed(by, at, hearing))),
            Act::CommentInReassessment(comment) => {
                if let Some(last) = reassessment.hearings.last_mut() {
                    last.comments.push(signed(by, at, comment));
                }
            }
            Act::ProposeConfirmation(proposed) => {
                reassessment.proposed_confirmation = Some(signed(by, at, proposed));
            }
            Act::Confirm(confirmation) => {
                reassessment.conclusion = Some(Conclusion::Confirmed(signed(by, at, confirmation)));
            }
            Act::Update(updated) => {
                reassessment.conclusion = Some(Conclusion::Updated(signed(by, at, &next_version)));
                self.permits.push(PermitVersion {
                    number: next_version,
                    decided: signed(by, at, &updated.update.reasons),
                    terms: updated.update.terms.clone(),
                    conditions: updated.conditions.clone(),
                    language: updated.update.language,
                });
            }
            Act::Revoke(revocation) => {
                reassessment.conclusion = Some(Conclusion::Revoked(signed(by, at, revocation)));
                self.ended_on = Some(at.day());
                self.start_closure_plan(&revocation.closure_plan);
            }
            _ => {}
        }
    }

    /// The steps of a closure plan are watched as conditions of the permit are.
    fn start_closure_plan(&mut self, plan: &[ClosureStep]) {
        let Some(permit) = self.permits.last_mut() else {
            return;
        };
        for (step, number) in plan.iter().zip(1_u32..) {
            permit.conditions.push(closure_condition(step, number));
        }
    }

    fn receive(&mut self, submitted: Signed<crate::permit::procedure::content::Submitted>) {
        self.marks.clear();
        self.waived.clear();
        self.versions.push(Version {
            submitted,
            application: self.draft.clone(),
            attachments: self.attachments.clone(),
        });
    }

    fn end_request(&mut self, ended: Signed<String>) {
        if let Some(last) = self.requests.last_mut() {
            last.ended = Some(ended);
        }
    }

    /// What has been injected, by the reports so far.
    pub fn injected(&self) -> Tonnes {
        let all: Vec<ReportContent> = self.reports.iter().map(|r| r.report.what.report.clone()).collect();
        total_injected(&all)
    }

    /// The highest number that a condition of any version has had, so that no number is given twice: a report on a
    /// condition that is gone must not count for a new one.
    pub fn highest_condition_number(&self) -> u32 {
        let conditions = self.permits.iter().flat_map(|permit| &permit.conditions);
        conditions.filter_map(|c| c.id.strip_prefix('C')?.parse().ok()).max().unwrap_or(0)
    }

    /// The last day of the permit as it is now.
    pub fn end(&self) -> Option<Day> {
        self.permit().map(|p| p.terms.end)
    }
}

fn signed<T: Clone>(by: &Actor, at: Moment, what: &T) -> Signed<T> {
    Signed { by: by.clone(), at, what: what.clone() }
}

fn heard(hearing: Signed<super::content::Hearing>) -> Heard {
    Heard { hearing, comments: Vec::new(), lapsed: false }
}

fn next_number(so_far: usize) -> u32 {
    u32::try_from(so_far).unwrap_or(u32::MAX - 1).saturating_add(1)
}

fn closure_condition(step: &ClosureStep, number: u32) -> Condition {
    Condition {
        id: format!("L{number}"),
        catalogue: None,
        kind: ConditionKind::Decommissioning,
        text: Text::new(step.text.clone(), step.text.clone()),
        watch: vec![Watch::By { date: step.by }],
        for_closing: true,
    }
}
