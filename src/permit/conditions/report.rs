//! What the holder sends on a condition.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::{Day, Digest, Moment};

use super::parameter::folded;
use super::{Parameter, Unit};

/// A report on a condition (rapportering, § 6, stk. 1, nr. 5, or evidence that another condition is met).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportContent {
    /// The id of the condition that it answers.
    pub condition: String,
    /// The first day that it is about.
    #[serde(default)]
    pub period_from: Option<Day>,
    /// The last day that it is about; for a repeating report the last day of the period.
    #[serde(default)]
    pub period_to: Option<Day>,
    /// Measured figures. They are held against the limits of every condition, not only of the one reported on.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Words.
    #[serde(default)]
    pub text: String,
    /// The files, by their digests.
    #[serde(default)]
    pub attachments: Vec<Digest>,
}

/// A reported figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What was measured.
    pub parameter: Parameter,
    /// The figure.
    #[schema(value_type = String, format = "decimal")]
    pub value: Decimal,
    /// The unit as the holder wrote it, so that a wrong one can be named.
    pub unit: String,
    /// When it was measured, as a day or an instant; the report's period where nothing is said.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "2026-11-21")]
    pub at: Option<When>,
    /// The well or place it was measured at. A figure without one is held against the limits of every place.
    #[serde(default)]
    pub place: Option<String>,
}

/// An instant or a whole day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum When {
    /// A legal day in Denmark.
    Day(Day),
    /// An instant.
    Moment(Moment),
}

impl When {
    /// The legal day in Denmark.
    pub fn day(self) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Moment(moment) => moment.day(),
        }
    }
}

impl Figure {
    /// The figure's unit, if it is one of its quantity's.
    pub fn known_unit(&self) -> Option<Unit> {
        Unit::named(self.unit.trim()).filter(|unit| self.parameter.units().contains(unit))
    }

    /// The figure as it is compared, if its unit is known.
    pub(super) fn comparable(&self) -> Option<Decimal> {
        self.known_unit().map(|unit| unit.comparable(self.value))
    }

    /// Whether a limit at `place` (every place for `None`) is for this figure.
    pub(super) fn concerns(&self, place: Option<&str>) -> bool {
        match (place, self.place.as_deref()) {
            (Some(limited), Some(measured)) => folded(limited) == folded(measured),
            _ => true,
        }
    }

    /// Whether the figure says that CO2 was injected.
    pub(super) fn tells_of_injection(&self) -> bool {
        self.parameter.is_injection() && self.value > Decimal::ZERO
    }

    /// The first and the last day that the figure is about: its own, or the report's period.
    pub fn span(&self, report: &ReportContent) -> Option<(Day, Day)> {
        self.at.map(|at| (at.day(), at.day())).or(report.period_from.zip(report.period_to))
    }

    /// The time as a breach's key carries it.
    pub(super) fn when_key(&self, report: &ReportContent) -> String {
        match self.at {
            Some(When::Day(day)) => day.to_string(),
            Some(When::Moment(moment)) => moment.to_string(),
            None => report.period_key(),
        }
    }
}

impl ReportContent {
    /// The period as a breach's key carries it.
    pub(super) fn period_key(&self) -> String {
        let day = |day: Option<Day>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
        format!("{}--{}", day(self.period_from), day(self.period_to))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_moment_or_a_day_is_read_as_what_it_is() {
        let at = |text: &str| serde_json::from_value::<When>(json!(text));
        assert_eq!(at("2023-01-03").unwrap(), When::Day(day("2023-01-03")));
        assert_eq!(
            at("2023-01-03T23:30:00Z").unwrap(),
            When::Moment(Moment::parse("2023-01-03T23:30:00Z").unwrap())
        );
        assert_eq!(at("2023-01-03T23:30:00Z").unwrap().day(), day("2023-01-04"));
        assert!(at("3 January").is_err());
    }
}
