//! What an examination finds, and the sheet that it is written on.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::casework::Problem;
use crate::law::{Provision, Text};
use crate::permit::application::Item;
use crate::permit::application::leaves::{Leaf, State};
use crate::permit::form;

/// What kind of fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = FindingKind)]
pub enum Kind {
    /// Nothing is given.
    Missing,
    /// What is given cannot be read.
    Unreadable,
    /// Something is given, but not all, or it does not fit.
    Incomplete,
    /// Complete as it stands, but it will meet a hindrance or needs a second look.
    Advice,
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct Finding {
    /// The item it is in.
    pub item: Item,
    /// Where in the application: JSON pointer.
    pub pointer: String,
    /// The provision that it is found under.
    pub provision: Provision,
    /// What kind of fault it is.
    pub kind: Kind,
    /// What is found.
    pub what: Text,
    /// What would mend it.
    pub mend: Text,
}

impl Finding {
    /// Whether it is a gap, and not merely advice.
    pub fn is_gap(&self) -> bool {
        self.kind != Kind::Advice
    }

    /// The finding as a problem of what was sent: what is found, and what would mend it.
    pub fn problem(&self) -> Problem {
        let message = Text::new(
            format!("{} {}", self.what.da, self.mend.da),
            format!("{} {}", self.what.en, self.mend.en),
        );
        Problem::under(self.provision.clone(), self.pointer.clone(), message)
    }
}

/// The findings so far, sorted and each but once.
#[derive(Debug, Default)]
pub(super) struct Sheet(BTreeSet<Finding>);

impl Sheet {
    /// Something that is not there.
    pub(super) fn missing(&mut self, pointer: &str, what: Text, mend: Text) {
        self.add(Kind::Missing, pointer, None, what, mend);
    }

    /// Something that cannot be read.
    pub(super) fn unreadable(&mut self, pointer: &str, what: Text, mend: Text) {
        self.add(Kind::Unreadable, pointer, None, what, mend);
    }

    /// Something that is not whole, or does not fit.
    pub(super) fn incomplete(&mut self, pointer: &str, what: Text, mend: Text) {
        self.add(Kind::Incomplete, pointer, None, what, mend);
    }

    /// Something to be said that does not make the item incomplete.
    pub(super) fn advice(&mut self, pointer: &str, provision: &'static str, what: Text, mend: Text) {
        self.add(Kind::Advice, pointer, Some(Provision::of(provision)), what, mend);
    }

    /// A field that is not filled in, with the form's help.
    pub(super) fn field_missing(&mut self, pointer: &str) {
        let label = form::label(pointer);
        let mend = form::field(&form::path_of(pointer))
            .map_or_else(|| Text::new("Udfyld feltet.", "Fill in the field."), |field| field.help.clone());
        let what = Text::new(format!("{}: mangler.", label.da), format!("{}: missing.", label.en));
        self.missing(pointer, what, mend);
    }

    /// Every field under a path that is not filled in, where something else makes the whole of it necessary.
    pub(super) fn group_required(&mut self, leaves: &[Leaf], path: &str) {
        let prefix = format!("{path}.");
        for leaf in leaves.iter().filter(|leaf| leaf.place.path.starts_with(&prefix)) {
            if matches!(leaf.state, State::Missing | State::Entries(0)) {
                self.field_missing(&leaf.place.pointer);
            }
        }
    }

    fn add(&mut self, kind: Kind, pointer: &str, provision: Option<Provision>, what: Text, mend: Text) {
        let Some(item) = Item::of(pointer) else { return };
        let provision = provision
            .or_else(|| form::field(&form::path_of(pointer)).map(|field| field.provision.clone()))
            .unwrap_or_else(|| item.provision());
        self.0.insert(Finding { item, pointer: pointer.to_owned(), provision, kind, what, mend });
    }

    /// The findings, sorted by item and place.
    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.0.into_iter().collect()
    }
}

/// The same sentence in both languages, short to write.
pub(super) fn say(da: impl Into<String>, en: impl Into<String>) -> Text {
    Text::new(da, en)
}
