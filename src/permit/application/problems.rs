//! What is too long or too many to be saved.

use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

use super::{Application, Item};
use crate::casework::Problem;
use crate::law::Text;
use crate::permit::form;

impl Application {
    /// Every text and list that is longer than the form takes, by JSON pointer.
    pub fn problems(&self) -> Vec<Problem> {
        let mut out = Vec::new();
        if let Err(errors) = self.validate() {
            collect(&errors, "", &mut out);
        }
        out.sort();
        out
    }
}

fn collect(errors: &ValidationErrors, pointer: &str, out: &mut Vec<Problem>) {
    for (name, kind) in errors.errors() {
        let at = format!("{pointer}/{name}");
        match kind {
            ValidationErrorsKind::Struct(inner) => collect(inner, &at, out),
            ValidationErrorsKind::List(entries) => {
                for (number, inner) in entries {
                    collect(inner, &format!("{at}/{number}"), out);
                }
            }
            ValidationErrorsKind::Field(faults) => out.extend(faults.iter().map(|fault| problem(&at, fault))),
        }
    }
}

fn problem(pointer: &str, fault: &ValidationError) -> Problem {
    let label = form::label(pointer);
    let most = fault.params.get("max").map(ToString::to_string).unwrap_or_default();
    let list = fault.params.get("value").is_some_and(serde_json::Value::is_array);
    let message = if list {
        Text::new(
            format!("{}: højst {most} poster.", label.da),
            format!("{}: at most {most} entries.", label.en),
        )
    } else {
        Text::new(
            format!("{}: højst {most} tegn. Vedlæg resten som bilag.", label.da),
            format!("{}: at most {most} characters. Attach the rest as a file.", label.en),
        )
    };
    Problem { pointer: pointer.to_owned(), provision: Item::of(pointer).map(Item::provision), message }
}
