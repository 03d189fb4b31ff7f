//! JSON of a case as lines that people can read.

use serde_json::{Map, Value};

use crate::access::Role;
use crate::law::{Day, Digest, Language, Moment, Provision};
use crate::web::procedures::procedure::role;
use crate::web::words;

/// A line: a label with a text, or a heading over the lines that stand deeper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How deep it stands, from 0 to 4.
    pub depth: usize,
    /// What it is called.
    pub label: String,
    /// What it says; empty for a heading.
    pub text: String,
}

/// Deeper than this, lines stand no further in.
const DEEPEST: usize = 4;

/// Members whose text is in people's own words.
const OWN_WORDS: [&str; 22] = [
    "text",
    "reasons",
    "note",
    "name",
    "basis",
    "purpose",
    "conclusion",
    "guidance",
    "description",
    "address",
    "contact",
    "what_happened",
    "remarks",
    "operation",
    "otherwise",
    "about",
    "facts",
    "proposal",
    "questions",
    "id",
    "label",
    "title",
];

/// How words end that call a thing by its number.
const NUMBERED: [&str; 5] = [", nr.", " nr.", ", by number", ", number", " number"];

/// Members that say nothing to a reader.
const UNSAID: [&str; 4] = ["media_type", "size", "item_slug", "pointer"];

/// A value as lines.
pub fn lines(of: &str, value: &Value, language: Language) -> Vec<Line> {
    let mut out = Vec::new();
    match value {
        Value::Object(members) => members_of(of, members, 0, language, &mut out),
        Value::Array(items) => items_of(of, items, 0, language, &mut out),
        other => {
            let text = plain("", other, language);
            out.extend((!text.is_empty()).then(|| Line { depth: 0, label: String::new(), text }));
        }
    }
    out
}

fn members_of(of: &str, members: &Map<String, Value>, depth: usize, language: Language, out: &mut Vec<Line>) {
    let told = |name: &str| !UNSAID.contains(&name);
    for (name, value) in members.iter().filter(|(name, _)| told(name)) {
        if name == "what" && members.contains_key("by") {
            // Something signed: what was said, and then by whom.
            member_of(of, value, depth, language, out);
            continue;
        }
        let label = words::label(of, name, language);
        entry(name, label, value, depth, language, out);
    }
}

fn member_of(of: &str, value: &Value, depth: usize, language: Language, out: &mut Vec<Line>) {
    match value {
        Value::Object(members) => members_of(of, members, depth, language, out),
        other => entry("what", words::label(of, "what", language), other, depth, language, out),
    }
}

fn entry(name: &str, label: String, value: &Value, depth: usize, language: Language, out: &mut Vec<Line>) {
    if let Some(text) = short(name, value, language) {
        if !text.is_empty() {
            out.push(Line { depth: depth.min(DEEPEST), label, text });
        }
        return;
    }
    let before = out.len();
    match value {
        Value::Object(members) => members_of(name, members, depth + 1, language, out),
        Value::Array(items) => items_of(name, items, depth + 1, language, out),
        _ => {}
    }
    if out.len() > before {
        // What is called by its number elsewhere stands here itself.
        let label =
            NUMBERED.iter().find_map(|end| label.strip_suffix(end)).map_or(label.clone(), str::to_owned);
        out.insert(before, Line { depth: depth.min(DEEPEST), label, text: String::new() });
    }
}

fn items_of(name: &str, items: &[Value], depth: usize, language: Language, out: &mut Vec<Line>) {
    for (number, item) in (1..).zip(items) {
        entry(name, format!("{number}."), item, depth, language, out);
    }
}

