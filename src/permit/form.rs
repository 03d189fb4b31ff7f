//! The form that an application is filled in on: what each field is called, asks for and rests on.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use super::application::Item;
use crate::law::{Provision, Text};

/// Why a field is on the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// § 4 stk. 1 lists it.
    List,
    /// It is asked for under § 4 stk. 2, since a decision needs it.
    Asked,
}

/// A field of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FormField {
    /// Its path, with `[]` after a list: `parties.companies[].name`.
    pub path: String,
    /// The item it belongs to.
    pub item: Item,
    /// Whether it is listed, or asked for under § 4 stk. 2.
    pub basis: Basis,
    /// The provision that it serves.
    pub provision: Provision,
    /// Whether it must always be filled in. Where that depends on other fields, the checks say so.
    #[serde(default = "yes")]
    pub required: bool,
    /// The unit that the figure is in, if it is one.
    pub unit: Option<String>,
    /// What it is called.
    pub label: Text,
    /// What the law asks for here, and what an incomplete answer looks like.
    pub help: Text,
    /// An answer as it might be.
    #[serde(deserialize_with = "both")]
    pub example: Text,
}

/// A heading of the form: a group of fields, or a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FormGroup {
    /// Its path: `parties.companies`.
    pub path: String,
    /// The fewest entries, if it is a list.
    #[serde(default)]
    pub minimum: usize,
    /// What it is called; for a list, what one entry is called.
    pub label: Text,
}

fn yes() -> bool {
    true
}

/// A text in both languages, or one that is the same in both.
fn both<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Example {
        Same(String),
        Text(Text),
    }
    Ok(match Example::deserialize(deserializer)? {
        Example::Same(text) => Text::new(text.clone(), text),
        Example::Text(text) => text,
    })
}

#[derive(Default, Deserialize)]
struct Form {
    group: Vec<FormGroup>,
    field: Vec<FormField>,
    #[serde(skip)]
    group_at: BTreeMap<String, usize>,
    #[serde(skip)]
    field_at: BTreeMap<String, usize>,
}

const SOURCE: &str = include_str!("../../forms/storage-permit-application.toml");

static FORM: LazyLock<Form> = LazyLock::new(|| {
    // A test reads the file strictly; an empty form is what is left if it were broken all the same.
    let mut form: Form = toml::from_str(SOURCE).unwrap_or_default();
    form.group_at = form.group.iter().enumerate().map(|(at, group)| (group.path.clone(), at)).collect();
    form.field_at = form.field.iter().enumerate().map(|(at, field)| (field.path.clone(), at)).collect();
    form
});

/// Every field, in the order of the form.
pub fn fields() -> &'static [FormField] {
    &FORM.field
}

/// Every heading, in the order of the form.
pub fn groups() -> &'static [FormGroup] {
    &FORM.group
}

/// The field at a path.
pub fn field(path: &str) -> Option<&'static FormField> {
    FORM.field_at.get(path).and_then(|at| FORM.field.get(*at))
}

/// The heading at a path.
pub fn group(path: &str) -> Option<&'static FormGroup> {
    FORM.group_at.get(path).and_then(|at| FORM.group.get(*at))
}

/// The path of a JSON pointer: `/parties/companies/0/name` is at `parties.companies[].name`.
pub fn path_of(pointer: &str) -> String {
    let mut path = String::new();
    for part in pointer.split('/').filter(|part| !part.is_empty()) {
        if part.bytes().all(|b| b.is_ascii_digit()) {
            path.push_str("[]");
        } else {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(part);
        }
    }
    path
}

/// Whether a pointer is at a field, rather than at a group, a list or nothing of the form.
pub fn is_leaf(pointer: &str) -> bool {
    field(&path_of(pointer)).is_some()
}

/// What the place at a pointer is called, with the numbers of the entries it lies in: `Selskab 1: Navn`. A place that
/// the form does not have is called by its pointer.
pub fn label(pointer: &str) -> Text {
    let mut out = Text::default();
    let mut at = String::new();
    for part in pointer.split('/').filter(|part| !part.is_empty()) {
        if let Ok(number) = part.parse::<usize>()
            && let Some(list) = group(&path_of(&at))
        {
            let number = number.saturating_add(1);
            out.da.push_str(&format!("{} {number}: ", list.label.da));
            out.en.push_str(&format!("{} {number}: ", list.label.en));
        }
        at.push('/');
        at.push_str(part);
    }
    let path = path_of(pointer);
    let own = field(&path)
        .map(|field| field.label.clone())
        .or_else(|| group(&path).map(|group| group.label.clone()))
        .or_else(|| Item::ALL.into_iter().find(|item| item.member() == path).map(Item::title));
    match own {
        Some(own) => Text::new(out.da + &own.da, out.en + &own.en),
        None if !out.da.is_empty() => Text::new(out.da.trim_end_matches(": "), out.en.trim_end_matches(": ")),
        None => Text::new(pointer, pointer),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_parses() {
        let form: Form = toml::from_str(SOURCE).unwrap();
        assert_eq!((form.field.len(), form.group.len()), (fields().len(), groups().len()));
        assert!(fields().len() > 100);
    }

    #[test]
    fn pointers_become_paths() {
        assert_eq!(path_of("/parties/companies/12/name"), "parties.companies[].name");
        assert_eq!(path_of("/coordinates/site/0"), "coordinates.site[]");
        assert_eq!(path_of(""), "");
        assert!(is_leaf("/coordinates/site/0"));
        assert!(!is_leaf("/coordinates/site"));
    }

    #[test]
    fn labels_name_the_entry() {
        assert_eq!(label("/parties/companies/0/name"), Text::new("Selskab 1: Navn", "Company 1: Name"));
        assert_eq!(label("/parties/companies/0"), Text::new("Selskab 1", "Company 1"));
        assert_eq!(label("/parties/companies"), Text::new("Selskab", "Company"));
        assert_eq!(label("/parties"), Item::Parties.title());
        assert_eq!(label("/nowhere/at"), Text::new("/nowhere/at", "/nowhere/at"));
    }
}
