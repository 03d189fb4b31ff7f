//! What is captured, and until when it may be on its way.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::quantity::{Percent, Tonnes};
use crate::law::{Day, Digest};

/// Registers CO2 captured at one plant in one period. The periods of a plant's lots do not overlap, so that the same
/// tonnes cannot be registered twice. The chain numbers lots `L1`, `L2`, ….
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterLot {
    /// The plant, by the agreement's name for it; it is compared without regard to case and to space around it.
    pub plant: String,
    /// The first day of capture.
    pub captured_from: Day,
    /// The last day of capture, itself with.
    pub captured_to: Day,
    /// What was captured.
    pub tonnes: Tonnes,
    /// The uncertainty of that figure, in per cent of it.
    pub uncertainty_percent: Percent,
    /// What the figure rests on.
    pub measured_by: MeasuredBy,
    /// The last day to store it; from the agreement's deadline where it is not given. It can be given earlier than the
    /// agreement's, never later: that takes an extension.
    #[serde(default)]
    pub store_by: Option<Day>,
}

/// What a lot's figure rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "by", rename_all = "kebab-case", deny_unknown_fields)]
#[schema(as = LotMeasuredBy)]
pub enum MeasuredBy {
    /// A series of measurements that the case holds.
    Series {
        /// Its number in the case.
        number: u32,
    },
    /// A document.
    Document {
        /// SHA-256 of the file.
        document: Digest,
    },
}

/// Moves a lot's storage deadline, when an extension has been granted (BEK 1504 § 3, stk. 1, nr. 5, 2. og 3. pkt.).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ExtendLot)]
pub struct Extend {
    /// The lot.
    pub lot: String,
    /// The new last day; later than the one that runs.
    pub new_day: Day,
}
