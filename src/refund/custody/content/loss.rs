//! What will not be stored.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::quantity::Tonnes;
use crate::law::{Day, Digest};

/// Records that CO2 was let out, used, or cannot be found (BEK 1504 § 3, stk. 1, nr. 6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LoseCo2)]
pub struct Lose {
    /// Where it was.
    pub from: LossFrom,
    /// Only of this lot; otherwise the oldest in a store, and in proportion in a transport or a storage site.
    #[serde(default)]
    pub lot: Option<String>,
    /// How much.
    pub tonnes: Tonnes,
    /// What became of it.
    pub cause: LossCause,
    /// The day that it happened.
    pub day: Day,
    /// What happened.
    pub what_happened: String,
    /// The document.
    pub document: Digest,
}

/// Where CO2 was when it was lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[schema(as = LoseCo2From)]
pub enum LossFrom {
    /// At the plant.
    Plant {
        /// The lot.
        lot: String,
    },
    /// On the way.
    Transport {
        /// The transport: `T1`.
        transport: String,
    },
    /// In an intermediate store.
    Store {
        /// Its name in the case.
        store: String,
    },
    /// Received at a storage site and not yet injected.
    Reception {
        /// The site's id.
        site: String,
    },
    /// In a storage site: what was recorded as stored has leaked, or never was.
    Site {
        /// The site's id.
        site: String,
    },
}

/// What became of lost CO2. The order's two sentences pull apart (reading `repayment-cause`), so the cause is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = CustodyLossCause)]
pub enum LossCause {
    /// Let out before a third party had it.
    VentedBeforeHandOver,
    /// Let out after a third party had it.
    ReleasedAfterHandOver,
    /// Used or sold.
    Diverted,
    /// Not known: it is unaccounted for, and an official looks at it.
    Unknown,
}
