//! What is said where a parameter has no value.

use std::fmt;

use serde::Serialize;
use utoipa::ToSchema;

use super::Definition;
use crate::law::{Day, Text};

/// A parameter that a rule needs and does not have: the rule stops, and this says what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Missing {
    /// The parameter's id.
    pub id: String,
    /// The day that a value is needed for.
    pub day: Day,
    /// What the parameter is; none if there is no parameter with the id.
    pub about: Option<Box<About>>,
}

/// What a parameter is, and how it gets a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct About {
    /// What it is.
    pub description: Text,
    /// The file that it is entered in.
    pub file: String,
    /// Who enters it.
    pub entered_by: Text,
}

impl Missing {
    pub(super) fn of(parameter: &Definition, day: Day) -> Self {
        let about = About {
            description: parameter.description.clone(),
            file: parameter.file.clone(),
            entered_by: parameter.entered_by.clone(),
        };
        Self { id: parameter.id.clone(), day, about: Some(Box::new(about)) }
    }

    pub(super) fn unknown(id: &str, day: Day) -> Self {
        Self { id: id.to_owned(), day, about: None }
    }

    /// Which parameter, for which day, where it is entered and by whom.
    pub fn text(&self) -> Text {
        let (id, day) = (&self.id, self.day);
        let Some(about) = &self.about else {
            return Text::new(
                format!("Der findes ingen parameter '{id}'."),
                format!("There is no parameter '{id}'."),
            );
        };
        let (what, file, by) = (&about.description, &about.file, &about.entered_by);
        Text::new(
            format!(
                "Parameteren '{id}' ({}) har ingen værdi for {day}. Den indtastes i {file} af {}.",
                what.da, by.da
            ),
            format!(
                "The parameter '{id}' ({}) has no value for {day}. It is entered in {file} by {}.",
                what.en, by.en
            ),
        )
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for Missing {}
