//! What a refund is computed from.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Fuel, FuelUnit, Relief};
use crate::law::Day;
use crate::law::quantity::{Kroner, Tonnes};
use crate::law::reading::Readings;

/// A period, from its first day to its last, both with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RefundPeriod)]
pub struct Period {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

/// The figures of one claim for one plant and one period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundInput {
    /// The period in which the CO2 was captured and the fuel burnt.
    pub period: Period,
    /// Total CO2 in the flue gas before capture, fossil and biogenic (§ 3 stk. 1 nr. 2).
    pub co2_before_capture_tonnes: Tonnes,
    /// Total CO2 captured that counts: handed to an approved chain and stored in time.
    pub co2_captured_tonnes: Tonnes,
    /// Fossil CO2 in the flue gas before capture; needed under the reading `fossil-over-fossil`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub co2_before_capture_fossil_tonnes: Option<Tonnes>,
    /// Fossil CO2 captured; needed under the reading `fossil-over-fossil`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub co2_captured_fossil_tonnes: Option<Tonnes>,
    /// The taxed fuels that were burnt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fuels: Vec<FuelUsed>,
    /// The CO2 tax itself, in place of fuels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub co2_tax: Option<EnteredTax>,
    /// Other reliefs of the same tax.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_reliefs: Vec<Relief>,
    /// Where the case departs from the default readings.
    #[serde(default)]
    pub readings: Readings,
}

/// A fuel that was burnt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FuelUsed {
    /// Which.
    pub fuel: Fuel,
    /// How much, in `unit`.
    #[schema(value_type = String, format = "decimal", example = "5000000")]
    pub quantity: Decimal,
    /// The unit; one that the fuel is taxed by.
    pub unit: FuelUnit,
    /// When, where that is a part of the claim's period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The rate, where and only where it is still to be entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<OwnRate>,
}

/// A rate that the asker enters. The receipt says so, and that nobody has verified it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnRate {
    /// The rate.
    #[schema(value_type = String, format = "decimal", example = "851.7852")]
    pub value: Decimal,
    /// Its unit, as the law has it: `kr/t`.
    pub unit: String,
    /// Where it comes from.
    pub source: String,
}

/// The CO2 tax of the period as the asker states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnteredTax {
    /// The tax, in kroner.
    pub kroner: Kroner,
    /// Where it comes from.
    pub source: String,
}
