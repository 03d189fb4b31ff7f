//! Places in texts and watches: `{limit}`.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::value::Value;

/// `text` with each place filled by what `value_of` gives, in one pass, and the names of those left open.
pub(super) fn put(text: &str, value_of: impl Fn(&str) -> Option<String>) -> (String, Vec<String>) {
    let (mut out, mut open, mut rest) = (String::new(), Vec::new(), text);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        match value_of(name) {
            Some(value) => out.push_str(&value),
            None => open.push(name.to_owned()),
        }
        rest = tail;
    }
    out.push_str(rest);
    (out, open)
}

/// A watch's template with each string that is one place replaced by the value, typed.
pub(super) fn put_json(template: &Json, values: &BTreeMap<String, Value>) -> Json {
    match template {
        Json::String(text) => text
            .strip_prefix('{')
            .and_then(|text| text.strip_suffix('}'))
            .and_then(|name| values.get(name))
            .map_or_else(|| template.clone(), Value::json),
        Json::Array(items) => items.iter().map(|item| put_json(item, values)).collect(),
        Json::Object(map) => map.iter().map(|(key, item)| (key.clone(), put_json(item, values))).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once_and_open_ones_named() {
        let value_of = |name: &str| (name == "a").then(|| "{b}".to_owned());
        assert_eq!(put("x {a} y {b}.", value_of), ("x {b} y .".to_owned(), vec!["b".to_owned()]));
        assert_eq!(put("no places", value_of), ("no places".to_owned(), vec![]));
        assert_eq!(put("x {torn", value_of), ("x ".to_owned(), vec!["torn".to_owned()]));
    }

    #[test]
    fn a_template_is_filled_with_typed_values() {
        let values = BTreeMap::from([
            ("n".to_owned(), Value::Integer(3)),
            ("limit".to_owned(), Value::Decimal("2.50".parse().unwrap())),
        ]);
        let template = serde_json::json!({"a": "{n}", "b": ["{limit}", "{other}", "n"], "c": 1});
        let filled = serde_json::json!({"a": 3, "b": ["2.50", "{other}", "n"], "c": 1});
        assert_eq!(put_json(&template, &values), filled);
    }
}
