//! From draft to a complete application (§ 4).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::Company;
use crate::casework::Attachment;
use crate::law::{Day, Digest, Language};
use crate::permit::application::{Application, Item};
use crate::permit::completeness::{Finding, MarkStatus};

/// How a case begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The case's id.
    pub id: String,
    /// The case number, given out in the transaction that opens the case.
    pub number: String,
    /// The company that applies.
    pub company: Company,
    /// The language that the company wants to be written to in.
    pub language: Language,
}

/// The draft as the person left it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct SavedDraft(pub Box<Application>);

/// A file that was attached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct Attached(pub Attachment);

/// A file that was taken off the draft. It stays with the versions that were submitted with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemovedAttachment {
    /// Which file.
    pub sha256: Digest,
}

/// Submits the draft.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Submit {
    /// Whether the person has seen the gaps and submits all the same. Needed only where there are gaps.
    #[serde(default)]
    pub acknowledge_gaps: bool,
}

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

/// The applicant's answer: the draft as it now is becomes a new version.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The answer in words.
    pub text: String,
    /// Whether the person has seen the gaps that are left.
    #[serde(default)]
    pub acknowledge_gaps: bool,
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

/// Why the case goes on without an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProceedWithout {
    /// The reasons.
    pub reasons: String,
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

/// Withdraws the application.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// Why, if the applicant wants to say.
    #[serde(default)]
    pub reasons: String,
}
