//! Complaint guidance (*klagevejledning*, FVL § 25): to whom, how, in what time, who may, and what a complaint does.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::parameter::{Status, in_force};
use crate::law::{Day, Provision, Text};

/// What a decision says about complaints. From `policies/complaints.toml`, with the days that it is valid on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Guidance {
    /// The kind of decision: `storage-permit`, `tax-refund`.
    pub kind: String,
    /// The first day that it is valid on.
    pub valid_from: Day,
    /// The last day that it is valid on; none while it is not replaced.
    pub valid_to: Option<Day>,
    /// Who handles the complaint.
    pub instance: Text,
    /// How it is lodged.
    pub channel: Text,
    /// In what time.
    pub limit: Text,
    /// Who may complain.
    pub standing: Text,
    /// What a complaint does to the decision (*opsættende virkning*).
    pub effect: Text,
    /// The rule in `policies/deadlines.toml` that computes the last day.
    pub deadline_rule: String,
    /// What it rests on.
    pub provisions: Vec<Provision>,
    /// How far it can be relied on.
    pub status: Status,
    /// Where it comes from, and what has not been read.
    pub source: String,
}

#[derive(Default, Deserialize)]
struct File {
    guidance: Vec<Guidance>,
}

static ALL: LazyLock<Vec<Guidance>> = LazyLock::new(|| {
    toml::from_str::<File>(include_str!("../../policies/complaints.toml")).unwrap_or_default().guidance
});

/// All guidance, for every kind and time.
pub fn all() -> &'static [Guidance] {
    &ALL
}

/// The guidance for a decision of this kind made on a day; `None` where there is none.
pub fn guidance(kind: &str, on: Day) -> Option<&'static Guidance> {
    all()
        .iter()
        .filter(|guidance| guidance.kind == kind)
        .find(|guidance| in_force(guidance.valid_from, guidance.valid_to, on))
}
