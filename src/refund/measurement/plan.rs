//! The plan of a measurement, as it is written.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Measures, Quantity, Role};
use crate::casework::Problem;
use crate::law::quantity::Percent;
use crate::law::{Moment, Text};

/// What is measured, how often, in which period, and what stands in for missing hours. TOML or JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MeasurementPlan)]
pub struct Plan {
    /// Seconds between two readings of a point; divides 3,600.
    #[schema(example = 60)]
    pub interval_seconds: u32,
    /// The period that is measured.
    pub period: MeasuringPeriod,
    /// The measuring points.
    #[serde(rename = "point")]
    pub points: Vec<PlannedPoint>,
    /// Values for hours that are missing and that no formula of the MRR fills (MRR article 45(4)).
    #[serde(rename = "substitute", default, skip_serializing_if = "Vec::is_empty")]
    pub substitutes: Vec<Substitute>,
}

/// A period of whole UTC hours: from the first instant up to the second, which is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasuringPeriod {
    /// The first instant.
    pub from: Moment,
    /// The first instant after.
    pub to: Moment,
}

/// A measuring point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlannedPoint {
    /// Its name in the file: letters, digits, `-`, `_` and `.`.
    #[schema(example = "stack-1")]
    pub id: String,
    /// Where it stands.
    pub role: Role,
    /// How it is measured.
    pub measures: Measures,
    /// Where the instruments can be relied on. A reading outside that is said to be in order is a fault of the file.
    #[serde(default, skip_serializing_if = "Ranges::is_empty")]
    pub range: Ranges,
    /// The tier that the point must meet, 1 to 4 (MRR annex VIII, section 1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<u8>,
    /// The uncertainty of the yearly average of hourly values, in per cent, as it has been shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncertainty_percent: Option<Percent>,
}

/// The ranges of a point's instruments, by quantity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MeasurementRanges)]
pub struct Ranges {
    /// Grams of CO2 in a normal cubic metre.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concentration_g_per_nm3: Option<Bounds>,
    /// Normal cubic metres an hour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow_nm3_per_h: Option<Bounds>,
    /// Tonnes of CO2 an hour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mass_flow_t_per_h: Option<Bounds>,
}

/// The least and the greatest value, both within.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MeasurementBounds)]
pub struct Bounds {
    /// The least.
    #[schema(value_type = String)]
    pub min: Decimal,
    /// The greatest.
    #[schema(value_type = String)]
    pub max: Decimal,
}

/// A value for the missing hours of a stretch of time, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MeasurementSubstitute)]
pub struct Substitute {
    /// The point.
    pub point: String,
    /// The quantity.
    pub parameter: Quantity,
    /// The first hour's beginning.
    pub from: Moment,
    /// The last hour's end.
    pub to: Moment,
    /// The value in the quantity's unit. Only hours without a valid hourly value get it.
    #[schema(value_type = String)]
    pub value: Decimal,
    /// Where the value comes from, and why: a mass balance, the receiver's figures.
    pub reason: String,
}

impl Ranges {
    /// The range of a quantity.
    pub fn of(&self, quantity: Quantity) -> Option<Bounds> {
        match quantity {
            Quantity::Concentration => self.concentration_g_per_nm3,
            Quantity::Flow => self.flow_nm3_per_h,
            Quantity::MassFlow => self.mass_flow_t_per_h,
        }
    }

    /// Whether no range is given.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Plan {
    /// Reads a plan in TOML and checks it.
    ///
    /// # Errors
    /// Every fault; only the first where the text is no plan at all.
    pub fn from_toml(text: &str) -> Result<Self, Vec<Problem>> {
        let read = toml::from_str(text).map_err(|why| {
            let before = why.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            let why = why.message().replace('\n', " ");
            let text = Text::new(
                format!("Planen kan ikke læses; linje {line}: {why}"),
                format!("The plan cannot be read; line {line}: {why}"),
            );
            vec![Problem::plain("", text)]
        });
        read.and_then(Self::checked)
    }

    /// Reads a plan in JSON and checks it.
    ///
    /// # Errors
    /// As [`Plan::from_toml`].
    pub fn from_json(bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        let read = serde_json::from_slice(bytes).map_err(|why| {
            let text =
                Text::new(format!("Planen kan ikke læses: {why}"), format!("The plan cannot be read: {why}"));
            vec![Problem::plain("", text)]
        });
        read.and_then(Self::checked)
    }

    fn checked(self) -> Result<Self, Vec<Problem>> {
        let problems = self.problems();
        if problems.is_empty() { Ok(self) } else { Err(problems) }
    }
}
