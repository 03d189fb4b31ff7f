//! Readings to hourly values (MRR articles 43 and 44).

use rust_decimal::prelude::ToPrimitive;

use super::Plan;
use super::figures::Figures;
use super::plan_check::whole_hour;
use super::sum::Sum;

/// How the period is cut up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Grid {
    /// Hours since 1970 at the period's beginning.
    pub(super) first_hour: i64,
    /// Hours of the period.
    pub(super) hours: u32,
    /// Seconds between two readings.
    pub(super) interval: u32,
    /// How many readings an hour can have.
    pub(super) possible: u32,
    /// How many of them must be in order for the hour to have a value.
    pub(super) needed: u32,
}

impl Grid {
    /// The grid of a plan that has been checked. What cannot be, after the check, becomes an empty period.
    pub(super) fn of(plan: &Plan, figures: &Figures) -> Self {
        let (first, last) = (whole_hour(plan.period.from), whole_hour(plan.period.to));
        let hours = first.zip(last).and_then(|(first, last)| u32::try_from(last - first).ok()).unwrap_or(0);
        let possible = 3600_u32.checked_div(plan.interval_seconds).unwrap_or(0);
        let share = figures.completeness_percent / rust_decimal::Decimal::ONE_HUNDRED;
        let needed =
            (rust_decimal::Decimal::from(possible) * share).ceil().to_u32().unwrap_or(possible).max(1);
        Self { first_hour: first.unwrap_or(0), hours, interval: plan.interval_seconds, possible, needed }
    }

    /// Seconds since the period's beginning; none outside it.
    pub(super) fn second(&self, at: i64) -> Option<u32> {
        let second = u32::try_from(at - self.first_hour * 3600).ok()?;
        (second / 3600 < self.hours).then_some(second)
    }
}

/// The hourly values of one quantity at one point.
#[derive(Clone, Debug)]
pub(super) struct Hourly {
    /// The average of each hour; not a number where there is none.
    values: Vec<f64>,
    needed: u32,
    hour: usize,
    sum: Sum,
    good: u32,
    /// Readings that are in order.
    pub(super) readings_ok: u64,
    /// Readings that are there but not in order.
    pub(super) readings_not_ok: u64,
}

impl Hourly {
    pub(super) fn new(grid: &Grid) -> Self {
        let hours = usize::try_from(grid.hours).unwrap_or(0);
        Self {
            values: vec![f64::NAN; hours],
            needed: grid.needed,
            hour: 0,
            sum: Sum::default(),
            good: 0,
            readings_ok: 0,
            readings_not_ok: 0,
        }
    }

    /// Takes a reading: none where the instrument was not in order. Hours come in order.
    #[inline]
    pub(super) fn add(&mut self, hour: usize, reading: Option<f64>) {
        if hour != self.hour {
            self.close();
            self.hour = hour;
        }
        match reading {
            Some(value) => {
                self.sum.add(value);
                self.good += 1;
                self.readings_ok += 1;
            }
            None => self.readings_not_ok += 1,
        }
    }

    /// Closes the hour that is open: it has a value if enough of its readings were in order (MRR article 44).
    pub(super) fn close(&mut self) {
        if self.good >= self.needed
            && let Some(value) = self.values.get_mut(self.hour)
        {
            *value = self.sum.value() / f64::from(self.good);
        }
        self.sum = Sum::default();
        self.good = 0;
    }

    /// Each hour's value; none where the hour is missing.
    pub(super) fn values(&self) -> impl Iterator<Item = Option<f64>> {
        self.values.iter().map(|value| (!value.is_nan()).then_some(*value))
    }
}
