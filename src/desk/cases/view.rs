//! What a person sees of a case of any kind.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::access::{Person, Policy, Role, Standing};
use crate::casework::Entry;
use crate::law::{Day, Provision, Text};
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

/// Those of a state's acts that the policy lets a person do.
pub fn possible(
    acts: impl Iterator<Item = (&'static str, Text, Provision)>,
    policy: &Policy,
    person: Option<&Person>,
    (state, standing): (&str, &Standing),
) -> Vec<PossibleAct> {
    acts.filter(|(act, ..)| policy.takes(state, act))
        .filter(|(act, ..)| policy.authorise(person, act, standing).is_ok())
        .map(|(act, label, provision)| PossibleAct { act: act.to_owned(), label, provision })
        .collect()
}

/// A date that somebody must keep.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
pub struct DueDate {
    /// The last day.
    pub due: Day,
    /// What must be done, or what happens.
    pub what: Text,
    /// What it rests on.
    pub provision: Provision,
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

impl JournalView {
    /// The entry, or what is left of it where its content is withheld.
    pub fn of(withheld: bool, entry: Entry) -> Self {
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
