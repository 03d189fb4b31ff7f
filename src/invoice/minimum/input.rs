//! What the test of the EU minimum is made on.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::Provision;
use crate::law::reading::Readings;

/// Which of the three Acts sets the minimum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EnergyProduct {
    /// Mineral oil products (mineralolieafgiftsloven § 11 a stk. 2).
    MineralOil,
    /// Natural gas (gasafgiftsloven § 10 a stk. 2).
    Gas,
    /// Coal, lignite and coke (kulafgiftsloven § 8 a stk. 2).
    Coal,
}

impl EnergyProduct {
    /// The provision that sets the minimum.
    pub fn provision(self) -> Provision {
        Provision::of(match self {
            Self::MineralOil => "minal.11a.2",
            Self::Gas => "gasal.10a.2",
            Self::Coal => "kulal.8a.2",
        })
    }

    /// The id of the minimum in `policies/parameters/`.
    pub fn parameter(self) -> &'static str {
        match self {
            Self::MineralOil => "eu-minimum-mineral-oil",
            Self::Gas => "eu-minimum-gas",
            Self::Coal => "eu-minimum-coal",
        }
    }
}

/// A minimum that a person has entered and stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnteredMinimum {
    /// The minimum in kroner per GJ.
    #[schema(value_type = String, format = "decimal", example = "1.119")]
    pub kroner_per_gj: Decimal,
    /// Where it comes from.
    pub source: String,
    /// Who entered it.
    pub entered_by: String,
}

/// One fuel of one year, and whom the heat or cold goes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MinimumInput {
    /// The year of delivery.
    pub year: i32,
    /// What was burnt.
    pub product: EnergyProduct,
    /// The CO2 tax per GJ of fuel, before refund.
    #[schema(value_type = String, format = "decimal", example = "80.9")]
    pub tax_kroner_per_gj: Decimal,
    /// Energy tax per GJ of fuel that is not refunded; needed under the reading `with-energy-tax`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "decimal", example = "34.6")]
    pub energy_tax_kroner_per_gj: Option<Decimal>,
    /// The captured share, from 0 to 1.
    #[schema(value_type = String, format = "decimal", example = "0.98")]
    pub captured_share: Decimal,
    /// Whether the customer is VAT-registered (*momsregistreret*).
    pub vat_registered: bool,
    /// Whether the production is in the emissions trading system (*kvoteomfattet*).
    pub ets_covered: bool,
    /// The minimum, where and only where the law's is still to be entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<EnteredMinimum>,
    /// Where the case departs from the default readings.
    #[serde(default)]
    pub readings: Readings,
}
