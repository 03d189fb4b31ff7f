//! Emission reports of the company and of later links, and what Energistyrelsen makes of them (§ 3, stk. 1, nr. 3 and 4).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::Digest;
use crate::law::quantity::Tonnes;

/// Whose report it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case", tag = "link", content = "name")]
pub enum Link {
    /// The company with the agreement.
    Own,
    /// A carrier.
    Carrier(String),
    /// The operator of a storage site.
    StorageSite(String),
}

/// A year's verified emission report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EmissionReport {
    /// Whose.
    pub of: Link,
    /// The calendar year.
    pub year: i32,
    /// The accredited verifier.
    pub verifier: String,
    /// Whether the verifier found it satisfactory.
    pub verified_as_satisfactory: bool,
    /// Total CO2 in the flue gas before capture; for the company's own report.
    pub co2_before_capture: Option<Tonnes>,
    /// CO2 captured; for the company's own report.
    pub co2_captured: Option<Tonnes>,
    /// The report: SHA-256 of a file of the case.
    pub document: Digest,
}

/// The authority that approved a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case", tag = "authority", content = "name")]
pub enum ApprovingAuthority {
    /// Energistyrelsen.
    Energistyrelsen,
    /// Another state's: taken only with reasons (reading `foreign-approval`).
    Foreign(String),
}

/// Energistyrelsen's decision on a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportDecision {
    /// The report's number in the case.
    pub report: u32,
    /// Whether it is approved.
    pub approved: bool,
    /// Whose approval it rests on.
    pub approving_authority: ApprovingAuthority,
    /// The reasons.
    pub reasons: String,
}
