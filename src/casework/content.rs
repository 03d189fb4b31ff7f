//! What acts carry that every procedure has.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Attachment;
use crate::access::Company;
use crate::law::{Day, Digest, Language};

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

/// Why the case goes on without an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProceedWithout {
    /// The reasons.
    pub reasons: String,
}

/// Withdraws the application.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// Why, if the applicant wants to say.
    #[serde(default)]
    pub reasons: String,
}

/// A date has passed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DatePassed {
    /// The day that has ended.
    pub day: Day,
}
