//! What the estimate answers.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::PlantKind;
use crate::law::quantity::{FullLoadHours, Kroner, KronerPerTonne, Megawatts, Percent, Tonnes};
use crate::law::{Receipt, Text};

/// Cost and saving per tonne of CO2 captured and stored, in prices of 2023, by the report's tables 5, 7, 13 and 14.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaptureEconomics {
    /// What the plant fires.
    pub kind: PlantKind,
    /// Its size, as fuel fired.
    pub capacity: Megawatts,
    /// Its full-load hours in a year.
    pub full_load_hours: FullLoadHours,
    /// The year of the allowance price and the taxes.
    pub year: u16,
    /// The fossil share of its CO2.
    pub fossil_share: Percent,
    /// The costs, line by line as in table 5; income is negative.
    pub lines: Vec<EconomicsLine>,
    /// The lines' sum, before any of them is rounded.
    pub cost: KronerPerTonne,
    /// What is saved, line by line; positive. A line that the report gives no figure for is left out and named in
    /// `notes`.
    pub saved_lines: Vec<EconomicsLine>,
    /// The sum of what is saved.
    pub saved: KronerPerTonne,
    /// Cost less saving: what something else has to pay.
    pub net_cost: KronerPerTonne,
    /// The net cost per tonne of biogenic CO2, which alone can earn a climate credit; none where all of it is fossil.
    pub net_cost_per_biogenic_tonne: Option<KronerPerTonne>,
    /// The same for a year's operation.
    pub per_year: PerYear,
    /// Where the report's printed figures do not follow from its own inputs.
    pub does_not_follow: Vec<DoesNotFollow>,
    /// What a reader must know of the figures.
    pub notes: Vec<Text>,
    /// How the figures were reached.
    pub receipt: Receipt,
}

/// A line of the account, per tonne of CO2 stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EconomicsLine {
    /// Which one.
    pub figure: EconomicsFigure,
    /// Its name.
    pub text: Text,
    /// How much, rounded to øre.
    pub amount: KronerPerTonne,
}

/// A year's operation, rounded to whole tonnes and kroner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = EconomicsPerYear)]
pub struct PerYear {
    /// CO2 captured and stored.
    pub captured: Tonnes,
    /// Of it fossil.
    pub fossil: Tonnes,
    /// The cost.
    pub cost: Kroner,
    /// Taxes saved; none where the report gives no rate for the year.
    pub saved_taxes: Option<Kroner>,
    /// The value of allowances saved.
    pub saved_allowances: Kroner,
}

/// A figure that the report prints and that its own inputs do not give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DoesNotFollow {
    /// Which one.
    pub figure: EconomicsFigure,
    /// As printed.
    pub printed: KronerPerTonne,
    /// As its inputs give it, rounded as the report rounds.
    pub computed: KronerPerTonne,
    /// Why they differ, as far as can be seen.
    pub why: Text,
}

/// A figure of the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EconomicsFigure {
    /// Investment in capture (Investeringer i CC).
    Investment,
    /// Operation and maintenance of capture (D&V CC).
    Operation,
    /// Power that is not sold since capture uses it (Tab af elproduktion).
    LostElectricity,
    /// Heat sold; negative (Salg af varme).
    HeatSale,
    /// Investment in transport and storage (Investeringer i transport/lagring).
    TransportInvestment,
    /// Operation of transport and storage (D&V transport/lagring).
    TransportOperation,
    /// All of these.
    Total,
    /// The printed lines, added.
    SumOfLines,
    /// Transport and storage, both lines.
    TransportTotal,
    /// Taxes saved (Sparede afgifter).
    SavedTaxes,
    /// Allowances saved (Sparede CO2-kvoter).
    SavedAllowances,
    /// All that is saved (Sparet i alt).
    SavedTotal,
}

impl EconomicsFigure {
    /// Its id in the names of parameters.
    pub fn id(self) -> &'static str {
        match self {
            Self::Investment => "investment",
            Self::Operation => "operation",
            Self::LostElectricity => "lost-electricity",
            Self::HeatSale => "heat-sale",
            Self::TransportInvestment => "transport-investment",
            Self::TransportOperation => "transport-operation",
            Self::Total => "total",
            Self::SumOfLines => "sum-of-lines",
            Self::TransportTotal => "transport-total",
            Self::SavedTaxes => "saved-taxes",
            Self::SavedAllowances => "saved-allowances",
            Self::SavedTotal => "saved-total",
        }
    }

    /// Its name, for people.
    pub fn text(self) -> Text {
        match self {
            Self::Investment => Text::new("Investering i fangst", "Investment in capture"),
            Self::Operation => {
                Text::new("Drift og vedligehold af fangst", "Operation and maintenance of capture")
            }
            Self::LostElectricity => Text::new("Tabt elproduktion", "Lost power production"),
            Self::HeatSale => Text::new("Salg af varme", "Sale of heat"),
            Self::TransportInvestment => {
                Text::new("Investering i transport og lagring", "Investment in transport and storage")
            }
            Self::TransportOperation => {
                Text::new("Drift af transport og lagring", "Operation of transport and storage")
            }
            Self::Total => Text::new("Omkostning i alt", "Cost in all"),
            Self::SumOfLines => Text::new("De trykte linjer lagt sammen", "The printed lines added"),
            Self::TransportTotal => Text::new("Transport og lagring i alt", "Transport and storage in all"),
            Self::SavedTaxes => Text::new("Sparede afgifter", "Taxes saved"),
            Self::SavedAllowances => Text::new("Sparede CO2-kvoter", "CO2 allowances saved"),
            Self::SavedTotal => Text::new("Sparet i alt", "Saved in all"),
        }
    }
}
