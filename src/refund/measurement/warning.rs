//! What an official should see beside the result.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Quantity;
use crate::law::{Moment, Provision, Text};

/// Something that an official should see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MeasurementWarning {
    /// What kind of thing.
    pub kind: WarningKind,
    /// The point.
    pub point: String,
    /// The quantity, if it is about one.
    pub parameter: Option<Quantity>,
    /// The first instant, if it is about a stretch of time.
    pub from: Option<Moment>,
    /// The first instant after.
    pub to: Option<Moment>,
    /// The provision that makes it matter.
    pub provision: Provision,
    /// What it is, and what follows.
    pub text: Text,
}

/// A kind of warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = MeasurementWarningKind)]
pub enum WarningKind {
    /// Hours that nothing stands in for: the result is not complete.
    Unresolved,
    /// Equipment out for more days in a row than the authority need not be told of.
    Outage,
    /// Rows that are missing from the file.
    Gaps,
    /// A substitute of the plan that covers hours which were measured; those hours do not use it.
    SubstituteUnused,
    /// An uncertainty above what the point's tier allows.
    Uncertainty,
}
