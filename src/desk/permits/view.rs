//! What a person sees of a storage permit's case.

use serde::Serialize;
use utoipa::ToSchema;

use super::dates::dates;
use crate::access::{Company, Person, Policy, Role};
use crate::casework::Entry;
use crate::desk::cases::{DueDate, PossibleAct, possible};
use crate::law::{Moment, Text};
use crate::permit::application::Application;
use crate::permit::procedure::content::SignalSource;
use crate::permit::procedure::{ActKind, PermitFile, State};

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

impl CaseView {
    /// The case as `person` sees it.
    pub fn of(file: &PermitFile, version: i64, person: Option<&Person>, now: Moment) -> Self {
        let acts = file.state.acts().map(|act| (act.slug(), act.label(), act.provision()));
        Self {
            version,
            state_label: file.state.label(),
            acts: possible(acts, Policy::storage_permit(), person, (file.state.slug(), &file.standing())),
            dates: dates(file, now),
            file: seen(file, person),
        }
    }
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

/// Whether the person acts for the company whose case it is.
fn is_own(file: &PermitFile, person: Option<&Person>) -> bool {
    person.and_then(|p| p.company.as_ref()).is_some_and(|c| c.cvr == file.company.cvr)
}

/// The file without what the person may not know: the company's working draft for the authority, and for the company
/// how to reach those who reported something.
pub fn seen(file: &PermitFile, person: Option<&Person>) -> PermitFile {
    let mut seen = file.clone();
    if is_own(file, person) {
        seen.disqualified.clear();
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

/// Whether an entry's content is withheld: the company's drafting from the authority, and from the company what others
/// reported.
pub fn withheld(entry: &Entry, file: &PermitFile, person: Option<&Person>) -> bool {
    let drafting = [ActKind::Save, ActKind::Attach, ActKind::RemoveAttachment];
    if is_own(file, person) {
        entry.act == ActKind::RecordDisqualification.slug()
            || entry.act == ActKind::Signal.slug() && entry.actor.role != Role::Applicant
    } else {
        drafting.iter().any(|act| act.slug() == entry.act)
    }
}
