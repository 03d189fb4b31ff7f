//! Extensions of a storage deadline (§ 3, stk. 1, nr. 5) and reminders of it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::Day;
use crate::refund::custody::{ExtensionAssessment, ExtensionRequest};

/// A request, as it was received, with what the decision maker must weigh.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtensionAsked {
    /// The request.
    pub request: ExtensionRequest,
    /// How late it was told, and what granting it takes.
    pub assessment: ExtensionAssessment,
}

/// The decision on a request for an extension.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtensionDecision {
    /// The request's number in the case.
    pub request: u32,
    /// The reasons: the special circumstances, and why it was told soon enough or why it is granted all the same.
    pub reasons: String,
}

/// A storage deadline that comes near or has passed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DeadlineReminder)]
pub struct Reminder {
    /// The lot.
    pub lot: String,
    /// Its deadline.
    pub deadline: Day,
    /// How many days before it this is; 0 when it has passed.
    pub days_before: u32,
}
