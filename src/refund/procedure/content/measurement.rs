//! Readings that were uploaded, and what they come to.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::casework::Attachment;
use crate::refund::measurement::{Measured, Plan};

/// A series of readings: the file, kept unchanged, the plan that it was read by, and what it comes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeriesReceived {
    /// The file as it was sent.
    pub file: Attachment,
    /// The plan.
    pub plan: Plan,
    /// What it comes to.
    pub measured: Measured,
    /// The series that this one replaces, by its number.
    pub corrects: Option<u32>,
    /// Why, if it does.
    #[serde(default)]
    pub reasons: String,
}
