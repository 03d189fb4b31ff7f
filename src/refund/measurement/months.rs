//! Which month each hour of a period falls in.

use chrono::DateTime;

use super::hourly::Grid;

/// A month of the period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Month {
    /// `2025-01`.
    pub(super) name: String,
    /// How many of the period's hours fall in it.
    pub(super) hours: usize,
}

/// The months in order. Tax periods are months in Denmark, so an hour falls in the month that it begins in there.
pub(super) fn months(grid: &Grid) -> Vec<Month> {
    let mut found: Vec<Month> = Vec::new();
    for hour in 0..i64::from(grid.hours) {
        let begins = DateTime::from_timestamp((grid.first_hour + hour) * 3600, 0).unwrap_or_default();
        let name = begins.with_timezone(&chrono_tz::Europe::Copenhagen).format("%Y-%m").to_string();
        match found.last_mut() {
            Some(last) if last.name == name => last.hours += 1,
            _ => found.push(Month { name, hours: 1 }),
        }
    }
    found
}
