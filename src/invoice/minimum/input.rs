//! What the test of the EU minimum is made on.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::Provision;
use crate::law::reading::Readings;
use crate::refund::tax::Fuel;

/// Which Act sets a fuel's minimum, and under which id it stands in `policies/parameters/eu-minimum.toml`. The methane tax
/// has none of its own: it is a part of the tax on natural gas.
pub(crate) fn set_by(fuel: Fuel) -> Option<(&'static str, Provision)> {
    let (parameter, act) = match fuel {
        Fuel::GasOil => ("eu-minimum-gas-oil", "minal.11a.2"),
        Fuel::FuelOil => ("eu-minimum-fuel-oil", "minal.11a.2"),
        Fuel::Tar => ("eu-minimum-tar", "minal.11a.2"),
        Fuel::Petroleum => ("eu-minimum-petroleum", "minal.11a.2"),
        Fuel::Lpg => ("eu-minimum-lpg", "minal.11a.2"),
        Fuel::RefineryGas => ("eu-minimum-refinery-gas", "minal.11a.2"),
        Fuel::NaturalGas => ("eu-minimum-natural-gas", "gasal.10a.2"),
        Fuel::Coal => ("eu-minimum-coal", "kulal.8a.2"),
        Fuel::PetroleumCoke => ("eu-minimum-petroleum-coke", "kulal.8a.2"),
        Fuel::Lignite => ("eu-minimum-lignite", "kulal.8a.2"),
        Fuel::Waste => ("eu-minimum-waste", "kulal.8a.2"),
        Fuel::NaturalGasEngineMethane => return None,
    };
    Some((parameter, Provision::of(act)))
}

/// The tax on a fuel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FuelTax {
    /// The fuel.
    pub fuel: Fuel,
    /// The CO2 tax after refund under § 9 f, in kroner per GJ of fuel.
    #[schema(value_type = String, format = "decimal", example = "1.618")]
    pub co2_tax_after_refund_kroner_per_gj: Decimal,
    /// The CO2 tax before refund; needed under the reading `co2-tax-before-refund`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "decimal", example = "80.9")]
    pub co2_tax_before_refund_kroner_per_gj: Option<Decimal>,
    /// Energy tax that is not refunded, in kroner per GJ of fuel; needed under the reading `with-energy-tax`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "decimal", example = "34.6")]
    pub energy_tax_kroner_per_gj: Option<Decimal>,
}

/// A minimum that a person has entered and stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnteredMinimum {
    /// The fuel.
    pub fuel: Fuel,
    /// The minimum in kroner per GJ.
    #[schema(value_type = String, format = "decimal", example = "1.119")]
    pub kroner_per_gj: Decimal,
    /// Where it comes from.
    pub source: String,
    /// Who entered it. A statement on an invoice needs a name; the calculator takes a figure without.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub entered_by: String,
}

fn yes() -> bool {
    true
}

/// The fuels of one year, and whom the heat or cold goes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MinimumInput {
    /// The year of delivery.
    pub year: i32,
    /// The taxed fuels that were used.
    pub fuels: Vec<FuelTax>,
    /// Minima, where and only where the law's are still to be entered.
    #[serde(default)]
    pub minimum: Vec<EnteredMinimum>,
    /// Whether the customer is VAT-registered (*momsregistreret*).
    #[serde(default = "yes")]
    pub vat_registered: bool,
    /// Whether the production is in the emissions trading system (*kvoteomfattet*).
    #[serde(default = "yes")]
    pub ets_covered: bool,
    /// Where the case departs from the default readings.
    #[serde(default)]
    pub readings: Readings,
}
