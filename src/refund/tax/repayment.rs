//! What is repaid for captured CO2 that was not stored.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::RefundInput;
use crate::casework::Problem;
use crate::law::quantity::{Kroner, Tonnes};
use crate::law::Receipt;

/// x
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RepaymentCause {
    /// x
    Diverted,
}

/// x
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RepaymentInput {
    /// x
    pub refund: RefundInput,
    /// x
    pub lost_tonnes: Tonnes,
    /// x
    pub cause: RepaymentCause,
}

/// x
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RepaymentResult {
    /// x
    pub kroner: Kroner,
    /// x
    pub ore: i64,
    /// x
    pub receipt: Receipt,
}

/// x
///
/// # Errors
/// x
pub fn repayment(_input: &RepaymentInput) -> Result<RepaymentResult, Vec<Problem>> {
    Err(Vec::new())
}
