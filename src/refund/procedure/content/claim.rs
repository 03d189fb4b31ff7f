//! Claims: made, assessed, paid or refused, and made final.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::quantity::Tonnes;
use crate::law::{Day, Receipt};
use crate::refund::custody::Eligibility;
use crate::refund::tax::{EnteredTax, FuelUsed, RefundResult, Relief};

/// A claim for a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimMade {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The plant boundary: plants of the agreement.
    pub plants: Vec<String>,
    /// The series of readings that the tonnes come from, by number; together they cover the period once.
    pub series: Vec<u32>,
    /// The fuels burnt.
    #[serde(default)]
    pub fuels: Vec<FuelUsed>,
    /// The CO2 tax as entered, where fuels do not say it.
    #[serde(default)]
    pub co2_tax: Option<EnteredTax>,
    /// Other reliefs on the same tax.
    #[serde(default)]
    pub other_reliefs: Vec<Relief>,
    /// The claim that this one corrects, by number.
    #[serde(default)]
    pub corrects: Option<u32>,
}

/// A claim, as it was received.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimReceived {
    /// The claim.
    pub claim: ClaimMade,
    /// CO2 before capture, by the series.
    pub co2_before_capture: Tonnes,
    /// CO2 captured, by the series.
    pub co2_captured: Tonnes,
    /// What is claimed: every captured tonne counted.
    pub claimed: RefundResult,
}

/// Which claim is assessed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// The claim's number.
    pub claim: u32,
    /// Remarks to the computation; reasons where less is proposed than was claimed.
    #[serde(default)]
    pub reasons: String,
}

/// What an assessment came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Assessed {
    /// The claim's number.
    pub claim: u32,
    /// Captured CO2 that counts: handed over or stored in an approved chain, and no more than was measured.
    pub co2_eligible: Tonnes,
    /// The lots that it comes from, each with what counts of it.
    pub lots: Vec<LotCounted>,
    /// The computation.
    pub computed: RefundResult,
    /// Remarks and reasons.
    pub reasons: String,
}

/// What counts of a lot in a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LotCounted {
    /// The lot.
    pub lot: String,
    /// What counts of it in this claim.
    pub tonnes: Tonnes,
    /// What of it is handed over or stored in time in an approved chain, and why the rest does not count.
    pub eligibility: Eligibility,
}

/// Which claim is paid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    /// The claim's number.
    pub claim: u32,
    /// The reasons; needed where less is paid than was claimed.
    #[serde(default)]
    pub reasons: String,
}

/// A payment that was decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Paid {
    /// The claim's number.
    pub claim: u32,
    /// What is paid, in øre: whole kroner.
    pub ore: i64,
    /// The reasons.
    pub reasons: String,
}

/// Refuses a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimRefusal {
    /// The claim's number.
    pub claim: u32,
    /// The reasons (FVL §§ 22-24).
    pub reasons: String,
}

/// Makes a claim final.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TrueUp {
    /// The claim's number.
    pub claim: u32,
    /// The approved emission report, by its number in the case.
    pub report: u32,
    /// CO2 before capture in the claim's period, by the report.
    pub co2_before_capture: Tonnes,
    /// CO2 captured in the claim's period, by the report.
    pub co2_captured: Tonnes,
    /// How the claim's share of the year was found, and the reasons for a difference.
    pub reasons: String,
}

/// A final figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TruedUp {
    /// What was sent.
    pub true_up: TrueUp,
    /// Captured CO2 that counts.
    pub co2_eligible: Tonnes,
    /// The lots that it comes from.
    pub lots: Vec<LotCounted>,
    /// The final computation.
    pub computed: RefundResult,
    /// What is still to be paid (above zero) or to be paid back (below), in øre.
    pub difference_ore: i64,
    /// How the difference was found.
    pub receipt: Receipt,
}
