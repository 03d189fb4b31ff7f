//! From draft to an application that can be decided (§ 1).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::casework::Problem;
use crate::law::{Day, Digest, Language};
use crate::refund::procedure::application::RefundApplication;

/// The draft as the person left it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct SavedApplication(pub Box<RefundApplication>);

/// A version of the application, as it was received.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmittedApplication {
    /// 1 for the first.
    pub version: u32,
    /// SHA-256 of the version's canonical JSON, its files' digests included.
    pub sha256: Digest,
    /// What the machine found missing at the time.
    pub gaps: Vec<Problem>,
    /// Whether the person acknowledged them.
    pub acknowledged_gaps: bool,
}

/// A request for further information.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Inquiry {
    /// What is asked.
    pub questions: Vec<String>,
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
pub struct AnsweredInquiry {
    /// The answer in words.
    pub text: String,
    /// The new version.
    pub submission: SubmittedApplication,
}

/// What a tax officer has found of the one who applies (§ 1; reading `undertaking`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Eligibility {
    /// Whether the company bears CO2 tax on the fuels burnt at the plants.
    pub bears_tax: bool,
    /// Whether it is registered for VAT.
    pub vat_registered: bool,
    /// Whether it establishes capture itself or pays a third party for capture and storage.
    pub captures_or_pays: bool,
    /// Whether CO2 from a process, and not from taxed fuel, is in the stack (reading `process-co2`).
    pub process_co2: bool,
    /// What the findings rest on.
    pub basis: String,
}

/// A decision that there is no agreement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decline {
    /// The reasons (FVL §§ 22-24).
    pub reasons: String,
    /// Where the company may turn instead, or what would change the outcome (FVL § 7).
    pub guidance: String,
    /// The letter's language.
    #[serde(default)]
    pub language: Language,
}
