//! From draft to a complete application (§ 4).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::{Day, Digest};
use crate::permit::application::{Application, Item};
use crate::permit::completeness::{Finding, MarkStatus};

/// The draft as the person left it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct SavedDraft(pub Box<Application>);

/// A version of the application, as it was received.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Submitted {
    /// 1 for the first.
    pub version: u32,
    /// SHA-256 of the version's canonical JSON, its files' digests included.
    pub sha256: Digest,
    /// What the machine found missing at the time.
    pub findings: Vec<Finding>,
    /// Whether the person acknowledged them.
    pub acknowledged_gaps: bool,
}

/// A caseworker's mark on one item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemMark {
    /// The item of § 4.
    pub item: Item,
    /// What it is found to be. Only a person says *assessed*.
    pub status: MarkStatus,
    /// What is missing, and why; needed unless the item is formally complete or assessed.
    #[serde(default)]
    pub note: String,
}

/// A question under § 4, stk. 2.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The item that it is about.
    pub item: Item,
    /// What is asked.
    pub text: String,
}

/// A request for further information (§ 4, stk. 2).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InformationRequest {
    /// What is asked.
    pub questions: Vec<Question>,
    /// Why it is necessary for the decision.
    pub reasons: String,
    /// The last day to answer on.
    pub answer_by: Day,
    /// What happens without an answer.
    pub otherwise: String,
}

/// An answer, as it was received.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// The answer in words.
    pub text: String,
    /// The new version.
    pub submission: Submitted,
}

/// An item that is not complete and is not asked for again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The item.
    pub item: Item,
    /// Why the decision can be made without it.
    pub reasons: String,
}

/// Accepts the application as complete.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// Items that are waived.
    #[serde(default)]
    pub waived: Vec<Waiver>,
}
