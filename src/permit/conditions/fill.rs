//! From what the decision maker sends to the conditions of a permit.

use std::collections::{BTreeMap, BTreeSet};

use crate::casework::Problem;
use crate::law::{Language, Text};

use super::catalogue::Entry;
use super::template::{put, put_json};
use super::value::{Value, readable};
use super::{Condition, ConditionDraft, Watch, entry};

/// Fills in the conditions of a new permit: `C1`, `C2`, … in the order sent.
///
/// # Errors
/// Every fault of every draft, with pointers from `/conditions`.
pub fn fill(drafts: &[ConditionDraft]) -> Result<Vec<Condition>, Vec<Problem>> {
    fill_after(drafts, 0)
}

/// Fills in the conditions of an updated permit. Drafts with an id keep it; the new ones are numbered above the drafts'
/// own ids and above `highest_used`, the highest number that any earlier version had, so that no id is given twice.
///
/// # Errors
/// Every fault of every draft, with pointers from `/conditions`.
pub fn fill_after(drafts: &[ConditionDraft], highest_used: u32) -> Result<Vec<Condition>, Vec<Problem>> {
    let (mut conditions, mut problems, mut ids) = (Vec::new(), Vec::new(), BTreeSet::new());
    let kept = drafts.iter().filter_map(|draft| number(draft.id.as_deref()?)).max().unwrap_or(0);
    let mut last = kept.max(highest_used);
    for (at, draft) in drafts.iter().enumerate() {
        let pointer = format!("/conditions/{at}");
        let id = draft.id.clone().unwrap_or_else(|| {
            last = last.saturating_add(1);
            format!("C{last}")
        });
        if number(&id).is_none() || !ids.insert(id.clone()) {
            let message = Text::new(
                "Vilkårets nummer skal være C og et tal og må kun bruges én gang.",
                "The condition's id must be C and a number, and may be used once only.",
            );
            problems.push(Problem::plain(format!("{pointer}/id"), message));
        }
        match fill_one(draft, id, &pointer) {
            Ok(condition) => conditions.push(condition),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(conditions) } else { Err(problems) }
}

fn number(id: &str) -> Option<u32> {
    let number: u32 = id.strip_prefix('C')?.parse().ok()?;
    (format!("C{number}") == id && number > 0).then_some(number)
}

fn fill_one(draft: &ConditionDraft, id: String, pointer: &str) -> Result<Condition, Vec<Problem>> {
    let found = draft.catalogue.as_deref().map(entry);
    let (mut condition, mut problems) = match found {
        Some(None) => {
            let message =
                Text::new("Vilkåret findes ikke i kataloget.", "The catalogue has no such condition.");
            return Err(vec![Problem::plain(format!("{pointer}/catalogue"), message)]);
        }
        Some(Some(entry)) => from_entry(entry, draft, id, pointer),
        None => own(draft, id, pointer),
    };
    for (at, watch) in draft.watch.iter().enumerate() {
        problems.extend(watch.problems(&format!("{pointer}/watch/{at}")));
    }
    condition.watch.extend(draft.watch.iter().cloned());
    problems.extend(one_of_each(&condition.watch, pointer));
    if problems.is_empty() { Ok(condition) } else { Err(problems) }
}

/// The decision maker's own text.
fn own(draft: &ConditionDraft, id: String, pointer: &str) -> (Condition, Vec<Problem>) {
    let mut problems = unknown_parameters(draft, &[], pointer);
    if draft.kind.is_none() {
        let message = Text::new("Angiv, hvad vilkåret vedrører.", "Say what the condition is about.");
        problems.push(Problem::plain(format!("{pointer}/kind"), message));
    }
    let text = own_text(draft, pointer, &mut problems);
    let kind = draft.kind.unwrap_or(super::ConditionKind::Further);
    let for_closing = draft.for_closing;
    (Condition { id, catalogue: None, kind, text, watch: Vec::new(), for_closing }, problems)
}

fn own_text(draft: &ConditionDraft, pointer: &str, problems: &mut Vec<Problem>) -> Text {
    let text = draft.text.clone().unwrap_or_default();
    if let Err(message) = readable(&text) {
        problems.push(Problem::plain(format!("{pointer}/text"), message));
    }
    text
}

/// The catalogue's text, filled in.
fn from_entry(entry: &Entry, draft: &ConditionDraft, id: String, pointer: &str) -> (Condition, Vec<Problem>) {
    let names: Vec<&str> = entry.parameters.iter().map(|slot| slot.name.as_str()).collect();
    let mut problems = unknown_parameters(draft, &names, pointer);
    if draft.kind.is_some_and(|kind| kind != entry.kind) {
        let message =
            Text::new("Katalogets vilkår har en anden art.", "The catalogue's condition is of another kind.");
        problems.push(Problem::plain(format!("{pointer}/kind"), message));
    }
    if draft.text.is_some() && !entry.free_text {
        let message = Text::new(
            "Vilkåret har sin tekst fra kataloget. Udelad katalogets vilkår for at skrive en egen tekst.",
            "The condition has the catalogue's text. Leave the catalogue's condition out to write your own.",
        );
        problems.push(Problem::plain(format!("{pointer}/text"), message));
    }
    let mut values = BTreeMap::new();
    for slot in &entry.parameters {
        let read = match draft.parameters.get(&slot.name) {
            None | Some(serde_json::Value::Null) => Err(Text::new("Skal udfyldes.", "Must be filled in.")),
            Some(given) => Value::read(slot, given),
        };
        match read {
            Ok(value) => _ = values.insert(slot.name.clone(), value),
            Err(why) => {
                let Text { da, en } = &slot.label;
                let message = Text::new(format!("{da}: {}", why.da), format!("{en}: {}", why.en));
                problems.push(Problem::plain(format!("{pointer}/parameters/{}", slot.name), message));
            }
        }
    }
    for (first, second) in &entry.in_order {
        if let (Some(Value::Day(a)), Some(Value::Day(b))) = (values.get(first), values.get(second))
            && a > b
        {
            let message = Text::new(
                "Dagen ligger for sent i forhold til vilkårets anden dag.",
                "The day is too late for the condition's other day.",
            );
            problems.push(Problem::plain(format!("{pointer}/parameters/{first}"), message));
        }
    }
    let readable_values = values.len() == entry.parameters.len();
    let text = if entry.free_text {
        own_text(draft, pointer, &mut problems)
    } else {
        let fill = |language| {
            put(entry.text.in_language(language), |name| {
                values.get(name).map(|value| value.written(language))
            })
            .0
        };
        Text::new(fill(Language::Da), fill(Language::En))
    };
    let mut watch = Vec::new();
    // With a value missing the watches would only repeat what is already said.
    for template in entry.watch.iter().filter(|_| readable_values) {
        match serde_json::from_value::<Watch>(put_json(template, &values)) {
            Ok(filled) => {
                problems.extend(filled.problems(&format!("{pointer}/parameters")));
                watch.push(filled);
            }
            Err(why) => {
                let message = Text::new(
                    format!("Vilkåret kan ikke overvåges: {why}"),
                    format!("The condition cannot be watched: {why}"),
                );
                problems.push(Problem::plain(format!("{pointer}/parameters"), message));
            }
        }
    }
    let for_closing = entry.for_closing || draft.for_closing;
    let catalogue = Some(entry.id.clone());
    (Condition { id, catalogue, kind: entry.kind, text, watch, for_closing }, problems)
}

fn unknown_parameters(draft: &ConditionDraft, known: &[&str], pointer: &str) -> Vec<Problem> {
    let unknown = draft.parameters.keys().filter(|name| !known.contains(&name.as_str()));
    unknown
        .map(|name| {
            let escaped = name.replace('~', "~0").replace('/', "~1");
            let message = Text::new("Vilkåret har ikke dette felt.", "The condition has no such parameter.");
            Problem::plain(format!("{pointer}/parameters/{escaped}"), message)
        })
        .collect()
}

/// A report answers a condition, so a condition has one date and one repeating report at most.
fn one_of_each(watches: &[Watch], pointer: &str) -> Option<Problem> {
    let dates = watches.iter().filter(|watch| matches!(watch, Watch::By { .. })).count();
    let reports = watches.iter().filter(|watch| matches!(watch, Watch::Every { .. })).count();
    (dates > 1 || reports > 1).then(|| {
        let message = Text::new(
            "Et vilkår kan have én frist og én tilbagevendende rapport. Lav et vilkår for hver.",
            "A condition can have one date and one repeating report. Make one condition for each.",
        );
        Problem::plain(format!("{pointer}/watch"), message)
    })
}
