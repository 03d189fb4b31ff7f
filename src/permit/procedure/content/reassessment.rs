//! Reassessment, update and revocation (§ 7).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::{Day, Language};
use crate::permit::conditions::{Condition, ConditionDraft, SetAside};
use crate::permit::procedure::terms::Terms;

/// The signals that open a reassessment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReassessmentOpened {
    /// Numbers of signals that were found to be leakage or a significant irregularity.
    pub signals: Vec<u32>,
}

/// An immediate measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// What the holder must do.
    pub text: String,
    /// The last day to do it on.
    pub by: Day,
    /// Why (FVL § 22).
    pub reasons: String,
}

/// Why the holder is not heard (FVL § 19, stk. 2).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotHeard {
    /// The number in FVL § 19, stk. 2 that lets the authority leave the hearing out, 1 to 6.
    pub item: u8,
    /// Why it applies.
    pub reasons: String,
}

/// The finding that the permit can stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// The reasons.
    pub reasons: String,
}

/// Updates the permit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// What is permitted from now on (§ 5).
    pub terms: Terms,
    /// All conditions from now on (§ 6).
    pub conditions: Vec<ConditionDraft>,
    /// Always-proposed conditions that are not taken, each with reasons.
    #[serde(default)]
    pub set_aside: Vec<SetAside>,
    /// The main considerations (FVL § 24).
    pub reasons: String,
    /// Why the holder was not heard, if so.
    #[serde(default)]
    pub not_heard: Option<NotHeard>,
    /// The letter's language.
    #[serde(default)]
    pub language: Language,
}

/// The permit as it was updated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Updated {
    /// What was decided.
    pub update: Update,
    /// The conditions in full.
    pub conditions: Vec<Condition>,
}

/// What the holder must do after a revocation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClosureStep {
    /// What.
    pub text: String,
    /// The last day.
    pub by: Day,
}

/// Revokes the permit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Revocation {
    /// The main considerations (FVL § 24).
    pub reasons: String,
    /// Why updating the permit is not enough (§ 7: "i yderste konsekvens").
    pub why_update_is_not_enough: String,
    /// The closure plan that starts.
    pub closure_plan: Vec<ClosureStep>,
    /// Why the holder was not heard, if so.
    #[serde(default)]
    pub not_heard: Option<NotHeard>,
    /// The letter's language.
    #[serde(default)]
    pub language: Language,
}
