//! The periods of a report that repeats.

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::Day;

/// How far apart the periods end: `{"months": 1}` or `{"days": 7}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Interval {
    /// Calendar months.
    Months(u32),
    /// Calendar days.
    Days(u32),
}

impl Interval {
    /// Whether the interval is no time at all, so that nothing would ever follow.
    pub fn is_nothing(self) -> bool {
        matches!(self, Self::Months(0) | Self::Days(0))
    }

    /// The end of the period that comes `nth` after the one that ends on `first`. Counted from `first` each time, so
    /// that a short month does not pull the later ones forward; where `first` ends its month, all the others do too.
    pub fn end_after(self, first: Day, nth: u32) -> Day {
        match self {
            Self::Days(days) => first.plus_days(u64::from(days) * u64::from(nth)),
            Self::Months(months) => {
                let end = first.plus_months(months.saturating_mul(nth));
                if ends_its_month(first) { last_of_month(end) } else { end }
            }
        }
    }
}

fn ends_its_month(day: Day) -> bool {
    day.plus_days(1).date().day() == 1
}

fn last_of_month(day: Day) -> Day {
    Day::ymd(day.year(), day.date().month(), 1).map_or(day, |first| first.plus_months(1).minus_days(1))
}

/// The ends of the periods from `first` to `until`, in order and without limit but `until`. The last period ends on
/// `until`, even if that cuts it short: what happens after the last whole period is reported too.
pub fn period_ends(first: Day, interval: Interval, until: Day) -> impl Iterator<Item = Day> {
    let mut nth = Some(0_u32);
    std::iter::from_fn(move || {
        let at = nth?;
        let end = interval.end_after(first, at);
        let last = end >= until || interval.is_nothing();
        nth = if last { None } else { at.checked_add(1) };
        Some(if last { until } else { end })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(first: &str, interval: Interval, until: &str) -> Vec<String> {
        let (first, until) = (Day::parse(first).unwrap(), Day::parse(until).unwrap());
        period_ends(first, interval, until).map(|day| day.to_string()).collect()
    }

    #[test]
    fn month_ends_stay_month_ends() {
        let months = ends("2023-11-30", Interval::Months(1), "2024-04-10");
        assert_eq!(
            months,
            ["2023-11-30", "2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31", "2024-04-10"]
        );
        assert_eq!(ends("2023-02-28", Interval::Months(12), "2024-02-29"), ["2023-02-28", "2024-02-29"]);
    }

    #[test]
    fn a_short_month_does_not_pull_later_ones_forward() {
        let months = ends("2023-01-30", Interval::Months(1), "2023-03-30");
        assert_eq!(months, ["2023-01-30", "2023-02-28", "2023-03-30"]);
    }

    #[test]
    fn days_are_counted_over_leap_days_and_the_last_period_may_be_short() {
        let days = ends("2024-02-20", Interval::Days(7), "2024-03-06");
        assert_eq!(days, ["2024-02-20", "2024-02-27", "2024-03-05", "2024-03-06"]);
        assert_eq!(ends("2024-02-20", Interval::Days(7), "2024-02-20"), ["2024-02-20"]);
        assert_eq!(ends("2024-02-20", Interval::Days(7), "2024-02-19"), ["2024-02-19"]);
    }

    #[test]
    fn no_interval_gives_no_endless_list() {
        for nothing in [Interval::Days(0), Interval::Months(0)] {
            assert_eq!(ends("2024-02-20", nothing, "2025-02-20"), ["2025-02-20"]);
            assert!(nothing.is_nothing());
        }
        assert!(!Interval::Days(1).is_nothing() && !Interval::Months(1).is_nothing());
        assert_eq!(serde_json::to_string(&Interval::Months(3)).unwrap(), "{\"months\":3}");
    }
}
