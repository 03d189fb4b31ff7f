//! A value of the draft as it stands in a field.

use serde_json::Value;

use super::corners;

/// The text that stands in the field of a value: what was typed, where it cannot be read.
pub fn shown(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(_)) => value.map(corners::line).unwrap_or_default(),
        Some(other) => other.to_string(),
    }
}

/// The text that stands in the field of a list of values: a line each.
pub fn lines(value: Option<&Value>) -> String {
    match value {
        Some(Value::Array(entries)) => {
            entries.iter().map(|entry| shown(Some(entry))).collect::<Vec<_>>().join("\n")
        }
        other => shown(other),
    }
}
