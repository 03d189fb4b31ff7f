//! What a person sees of an agreement's case. Three eyes: the company, Skatteforvaltningen, and Energistyrelsen, which sees
//! only what it assists in: the methods, the measurements and the emission reports (§ 3, stk. 2, and § 6).

use serde::Serialize;
use utoipa::ToSchema;

use super::dates::{dates, dates_of_assisting};
use crate::access::{Company, Person, Policy};
use crate::casework::Entry;
use crate::desk::cases::{DueDate, PossibleAct, possible};
use crate::law::{Digest, Moment, Text};
use crate::refund::custody::Chain;
use crate::refund::ledger::Ledger;
use crate::refund::procedure::{ActKind, AgreementFile, RefundApplication, State};

/// A case as a person sees it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct AgreementView {
    /// The version; also its `ETag`.
    pub version: i64,
    /// What the state is called.
    pub state_label: Text,
    /// What the person may do now.
    pub acts: Vec<PossibleAct>,
    /// What is due, and when; the nearest first.
    pub dates: Vec<DueDate>,
    /// SHA-256 of the terms that are proposed: what an acceptance and a signature name.
    pub proposed_terms: Option<Digest>,
    /// SHA-256 of the terms in force.
    pub terms: Option<Digest>,
    /// What the person may know.
    pub file: AgreementFile,
}

impl AgreementView {
    /// The case as `person` sees it.
    pub fn of(file: &AgreementFile, version: i64, person: Option<&Person>, now: Moment) -> Self {
        let acts = file.state.acts().map(|act| (act.slug(), act.label(), act.provision()));
        let proposed = file.proposed.as_ref().and_then(|p| p.proposal.what.terms.digest().ok());
        Self {
            version,
            state_label: file.state.label(),
            acts: possible(acts, Policy::refund_agreement(), person, (file.state.slug(), &file.standing())),
            dates: match eyes(file, person) {
                Eyes::Company | Eyes::Tax => dates(file, now),
                Eyes::Assisting => dates_of_assisting(file, now),
            },
            proposed_terms: proposed,
            terms: file.terms().and_then(|t| t.digest().ok()),
            file: seen(file, person),
        }
    }
}

/// A case in a list.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct AgreementSummary {
    /// The id.
    pub id: String,
    /// The case number.
    pub number: String,
    /// The company whose case it is.
    pub company: Company,
    /// The state.
    pub state: State,
    /// What the state is called.
    pub state_label: Text,
    /// When it was opened.
    pub opened_at: Moment,
    /// When its last act was done.
    pub updated_at: Moment,
    /// The version.
    pub version: i64,
}

impl AgreementSummary {
    /// The case in short.
    pub fn of(file: &AgreementFile, version: i64) -> Self {
        Self {
            id: file.id.clone(),
            number: file.number.clone(),
            company: file.company.clone(),
            state: file.state,
            state_label: file.state.label(),
            opened_at: file.opened_at,
            updated_at: file.updated_at,
            version,
        }
    }
}

/// Whose eyes see.
enum Eyes {
    Company,
    Tax,
    Assisting,
}

fn eyes(file: &AgreementFile, person: Option<&Person>) -> Eyes {
    let own = person.and_then(|p| p.company.as_ref()).is_some_and(|c| c.cvr == file.company.cvr);
    if own {
        Eyes::Company
    } else if Policy::refund_agreement().only_assists(person, &file.standing()) {
        Eyes::Assisting
    } else {
        Eyes::Tax
    }
}

/// The file without what the person may not know: the company's working draft for the authorities, the controls for the
/// company, and all but methods, measurements and reports for the authority that assists.
pub fn seen(file: &AgreementFile, person: Option<&Person>) -> AgreementFile {
    let mut seen = file.clone();
    match eyes(file, person) {
        Eyes::Company => {
            seen.controls.clear();
            seen.disqualified.clear();
        }
        Eyes::Tax => {
            let last = file.versions.last();
            seen.draft = last.map_or_else(RefundApplication::default, |v| v.application.clone());
            seen.attachments = last.map(|v| v.attachments.clone()).unwrap_or_default();
        }
        Eyes::Assisting => {
            let of_reports = |sha: &Digest| file.reports.iter().any(|r| r.report.what.document == *sha);
            seen.evidence.retain(|file| of_reports(&file.sha256));
            seen.draft = RefundApplication::default();
            seen.attachments.clear();
            seen.versions.clear();
            seen.inquiries.clear();
            seen.eligibility = None;
            seen.hearings.clear();
            seen.breaches.clear();
            seen.chain = Chain::default();
            seen.extensions.clear();
            seen.reminded.clear();
            seen.claims.clear();
            seen.ledger = Ledger::default();
            seen.controls.clear();
            seen.heat_runs.clear();
            seen.disqualified.clear();
            seen.heat_told.clear();
            seen.heat_reminded.clear();
        }
    }
    seen
}

/// Whether an entry's content is withheld.
pub fn withheld(entry: &Entry, file: &AgreementFile, person: Option<&Person>) -> bool {
    let one_of = |acts: &[ActKind]| acts.iter().any(|act| act.slug() == entry.act);
    match eyes(file, person) {
        Eyes::Company => one_of(&[
            ActKind::OpenControl,
            ActKind::RecordFinding,
            ActKind::CloseControl,
            ActKind::RecordDisqualification,
        ]),
        Eyes::Tax => one_of(&[ActKind::Save, ActKind::Attach, ActKind::RemoveAttachment]),
        Eyes::Assisting => !one_of(&[
            ActKind::ProposeTerms,
            ActKind::AcceptTerms,
            ActKind::Sign,
            ActKind::DecideMethods,
            ActKind::UploadMeasurements,
            ActKind::FileEmissionReport,
            ActKind::DecideEmissionReport,
        ]),
    }
}

/// Whether a document is withheld, by its kind.
pub fn withheld_document(kind: &str, file: &AgreementFile, person: Option<&Person>) -> bool {
    match eyes(file, person) {
        Eyes::Company | Eyes::Tax => false,
        Eyes::Assisting => !matches!(kind, "agreement" | "proposed-terms" | "methods" | "emission-report"),
    }
}
