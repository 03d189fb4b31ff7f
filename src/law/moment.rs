//! Instants.

use std::fmt;

use chrono::{DateTime, DurationRound, NaiveDateTime, SecondsFormat, TimeDelta, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::ToSchema;

use super::{Day, Language};

/// An instant in UTC with microseconds, written `2026-11-21T09:30:00.000000Z`.
///
/// One width, so that the text sorts as time does in every database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ToSchema)]
#[schema(value_type = String, format = DateTime, example = "2026-11-21T09:30:00.000000Z")]
pub struct Moment(DateTime<Utc>);

impl Moment {
    /// The instant, cut to microseconds.
    pub fn new(at: DateTime<Utc>) -> Self {
        Self(at.duration_trunc(TimeDelta::microseconds(1)).unwrap_or(at))
    }

    /// Reads RFC 3339 with any offset.
    ///
    /// # Errors
    /// When the text is not RFC 3339.
    pub fn parse(text: &str) -> Result<Self, chrono::ParseError> {
        DateTime::parse_from_rfc3339(text).map(|t| Self::new(t.with_timezone(&Utc)))
    }

    /// The instant at which a clock in Denmark shows `text`, `2026-11-21T09:30`; the first of two when the clock is put
    /// back. `None` where no clock shows it.
    pub fn on_clock(text: &str) -> Option<Self> {
        let forms = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
        let shown = forms.into_iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())?;
        let at = shown.and_local_timezone(chrono_tz::Europe::Copenhagen).earliest()?;
        Some(Self::new(at.with_timezone(&Utc)))
    }

    /// As people write it, by a clock in Denmark: `21. november 2026 kl. 10.30`, `21 November 2026 at 10:30`.
    pub fn written(self, language: Language) -> String {
        let clock = self.0.with_timezone(&chrono_tz::Europe::Copenhagen);
        let day = self.day().written(language);
        match language {
            Language::Da => format!("{day} kl. {}", clock.format("%H.%M")),
            Language::En => format!("{day} at {}", clock.format("%H:%M")),
        }
    }

    /// As [`Moment::on_clock`] reads it, to the minute.
    pub fn clock(self) -> String {
        self.0.with_timezone(&chrono_tz::Europe::Copenhagen).format("%Y-%m-%dT%H:%M").to_string()
    }

    /// The instant as chrono has it.
    pub fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// The legal day in Denmark (Europe/Copenhagen) that the instant falls on.
    pub fn day(self) -> Day {
        Day::new(self.0.with_timezone(&chrono_tz::Europe::Copenhagen).date_naive())
    }

    /// This instant, or `earlier` if that is later: a journal's time does not run back when a clock does.
    #[must_use]
    pub fn not_before(self, earlier: Self) -> Self {
        self.max(earlier)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Micros, true))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_have_one_width_and_keep_their_instant() {
        let at = Moment::parse("2026-07-01T00:30:00+02:00").unwrap();
        assert_eq!(at.to_string(), "2026-06-30T22:30:00.000000Z");
        assert_eq!(at.day().to_string(), "2026-07-01");
        assert_eq!(serde_json::from_str::<Moment>(&serde_json::to_string(&at).unwrap()).unwrap(), at);
        assert!(serde_json::from_str::<Moment>("\"yesterday\"").is_err());
    }

    #[test]
    fn a_clock_in_denmark_shows_an_instant_once_twice_or_never() {
        let at = |text: &str| Moment::on_clock(text).map(|at| at.to_string());
        assert_eq!(at("2026-07-01T02:30").as_deref(), Some("2026-07-01T00:30:00.000000Z"));
        assert_eq!(at("2026-10-25T02:30:10").as_deref(), Some("2026-10-25T00:30:10.000000Z"));
        assert_eq!(at("2026-03-29T02:30"), None);
        assert_eq!(at("i går"), None);
    }

    #[test]
    fn a_clock_set_back_does_not_turn_time_back() {
        let early = Moment::parse("2026-01-01T00:00:00Z").unwrap();
        let late = Moment::parse("2026-01-02T00:00:00Z").unwrap();
        assert_eq!(early.not_before(late), late);
        assert_eq!(late.not_before(early), late);
    }

    #[test]
    fn more_than_microseconds_is_cut() {
        let at = Moment::parse("2026-01-01T00:00:00.123456789Z").unwrap();
        assert_eq!(at.to_string(), "2026-01-01T00:00:00.123456Z");
    }
}
