//! What a refund agreement's journal adds up to.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::application::RefundApplication;
use super::content::{
    Assessed, Breach, ClaimReceived, ClaimRefusal, CommentOnCase, ControlClosure, ControlOpened,
    DemandGround, Demanded, Eligibility, EmissionReport, ExtensionAsked, ExtensionDecision, Finding,
    HeatStatementsReminder, HeatStatementsSent, Inquiry, Link, MethodsDecision, Opening, Paid, Proposal,
    Reminder, ReportDecision, SeriesReceived, Signature, StatementOfCase, Subject, SubmittedApplication,
    TermsAccepted, TruedUp,
};
use super::heat::HeatRun;
use super::state::State;
use super::terms::AgreementTerms;
use crate::access::{Company, Standing};
use crate::casework::disqualification::Disqualification;
use crate::casework::{Attachment, Signed};
use crate::law::quantity::Tonnes;
use crate::law::reading::Readings;
use crate::law::{Day, Language, Moment};
use crate::refund::custody::Chain;
use crate::refund::ledger::Ledger;
use crate::refund::tax::RefundResult;

/// A fixed version of the application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = RefundApplicationVersion)]
pub struct Version {
    /// How it was received.
    pub submitted: Signed<SubmittedApplication>,
    /// The application.
    pub application: RefundApplication,
    /// The files that came with it.
    pub attachments: Vec<Attachment>,
}

/// A request for information and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Inquired {
    /// The request.
    pub inquiry: Signed<Inquiry>,
    /// The answer in words, or the reasons to go on without one.
    pub ended: Option<Signed<String>>,
}

/// A statement of the case and what the company said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct HeardOnCase {
    /// Its number in the case, from 1.
    pub number: u32,
    /// What was sent.
    pub statement: Signed<StatementOfCase>,
    /// What the company said.
    pub comments: Vec<Signed<CommentOnCase>>,
}

impl HeardOnCase {
    /// Whether a decision may be made at a time: the day to comment on has ended, or the company waived the rest.
    pub fn is_over(&self, at: Moment) -> bool {
        at >= self.statement.what.comment_by.end() || self.comments.iter().any(|c| c.what.waives_the_rest)
    }
}

/// A version of the agreement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct AgreementVersion {
    /// 1 for the agreement as first signed.
    pub number: u32,
    /// Who proposed it, and why.
    pub proposed: Signed<String>,
    /// The company's acceptance.
    pub accepted: Signed<TermsAccepted>,
    /// Who signed for Skatteforvaltningen, and when.
    pub signed: Signed<Signature>,
    /// The terms.
    pub terms: AgreementTerms,
    /// The language that it was made in.
    pub language: Language,
}

/// Terms that are proposed and not signed yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Proposed {
    /// The proposal.
    pub proposal: Signed<Proposal>,
    /// The company's acceptance, once there is one.
    pub accepted: Option<Signed<TermsAccepted>>,
}

/// An emission report and its approval.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ReportFiled {
    /// Its number in the case, from 1.
    pub number: u32,
    /// The report.
    pub report: Signed<EmissionReport>,
    /// What Energistyrelsen decided.
    pub decision: Option<Signed<ReportDecision>>,
}

impl ReportFiled {
    /// Whether it is approved.
    pub fn is_approved(&self) -> bool {
        self.decision.as_ref().is_some_and(|d| d.what.approved)
    }
}

/// A series of readings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SeriesOnFile {
    /// Its number in the case, from 1.
    pub number: u32,
    /// The series.
    pub series: Signed<SeriesReceived>,
    /// The series that replaced it, if one did.
    pub replaced_by: Option<u32>,
}

/// Where a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimState {
    /// Received.
    Submitted,
    /// Computed by a tax officer.
    Assessed,
    /// Paid, provisionally.
    Paid,
    /// Final.
    Final,
    /// Refused.
    Refused,
    /// Reversed by a claim that corrects it.
    Reversed,
}

