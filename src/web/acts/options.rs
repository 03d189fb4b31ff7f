//! What a case has to choose from: its files, its signals, its claims.

use std::collections::BTreeMap;

use serde_json::Value;

use super::tree::Leaf;
use crate::law::Language;
use crate::permit::conditions::catalogue;
use crate::web::cases::page::Seen;
use crate::web::cases::paper::files_of;
use crate::web::cases::readable::lines;

/// Members that name something by its number in the case, and the list that it stands in.
const NUMBERED: [(&str, &str); 8] = [
    ("signal", "signals"),
    ("signals", "signals"),
    ("report", "reports"),
    ("claim", "claims"),
    ("corrects", "claims"),
    ("control", "controls"),
    ("hearing", "hearings"),
    ("request", "extensions"),
];

/// The longest label, in characters.
const LONGEST: usize = 80;

/// What can be chosen, by the member that takes it.
#[derive(Debug, Default)]
pub struct Options {
    named: BTreeMap<&'static str, Vec<(String, String)>>,
    files: Vec<(String, String)>,
}

impl Options {
    /// What a case has, as the person sees it.
    pub fn of_case(seen: &Seen, language: Language) -> Self {
        let mut named = BTreeMap::new();
        for (member, list) in NUMBERED {
            let items = seen.file.get(list).and_then(Value::as_array).into_iter().flatten();
            named.insert(member, items.filter_map(|item| numbered(item, language)).collect());
        }
        let series = seen.file.get("series").and_then(Value::as_array).map_or(0, Vec::len);
        named.insert("series", (1..=series).map(|n| (n.to_string(), n.to_string())).collect());
        let conditions = seen.file.pointer("/permits").and_then(Value::as_array).and_then(|all| all.last());
        let conditions = conditions.and_then(|permit| permit.get("conditions")?.as_array());
        named.insert(
            "condition",
            conditions.into_iter().flatten().filter_map(|c| condition(c, language)).collect(),
        );
        let entries = catalogue().iter();
        let title = |text: &crate::law::Text| short(text.in_language(language));
        named.insert("catalogue", entries.map(|one| (one.id.clone(), title(&one.title))).collect());
        let say = match language {
            Language::Da => ["De foreslåede vilkår", "Vilkårene i kraft"],
            Language::En => ["The terms that are proposed", "The terms in force"],
        };
        let terms = [&seen.proposed_terms, &seen.terms].into_iter().zip(say);
        named.insert(
            "terms",
            terms.filter_map(|(digest, label)| Some((digest.clone()?, label.to_owned()))).collect(),
        );
        let files = files_of(&seen.file).into_iter().map(|file| (file.sha256.to_string(), file.name));
        Self { named, files: files.collect() }
    }

    /// What a member can be; nothing where anything may be typed.
    pub fn of(&self, member: &str, leaf: &Leaf) -> &[(String, String)] {
        match (self.named.get(member), leaf) {
            (Some(known), Leaf::Digest | Leaf::Whole) => known,
            (Some(known), Leaf::Text) if matches!(member, "condition" | "catalogue") => known,
            (None, Leaf::Digest) => &self.files,
            _ => &[],
        }
    }
}

fn numbered(item: &Value, language: Language) -> Option<(String, String)> {
    let number = item.get("number")?.to_string();
    let said = lines("", item, language);
    let text = said.iter().map(|line| line.text.as_str()).find(|text| text.len() > 3).unwrap_or_default();
    let text = item.pointer("/signal/what/text").and_then(Value::as_str).unwrap_or(text);
    Some((number.clone(), short(&format!("{number}: {text}"))))
}

fn condition(one: &Value, language: Language) -> Option<(String, String)> {
    let id = one.get("id")?.as_str()?;
    let text = one.pointer(&format!("/text/{}", language.tag())).and_then(Value::as_str).unwrap_or_default();
    Some((id.to_owned(), short(&format!("{id}: {text}"))))
}

fn short(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONGEST).collect();
    format!("{cut}…")
}
