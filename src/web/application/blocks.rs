//! A step as a template shows it: the item's fields in the order of the form, with what stands in them, and the entries of
//! lists.

use std::collections::BTreeSet;

use serde_json::Value;

use super::answered::{lines, shown};
use super::choices::in_words;
use super::kinds::{Kind, is_line, kind, kind_of_lines};
use crate::casework::Problem;
use crate::law::{Day, Language};
use crate::permit::application::leaves::{Leaf, State};
use crate::permit::application::{Application, Item};
use crate::permit::completeness::{Finding, Kind as Found};
use crate::permit::form::{self, FormField};

/// The longest example that stands in a line; what is longer asks for several.
const LINE: usize = 45;

/// A part of a step.
#[derive(Debug)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// An entry of a list begins: what it is called, and its pointer.
    Entry(String, String),
    /// An entry ends.
    EntryEnd,
    /// A field.
    Field(Box<FieldShown>),
    /// A list ends: what an entry is called, and the list's pointer.
    Add(String, String),
}

/// A field as it is shown.
#[derive(Debug)]
pub struct FieldShown {
    /// Its name in the form: the pointer.
    pub name: String,
    /// Its id on the page.
    pub id: String,
    /// Its label, with the unit.
    pub label: String,
    /// What the law asks for here.
    pub help: String,
    /// An answer as it might be.
    pub example: String,
    /// What stands in it.
    pub value: String,
    /// What is wrong with what was sent.
    pub fault: String,
    /// What the examination says of what stands there.
    pub notes: Vec<String>,
    /// Whether it is still missing.
    pub missing: bool,
    /// Whether it may be left empty.
    pub optional: bool,
    /// Whether it is several lines.
    pub is_lines: bool,
    /// Whether it can be read from a file.
    pub is_polygon: bool,
    /// What can be chosen: value, words, whether it is chosen.
    pub options: Vec<(String, String, bool)>,
    /// The browser's kind of input.
    pub input: &'static str,
    /// The keyboard that fits.
    pub keyboard: &'static str,
}

impl FieldShown {
    /// The ids of what describes it.
    pub fn described_by(&self) -> String {
        let mut ids = vec![format!("{}-help", self.id)];
        if !self.notes.is_empty() {
            ids.push(format!("{}-notes", self.id));
        }
        if !self.fault.is_empty() {
            ids.push(format!("{}-fault", self.id));
        }
        ids.join(" ")
    }
}

/// The id on the page of a place in the draft.
pub fn id(pointer: &str) -> String {
    pointer.trim_start_matches('/').replace(['/', '_'], "-")
}

/// What a step is made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The draft as JSON, with what was typed.
    pub draft: &'a Value,
    /// What the examination found in the item.
    pub findings: &'a [&'a Finding],
    /// What is wrong with what was sent.
    pub faults: &'a [Problem],
    /// The language.
    pub language: Language,
}

/// The blocks of a step.
pub fn blocks(item: Item, source: Source<'_>) -> Vec<Block> {
    let mut draft = source.draft.clone();
    begin_lists(item, &mut draft);
    let application: Application = serde_json::from_value(draft.clone()).unwrap_or_default();
    let mut out = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut headed = BTreeSet::new();
    let leaves = application.all_leaves();
    let own = leaves
        .iter()
        .filter(|leaf| Item::of(&leaf.place.pointer) == Some(item) && !is_line(&leaf.place.path));
    for leaf in own {
        let pointer = &leaf.place.pointer;
        close(&mut out, &mut open, Some(pointer), source.language);
        headings(&mut out, &mut open, &mut headed, pointer, source.language);
        match &leaf.state {
            State::Entries(_) if kind_of_lines(&leaf.place.path).is_none() => {
                open.push(Open::List(pointer.clone()));
            }
            _ => out.extend(field(leaf, &draft, source).map(|field| Block::Field(Box::new(field)))),
        }
    }
    close(&mut out, &mut open, None, source.language);
    out
}

/// What is open: a list, or an entry of one.
enum Open {
    List(String),
    Entry(String),
}

fn lies_in(pointer: &str, outer: &str) -> bool {
    pointer.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
}

/// A list that needs an entry is shown with one.
fn begin_lists(item: Item, draft: &mut Value) {
    for group in form::groups().iter().filter(|group| group.minimum > 0) {
        let plain = !group.path.contains("[]") && Item::of(&group.path) == Some(item);
        if plain && super::kinds::is_list(&group.path) {
            let list = format!("/{}", group.path.replace('.', "/"));
            if draft.pointer(&list).and_then(Value::as_array).is_none_or(Vec::is_empty) {
                super::typed::add(draft, &list);
            }
        }
    }
}

/// Closes what a place does not lie in.
fn close(out: &mut Vec<Block>, open: &mut Vec<Open>, pointer: Option<&str>, language: Language) {
    while let Some(last) = open.last() {
        let outer = match last {
            Open::List(outer) | Open::Entry(outer) => outer,
        };
        if pointer.is_some_and(|pointer| lies_in(pointer, outer)) {
            return;
        }
        out.push(match last {
            Open::Entry(_) => Block::EntryEnd,
            Open::List(list) => Block::Add(label(list, language), list.clone()),
        });
        open.pop();
    }
}

