//! The statement of the case (*sagsfremstilling*) and the company's comments (SFL § 19).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::Day;

/// What a decision that goes against the company would be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case", tag = "about", content = "number")]
pub enum Subject {
    /// No agreement.
    Refusal,
    /// A claim that is refused, paid with less than was claimed, or made final with less than was paid.
    Claim(u32),
    /// What was refunded for CO2 that was not stored, by the claim that it was refunded in.
    Repayment(u32),
    /// An extension that is denied.
    Extension(u32),
    /// A breach of the terms (§ 4).
    Breach,
    /// The end of the agreement.
    Termination,
}

/// The statement of the case: facts, the proposed decision and its reasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementOfCase {
    /// What would be decided.
    pub subject: Subject,
    /// The facts, one by one.
    pub facts: Vec<String>,
    /// The decision that is proposed.
    pub proposal: String,
    /// Its reasons, with the rules.
    pub reasons: String,
    /// The last day to comment on: at least 15 days from the letter.
    pub comment_by: Day,
}

/// The company's comments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommentOnCase {
    /// Which statement, by its number.
    pub hearing: u32,
    /// The comments.
    pub text: String,
    /// Whether the company agrees that the decision is made before the date (SFL § 19).
    #[serde(default)]
    pub waives_the_rest: bool,
}
