//! What stands in an item, as rows to be read.

use serde_json::Value;

use super::answered::{lines, shown};
use super::choices::in_words;
use super::kinds::{Kind, is_line, kind, kind_of_lines};
use crate::law::quantity::written;
use crate::law::{Day, Language};
use crate::permit::application::leaves::State;
use crate::permit::application::{Application, Item};
use crate::permit::form;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stands: JSON pointer.
    pub pointer: String,
    /// What it is called.
    pub label: String,
    /// The value, as people read it.
    pub value: String,
}

/// What is given in an item; what is not given is left out.
pub fn rows(application: &Application, item: Item, language: Language) -> Vec<Row> {
    let draft = serde_json::to_value(application).unwrap_or_default();
    let leaves = application.all_leaves();
    let own = leaves.iter().filter(|leaf| Item::of(&leaf.place.pointer) == Some(item));
    let row = |leaf: &crate::permit::application::leaves::Leaf| {
        let (pointer, path) = (&leaf.place.pointer, &leaf.place.path);
        let value = draft.pointer(pointer);
        let text = if kind_of_lines(path).is_some() {
            lines(value)
        } else if matches!(leaf.state, State::Entries(_) | State::Missing) || is_line(path) {
            return None;
        } else {
            read(path, value, language)
        };
        let label = form::label(pointer).in_language(language).to_owned();
        (!text.is_empty()).then(|| Row { pointer: pointer.clone(), label, value: text })
    };
    own.filter_map(row).collect()
}

/// A value of the field at a path, as people read it.
pub fn read(path: &str, value: Option<&Value>, language: Language) -> String {
    let plain = shown(value);
    let unit = form::field(path).and_then(|field| field.unit.as_deref()).map(|unit| format!(" {unit}"));
    match kind(path) {
        Some(Kind::OneOf(_)) => in_words(&plain, language).to_owned(),
        Some(Kind::YesNo) => match (plain.as_str(), language) {
            ("true", Language::Da) => "Ja".to_owned(),
            ("false", Language::Da) => "Nej".to_owned(),
            ("true", Language::En) => "Yes".to_owned(),
            ("false", Language::En) => "No".to_owned(),
            _ => plain,
        },
        Some(Kind::Day) => Day::parse(&plain).map_or(plain, |day| day.written(language)),
        Some(Kind::Figure) => match plain.parse() {
            Ok(figure) => format!("{}{}", written(figure, language), unit.unwrap_or_default()),
            Err(_) => plain,
        },
        _ => format!("{plain}{}", if plain.is_empty() { String::new() } else { unit.unwrap_or_default() }),
    }
}