/// How many acts on a claim its final figure takes in. Counted, since two acts may have the same moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BeforeFinal {
    /// Demands.
    pub demands: usize,
    /// Payments.
    pub payments: usize,
}

/// A claim and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ClaimOnFile {
    /// Its number in the case, from 1.
    pub number: u32,
    /// Where it stands.
    pub state: ClaimState,
    /// The claim.
    pub claim: Signed<ClaimReceived>,
    /// The last assessment.
    pub assessed: Option<Signed<Assessed>>,
    /// Payments.
    pub paid: Vec<Signed<Paid>>,
    /// Why it was refused.
    pub refused: Option<Signed<ClaimRefusal>>,
    /// The final figure.
    pub trued_up: Option<Signed<TruedUp>>,
    /// Demands for repayment.
    pub demands: Vec<Signed<Demanded>>,
    /// How many of the demands and how many of the payments were made before it was final; both none before that.
    #[serde(default)]
    pub before_final: BeforeFinal,
    /// The claim that corrects it, once that is paid.
    pub corrected_by: Option<u32>,
}

impl ClaimOnFile {
    /// What has left the tax account for it, in øre; a correction is paid only what exceeds what it corrects.
    pub fn paid_ore(&self) -> i64 {
        self.paid.iter().fold(0, |sum, paid| sum.saturating_add(paid.what.ore))
    }

    /// The computation that stands: the final one, else the assessment's.
    pub fn computed(&self) -> Option<&RefundResult> {
        let assessed = self.assessed.as_ref().map(|a| &a.what.computed);
        self.trued_up.as_ref().map(|t| &t.what.computed).or(assessed)
    }

    /// What of a lot counts in the computation that stands.
    pub fn counted(&self, lot: &str) -> Option<Tonnes> {
        let assessed = self.assessed.as_ref().map(|a| &a.what.lots);
        let lots = self.trued_up.as_ref().map(|t| &t.what.lots).or(assessed)?;
        lots.iter().find(|counted| counted.lot == lot).map(|counted| counted.tonnes)
    }

    /// The demands made since the computation that stands.
    fn demands_since(&self) -> impl Iterator<Item = &Demanded> {
        self.demands.iter().skip(self.before_final.demands).map(|d| &d.what)
    }

    /// The tonnes of a lot that have been demanded for since the computation that stands.
    pub fn demanded_tonnes(&self, lot: &str) -> Tonnes {
        let of_lot = |d: &&Demanded| match &d.demand.ground {
            DemandGround::NotStored(named) | DemandGround::FoundNotStored(named) => named == lot,
            DemandGround::MethodsRejected => false,
        };
        self.demands_since().filter(of_lot).fold(Tonnes::default(), |sum, d| Tonnes(sum.0 + d.tonnes.0))
    }

    /// What the company may keep, in øre: the computation that stands, less what has been demanded since. Nothing before it
    /// is assessed.
    pub fn kept_ore(&self) -> i64 {
        let due = self.computed().map_or(0, RefundResult::payable_ore);
        self.demands_since().fold(due, |left, demand| left.saturating_sub(demand.ore))
    }

    /// What a final figure leaves to be paid, in øre; `None` before it is final.
    pub fn outstanding_ore(&self) -> Option<i64> {
        let final_at = self.trued_up.as_ref()?;
        let since = self.paid.iter().skip(self.before_final.payments);
        Some(since.fold(final_at.what.difference_ore, |left, paid| left.saturating_sub(paid.what.ore)))
    }

    /// Whether it corrects the claim with this number.
    pub fn corrects(&self, number: u32) -> bool {
        self.claim.what.claim.corrects == Some(number)
    }
}

/// A request for an extension and its decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ExtensionOnFile {
    /// Its number in the case, from 1.
    pub number: u32,
    /// The request.
    pub request: Signed<ExtensionAsked>,
    /// The decision: whether it was granted, and why.
    pub decision: Option<(bool, Signed<ExtensionDecision>)>,
}

