//! How one act changes what is known of a case. Decides nothing: what the journal holds has been decided.

use super::content::{Signature, Subject, SubmittedApplication};
use super::file::{
    AgreementFile, AgreementVersion, BeforeFinal, ClaimOnFile, ClaimState, ControlOnFile, ExtensionOnFile,
    HeardOnCase, Inquired, Proposed, ReportFiled, SeriesOnFile, Version,
};
use super::heat::HeatRun;
use super::state::State;
use super::steps::kept_of_paid;
use super::table::Act;
use crate::access::{Actor, Role};
use crate::casework::{CaseFile, Signed};
use crate::law::Moment;
use crate::refund::custody::{self, Extend};

impl CaseFile for AgreementFile {
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
        if by.role == Role::TaxOfficer && !matches!(act, Act::RecordDisqualification(_)) {
            self.prepared_by.insert(by.id.clone());
        }
        self.acts += 1;
        self.apply(act, by, at);
        self.state = next;
        self.updated_at = at;
        Ok(())
    }
}

impl AgreementFile {
    fn apply(&mut self, act: &Act, by: &Actor, at: Moment) {
        match act {
            Act::Open(_) | Act::Dismiss(_) | Act::Refuse(_) | Act::Withdraw(_) | Act::EndBreach(_) => {}
            Act::Save(draft) => self.draft.clone_from(&draft.0),
            Act::Attach(file) => self.attachments.push(file.0.clone()),
            Act::RemoveAttachment(gone) => self.attachments.retain(|a| a.sha256 != gone.sha256),
            Act::AttachEvidence(file) => self.evidence.push(file.0.clone()),
            Act::Submit(submitted) => self.receive(signed(by, at, submitted)),
            Act::RequestInformation(inquiry) => {
                self.inquiries.push(Inquired { inquiry: signed(by, at, inquiry), ended: None });
            }
            Act::Answer(answer) => {
                self.end_inquiry(signed(by, at, &answer.text));
                self.receive(signed(by, at, &answer.submission));
            }
            Act::ProceedWithout(without) => self.end_inquiry(signed(by, at, &without.reasons)),
            Act::AcceptAsComplete(found) => self.eligibility = Some(signed(by, at, found)),
            Act::Hear(statement) => self.hearings.push(HeardOnCase {
                number: next_number(self.hearings.len()),
                statement: signed(by, at, statement),
                comments: Vec::new(),
            }),
            Act::Comment(comment) => {
                if let Some(hearing) = self.hearings.iter_mut().find(|h| h.number == comment.hearing) {
                    hearing.comments.push(signed(by, at, comment));
                }
            }
            Act::ProposeTerms(proposal) => {
                self.proposed = Some(Proposed { proposal: signed(by, at, proposal), accepted: None });
            }
            Act::AcceptTerms(accepted) => {
                if let Some(proposed) = &mut self.proposed {
                    proposed.accepted = Some(signed(by, at, accepted));
                }
            }
            Act::Sign(signature) => self.sign(signed(by, at, signature)),
            Act::DecideMethods(decision) => self.methods.push(signed(by, at, decision)),
            Act::FindBreach(breach) => self.breaches.push(signed(by, at, breach)),
            Act::Terminate(_) => self.ended_on = Some(at.day()),
            Act::RunOut(passed) => self.ended_on = Some(passed.day),
            Act::FileEmissionReport(report) => self.reports.push(ReportFiled {
                number: next_number(self.reports.len()),
                report: signed(by, at, report),
                decision: None,
            }),
            Act::DecideEmissionReport(decision) => {
                if let Some(report) = self.reports.iter_mut().find(|r| r.number == decision.report) {
                    report.decision = Some(signed(by, at, decision));
                }
            }
            Act::UploadMeasurements(series) => {
                let number = next_number(self.series.len());
                if let Some(old) = self.series.iter_mut().find(|s| Some(s.number) == series.corrects) {
                    old.replaced_by = Some(number);
                }
                self.series.push(SeriesOnFile { number, series: signed(by, at, series), replaced_by: None });
            }
            Act::RegisterLot(lot) => self.move_co2(&custody::Step::RegisterLot(lot.clone()), at),
            Act::HandOver(content) => self.move_co2(&custody::Step::HandOver(Box::new(content.clone())), at),
            Act::Receive(content) => self.move_co2(&custody::Step::Receive(content.clone()), at),
            Act::Store(content) => self.move_co2(&custody::Step::Store(content.clone()), at),
            Act::Lose(content) => self.move_co2(&custody::Step::Lose(content.clone()), at),
            Act::CorrectCustody(content) => self.move_co2(&custody::Step::Correct(content.clone()), at),
            Act::RegisterSite(content) => self.move_co2(&custody::Step::RegisterSite(content.clone()), at),
            Act::AcceptSite(content) => self.move_co2(&custody::Step::AcceptSite(content.clone()), at),
            Act::RequestExtension(request) => self.extensions.push(ExtensionOnFile {
                number: next_number(self.extensions.len()),
                request: signed(by, at, request),
                decision: None,
            }),
            Act::GrantExtension(decision) => {
                if let Some(request) = self.decide_extension(decision.request, true, signed(by, at, decision))
                {
                    self.move_co2(&custody::Step::Extend(request), at);
                }
            }
            Act::DenyExtension(decision) => {
                self.decide_extension(decision.request, false, signed(by, at, decision));
            }
            Act::Remind(reminder) => {
                self.reminded.insert(reminder.clone());
            }
            Act::OrderHeatStatements(ordered) => self.heat_runs.push(HeatRun {
                number: next_number(self.heat_runs.len()),
                ordered: signed(by, at, ordered),
                parts: Vec::new(),
                sent: None,
            }),
            Act::MakeHeatStatements(made) => {
                if let Some(run) = self.heat_runs.iter_mut().find(|run| run.number == made.run) {
                    run.parts.push(made.clone());
                }
            }
            Act::SendHeatStatements(sent) => {
                match self.heat_runs.iter_mut().find(|run| Some(run.number) == sent.run) {
                    Some(run) => run.sent = Some(signed(by, at, sent)),
                    None => self.heat_told.push(signed(by, at, sent)),
                }
            }
            Act::RecordDisqualification(one) => {
                if one.disqualified {
                    self.disqualified.insert(one.person.clone(), signed(by, at, one));
                } else {
                    self.disqualified.remove(&one.person);
                }
            }
            Act::RemindHeatStatements(reminder) => {
                self.heat_reminded.insert(reminder.clone());
            }
            Act::OpenControl(opened) => self.controls.push(ControlOnFile {
                number: next_number(self.controls.len()),
                opened: signed(by, at, opened),
                findings: Vec::new(),
                closed: None,
            }),
            Act::RecordFinding(finding) => {
                if let Some(control) = self.controls.iter_mut().find(|c| c.number == finding.control) {
                    control.findings.push(signed(by, at, finding));
                }
            }
            Act::CloseControl(closure) => {
                if let Some(control) = self.controls.iter_mut().find(|c| c.number == closure.control) {
                    control.closed = Some(signed(by, at, closure));
                }
            }
            Act::Claim(_)
            | Act::AssessClaim(_)
            | Act::PayClaim(_)
            | Act::RefuseClaim(_)
            | Act::TrueUp(_)
            | Act::DemandRepayment(_)
            | Act::RecordRepayment(_) => self.apply_to_claim(act, by, at),
        }
    }

