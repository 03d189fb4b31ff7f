//! Reads the draft of an application for an agreement, as it is sent to be saved.

use crate::api::body;
use crate::api::problem::Problem;
use crate::casework;
use crate::law::{Language, Text};
use crate::refund::procedure::content::SavedApplication;
use crate::refund::procedure::{Command, RefundApplication};

/// Reads a draft. What cannot be read as its field is kept as it was typed.
///
/// # Errors
/// 400 where it is not JSON; 422 with every field that the form does not have, or where it has another shape.
pub fn read(bytes: &[u8], language: Language) -> Result<Command, Problem> {
    let value = body::json(bytes, language)?;
    let mut faults = body::unknown_fields::<RefundApplication>(&value);
    if faults.is_empty() {
        match serde_json::from_value(value) {
            Ok(draft) => return Ok(Command::Save(SavedApplication(draft))),
            Err(why) => {
                let message =
                    Text::new(format!("Kladden kan ikke læses: {why}."), format!("Cannot be read: {why}."));
                faults.push(casework::Problem::plain("", message));
            }
        }
    }
    Err(Problem::invalid(language, &faults))
}
