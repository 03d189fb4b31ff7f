//! A form as it was filled in.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{Field, Kind, Received, Sent, figure};
use crate::casework::Problem;
use crate::law::{Moment, Text};

/// A form as it was filled in, with the faults that were found.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    values: BTreeMap<String, String>,
    /// What is wrong.
    pub faults: Vec<Problem>,
}

impl Filled {
    /// An empty form, with the examples in its fields.
    pub fn examples(fields: &[Field]) -> Self {
        let examples = fields.iter().map(|field| (field.name.to_owned(), field.example.to_owned()));
        Self { values: examples.collect(), faults: Vec::new() }
    }

    /// What was sent. Of a name that is sent twice the first counts.
    pub fn sent(sent: Sent) -> Self {
        let mut values = BTreeMap::new();
        for (name, value) in sent {
            // Browsers send a line's end as two characters.
            values.entry(name).or_insert_with(|| value.replace("\r\n", "\n"));
        }
        Self { values, faults: Vec::new() }
    }

    /// What was sent with files: a document that was chosen stands in its field, in place of what was pasted.
    pub fn received(received: Received, fields: &[Field]) -> Self {
        let mut filled = Self::sent(received.values);
        for field in fields.iter().filter(|field| matches!(field.kind, Kind::Document)) {
            let Some(file) = received.files.iter().find(|file| file.field == field.file_name()) else {
                continue;
            };
            match std::str::from_utf8(&file.content) {
                Ok(text) => {
                    filled.values.insert(field.name.to_owned(), text.to_owned());
                }
                Err(_) => filled.faults.push(Problem::plain(
                    field.pointer,
                    Text::new(
                        "Filen er ikke tekst i UTF-8. Gem den som UTF-8, og vælg den igen.",
                        "The file is not text in UTF-8. Save it as UTF-8 and choose it again.",
                    ),
                )),
            }
        }
        filled
    }

    /// What stands in a field.
    pub fn value(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    /// What was filled in as JSON. What cannot be read becomes a fault and is sent on as it was typed.
    pub fn json(&mut self, fields: &[Field]) -> Value {
        let mut out = Value::Object(Map::new());
        for field in fields {
            let typed = self.value(field.name).trim().to_owned();
            if typed.is_empty() {
                if !field.optional {
                    self.faults.push(Problem::plain(
                        field.pointer,
                        Text::new("Udfyld feltet.", "Fill in this field."),
                    ));
                }
                continue;
            }
            match read(field.kind, &typed) {
                Ok(value) => put(&mut out, field.pointer, value),
                Err(message) => self.faults.push(Problem::plain(field.pointer, message)),
            }
        }
        out
    }
}

/// What was typed into a field as the JSON that it stands for.
///
/// # Errors
/// Why it cannot be read.
pub fn read(kind: Kind, typed: &str) -> Result<Value, Text> {
    match kind {
        Kind::Line | Kind::Email | Kind::Lines | Kind::Document | Kind::Day | Kind::OneOf(_) => Ok(Value::from(typed)),
        Kind::Figure => figure(typed).map(Value::from).ok_or_else(|| {
            Text::new(
                "Tallet kan læses på to måder. Skriv det uden tegn mellem tusinderne: 9520 eller 9520,5.",
                "The figure can be read in two ways. Write it without marks between thousands: 9520 or 9520.5.",
            )
        }),
        Kind::Whole => typed
            .parse::<i64>()
            .map(Value::from)
            .map_err(|_| Text::new("Skriv et helt tal.", "Write a whole number.")),
        Kind::Time => Moment::on_clock(typed).map(|moment| Value::from(moment.to_string())).ok_or_else(|| {
            Text::new(
                "Skriv dag og klokkeslæt som ÅÅÅÅ-MM-DDTTT:MM, dansk tid.",
                "Write day and time as YYYY-MM-DDTHH:MM, Danish time.",
            )
        }),
        Kind::YesNo => typed
            .parse::<bool>()
            .map(Value::from)
            .map_err(|_| Text::new("Vælg ja eller nej.", "Choose yes or no.")),
        Kind::Positions => positions(typed),
    }
}

/// Lines of longitude and latitude, with anything but digits and marks between them.
fn positions(typed: &str) -> Result<Value, Text> {
    let mut out = Vec::new();
    for (number, line) in (1_u32..).zip(typed.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let parts: Vec<&str> = line.split([' ', '\t', ';']).filter(|part| !part.is_empty()).collect();
        // A comma alone between two figures with points separates them.
        let parts = match parts.as_slice() {
            [one] => one.split(',').collect(),
            _ => parts,
        };
        let figures = parts.iter().map(|part| part.trim_end_matches(',').replace(',', ".").parse::<f64>());
        let figures: Vec<f64> = figures.collect::<Result<_, _>>().unwrap_or_default();
        let [lon, lat] = figures.as_slice() else {
            return Err(Text::new(
                format!("Linje {number} er ikke to tal. Skriv længde og bredde, for eksempel: 5,1 56,2"),
                format!("Line {number} is not two figures. Write longitude and latitude, such as: 5.1 56.2"),
            ));
        };
        out.push(serde_json::json!([lon, lat]));
    }
    Ok(Value::from(out))
}

/// Puts a value where a pointer says, with what must be around it.
fn put(into: &mut Value, pointer: &str, value: Value) {
    let mut place = into;
    for part in pointer.split('/').skip(1) {
        place = match part.parse::<usize>() {
            Ok(at) => {
                if !place.is_array() {
                    *place = Value::Array(Vec::new());
                }
                let Value::Array(items) = place else { return };
                if items.len() <= at {
                    items.resize(at + 1, Value::Null);
                }
                let Some(item) = items.get_mut(at) else { return };
                item
            }
            Err(_) => {
                if !place.is_object() {
                    *place = Value::Object(Map::new());
                }
                let Value::Object(members) = place else { return };
                members.entry(part).or_insert(Value::Null)
            }
        };
    }
    *place = value;
}
