//! The application as it was submitted, in full.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Made;
use super::writing::Writing;
use crate::law::quantity::written;
use crate::letters::{Column, Kind, Table};
use crate::permit::application::Item;
use crate::permit::application::leaves::{Leaf, State};
use crate::permit::form;
use crate::permit::procedure::content::Submitted;
use crate::permit::procedure::file::Version;

/// Item by item with the form's labels; nothing in it is rewritten.
pub(super) fn copy_of_record(mut w: Writing<'_>, submitted: &Submitted, version: &Version) -> Made {
    let number = submitted.version;
    let facts = vec![
        (w.say("Version", "Version"), number.to_string()),
        (w.say("Modtaget", "Received"), w.moment(version.submitted.at)),
        (w.say("Indsendt af", "Submitted by"), version.submitted.by.name.clone()),
        (w.say("Selskab", "Company"), format!("{}, CVR {}", w.file.company.name, w.file.company.cvr)),
        (w.say("SHA-256", "SHA-256"), Writing::digest(&submitted.sha256)),
    ];
    w.facts(facts);
    w.paragraph(
        "Her står ansøgningen, som den blev indsendt, med formularens betegnelser. Værdierne er gengivet, som de blev \
         skrevet. SHA-256 er regnet af versionens kanoniske JSON (RFC 8785) med filernes aftryk.",
        "Here is the application as it was submitted, with the labels of the form. The values stand as they were written. \
         SHA-256 is computed from the version's canonical JSON (RFC 8785), with the digests of its files.",
    );
    let whole = serde_json::to_value(&version.application).unwrap_or_default();
    let mut leaves: BTreeMap<Item, Vec<Leaf>> = BTreeMap::new();
    for leaf in version.application.all_leaves() {
        if let Some(item) = Item::of(&leaf.place.pointer) {
            leaves.entry(item).or_default().push(leaf);
        }
    }
    for item in Item::ALL {
        one_item(&mut w, item, leaves.get(&item).map_or(&[], Vec::as_slice), &whole);
    }
    attachments(&mut w, version);
    w.automatic();
    w.made_as_given(
        "copy-of-record-pdf",
        Kind::Letter,
        &format!("Ansøgningen som indsendt, version {number}"),
        &format!("The application as submitted, version {number}"),
    )
}

fn one_item(w: &mut Writing<'_>, item: Item, leaves: &[Leaf], whole: &Value) {
    let (title, cited) = (w.text(&item.title()), w.cite(&item.provision()));
    let title = match item.number() {
        Some(number) => w.say(format!("Nr. {number}: {title}"), format!("No. {number}: {title}")),
        None => title,
    };
    w.heading(2, title.clone(), title);
    let mut rows = Vec::new();
    let mut missing = Vec::new();
    for leaf in leaves {
        let label = w.text(&form::label(&leaf.place.pointer));
        let given = whole.pointer(&leaf.place.pointer);
        match &leaf.state {
            State::Entries(0) | State::Missing => missing.push(label),
            State::Entries(_) => {}
            State::Given(value) => rows.push(vec![label, value_of(w, value, &leaf.place.path)]),
            State::Unreadable(_) => {
                let came = given.map(|given| plain(w, given)).unwrap_or_default();
                let unreadable = w.say("kan ikke læses", "cannot be read");
                rows.push(vec![label, format!("{came} ({unreadable})")]);
            }
        }
    }
    let columns = vec![Column::text(w.say("Felt", "Field"), 2), Column::text(w.say("Værdi", "Value"), 3)];
    w.table(Table { caption: cited, columns, rows });
    if !missing.is_empty() {
        let missing = missing.join("; ");
        w.paragraph(format!("Ikke udfyldt: {missing}."), format!("Not filled in: {missing}."));
    }
}

fn plain(w: &Writing<'_>, value: &Value) -> String {
    match value {
        Value::Bool(true) => w.say("ja", "yes"),
        Value::Bool(false) => w.say("nej", "no"),
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

fn value_of(w: &Writing<'_>, value: &Value, path: &str) -> String {
    let text = plain(w, value);
    match form::field(path).and_then(|field| field.unit.as_deref()) {
        Some(unit) => format!("{text}\u{A0}{unit}"),
        None => text,
    }
}

fn attachments(w: &mut Writing<'_>, version: &Version) {
    w.heading(2, "Vedhæftede filer", "Attached files");
    if version.attachments.is_empty() {
        w.paragraph("Der er ingen filer.", "There are no files.");
        return;
    }
    let facts = version
        .attachments
        .iter()
        .map(|file| {
            let item = file.item.as_deref().and_then(Item::from_slug);
            let item = item.map(|item| format!("{} · ", w.text(&item.title()))).unwrap_or_default();
            let size = written(file.size.into(), w.language);
            (
                file.name.clone(),
                format!(
                    "{item}{} · {size} bytes\nSHA-256:\n{}",
                    file.media_type,
                    Writing::digest(&file.sha256)
                ),
            )
        })
        .collect();
    w.facts(facts);
}
