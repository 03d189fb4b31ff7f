//! Hearings (FVL § 19).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::Day;

/// Facts that are put to a party.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Hearing {
    /// The facts to the party's detriment, one by one.
    pub facts: Vec<String>,
    /// The last day to comment on.
    pub comment_by: Day,
}

/// A party's comments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// The comments.
    pub text: String,
}