/// A control.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ControlOnFile {
    /// Its number in the case, from 1.
    pub number: u32,
    /// What is controlled, with its sample.
    pub opened: Signed<ControlOpened>,
    /// What was found.
    pub findings: Vec<Signed<Finding>>,
    /// The conclusion.
    pub closed: Option<Signed<ControlClosure>>,
}

/// Everything that is known of a case: the sum of its journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct AgreementFile {
    /// The case's id.
    pub id: String,
    /// The case number.
    pub number: String,
    /// The company whose case it is.
    pub company: Company,
    /// The language that the company wants to be written to in.
    pub language: Language,
    /// The state.
    pub state: State,
    /// When the case was opened.
    pub opened_at: Moment,
    /// When the last act was done.
    pub updated_at: Moment,
    /// How many acts the journal has: the number of the last, which ledger entries name.
    pub acts: i64,
    /// The draft as it is now.
    pub draft: RefundApplication,
    /// The draft's files.
    pub attachments: Vec<Attachment>,
    /// Submitted versions, oldest first.
    pub versions: Vec<Version>,
    /// Requests for information.
    pub inquiries: Vec<Inquired>,
    /// What was found of the one who applies.
    pub eligibility: Option<Signed<Eligibility>>,
    /// Statements of the case.
    pub hearings: Vec<HeardOnCase>,
    /// People who have worked on the case as tax officers.
    pub prepared_by: BTreeSet<String>,
    /// Terms that are proposed.
    pub proposed: Option<Proposed>,
    /// Versions of the agreement, oldest first.
    pub agreements: Vec<AgreementVersion>,
    /// Energistyrelsen's decisions on the methods, oldest first.
    pub methods: Vec<Signed<MethodsDecision>>,
    /// Breaches that were found.
    pub breaches: Vec<Signed<Breach>>,
    /// The day that the agreement ended on, if it has.
    pub ended_on: Option<Day>,
    /// Files that later acts point to.
    pub evidence: Vec<Attachment>,
    /// Emission reports.
    pub reports: Vec<ReportFiled>,
    /// Series of readings.
    pub series: Vec<SeriesOnFile>,
    /// The chain of custody.
    pub chain: Chain,
    /// Requests for extensions.
    pub extensions: Vec<ExtensionOnFile>,
    /// Reminders that have been sent.
    pub reminded: BTreeSet<Reminder>,
    /// Claims.
    pub claims: Vec<ClaimOnFile>,
    /// The ledger.
    pub ledger: Ledger,
    /// Controls.
    pub controls: Vec<ControlOnFile>,
    /// Runs of statements for invoices of heat or cold.
    #[serde(default)]
    pub heat_runs: Vec<HeatRun>,
    /// That customers were given the same in another way than by a run.
    #[serde(default)]
    pub heat_told: Vec<Signed<HeatStatementsSent>>,
    /// Reminders of the yearly statement that have been sent.
    #[serde(default)]
    pub heat_reminded: BTreeSet<HeatStatementsReminder>,
    /// Who is disqualified and kept off the case (FVL § 3), by their ids.
    #[serde(default)]
    pub disqualified: BTreeMap<String, Signed<Disqualification>>,
}

impl AgreementFile {
    /// A new case.
    pub(super) fn opened(opening: &Opening, at: Moment) -> Self {
        Self {
            id: opening.id.clone(),
            number: opening.number.clone(),
            company: opening.company.clone(),
            language: opening.language,
            state: State::Draft,
            opened_at: at,
            updated_at: at,
            acts: 1,
            draft: RefundApplication::default(),
            attachments: Vec::new(),
            versions: Vec::new(),
            inquiries: Vec::new(),
            eligibility: None,
            hearings: Vec::new(),
            prepared_by: BTreeSet::new(),
            proposed: None,
            agreements: Vec::new(),
            methods: Vec::new(),
            breaches: Vec::new(),
            ended_on: None,
            evidence: Vec::new(),
            reports: Vec::new(),
            series: Vec::new(),
            chain: Chain::default(),
            extensions: Vec::new(),
            reminded: BTreeSet::new(),
            claims: Vec::new(),
            ledger: Ledger::default(),
            controls: Vec::new(),
            heat_runs: Vec::new(),
            disqualified: BTreeMap::new(),
            heat_told: Vec::new(),
            heat_reminded: BTreeSet::new(),
        }
    }

