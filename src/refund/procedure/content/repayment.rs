//! Demands for repayment (§ 3, stk. 1, nr. 6), and their settlement.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::Day;
use crate::law::quantity::Tonnes;
use crate::refund::tax::RepaymentResult;

/// Why a refund is demanded back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case", tag = "because", content = "lot")]
pub enum DemandGround {
    /// CO2 of this lot was not stored (§ 3, stk. 1, nr. 6).
    NotStored(String),
    /// An official has found that CO2 of this lot does not count as stored, where the order leaves that to a finding: it is unaccounted
    /// for, stored late, or stored where there is no approval (readings `repayment-cause`, `breach-scope`).
    FoundNotStored(String),
    /// Energistyrelsen rejected the methods after payment (§ 3, stk. 2): everything that was paid for the claim.
    MethodsRejected,
}

/// Demands back what was refunded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RepaymentDemand)]
pub struct Demand {
    /// The claim that it was refunded in.
    pub claim: u32,
    /// Why.
    pub ground: DemandGround,
    /// The reasons: what was found, and what became of the CO2.
    pub reasons: String,
}

/// A demand, with the tonnes that it is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Demanded {
    /// What was sent.
    pub demand: Demand,
    /// The tonnes that are demanded for; none where the whole claim is.
    pub tonnes: Tonnes,
    /// The computation, a line for each cause; empty where the whole claim is demanded back.
    pub computed: Vec<RepaymentResult>,
    /// What is demanded, in øre.
    pub ore: i64,
}

/// The company has repaid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Repaid {
    /// The claim that it was refunded in.
    pub claim: u32,
    /// How much, in øre.
    pub ore: i64,
    /// The day that it was received.
    pub day: Day,
    /// The payment's reference in the tax account; never a bank account number.
    pub reference: String,
}
