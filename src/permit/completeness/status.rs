//! Where an item stands.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What the machine says of an item. It never says that an item has been assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MachineStatus {
    /// Nothing is given.
    Missing,
    /// Something is given that cannot be read.
    Unreadable,
    /// Something that is asked for is not there, or does not fit.
    Incomplete,
    /// Everything that is asked for is there and fits.
    FormallyComplete,
}

/// How a caseworker marks an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MarkStatus {
    /// Nothing is given.
    Missing,
    /// Something is given that cannot be read.
    Unreadable,
    /// Something that is asked for is not there, or does not fit.
    Incomplete,
    /// Everything that is asked for is there and fits.
    FormallyComplete,
    /// A person has assessed it on its merits; no machine sets this.
    Assessed,
}

impl From<MachineStatus> for MarkStatus {
    fn from(status: MachineStatus) -> Self {
        match status {
            MachineStatus::Missing => Self::Missing,
            MachineStatus::Unreadable => Self::Unreadable,
            MachineStatus::Incomplete => Self::Incomplete,
            MachineStatus::FormallyComplete => Self::FormallyComplete,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_status_is_a_mark_of_the_same_name() {
        for status in [
            MachineStatus::Missing,
            MachineStatus::Unreadable,
            MachineStatus::Incomplete,
            MachineStatus::FormallyComplete,
        ] {
            let mark = MarkStatus::from(status);
            assert_eq!(serde_json::to_value(mark).unwrap(), serde_json::to_value(status).unwrap());
            assert_ne!(mark, MarkStatus::Assessed);
        }
        assert_eq!(serde_json::to_string(&MachineStatus::FormallyComplete).unwrap(), "\"formally-complete\"");
    }
}
