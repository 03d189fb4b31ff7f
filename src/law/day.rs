//! Legal days.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use super::{Language, Moment};

/// A day in Denmark (Europe/Copenhagen), written `2026-11-21`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = String, format = Date, example = "2026-11-21")]
pub struct Day(NaiveDate);

impl Day {
    /// The day.
    pub fn new(date: NaiveDate) -> Self {
        Self(date)
    }

    /// Year, month, day of the month; `None` where there is no such day.
    pub fn ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Reads `YYYY-MM-DD` with a year of four digits.
    ///
    /// # Errors
    /// When the text is no such day.
    pub fn parse(text: &str) -> Result<Self, String> {
        let four_digits = text.len() == 10 && text.bytes().next().is_some_and(|b| b.is_ascii_digit());
        NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .ok()
            .filter(|_| four_digits)
            .map(Self)
            .ok_or_else(|| format!("'{text}' is not a day as YYYY-MM-DD"))
    }

    /// The day as chrono has it.
    pub fn date(self) -> NaiveDate {
        self.0
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// So many calendar days later; the last day that exists where the calendar ends.
    #[must_use]
    pub fn plus_days(self, days: u64) -> Self {
        Self(self.0.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX))
    }

    /// So many calendar days earlier; the first day that exists where the calendar begins.
    #[must_use]
    pub fn minus_days(self, days: u64) -> Self {
        Self(self.0.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN))
    }

    /// The same day of the month so many months later, or that month's last day.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        Self(self.0.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX))
    }

    /// Calendar days from `earlier` to this day; negative if this day is the earlier.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// The instant that the day begins at, in Denmark.
    pub fn start(self) -> Moment {
        self.minus_days(1).end()
    }

    /// The first instant after the day: a deadline that ends with its day has passed from here on.
    pub fn end(self) -> Moment {
        let next = self.plus_days(1).0.and_time(NaiveTime::MIN);
        // Copenhagen's clocks never change at midnight, so the earliest reading is the only one.
        let at = chrono_tz::Europe::Copenhagen.from_local_datetime(&next).earliest();
        Moment::new(at.map_or_else(|| Utc.from_utc_datetime(&next), |t| t.with_timezone(&Utc)))
    }

    /// As people write it: `21. november 2026`, `21 November 2026`.
    pub fn written(self, language: Language) -> String {
        let dot = match language {
            Language::Da => ".",
            Language::En => "",
        };
        let names = month_names(language);
        let month = usize::try_from(self.0.month0()).ok().and_then(|m| names.get(m)).copied().unwrap_or("?");
        format!("{}{dot} {month} {}", self.0.day(), self.0.year())
    }
}

/// The names of the months as they stand in a date: small in Danish, capital in English.
pub fn month_names(language: Language) -> [&'static str; 12] {
    match language {
        Language::Da => [
            "januar",
            "februar",
            "marts",
            "april",
            "maj",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "december",
        ],
        Language::En => [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_danish_midnight_summer_and_winter() {
        assert_eq!(Day::ymd(2026, 7, 1).unwrap().end().to_string(), "2026-07-01T22:00:00.000000Z");
        assert_eq!(Day::ymd(2026, 12, 1).unwrap().end().to_string(), "2026-12-01T23:00:00.000000Z");
    }

    #[test]
    fn days_are_read_strictly() {
        assert!(Day::parse("2026-02-29").is_err());
        assert!(Day::parse("26-02-01").is_err());
        assert!(Day::parse("+2026-02-1").is_err());
        assert_eq!(Day::parse("2024-02-29").unwrap(), Day::ymd(2024, 2, 29).unwrap());
        assert!(serde_json::from_str::<Day>("\"2026-13-01\"").is_err());
    }

    #[test]
    fn days_are_counted_and_written() {
        let day = Day::ymd(2022, 12, 6).unwrap();
        assert_eq!(Day::ymd(2023, 4, 1).unwrap().days_since(day), 116);
        assert_eq!(day.plus_days(30).minus_days(30), day);
        assert_eq!(Day::ymd(2024, 1, 31).unwrap().plus_months(1), Day::ymd(2024, 2, 29).unwrap());
        assert_eq!(day.written(Language::Da), "6. december 2022");
        assert_eq!(day.written(Language::En), "6 December 2022");
        assert_eq!((day.year(), day.weekday()), (2022, Weekday::Tue));
        assert_eq!(day.plus_days(u64::MAX).date(), NaiveDate::MAX);
    }
}
