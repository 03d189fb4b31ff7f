//! What each field of the form takes, as its type says it: read from the schema that the types give, so that the pages and
//! REST cannot differ.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::Value;
use utoipa::PartialSchema as _;

use crate::permit::application::Application;
use crate::permit::form;

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A decimal, kept as text.
    Figure,
    /// A whole number.
    Whole,
    /// A day.
    Day,
    /// Yes or no.
    YesNo,
    /// One of these.
    OneOf(Vec<String>),
    /// A position.
    Position,
}

/// What the schema says of the form's places.
#[derive(Default)]
struct Known {
    kinds: BTreeMap<String, Kind>,
    lists: BTreeSet<String>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    let schema = serde_json::to_value(Application::schema()).unwrap_or_default();
    walk(&schema, String::new(), &mut known);
    known
});

/// What the field at a path of the form takes; none where there is no such field.
pub fn kind(path: &str) -> Option<&'static Kind> {
    KNOWN.kinds.get(path)
}

/// What the entries of a list take, where they are values and not parts with fields of their own: such a list is typed as
/// lines.
pub fn kind_of_lines(path: &str) -> Option<&'static Kind> {
    kind(&format!("{path}[]"))
}

/// Whether a path is of a value in a list that is typed as lines: it has no field of its own.
pub fn is_line(path: &str) -> bool {
    path.ends_with("[]") && kind(path).is_some()
}

/// Whether a path is of a list whose entries are parts with fields of their own.
pub fn is_list(path: &str) -> bool {
    KNOWN.lists.contains(path) && kind_of_lines(path).is_none()
}

fn walk(schema: &Value, path: String, known: &mut Known) {
    // A draft may hold anything in a place; what belongs there comes first.
    if let Some(first) = schema.get("anyOf").and_then(|any| any.get(0)) {
        return walk(first, path, known);
    }
    if form::field(&path).is_some() {
        known.kinds.insert(path, of(schema));
        return;
    }
    if let Some(members) = schema.get("properties").and_then(Value::as_object) {
        for (name, member) in members {
            let dot = if path.is_empty() { "" } else { "." };
            walk(member, format!("{path}{dot}{name}"), known);
        }
    } else if let Some(items) = schema.get("items") {
        known.lists.insert(path.clone());
        walk(items, format!("{path}[]"), known);
    }
}

fn of(schema: &Value) -> Kind {
    let says = |name: &str| schema.get(name).and_then(Value::as_str).unwrap_or_default();
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return Kind::OneOf(values.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect());
    }
    match (says("type"), says("format")) {
        ("boolean", _) => Kind::YesNo,
        ("integer", _) => Kind::Whole,
        ("number", _) | ("string", "decimal") => Kind::Figure,
        ("string", "date") => Kind::Day,
        ("array", _) => Kind::Position,
        _ => Kind::Text,
    }
}

/// Every field that takes one of several.
#[cfg(test)]
pub fn choices() -> impl Iterator<Item = (&'static str, &'static [String])> {
    KNOWN.kinds.iter().filter_map(|(path, kind)| match kind {
        Kind::OneOf(values) => Some((path.as_str(), values.as_slice())),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_the_form_takes_what_its_type_takes() {
        for field in form::fields() {
            assert!(kind(&field.path).is_some(), "{}", field.path);
        }
        for (path, expected) in [
            ("parties.companies[].name", Kind::Text),
            ("parties.companies[].operator", Kind::YesNo),
            ("capacity.financial.equity", Kind::Figure),
            ("capacity.financial.annual_reports[].year", Kind::Whole),
            ("duration.start", Kind::Day),
            ("coordinates.wells[].head", Kind::Position),
            ("coordinates.reference_elevation", Kind::Figure),
        ] {
            assert_eq!(kind(path), Some(&expected), "{path}");
        }
        assert_eq!(kind_of_lines("coordinates.site"), Some(&Kind::Position));
        assert_eq!(kind_of_lines("liability.insurance.insured"), Some(&Kind::Text));
        assert_eq!(kind_of_lines("parties.companies"), None);
        assert!(matches!(kind("project.purpose"), Some(Kind::OneOf(values)) if values.len() == 3));
    }
}
