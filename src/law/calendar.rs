//! Working days in Denmark. The free days are data (`policies/holidays.toml`); the law of the calendar, Easter, is code.

use std::sync::LazyLock;

use chrono::{Datelike, Weekday};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::parameter::Status;
use super::{Day, Text};

/// Which days are free, besides Saturdays and Sundays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Calendar {
    /// Public holidays (*helligdage*).
    Holidays,
    /// Public holidays and the days on which authorities are closed (*lukkedage*): 5 June, 24 and 31 December.
    Offices,
}

/// What makes a day free that is no Saturday or Sunday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A public holiday (*helligdag*).
    Holiday,
    /// A day on which authorities are closed (*lukkedag*).
    ClosingDay,
}

/// A day of the year on which nothing falls due.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FreeDay {
    /// Its name, in lower case as Danish has it.
    pub name: Text,
    /// Holiday or closing day.
    pub kind: Kind,
    /// Whether a source says so.
    pub status: Status,
    easter: Option<i64>,
    month: Option<u32>,
    day: Option<u32>,
    last_year: Option<i32>,
}

impl FreeDay {
    /// The day it falls on in `year`; `None` where that year does not have it.
    pub fn in_year(&self, year: i32) -> Option<Day> {
        if self.last_year.is_some_and(|last| year > last) {
            return None;
        }
        match (self.easter, self.month, self.day) {
            (Some(offset), None, None) => {
                let easter = easter(year)?;
                let days = offset.unsigned_abs();
                Some(if offset < 0 { easter.minus_days(days) } else { easter.plus_days(days) })
            }
            (None, Some(month), Some(day)) => Day::ymd(year, month, day),
            _ => None,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    first: Day,
    last: Day,
    free: Vec<FreeDay>,
}

static TABLE: LazyLock<Option<File>> =
    LazyLock::new(|| toml::from_str(include_str!("../../policies/holidays.toml")).ok());

/// The free days of the year, in the order of the table.
pub fn free_days() -> &'static [FreeDay] {
    TABLE.as_ref().map_or(&[], |table| table.free.as_slice())
}

/// Whether the table of free days is held to be right for the day.
pub fn covers(day: Day) -> bool {
    TABLE.as_ref().is_some_and(|table| (table.first..=table.last).contains(&day))
}

/// Easter Sunday (*påskedag*) of a Gregorian year (the method of Meeus, Jones and Butcher).
pub fn easter(year: i32) -> Option<Day> {
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let moon_shift = (century - (century + 8) / 25 + 1) / 3;
    let full_moon = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - full_moon - of_century % 4) % 7;
    let late = (golden + 11 * full_moon + 22 * to_sunday) / 451;
    let after_the_earliest = u64::try_from(full_moon + to_sunday - 7 * late).ok()?;
    Day::ymd(year, 3, 22).map(|earliest| earliest.plus_days(after_the_earliest))
}

impl Calendar {
    /// The free day that `day` is, if it is one by its name.
    pub fn named(self, day: Day) -> Option<&'static FreeDay> {
        free_days()
            .iter()
            .filter(|free| self == Self::Offices || free.kind == Kind::Holiday)
            .find(|free| free.in_year(day.year()) == Some(day))
    }

    /// Why the day is free: its name, or that it is a Saturday or Sunday; `None` for a working day.
    pub fn why_free(self, day: Day) -> Option<Text> {
        if let Some(free) = self.named(day) {
            return Some(free.name.clone());
        }
        match day.weekday() {
            Weekday::Sat => Some(Text::new("lørdag", "Saturday")),
            Weekday::Sun => Some(Text::new("søndag", "Sunday")),
            _ => None,
        }
    }

    /// Whether the day is a working day.
    pub fn is_working(self, day: Day) -> bool {
        self.why_free(day).is_none()
    }

    /// The day itself if it is a working day, or the first one after it.
    pub fn next_working(self, day: Day) -> Day {
        // No free days of the table, with their weekends, run on for two weeks.
        (0..14).map(|later| day.plus_days(later)).find(|day| self.is_working(*day)).unwrap_or(day)
    }

    /// The `count`th working day after the day; for 0, [`Calendar::next_working`].
    pub fn plus_working(self, day: Day, count: u32) -> Day {
        match count {
            0 => self.next_working(day),
            _ => (0..count).fold(day, |at, _| self.next_working(at.plus_days(1))),
        }
    }
}

/// The name of the public holiday that the day is. Sundays and closing days are none.
pub fn is_holiday(day: Day) -> Option<Text> {
    Calendar::Holidays.named(day).map(|free| free.name.clone())
}

/// Whether offices are open: no Saturday, Sunday, holiday or closing day.
pub fn is_working_day(day: Day) -> bool {
    Calendar::Offices.is_working(day)
}

/// The day itself if it is a working day, or the first one after it.
pub fn next_working_day(day: Day) -> Day {
    Calendar::Offices.next_working(day)
}

/// The `count`th working day after the day; for 0, the day itself or the first working day after it.
pub fn plus_working_days(day: Day, count: u32) -> Day {
    Calendar::Offices.plus_working(day, count)
}

/// The day of the week, in lower case as Danish has it and with a capital in English.
pub fn weekday_name(day: Day) -> Text {
    const DA: [&str; 7] = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
    const EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let at = usize::try_from(day.date().weekday().num_days_from_monday()).unwrap_or_default();
    Text::new(DA.get(at).copied().unwrap_or_default(), EN.get(at).copied().unwrap_or_default())
}
