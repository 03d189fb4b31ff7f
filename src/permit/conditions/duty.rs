//! What a condition asks for by a date.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::{Day, Text};

use super::schedule::period_ends;
use super::{Condition, ReportContent, Watch};

/// A report that the authority has, as far as dates go. Whether one that was returned counts is for the caller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReceivedReport {
    /// The condition that it answers.
    pub condition: String,
    /// The last day of the period that it is about; without one it answers the condition's single date.
    pub period_end: Option<Day>,
    /// The day it came.
    pub received_on: Day,
}

impl ReceivedReport {
    /// A report that came on a day.
    pub fn of(report: &ReportContent, received_on: Day) -> Self {
        Self { condition: report.condition.clone(), period_end: report.period_to, received_on }
    }
}

/// Something that is due.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct Due {
    /// The last day for it.
    pub due: Day,
    /// The condition's id.
    pub condition: String,
    /// What is due.
    pub what: Text,
}

/// One date of a watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Duty<'a> {
    /// The repeating report's name; `None` for a single date.
    pub report: Option<&'a Text>,
    /// The day that a report names to answer it: the period's last, or the date itself.
    pub answers: Day,
    /// The last day for it.
    pub due: Day,
}

impl Duty<'_> {
    /// The day that the duty was first met, as `today` knows it.
    pub fn met_on(&self, condition: &Condition, received: &[ReceivedReport], today: Day) -> Option<Day> {
        let named = |report: &ReceivedReport| match report.period_end {
            Some(end) => end == self.answers,
            None => self.report.is_none(),
        };
        let of_this = received.iter().filter(|report| report.condition == condition.id && named(report));
        of_this.map(|report| report.received_on).filter(|on| *on <= today).min()
    }
}

/// The duties of a watch that are due on `last` or before, in order.
pub(super) fn duties_through(watch: &Watch, last: Day) -> Vec<Duty<'_>> {
    match watch {
        Watch::Limit { .. } | Watch::Window { .. } => Vec::new(),
        Watch::By { date } => [Duty { report: None, answers: *date, due: *date }]
            .into_iter()
            .filter(|duty| duty.due <= last)
            .collect(),
        Watch::Every { report, first_period_end, every, due_days_after, until } => {
            period_ends(*first_period_end, *every, *until)
                .map(|end| Duty {
                    report: Some(report),
                    answers: end,
                    due: end.plus_days(u64::from(*due_days_after)),
                })
                .take_while(|duty| duty.due <= last)
                .collect()
        }
    }
}
