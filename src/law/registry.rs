//! The register of provisions: every subsection and item of both orders, and those of other acts that the code cites,
//! each with how it is met. A test fails for a provision without an answer.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Provision, Text};

/// A provision and how it is met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ProvisionEntry)]
pub struct Entry {
    /// Which one.
    #[serde(rename = "id")]
    pub provision: Provision,
    /// What it says, in words of this service; the law's own words are what binds.
    pub text: Text,
    /// How it is met.
    #[serde(flatten)]
    pub met: Met,
}

/// How a provision is met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "met", rename_all = "kebab-case")]
pub enum Met {
    /// By code.
    Encoded {
        /// Paths of the functions, types or modules: `permit::completeness`.
        by: Vec<String>,
    },
    /// It is asked of a person.
    Asked {
        /// The acts at which it is asked: `grant`.
        at: Vec<String>,
    },
    /// Not at all.
    NotEncoded {
        /// Why.
        why: Text,
    },
}

#[derive(Default, Deserialize)]
struct File {
    #[serde(default)]
    provision: Vec<Entry>,
}

const FILES: [&str; 6] = [
    include_str!("../../policies/provisions/bek974.toml"),
    include_str!("../../policies/provisions/bek1504.toml"),
    include_str!("../../policies/provisions/other.toml"),
    include_str!("../../policies/provisions/tax.toml"),
    include_str!("../../policies/provisions/mrr.toml"),
    include_str!("../../policies/provisions/ccsd.toml"),
];

static ALL: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    FILES.into_iter().flat_map(|text| toml::from_str::<File>(text).unwrap_or_default().provision).collect()
});

/// Every provision: the storage order, the refund order, other acts; each in its own order.
pub fn all() -> &'static [Entry] {
    &ALL
}

/// The entry of a provision.
pub fn entry(provision: &Provision) -> Option<&'static Entry> {
    all().iter().find(|entry| entry.provision == *provision)
}
