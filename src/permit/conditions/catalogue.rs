//! The catalogue of condition texts, from `forms/storage-permit-conditions.toml`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::law::{Provision, Text};

use super::ConditionKind;

/// One entry: a text with open places, what fills them, and what can be watched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CatalogueEntry)]
pub struct Entry {
    /// Its id, which permits keep.
    pub id: String,
    /// What it is about.
    pub kind: ConditionKind,
    /// The provision that the condition is set under.
    pub provision: Provision,
    /// A short heading.
    pub title: Text,
    /// Whether it is proposed for every permit: taken, or set aside with reasons.
    #[serde(default)]
    pub always_proposed: bool,
    /// Whether it is a duty of closure or decommissioning, to be met before the case can be closed.
    #[serde(default)]
    pub for_closing: bool,
    /// Whether the entry has no text of its own: a jurist writes it for the permit.
    #[serde(default)]
    pub free_text: bool,
    /// The text with its places, `{limit}`; empty where `free_text`.
    #[serde(default)]
    pub text: Text,
    /// What fills the places.
    #[serde(default)]
    pub parameters: Vec<Slot>,
    /// Pairs of days of which the first may not be after the second.
    #[serde(default)]
    pub in_order: Vec<(String, String)>,
    /// Watches with places, to be filled like the text.
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    pub watch: Vec<Value>,
    /// The provisions that ask for it or that it is modelled on.
    #[serde(default)]
    pub why: Vec<Provision>,
    /// The reading that it rests on, where the order is open or wrong.
    #[serde(default)]
    pub reading: Option<String>,
}

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Slot {
    /// The name between the braces.
    pub name: String,
    /// What kind of value fills it.
    #[serde(rename = "type")]
    pub kind: SlotKind,
    /// The unit that the value is given in, as the text writes it.
    #[serde(default)]
    pub unit: Option<String>,
    /// Whether a figure below zero makes sense.
    #[serde(default)]
    pub negative: bool,
    /// Whether a text is wanted in each language: a sentence, as against a name.
    #[serde(default)]
    pub both_languages: bool,
    /// What the form calls it.
    pub label: Text,
}

/// What kind of value fills a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SlotKind {
    /// A decimal, as a string: `"250.5"`.
    Decimal,
    /// A day: `"2026-11-21"`.
    Date,
    /// Words.
    Text,
    /// A whole number, not below zero.
    Integer,
}

#[derive(Debug, Default, Deserialize)]
struct File {
    #[serde(default)]
    expiry_warning_days: Vec<u32>,
    #[serde(default)]
    entry: Vec<Entry>,
}

// A unit test proves that the file parses; the empty table is never seen.
static FILE: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../forms/storage-permit-conditions.toml")).unwrap_or_default()
});

/// All entries, in the order of the file.
pub fn catalogue() -> &'static [Entry] {
    &FILE.entry
}

/// The entry with that id.
pub fn entry(id: &str) -> Option<&'static Entry> {
    catalogue().iter().find(|entry| entry.id == id)
}

/// The entries that every permit takes or sets aside with reasons: duties that the order lacks and the directive has.
pub fn always_proposed() -> impl Iterator<Item = &'static Entry> {
    catalogue().iter().filter(|entry| entry.always_proposed)
}

/// How many days before a permit expires the holder and the authority are warned.
pub fn expiry_warning_days() -> &'static [u32] {
    &FILE.expiry_warning_days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_parses() {
        let file: Result<File, _> =
            toml::from_str(include_str!("../../../forms/storage-permit-conditions.toml"));
        assert_eq!(file.map(|file| file.entry.len()).map_err(|why| why.to_string()), Ok(catalogue().len()));
        assert!(catalogue().len() >= 24, "{}", catalogue().len());
        assert_eq!(expiry_warning_days(), [90, 30, 7]);
    }
}
