//! What a person sees of a case.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::dates::{DueDate, dates};
use crate::access::{Company, Person, Policy, Role};
use crate::casework::Entry;
use crate::law::{Moment, Provision, Text};
use crate::permit::application::Application;
use crate::permit::procedure::content::SignalSource;
use crate::permit::procedure::{ActKind, PermitFile, State};
use crate::store::DocumentRow;

/// An act that a person may do on a case now.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PossibleAct {
    /// The act's slug.
    pub act: String,
    /// What people call it.
    pub label: Text,
    /// The provision that it rests on.
    pub provision: Provision,
}

/// A case as a person sees it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CaseView {
    /// The version; also its `ETag`.
    pub version: i64,
    /// What the state is called.
    pub state_label: Text,
    /// What the person may do now.
    pub acts: Vec<PossibleAct>,
    /// What is due, and when; the nearest first.
    pub dates: Vec<DueDate>,
    /// What the person may know.
    pub file: PermitFile,
}

/// A case in a list.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CaseSummary {
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

impl CaseSummary {
    /// The case in short.
    pub fn of(file: &PermitFile, version: i64) -> Self {
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

/// A journal entry as a person sees it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct JournalView {
    /// The entry.
    #[serde(flatten)]
    pub entry: Entry,
    /// Whether its content is withheld from this person. The hash still covers it.
    pub withheld: bool,
}

/// A document as a person sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct DocumentView {
    /// The id.
    pub id: String,
    /// The journal entry that made it.
    pub entry: i64,
    /// The kind: `permit`, `receipt`, `copy-of-record`.
    pub kind: String,
    /// What it is called, in its language.
    pub title: String,
    /// `da` or `en`.
    pub language: String,
    /// `application/pdf` or `application/json`.
    pub media_type: String,
    /// SHA-256 of its content.
    pub sha256: String,
    /// Size in bytes.
    pub size: i64,
    /// When it was made.
    pub made_at: String,
}

impl From<DocumentRow> for DocumentView {
    fn from(row: DocumentRow) -> Self {
        Self {
            id: row.id,
            entry: row.seq,
            kind: row.kind,
            title: row.title,
            language: row.language,
            media_type: row.media_type,
            sha256: row.sha256,
            size: row.size,
            made_at: row.made_at,
        }
    }
}

impl CaseView {
    /// The case as `person` sees it.
    pub fn of(file: &PermitFile, version: i64, person: Option<&Person>, now: Moment) -> Self {
        let policy = Policy::storage_permit();
        let standing = file.standing();
        let acts = file
            .state
            .acts()
            .filter(|act| policy.authorise(person, act.slug(), &standing).is_ok())
            .map(|act| PossibleAct {
                act: act.slug().to_owned(),
                label: act.label(),
                provision: act.provision(),
            })
            .collect();
        Self {
            version,
            state_label: file.state.label(),
            acts,
            dates: dates(file, now),
            file: seen(file, person),
        }
    }
}

/// Whether the person acts for the company whose case it is.
fn is_own(file: &PermitFile, person: Option<&Person>) -> bool {
    person.and_then(|p| p.company.as_ref()).is_some_and(|c| c.cvr == file.company.cvr)
}

/// The file without what the person may not know: the company's working draft for the authority, and for the company
/// how to reach those who reported something.
pub fn seen(file: &PermitFile, person: Option<&Person>) -> PermitFile {
    let mut seen = file.clone();
    if is_own(file, person) {
        for signal in seen.signals.iter_mut().filter(|s| s.signal.what.source != SignalSource::Holder) {
            signal.signal.what.contact.clear();
            if signal.signal.by.role == Role::Anyone {
                signal.signal.by.id = Role::Anyone.slug().to_owned();
                signal.signal.by.name = Role::Anyone.slug().to_owned();
            }
        }
    } else {
        let last = file.versions.last();
        seen.draft = last.map_or_else(Application::default, |v| v.application.clone());
        seen.attachments = last.map(|v| v.attachments.clone()).unwrap_or_default();
    }
    seen
}

impl JournalView {
    /// The entry as `person` sees it.
    pub fn of(entry: Entry, file: &PermitFile, person: Option<&Person>) -> Self {
        let own = is_own(file, person);
        let drafting = [ActKind::Save, ActKind::Attach, ActKind::RemoveAttachment];
        let of_draft = drafting.iter().any(|act| act.slug() == entry.act);
        let of_signal = entry.act == ActKind::Signal.slug() && entry.actor.role != Role::Applicant;
        let withheld = if own { of_signal } else { of_draft };
        let mut entry = entry;
        if withheld {
            entry.content = Value::Null;
            if entry.actor.role == Role::Anyone {
                entry.actor.id = Role::Anyone.slug().to_owned();
                entry.actor.name = Role::Anyone.slug().to_owned();
            }
        }
        Self { entry, withheld }
    }
}