    fn apply_to_claim(&mut self, act: &Act, by: &Actor, at: Moment) {
        self.book(act, at);
        if let Act::Claim(received) = act {
            self.claims.push(ClaimOnFile {
                number: next_number(self.claims.len()),
                state: ClaimState::Submitted,
                claim: signed(by, at, received),
                assessed: None,
                paid: Vec::new(),
                refused: None,
                trued_up: None,
                demands: Vec::new(),
                before_final: BeforeFinal::default(),
                corrected_by: None,
            });
            return;
        }
        let number = match act {
            Act::AssessClaim(assessed) => assessed.claim,
            Act::PayClaim(paid) => paid.claim,
            Act::RefuseClaim(refusal) => refusal.claim,
            Act::TrueUp(done) => done.true_up.claim,
            Act::DemandRepayment(demanded) => demanded.demand.claim,
            _ => return,
        };
        let Some(claim) = self.claims.iter_mut().find(|c| c.number == number) else {
            return;
        };
        let mut corrected = None;
        match act {
            Act::AssessClaim(assessed) => {
                claim.assessed = Some(signed(by, at, assessed));
                claim.state = ClaimState::Assessed;
            }
            Act::PayClaim(paid) => {
                claim.paid.push(signed(by, at, paid));
                if claim.state == ClaimState::Assessed {
                    claim.state = ClaimState::Paid;
                    corrected = claim.claim.what.claim.corrects;
                }
            }
            Act::RefuseClaim(refusal) => {
                claim.refused = Some(signed(by, at, refusal));
                claim.state = ClaimState::Refused;
            }
            Act::TrueUp(done) => {
                claim.before_final = BeforeFinal { demands: claim.demands.len(), payments: claim.paid.len() };
                claim.trued_up = Some(signed(by, at, done));
                claim.state = ClaimState::Final;
            }
            Act::DemandRepayment(demanded) => claim.demands.push(signed(by, at, demanded)),
            _ => {}
        }
        if let Some(old) = self.claims.iter_mut().find(|c| Some(c.number) == corrected) {
            old.state = ClaimState::Reversed;
            old.corrected_by = Some(number);
        }
    }

