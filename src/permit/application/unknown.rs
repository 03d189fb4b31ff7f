//! Members that the form does not have.

use serde::Deserialize;
use serde_json::Value;

use super::Application;
use crate::casework::Problem;
use crate::law::Text;

impl Application {
    /// Every member of `input` that the form does not have, so that a save can be refused naming them all.
    pub fn unknown_fields(input: &Value) -> Vec<Problem> {
        let read = input.is_object().then(|| Self::deserialize(input).ok()).flatten();
        let Some(written) = read.and_then(|application| serde_json::to_value(application).ok()) else {
            return vec![Problem::plain(
                "",
                Text::new("Ansøgningen skal være et JSON-objekt.", "The application must be a JSON object."),
            )];
        };
        let mut problems = Vec::new();
        compare(input, &written, "", &mut problems);
        problems
    }
}

fn compare(input: &Value, written: &Value, pointer: &str, out: &mut Vec<Problem>) {
    match (input, written) {
        (Value::Object(given), Value::Object(known)) => {
            for (name, value) in given {
                let at = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
                match known.get(name) {
                    Some(known) => compare(value, known, &at, out),
                    None => out.push(Problem::plain(
                        at,
                        Text::new(
                            format!("Skemaet har ikke feltet \u{201e}{name}\u{201c}. Fjern det, eller ret navnet."),
                            format!("The form has no field \u{201c}{name}\u{201d}. Remove it, or correct its name."),
                        ),
                    )),
                }
            }
        }
        (Value::Array(given), Value::Array(known)) => {
            for (number, (given, known)) in given.iter().zip(known).enumerate() {
                compare(given, known, &format!("{pointer}/{number}"), out);
            }
        }
        _ => {}
    }
}
