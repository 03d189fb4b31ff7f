//! A deadline as a case keeps it: with what it was computed from.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::compute::{Computed, DeadlineError, compute_with};
use crate::law::reading::Readings;
use crate::law::{Day, Moment};

/// Why a deadline moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// It stood still for a time.
    Paused,
    /// It was extended.
    Extended,
}

/// One move of a deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = DeadlineChange)]
pub struct Change {
    /// Pause or extension.
    pub why: Why,
    /// Calendar days added.
    pub days: u32,
    /// The reason given.
    pub reason: String,
}

/// A deadline of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Deadline {
    /// The rule it follows.
    pub rule: String,
    /// The event it counts from.
    pub event_at: Moment,
    /// The last day; the deadline ends with it, in Denmark.
    pub due: Day,
    /// Pauses and extensions, in order.
    #[serde(default)]
    pub changes: Vec<Change>,
    /// The case's readings when it was computed.
    #[serde(default)]
    pub readings: Readings,
}

impl Deadline {
    /// The deadline that the rule sets for the event.
    ///
    /// # Errors
    /// As [`super::compute()`].
    pub fn set(rule: &str, event_at: Moment, readings: &Readings) -> Result<Self, DeadlineError> {
        let due = compute_with(rule, event_at, 0, readings)?.due;
        Ok(Self { rule: rule.to_owned(), event_at, due, changes: Vec::new(), readings: readings.clone() })
    }

    /// The deadline once more, with its receipt, by the rules and the calendar as they are now.
    ///
    /// # Errors
    /// As [`super::compute()`].
    pub fn computed(&self) -> Result<Computed, DeadlineError> {
        let added = self.changes.iter().fold(0_u32, |sum, change| sum.saturating_add(change.days));
        compute_with(&self.rule, self.event_at, added, &self.readings)
    }

    /// The deadline moved to where the rules and the calendar put it now.
    ///
    /// # Errors
    /// As [`super::compute()`].
    pub fn recomputed(mut self) -> Result<Self, DeadlineError> {
        self.due = self.computed()?.due;
        Ok(self)
    }

    /// The deadline extended by calendar days; a free day at the end moves it on.
    ///
    /// # Errors
    /// As [`super::compute()`].
    pub fn extended(self, by_days: u32, reason: &str) -> Result<Self, DeadlineError> {
        self.changed(Why::Extended, by_days, reason)
    }

    /// The deadline after it stood still from the day `from` up to, but not with, the day `to`.
    ///
    /// # Errors
    /// As [`super::compute()`].
    pub fn paused(self, from: Day, to: Day, reason: &str) -> Result<Self, DeadlineError> {
        let days = u32::try_from(to.days_since(from)).unwrap_or_default();
        self.changed(Why::Paused, days, reason)
    }

    fn changed(mut self, why: Why, days: u32, reason: &str) -> Result<Self, DeadlineError> {
        self.changes.push(Change { why, days, reason: reason.to_owned() });
        self.recomputed()
    }

    /// Whether the deadline is over: its last day has ended in Denmark.
    pub fn passed(&self, now: Moment) -> bool {
        now >= self.due.end()
    }
}
