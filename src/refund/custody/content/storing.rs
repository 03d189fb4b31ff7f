//! Into the ground.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::quantity::Tonnes;
use crate::law::{Day, Digest};

/// Stores CO2 geologically (BEK 1504 § 2, nr. 3). What is stored is the oldest where it is taken from. Whether it counts
/// is asked of the chain: storing at a site without a permit is a fact too, and is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StoreCo2)]
pub struct Store {
    /// The storage site's id, in the register or in the case.
    pub site: String,
    /// Where it is taken from.
    #[serde(default)]
    pub from: StoreFrom,
    /// How much was injected.
    pub tonnes: Tonnes,
    /// The day that it was.
    pub day: Day,
    /// The document of the injection, such as an extract of the operator's register (directive 2009/31/EC art. 12).
    pub document: Digest,
}

/// Where CO2 is taken from when it is injected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[schema(as = StoreCo2From)]
pub enum StoreFrom {
    /// What the site has received.
    #[default]
    Reception,
    /// An intermediate store at the site.
    Store {
        /// Its name in the case.
        store: String,
    },
}