    /// What the access policy looks at. Energistyrelsen may know of the case once terms have been proposed: it approves the
    /// methods (§ 3, stk. 2) and assists in control (§ 6).
    pub fn standing(&self) -> Standing {
        Standing {
            company: self.company.cvr.clone(),
            submitted: !self.versions.is_empty(),
            published: false,
            assisted: self.proposed.is_some() || !self.agreements.is_empty(),
            disqualified: self.disqualified.keys().cloned().collect(),
        }
    }

    /// Every file of the case: the draft's, those of submitted versions, evidence, readings, and statements for invoices.
    pub fn files(&self) -> impl Iterator<Item = &Attachment> {
        let of_versions = self.versions.iter().flat_map(|v| v.attachments.iter());
        let readings = self.series.iter().map(|s| &s.series.what.file);
        let statements = self.heat_runs.iter().flat_map(HeatRun::files);
        self.attachments
            .iter()
            .chain(of_versions)
            .chain(self.evidence.iter())
            .chain(readings)
            .chain(statements)
    }

    /// The agreement as it is now.
    pub fn agreement(&self) -> Option<&AgreementVersion> {
        self.agreements.last()
    }

    /// The terms that are in force.
    pub fn terms(&self) -> Option<&AgreementTerms> {
        self.agreement().map(|a| &a.terms)
    }

    /// The readings that the agreement departs from.
    pub fn readings(&self) -> Readings {
        self.terms().map(|t| t.readings.clone()).unwrap_or_default()
    }

    /// Energistyrelsen's last decision on the methods of the terms that are in force; `None` while it is pending.
    pub fn methods_decision(&self) -> Option<&MethodsDecision> {
        let digest = self.terms()?.digest().ok()?;
        self.methods.iter().rev().map(|m| &m.what).find(|m| m.terms == digest)
    }

    /// The claim with a number.
    pub fn claim(&self, number: u32) -> Option<&ClaimOnFile> {
        self.claims.iter().find(|c| c.number == number)
    }

    /// Whether the company's own report for a year is approved.
    pub fn has_approved_report(&self, year: i32) -> bool {
        let own = |r: &&ReportFiled| r.report.what.of == Link::Own && r.report.what.year == year;
        self.reports.iter().filter(own).any(ReportFiled::is_approved)
    }

    /// The reminders that are due on a day and have not been sent.
    pub fn reminders(&self, on: Day) -> Vec<Reminder> {
        // Where nobody has said when to remind, only that a deadline has passed is told.
        let near =
            self.chain.reminders_between(self.opened_at.day(), on).unwrap_or_default().into_iter().map(|r| {
                Reminder {
                    lot: r.lot,
                    deadline: r.store_by,
                    days_before: u32::try_from(r.days_before).unwrap_or(u32::MAX),
                }
            });
        let passed = self.chain.overdue(on).into_iter();
        let passed = passed.map(|o| Reminder { lot: o.lot, deadline: o.store_by, days_before: 0 });
        // Nobody is told that a deadline comes near when it has passed.
        let near = near.filter(|reminder| reminder.deadline >= on);
        near.chain(passed).filter(|reminder| !self.reminded.contains(reminder)).collect()
    }

    /// The last statement of the case on a subject.
    pub fn hearing_on(&self, subject: Subject) -> Option<&HeardOnCase> {
        self.hearings.iter().rev().find(|h| h.statement.what.subject == subject)
    }
}
