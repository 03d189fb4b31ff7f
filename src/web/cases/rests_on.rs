//! What the results on a case rest on: readings of the law, and figures that are still to be entered.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::law::Language;

/// A reading that a result rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its id, by which the list of readings has it.
    pub id: String,
    /// What the alternative says.
    pub text: String,
    /// Whether the case departs from the default.
    pub departs: bool,
}

/// What results rest on.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct RestsOn {
    /// The readings, each once.
    pub readings: Vec<Reading>,
    /// Dated figures that a result needs and that have not been entered: which, and who enters them.
    pub missing: Vec<String>,
}

impl RestsOn {
    /// What the receipts in a case rest on.
    pub fn of(file: &Value, language: Language) -> Self {
        let mut readings = BTreeMap::new();
        let mut missing = Vec::new();
        gather(file, language, &mut readings, &mut missing);
        missing.sort();
        missing.dedup();
        Self { readings: readings.into_values().collect(), missing }
    }

    /// Whether there is anything.
    pub fn is_empty(&self) -> bool {
        self.readings.is_empty() && self.missing.is_empty()
    }
}

fn gather(
    value: &Value,
    language: Language,
    readings: &mut BTreeMap<String, Reading>,
    missing: &mut Vec<String>,
) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| gather(item, language, readings, missing)),
        Value::Object(members) => {
            let text = |name: &str| members.get(name).and_then(Value::as_str);
            if let (Some(id), Some(choice), Some(default)) =
                (text("id"), text("choice"), members.get("default").and_then(Value::as_bool))
            {
                let words = members.get("text").and_then(|text| text.get(language.tag()));
                let text = words.and_then(Value::as_str).unwrap_or(choice).to_owned();
                readings.insert(id.to_owned(), Reading { id: id.to_owned(), text, departs: !default });
                return;
            }
            let told = members.get("missing").and_then(Value::as_array).into_iter().flatten();
            let words = told.filter_map(|one| one.get("message")?.get(language.tag())?.as_str());
            missing.extend(words.map(str::to_owned));
            members.values().for_each(|member| gather(member, language, readings, missing));
        }
        _ => {}
    }
}
