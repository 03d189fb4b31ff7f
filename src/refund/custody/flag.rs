//! What a reader must not overlook.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::Text;

/// What a flag is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = CustodyFlagKind)]
pub enum FlagKind {
    /// Sent and received differ by more than their uncertainty explains.
    UnexplainedDeviation,
    /// More was received than was sent.
    Surplus,
    /// The CO2 is outside a limit of quality.
    Quality,
    /// A quality that has a limit was not measured.
    QualityNotMeasured,
    /// The carrier has no licence that this program knows.
    CarrierLicence,
    /// The lot was captured over a turn of the year (reading `refund-period`).
    CrossYear,
    /// It was stored after the lot's deadline.
    StoredLate,
}

/// Something about a step that a person must see: never silently ignored, and never an obstacle to recording a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CustodyFlag)]
pub struct Flag {
    /// What it is about.
    pub kind: FlagKind,
    /// In words.
    pub text: Text,
    /// What was observed, with its unit.
    pub observed: Option<String>,
    /// What it is held against, with its unit.
    pub limit: Option<String>,
}
