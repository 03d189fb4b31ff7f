//! The application of a demo case: the example in `forms/examples/`, moved in time and space.

use serde_json::{Value, json};

use super::body::{self, put};
use super::place::{Block, rounded};
use crate::access::Person;
use crate::desk::DeskError;
use crate::law::{Day, Language};
use crate::permit::application::Application;

const EXAMPLE: &str = include_str!("../../forms/examples/complete-application.json");
/// The first day of the example's project.
const EXAMPLE_START: (i32, u32, u32) = (2027, 1, 11);

/// An application that is being written.
pub struct Sheet(Value);

impl Sheet {
    /// The example as `applicant` would send it, for a project that begins on `start`.
    ///
    /// # Errors
    /// When the example is not JSON.
    pub fn of(applicant: &Person, start: Day) -> Result<Self, DeskError> {
        let company = applicant.company.as_ref().ok_or(DeskError::NotFound)?;
        let (year, month, day) = EXAMPLE_START;
        let moved = start.days_since(Day::ymd(year, month, day).unwrap_or(start));
        let words = [
            ("Vesterhav Lager ApS", company.name.clone()),
            ("99000007", company.cvr.clone()),
            ("mette.holm@vesterhavlager.example", applicant.email.clone()),
            ("Mette Holm", applicant.name.clone()),
            ("23. april 2027", start.plus_days(102).written(Language::Da)),
            ("NS-2027", format!("NS-{}", start.year())),
            ("\"year\": 2025", format!("\"year\": {}", start.year() - 2)),
            ("2025.pdf", format!("{}.pdf", start.year() - 2)),
        ];
        let text = words.iter().fold(EXAMPLE.to_owned(), |text, (old, new)| text.replace(old, new));
        let mut value = serde_json::from_str(&text)?;
        move_days(&mut value, moved);
        Ok(Self(value))
    }

    /// With one value another.
    ///
    /// # Errors
    /// When the example has no such value.
    pub fn with(mut self, pointer: &str, new: Value) -> Result<Self, DeskError> {
        put(&mut self.0, pointer, new)?;
        Ok(self)
    }

    /// With the complex, and in it the site, the well and the plume, in another place and hydraulic unit.
    ///
    /// # Errors
    /// When the example has none of these.
    pub fn placed(self, complex: Block, unit: &str) -> Result<Self, DeskError> {
        let well = json!(complex.middle().map(rounded));
        self.with("/coordinates/complex", complex.ring())?
            .with("/coordinates/site", complex.share(0.2).ring())?
            .with("/coordinates/wells/0/head", well.clone())?
            .with("/coordinates/wells/0/target", well)?
            .with("/geology/models/plume_p90", complex.share(0.1).ring())?
            .with("/further/hydraulic_unit/name", json!(unit))
    }

    /// The application.
    ///
    /// # Errors
    /// When it does not read as one.
    pub fn read(self) -> Result<Box<Application>, DeskError> {
        body::read(self.0)
    }
}

/// Moves every text that is a day.
fn move_days(value: &mut Value, by: i64) {
    match value {
        Value::String(text) => {
            if let Ok(day) = Day::parse(text) {
                let moved =
                    if by < 0 { day.minus_days(by.unsigned_abs()) } else { day.plus_days(by.unsigned_abs()) };
                *text = moved.to_string();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| move_days(item, by)),
        Value::Object(members) => members.values_mut().for_each(|member| move_days(member, by)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::People;
    use crate::permit::application::Item;
    use crate::permit::completeness::{AttachedTo, Bounds, examine, wanted};

    #[test]
    fn an_application_moved_in_time_and_space_is_still_complete() {
        let people = People::demo().unwrap();
        let applicant = people.by_id("demo-applicant").unwrap();
        let files: Vec<_> = Item::ALL
            .iter()
            .filter(|item| wanted(**item).is_some())
            .map(|item| AttachedTo { item: *item, name: "bilag.txt".into() })
            .collect();
        let bounds = Bounds { quantity_below: 100_000.into(), duration_years: 2 };
        for start in ["2022-12-06", "2027-01-11", "2029-02-28"] {
            let sheet = Sheet::of(applicant, Day::parse(start).unwrap()).unwrap();
            let sheet =
                sheet.placed(Block::from_north_west(5.5, 56.4), "Prøvesandet").unwrap().read().unwrap();
            let found = examine(&sheet, &files, &bounds).findings;
            assert!(found.is_empty(), "{start}: {found:?}");
        }
    }
}
