//! Supervision of a permit in force: reports, signals, triage, closing.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::{Digest, Language, Moment};
use crate::permit::conditions::{Breach, ReportContent};

/// What a holder reports on a condition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct ReportOnCondition(pub ReportContent);

/// A report, with the limits that its figures break.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reported {
    /// The report.
    pub report: ReportContent,
    /// The limits that it breaks.
    pub breaches: Vec<Breach>,
}

/// A caseworker's review of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportReview {
    /// The report's number in the case.
    pub report: u32,
    /// Accepted, or returned.
    pub accepted: bool,
    /// Why, if it is returned; what was looked at, if it is accepted.
    #[serde(default)]
    pub reasons: String,
}

/// Who told of a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SignalSource {
    /// The holder of the permit.
    Holder,
    /// A citizen, a neighbour, the press.
    Public,
    /// The authority itself, another authority, an inspection.
    Authority,
    /// A watched figure or date.
    Watch,
}

/// Something that may be leakage or a significant irregularity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignalReceived {
    /// Who told of it.
    pub source: SignalSource,
    /// What was seen.
    pub text: String,
    /// When it was seen, if that is known.
    #[serde(default)]
    pub observed_at: Option<Moment>,
    /// How the person can be reached, if they want to be. Never published.
    #[serde(default)]
    pub contact: String,
    /// Files of the case that show it, by their digests.
    #[serde(default)]
    pub attachments: Vec<Digest>,
    /// The watched condition that raised it, by a key that raises one signal only.
    #[serde(default)]
    pub watch: Option<String>,
}

/// What a signal is found to be (§ 2, nr. 8 and 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SignalFinding {
    /// Udsivning.
    Leakage,
    /// Væsentlig uregelmæssighed.
    SignificantIrregularity,
    /// Neither.
    Neither,
}

/// A named officer's finding on a signal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Triage {
    /// The signal's number in the case.
    pub signal: u32,
    /// What it is found to be.
    pub finding: SignalFinding,
    /// The reasons, in every case.
    pub reasons: String,
}

/// Closes a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Closure {
    /// How it was established that the site is closed and the works removed.
    pub reasons: String,
    /// The letter's language.
    #[serde(default)]
    pub language: Language,
}
