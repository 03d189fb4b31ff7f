//! What every field has in common: that it is filled in, can be read, and says something.

use serde_json::Value;

use super::AttachedTo;
use super::finding::{Sheet, say};
use crate::permit::application::Item;
use crate::permit::application::leaves::{Leaf, State};
use crate::permit::form;

/// Answers that answer nothing.
const EMPTY_ANSWERS: [&str; 13] = [
    "tbd",
    "tba",
    "to be defined",
    "to be decided",
    "afklares senere",
    "fastlægges senere",
    "efter gældende praksis",
    "according to good practice",
    "ren co2",
    "pure co2",
    "?",
    "-",
    "...",
];

/// Answers that only point at a file.
const POINTERS: [&str; 6] = ["se vedlagt", "se bilag", "vedlagt", "see attach", "see annex", "attached"];

/// Longest answer, in characters, that is taken for a mere pointer at a file.
const POINTER_LENGTH: usize = 60;

/// Looks at each field by itself.
pub(super) fn check(leaves: &[Leaf], attachments: &[AttachedTo], sheet: &mut Sheet) {
    for leaf in leaves {
        let pointer = leaf.place.pointer.as_str();
        match &leaf.state {
            State::Missing if form::field(&leaf.place.path).is_some_and(|field| field.required) => {
                sheet.field_missing(pointer);
            }
            State::Missing => {}
            State::Unreadable(_) => unreadable(leaf, sheet),
            State::Given(Value::String(text)) => answered(pointer, text, attachments, sheet),
            State::Given(_) => {}
            State::Entries(entries) => enough(leaf, *entries, sheet),
        }
    }
}

fn unreadable(leaf: &Leaf, sheet: &mut Sheet) {
    let pointer = leaf.place.pointer.as_str();
    let label = form::label(pointer);
    let mend = form::field(&leaf.place.path).map_or_else(
        || say("Udfyld felterne ét for ét.", "Fill in the fields one by one."),
        |field| {
            let unit = field.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
            say(
                format!("Skriv det som i eksemplet: {}{unit}.", field.example.da),
                format!("Write it as in the example: {}{unit}.", field.example.en),
            )
        },
    );
    let what = say(format!("{}: kan ikke læses.", label.da), format!("{}: cannot be read.", label.en));
    sheet.unreadable(pointer, what, mend);
}

fn enough(leaf: &Leaf, entries: usize, sheet: &mut Sheet) {
    let Some(group) = form::group(&leaf.place.path).filter(|group| entries < group.minimum) else { return };
    let (label, minimum) = (&group.label, group.minimum);
    let mend = say(
        format!("Angiv mindst {minimum} ({}).", label.da.to_lowercase()),
        format!("State at least {minimum} ({}).", label.en.to_lowercase()),
    );
    if entries == 0 {
        let what = say(format!("{}: ingen er angivet.", label.da), format!("{}: none is stated.", label.en));
        sheet.missing(&leaf.place.pointer, what, mend);
    } else {
        let what = say(
            format!("{}: kun {entries} er angivet.", label.da),
            format!("{}: only {entries} stated.", label.en),
        );
        sheet.incomplete(&leaf.place.pointer, what, mend);
    }
}

fn answered(pointer: &str, text: &str, attachments: &[AttachedTo], sheet: &mut Sheet) {
    let label = form::label(pointer);
    let plain = text.trim().to_lowercase();
    let said = plain.trim_end_matches(['.', ' ']);
    if EMPTY_ANSWERS.contains(&said) || EMPTY_ANSWERS.contains(&plain.as_str()) {
        sheet.incomplete(
            pointer,
            say(
                format!("{}: \u{201e}{}\u{201c} svarer ikke på det, der spørges om.", label.da, text.trim()),
                format!("{}: \u{201c}{}\u{201d} does not answer what is asked.", label.en, text.trim()),
            ),
            form::field(&form::path_of(pointer)).map(|field| field.help.clone()).unwrap_or_default(),
        );
    }
    let points =
        POINTERS.iter().any(|start| plain.starts_with(start)) && plain.chars().count() <= POINTER_LENGTH;
    let item = Item::of(pointer);
    if points && !attachments.iter().any(|attached| Some(attached.item) == item) {
        sheet.incomplete(
            pointer,
            say(
                format!("{}: henviser til et bilag, som ikke er vedlagt punktet.", label.da),
                format!("{}: points at a file that is not attached to the item.", label.en),
            ),
            say(
                "Vedlæg filen under punktet, og angiv navn og side.",
                "Attach the file to the item, and state its name and page.",
            ),
        );
    }
}