/// The headings and entries that a place lies in, as far as they have not begun.
fn headings(
    out: &mut Vec<Block>,
    open: &mut Vec<Open>,
    headed: &mut BTreeSet<String>,
    pointer: &str,
    language: Language,
) {
    let mut at = String::new();
    let parts: Vec<&str> = pointer.split('/').skip(1).collect();
    for part in parts.iter().take(parts.len().saturating_sub(1)) {
        at = format!("{at}/{part}");
        let path = form::path_of(&at);
        let is_entry = part.bytes().all(|b| b.is_ascii_digit());
        let known =
            if is_entry { true } else { form::group(&path).is_some() && !super::kinds::is_list(&path) };
        if !known || !headed.insert(at.clone()) {
            continue;
        }
        if is_entry {
            out.push(Block::Entry(label(&at, language), at.clone()));
            open.push(Open::Entry(at.clone()));
        } else {
            out.push(Block::Heading(label(&at, language)));
        }
    }
}

fn label(pointer: &str, language: Language) -> String {
    form::label(pointer).in_language(language).to_owned()
}

fn field(leaf: &Leaf, draft: &Value, source: Source<'_>) -> Option<FieldShown> {
    let (pointer, path) = (&leaf.place.pointer, &leaf.place.path);
    let of_lines = kind_of_lines(path);
    let kind = kind(path).or(of_lines)?;
    let language = source.language;
    // A list that is typed as lines is called as its entry is.
    let asked: &FormField = form::field(path).or_else(|| form::field(&format!("{path}[]")))?;
    let value =
        if of_lines.is_some() { lines(draft.pointer(pointer)) } else { shown(draft.pointer(pointer)) };
    let within = |other: &str| other == pointer || (of_lines.is_some() && lies_in(other, pointer));
    let found: Vec<&&Finding> = source.findings.iter().filter(|one| within(&one.pointer)).collect();
    let note = |one: &Finding| {
        let line = one.pointer.strip_prefix(pointer.as_str()).and_then(|rest| rest.strip_prefix('/'));
        let line = line.and_then(|number| number.parse::<u32>().ok()).map(|number| number.saturating_add(1));
        let word = if language == Language::Da { "Linje" } else { "Line" };
        let words = format!("{} {}", one.what.in_language(language), one.mend.in_language(language));
        line.map_or_else(|| words.clone(), |line| format!("{word} {line}: {words}"))
    };
    let own = source.faults.iter().filter(|fault| within(&fault.pointer));
    let fault: Vec<&str> = own.map(|fault| fault.message.in_language(language)).collect();
    let unit = asked.unit.as_deref().map(|unit| format!(", {unit}")).unwrap_or_default();
    let own_label = if of_lines.is_some() {
        form::group(path).map_or(&asked.label, |group| &group.label)
    } else {
        &asked.label
    };
    let example = asked.example.in_language(language);
    let options = match kind {
        Kind::OneOf(values) => values
            .iter()
            .map(|one| (one.clone(), in_words(one, language).to_owned(), *one == value))
            .collect(),
        Kind::YesNo => [("true", "Ja", "Yes"), ("false", "Nej", "No")]
            .into_iter()
            .map(|(sent, da, en)| {
                let words = if language == Language::Da { da } else { en };
                (sent.to_owned(), words.to_owned(), sent == value)
            })
            .collect(),
        _ => Vec::new(),
    };
    let long = matches!(kind, Kind::Text) && (example.chars().count() > LINE || value.contains('\n'));
    Some(FieldShown {
        name: pointer.clone(),
        id: id(pointer),
        label: format!("{}{unit}", own_label.in_language(language)),
        help: asked.help.in_language(language).to_owned(),
        example: match kind {
            Kind::OneOf(_) => in_words(example, language).to_owned(),
            _ => example.to_owned(),
        },
        fault: fault.join(" "),
        notes: found.iter().filter(|one| one.kind != Found::Missing).map(|one| note(one)).collect(),
        missing: found.iter().any(|one| one.kind == Found::Missing),
        optional: !asked.required,
        is_lines: of_lines.is_some() || long,
        is_polygon: of_lines.is_some() && *kind == Kind::Position,
        // What is none of the options is shown as it was typed.
        options: with_typed(options, &value),
        // A browser's field for days shows nothing but days.
        input: if *kind == Kind::Day && (value.is_empty() || Day::parse(&value).is_ok()) {
            "date"
        } else {
            "text"
        },
        keyboard: match kind {
            Kind::Figure => "decimal",
            Kind::Whole => "numeric",
            _ => "text",
        },
        value,
    })
}

/// The options, and what stands there if it is none of them.
fn with_typed(mut options: Vec<(String, String, bool)>, value: &str) -> Vec<(String, String, bool)> {
    let is_other = !options.is_empty() && !value.is_empty() && options.iter().all(|(_, _, chosen)| !chosen);
    if is_other {
        options.push((value.to_owned(), value.to_owned(), true));
    }
    options
}
