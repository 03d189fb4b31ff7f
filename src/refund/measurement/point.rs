//! What a measuring point is for, and what is measured at it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::Text;

/// Where in the plant's mass balance a point stands (BEK 1504 § 3, stk. 1, nr. 1-2; MRR annex IV, section 21).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = MeasurementRole)]
pub enum Role {
    /// The flue gas before capture.
    BeforeCapture,
    /// The stack after capture: what was not captured.
    AfterCapture,
    /// The captured stream.
    Captured,
    /// What is handed over to a third party.
    HandedOver,
}

impl Role {
    /// Whether the tonnes raise the refund. Then a substitute that is prudent for emissions is not prudent.
    pub fn raises_refund(self) -> bool {
        matches!(self, Self::Captured | Self::HandedOver)
    }
}

/// How the CO2 at a point is measured (MRR article 43).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = MeasurementMethod)]
pub enum Measures {
    /// Concentration times flow of gas (MRR annex VIII, equation 1).
    ConcentrationAndFlow,
    /// The mass flow of CO2, measured as such.
    MassFlow,
}

impl Measures {
    /// The quantities that are read at such a point.
    pub fn quantities(self) -> &'static [Quantity] {
        match self {
            Self::ConcentrationAndFlow => &[Quantity::Concentration, Quantity::Flow],
            Self::MassFlow => &[Quantity::MassFlow],
        }
    }
}

/// A measured quantity: what the MRR calls a parameter. Named in JSON as its column of the file, with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[schema(as = MeasuredParameterName)]
pub enum Quantity {
    /// Grams of CO2 in a normal cubic metre (273.15 K, 101,325 Pa) of gas.
    #[serde(rename = "concentration_g_per_nm3")]
    Concentration,
    /// Normal cubic metres of gas an hour.
    #[serde(rename = "flow_nm3_per_h")]
    Flow,
    /// Tonnes of CO2 an hour.
    #[serde(rename = "mass_flow_t_per_h")]
    MassFlow,
}

impl Quantity {
    /// Its column in the file, and its name in a plan.
    pub fn column(self) -> &'static str {
        match self {
            Self::Concentration => "concentration_g_per_nm3",
            Self::Flow => "flow_nm3_per_h",
            Self::MassFlow => "mass_flow_t_per_h",
        }
    }

    /// The column that says how the reading was.
    pub fn status_column(self) -> &'static str {
        match self {
            Self::Concentration => "concentration_status",
            Self::Flow | Self::MassFlow => "flow_status",
        }
    }

    /// The unit as it is written after a figure.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Concentration => "g/Nm3",
            Self::Flow => "Nm3/h",
            Self::MassFlow => "t/h",
        }
    }

    /// As people name it.
    pub fn text(self) -> Text {
        match self {
            Self::Concentration => Text::new("koncentration", "concentration"),
            Self::Flow => Text::new("gasstrøm", "flow of gas"),
            Self::MassFlow => Text::new("massestrøm", "mass flow"),
        }
    }
}
