//! What comes of a measurement.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{MeasurementWarning, Measures, Quantity, Role};
use crate::law::Receipt;
use crate::law::quantity::Tonnes;

/// The tonnes of every point in the period, with what an official should see and how it was reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = MeasuredPeriod)]
pub struct Measured {
    /// Whether every hour of every point is resolved. Where not, the tonnes are those of the hours that are.
    pub complete: bool,
    /// The points, in the plan's order.
    pub points: Vec<MeasuredPoint>,
    /// What an official should see.
    pub warnings: Vec<MeasurementWarning>,
    /// How it was reached.
    pub receipt: Receipt,
}

/// A point's result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MeasuredPoint {
    /// The point.
    pub id: String,
    /// Where it stands.
    pub role: Role,
    /// How it is measured.
    pub measures: Measures,
    /// Hours of the period.
    pub hours_in_period: u32,
    /// Hours where everything was measured.
    pub hours_valid: u32,
    /// Hours where something stands in for what is missing.
    pub hours_substituted: u32,
    /// Hours that nothing stands in for; they are not in the tonnes.
    pub hours_unresolved: u32,
    /// Rows that the period could have.
    pub readings_expected: u64,
    /// Rows that are not in the file.
    pub readings_missing: u64,
    /// Tonnes of CO2, with three decimals.
    pub co2_tonnes: Tonnes,
    /// The tonnes for each direction of the substitutes by formula; none where the formula filled no hour.
    pub by_direction: Option<Alternatives>,
    /// The quantities that were measured.
    pub parameters: Vec<MeasuredQuantity>,
    /// Tonnes by month in Denmark. Each is rounded by itself, so that their sum may differ from the total in the last
    /// decimal.
    pub months: Vec<MonthTonnes>,
}

/// What the tonnes of a point are for each direction of the substitutes (reading `substitute-direction`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = MeasurementAlternatives)]
pub struct Alternatives {
    /// The one that holds: `minus-two-sigma`, `mean` or `plus-two-sigma`.
    pub chosen: String,
    /// Substitutes below the mean.
    pub minus_two_sigma: Tonnes,
    /// Substitutes at the mean.
    pub mean: Tonnes,
    /// Substitutes above the mean.
    pub plus_two_sigma: Tonnes,
}

/// A quantity's result at a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MeasuredQuantity {
    /// The quantity.
    pub parameter: Quantity,
    /// Hours with a valid hourly value.
    pub hours_valid: u32,
    /// Missing hours filled by the formula.
    pub hours_by_formula: u32,
    /// Missing hours filled with a value of the plan.
    pub hours_entered: u32,
    /// Missing hours that nothing stands in for.
    pub hours_unresolved: u32,
    /// Readings that were in order.
    pub readings_ok: u64,
    /// Readings that were there but not in order.
    pub readings_not_ok: u64,
    /// The mean of the valid hourly values, with six decimals; none where there are fewer than two.
    #[schema(value_type = Option<String>)]
    pub mean: Option<Decimal>,
    /// Their standard deviation.
    #[schema(value_type = Option<String>)]
    pub standard_deviation: Option<Decimal>,
    /// The formula's value for missing hours; none where the formula is not for the quantity.
    #[schema(value_type = Option<String>)]
    pub substitute: Option<Decimal>,
}

/// A month's tonnes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = MeasuredMonth)]
pub struct MonthTonnes {
    /// `2025-01`.
    pub month: String,
    /// Tonnes of CO2.
    pub co2_tonnes: Tonnes,
}
