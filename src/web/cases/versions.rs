//! The versions of an application, each with what it changed.

use serde_json::Value;

use super::readable::{Line, lines};
use crate::law::{Language, Moment};
use crate::permit::application::Change;

/// A version.
pub struct VersionView {
    /// 1 for the first.
    pub number: u32,
    /// When it was received.
    pub at: String,
    /// Who sent it.
    pub by: String,
    /// What it changed: the field, what stood there, what stands there now. Of the first, everything in it.
    pub changes: Vec<(String, String, String)>,
    /// The version whole, where its changes are not told.
    pub lines: Vec<Line>,
}

impl VersionView {
    /// A version of a file, with its changes if they are told.
    pub fn of(number: u32, version: &Value, changes: Option<Vec<Change>>, language: Language) -> Self {
        let text = |pointer: &str| version.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        let at = Moment::parse(text("/submitted/at"));
        let whole = version.get("application").filter(|_| changes.is_none());
        Self {
            number,
            at: at.map(|at| at.written(language)).unwrap_or_default(),
            by: text("/submitted/by/name").to_owned(),
            changes: changes.unwrap_or_default().iter().map(|change| line(change, language)).collect(),
            lines: whole.map(|whole| lines("Application", whole, language)).unwrap_or_default(),
        }
    }
}

fn line(change: &Change, language: Language) -> (String, String, String) {
    let text = |value: &Option<Value>| {
        let shown = value.as_ref().map(|value| lines("", value, language)).unwrap_or_default();
        shown.into_iter().map(|line| line.text).collect::<Vec<_>>().join("; ")
    };
    // Where in a list it stands, so that two of the same name can be told apart.
    let places: Vec<String> = change
        .pointer
        .split('/')
        .filter_map(|part| part.parse::<usize>().ok())
        .map(|at| (at + 1).to_string())
        .collect();
    let label = change.label.in_language(language);
    let label = if places.is_empty() { label.to_owned() } else { format!("{label} ({})", places.join(".")) };
    (label, text(&change.before), text(&change.after))
}