/// What fits on one line; none where it takes several.
fn short(name: &str, value: &Value, language: Language) -> Option<String> {
    match value {
        Value::Object(members) => in_both(members, language)
            .or_else(|| actor(members, language))
            .or_else(|| members.is_empty().then(String::new))
            .or_else(|| file_name(members)),
        Value::Array(items) => {
            let one = |item: &Value| match item {
                Value::Array(pair) => pair
                    .iter()
                    .map(Value::as_f64)
                    .collect::<Option<Vec<_>>>()
                    .map(|pair| pair.iter().map(f64::to_string).collect::<Vec<_>>().join(" ")),
                Value::Object(members) => file_name(members),
                other => Some(plain(name, other, language)),
            };
            let all: Option<Vec<String>> = items.iter().map(one).collect();
            all.map(|all| all.join("; "))
        }
        other => Some(plain(name, other, language)),
    }
}

fn in_both(members: &Map<String, Value>, language: Language) -> Option<String> {
    let text = |tag: &str| members.get(tag).and_then(Value::as_str);
    (members.len() == 2).then(|| text("da").zip(text("en")))?.map(|(da, en)| {
        match language {
            Language::Da => da,
            Language::En => en,
        }
        .to_owned()
    })
}

fn actor(members: &Map<String, Value>, language: Language) -> Option<String> {
    let (3, Some(as_what)) = (members.len(), members.get("role")) else { return None };
    let as_what: Role = serde_json::from_value(as_what.clone()).ok()?;
    if matches!(as_what, Role::Clock | Role::Anyone) {
        return Some(role(as_what).in_language(language).to_owned());
    }
    members.get("name").and_then(Value::as_str).map(str::to_owned)
}

fn file_name(members: &Map<String, Value>) -> Option<String> {
    members.contains_key("sha256").then(|| members.get("name").and_then(Value::as_str).map(str::to_owned))?
}

/// A single value in words.
fn plain(name: &str, value: &Value, language: Language) -> String {
    let say = |da: &str, en: &str| match language {
        Language::Da => da.to_owned(),
        Language::En => en.to_owned(),
    };
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => say("ja", "yes"),
        Value::Bool(false) => say("nej", "no"),
        Value::Number(number) => number.to_string(),
        Value::String(text) if OWN_WORDS.contains(&name) => text.clone(),
        Value::String(text) if name == "provision" => Provision::from_id(text.clone()).cite(language),
        Value::String(text) => in_words(text, language),
        Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

/// A text that may be a day, an instant or a choice.
fn in_words(text: &str, language: Language) -> String {
    if let Ok(day) = Day::parse(text) {
        return day.written(language);
    }
    if let Ok(moment) = Moment::parse(text) {
        return moment.written(language);
    }
    if Digest::parse(text).is_some() {
        return text.to_owned();
    }
    words::choice(text, language).unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_case_is_read_in_words() {
        let signed = json!({
            "by": {"id": "c", "name": "Camilla", "role": "caseworker"}, "at": "2026-11-21T09:30:00.000000Z",
            "what": {"facts": ["et", "to"], "holds": true, "site": {"description": "Her", "ring": [[4.5, 56.0]]}},
        });
        let lines = lines("Hearing", &signed, Language::Da);
        let shown: Vec<(usize, &str, &str)> =
            lines.iter().map(|line| (line.depth, line.label.as_str(), line.text.as_str())).collect();
        assert!(shown.contains(&(0, "Faktiske oplysninger", "et; to")), "{shown:?}");
        assert!(shown.contains(&(0, "Er det opfyldt?", "ja")), "{shown:?}");
        assert!(shown.contains(&(0, "Lagringslokalitet", "")), "{shown:?}");
        assert!(shown.contains(&(1, "Afgrænsning (ED50)", "4.5 56")), "{shown:?}");
        assert!(shown.iter().any(|(_, _, text)| *text == "Camilla"), "{shown:?}");
    }

    #[test]
    fn peoples_own_words_are_left_alone() {
        let said = lines("Comment", &json!({"text": "other", "kind": "other"}), Language::En);
        let texts: Vec<&str> = said.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["Other", "other"]);
    }
}
