//! Control of an agreement (§ 6), and what it leads to.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::refund::control::Sampled;

/// Opens a control.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ControlOpening {
    /// What is controlled, and why.
    pub purpose: String,
    /// How many items the sample has at the most.
    pub sample_size: u32,
}

/// A control, with the sample that was drawn by risk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ControlOpened {
    /// What is controlled, and why.
    pub purpose: String,
    /// The sample, the highest risk first, each with its reasons.
    pub sample: Vec<Sampled>,
}

/// What a finding leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LeadsTo {
    /// Nothing more.
    Nothing,
    /// A hearing before a correction or a repayment.
    Hearing,
    /// § 4: the terms are not kept.
    Breach,
    /// § 7: referral to those who decide on a fine.
    Referral,
}

/// What a control found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ControlFinding)]
pub struct Finding {
    /// The control's number in the case.
    pub control: u32,
    /// What it is about: a claim, a lot, a series, a report; by its name in the case.
    pub about: String,
    /// What was found.
    pub text: String,
    /// What it leads to.
    pub leads_to: LeadsTo,
}

/// Closes a control.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ControlClosure {
    /// The control's number in the case.
    pub control: u32,
    /// The conclusion.
    pub conclusion: String,
}
