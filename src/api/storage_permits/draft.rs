//! Reads the draft of an application for a permit, as it is sent to be saved.

use crate::api::body;
use crate::api::problem::Problem;
use crate::casework;
use crate::host::shape;
use crate::law::{Language, Text};
use crate::permit::application::Application;
use crate::permit::procedure::Command;
use crate::permit::procedure::content::SavedDraft;

/// Reads a draft.
///
/// # Errors
/// 400 where it is not JSON; 422 with the fields that the form does not have, the first [`shape::MOST`] of them, and all that is longer than it
/// takes.
pub fn read(bytes: &[u8], language: Language) -> Result<Command, Problem> {
    let value = body::json(bytes, language)?;
    let mut faults = Application::unknown_fields(&value);
    faults.truncate(shape::MOST);
    let draft: Box<Application> = match serde_json::from_value(value) {
        Ok(draft) => draft,
        Err(why) => {
            let message =
                Text::new(format!("Kladden kan ikke læses: {why}."), format!("Cannot be read: {why}."));
            faults.push(casework::Problem::plain("", message));
            Box::default()
        }
    };
    faults.extend(draft.problems());
    if !faults.is_empty() {
        return Err(Problem::invalid(language, &faults));
    }
    Ok(Command::Save(SavedDraft(draft)))
}
