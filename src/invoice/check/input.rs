//! What an invoice is held against.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::reading::Readings;
use crate::refund::tax::Fuel;

/// What the statement on the EU minimum should say of a fuel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ExpectedInvoiceMinimum)]
pub struct ExpectedMinimum {
    /// The fuel.
    pub fuel: Fuel,
    /// The difference in kroner per GJ; none where the minimum is met.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "decimal", example = "0.3639")]
    pub difference_kroner_per_gj: Option<Decimal>,
}

/// An invoice, and what is known beside it. What is not given cannot be held against it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = InvoiceCheckInput)]
pub struct CheckInput {
    /// The invoice as XML.
    pub xml: String,
    /// The CO2 tax actually paid for what it delivers, after refund, in kroner.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "decimal", example = "1441.50")]
    pub net_tax_kroner: Option<Decimal>,
    /// The CO2 tax on it that was refunded, in kroner: it must not be shown.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "decimal", example = "8168.50")]
    pub refunded_tax_kroner: Option<Decimal>,
    /// Whether the customer is VAT-registered; where it is not said, an invoice that names the customer's VAT number says it.
    #[serde(default)]
    pub vat_registered: Option<bool>,
    /// Whether the production is in the emissions trading system.
    #[serde(default)]
    pub ets_covered: Option<bool>,
    /// What the statement on the EU minimum should say.
    #[serde(default)]
    pub minimum: Vec<ExpectedMinimum>,
    /// Where the case departs from the default readings.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub readings: Readings,
}