    /// What an act moves in the ledger. Asked before the act changes the claim, so that what it was before can be told.
    fn book(&mut self, act: &Act, at: Moment) {
        let (day, seq) = (at.day(), self.acts);
        match act {
            Act::PayClaim(paid) => self.book_payment(paid, at),
            Act::TrueUp(done) => {
                let (claim, difference) = (done.true_up.claim, done.difference_ore);
                self.ledger.grant(day, seq, claim, difference);
                self.ledger.demand(day, seq, claim, difference.saturating_neg());
            }
            Act::DemandRepayment(demanded) => {
                self.ledger.demand(day, seq, demanded.demand.claim, demanded.ore);
            }
            Act::RecordRepayment(repaid) => self.ledger.repay(repaid.day, seq, repaid.claim, repaid.ore),
            _ => {}
        }
    }

    fn book_payment(&mut self, paid: &super::content::Paid, at: Moment) {
        let (day, seq) = (at.day(), self.acts);
        let Some(claim) = self.claim(paid.claim) else {
            return;
        };
        if claim.state == ClaimState::Final {
            self.ledger.pay(day, seq, paid.claim, paid.ore);
            return;
        }
        let due = claim.kept_ore();
        let corrected = claim.claim.what.claim.corrects.and_then(|old| self.claim(old));
        match corrected.map(|old| (old.number, kept_of_paid(old))) {
            Some(old) => self.ledger.correct(day, seq, old, (paid.claim, due)),
            None => {
                self.ledger.grant(day, seq, paid.claim, due);
                self.ledger.pay(day, seq, paid.claim, due);
            }
        }
    }

    /// What moves CO2 has been checked against the same chain and terms; what the chain would refuse changes nothing.
    fn move_co2(&mut self, step: &custody::Step, at: Moment) {
        if let Ok(chain) = self.chain.after(step, at.day(), &self.readings()) {
            self.chain = chain;
        }
    }

    fn decide_extension(
        &mut self,
        number: u32,
        granted: bool,
        decision: Signed<super::content::ExtensionDecision>,
    ) -> Option<Extend> {
        let found = self.extensions.iter_mut().find(|e| e.number == number)?;
        found.decision = Some((granted, decision));
        let request = &found.request.what.request;
        Some(Extend { lot: request.lot.clone(), new_day: request.new_day })
    }

    fn sign(&mut self, signature: Signed<Signature>) {
        let Some(proposed) = self.proposed.take() else {
            return;
        };
        let Some(accepted) = proposed.accepted else {
            return;
        };
        let proposal = proposed.proposal;
        self.chain.set_terms(proposal.what.terms.storage.clone());
        self.agreements.push(AgreementVersion {
            number: next_number(self.agreements.len()),
            proposed: Signed { by: proposal.by, at: proposal.at, what: proposal.what.reasons },
            accepted,
            signed: signature,
            terms: *proposal.what.terms,
            language: proposal.what.language,
        });
    }

    fn receive(&mut self, submitted: Signed<SubmittedApplication>) {
        self.versions.push(Version {
            submitted,
            application: self.draft.clone(),
            attachments: self.attachments.clone(),
        });
    }

    fn end_inquiry(&mut self, ended: Signed<String>) {
        if let Some(last) = self.inquiries.last_mut() {
            last.ended = Some(ended);
        }
    }

    /// Statements of the case that the company can still comment on at a time.
    pub fn open_hearings(&self, at: Moment) -> impl Iterator<Item = (u32, Subject)> {
        self.hearings.iter().filter(move |h| !h.is_over(at)).map(|h| (h.number, h.statement.what.subject))
    }
}

fn signed<T: Clone>(by: &Actor, at: Moment, what: &T) -> Signed<T> {
    Signed { by: by.clone(), at, what: what.clone() }
}

fn next_number(so_far: usize) -> u32 {
    u32::try_from(so_far).unwrap_or(u32::MAX - 1).saturating_add(1)
}
