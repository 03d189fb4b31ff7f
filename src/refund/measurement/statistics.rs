//! Mean and standard deviation of a period's hourly values.

use super::hourly::Hourly;
use super::sum::Sum;

/// The mean and the standard deviation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Statistics {
    pub(super) mean: f64,
    pub(super) deviation: f64,
}

impl Statistics {
    /// Of the valid hours; none where there are fewer than two. `population` divides by their number, else by one less.
    pub(super) fn of(hourly: &Hourly, population: bool) -> Option<Self> {
        let valid = || hourly.values().flatten();
        let count = u32::try_from(valid().count()).ok().filter(|count| *count >= 2)?;
        let mut total = Sum::default();
        valid().for_each(|value| total.add(value));
        let mean = total.value() / f64::from(count);
        let mut squares = Sum::default();
        valid().for_each(|value| squares.add((value - mean) * (value - mean)));
        let over = if population { count } else { count - 1 };
        Some(Self { mean, deviation: (squares.value() / f64::from(over)).sqrt() })
    }
}
