//! The rules for deadlines, from `policies/deadlines.toml`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::calendar::Calendar;
use crate::law::parameter::{Definition, Missing, Parameter, Value};
use crate::law::{Day, Provision, Text};

/// What a rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = DeadlineUnit)]
pub enum Unit {
    /// Days of the calendar: 28 is the same weekday four weeks later.
    CalendarDays,
    /// Working days by the rule's calendar.
    WorkingDays,
    /// Months: the same day of the month, or that month's last day.
    Months,
}

impl Unit {
    /// The unit as it is written after a number.
    pub fn text(self) -> Text {
        match self {
            Self::CalendarDays => Text::new("kalenderdage", "calendar days"),
            Self::WorkingDays => Text::new("arbejdsdage", "working days"),
            Self::Months => Text::new("måneder", "months"),
        }
    }
}

/// A rule for a deadline. How many days or months it gives is a dated value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id: `complaint-energy-board`.
    pub id: String,
    /// What is counted.
    pub unit: Unit,
    /// Which days are free: a deadline that would end on one ends on the next working day.
    pub calendar: Calendar,
    /// Whether the law sets it; otherwise it is a target that the authority sets itself.
    pub law: bool,
    /// What must happen in time.
    pub description: Text,
    /// The event that it counts from; the event's day itself is not counted.
    pub counts_from: Text,
    /// What it rests on.
    pub provisions: Vec<Provision>,
    /// The readings that it rests on.
    pub readings: Vec<String>,
    /// Who enters its values.
    pub entered_by: Text,
    /// How many units, with the days that this is valid on.
    pub values: Vec<Value>,
}

impl Rule {
    /// How many units it gives for an event on `day`.
    ///
    /// # Errors
    /// [`Missing`] where it has no value for that day.
    pub fn on(&self, day: Day) -> Result<Parameter, Missing> {
        Definition {
            id: self.id.clone(),
            unit: self.unit.text(),
            description: self.description.clone(),
            entered_by: self.entered_by.clone(),
            values: self.values.clone(),
            file: "policies/deadlines.toml".to_owned(),
        }
        .on(day)
    }
}

#[derive(Default, Deserialize)]
struct File {
    rule: Vec<Rule>,
}

static ALL: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    toml::from_str::<File>(include_str!("../../../policies/deadlines.toml")).unwrap_or_default().rule
});

/// Every rule.
pub fn rules() -> &'static [Rule] {
    &ALL
}

/// The rule with the id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().iter().find(|rule| rule.id == id)
}
