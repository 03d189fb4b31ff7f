//! What an agreement says of custody.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::quality::QualityLimits;
use crate::law::{Day, Text};

/// The agreement's terms on custody: the storage deadline (BEK 1504 § 3, stk. 1, nr. 5), and the quality of CO2 where the
/// agreement limits it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CustodyTerms {
    /// The storage deadline; a lot cannot be registered without one, unless its day is given with it.
    pub deadline: Option<StorageDeadline>,
    /// The limits of quality at hand-over.
    #[serde(default)]
    pub quality: Option<QualityLimits>,
}

/// How long after capture CO2 must be stored. The order says "a reasonable time limit" (`rimelig frist`) and leaves the
/// number to the agreement (reading `open-standards`): it is data of each agreement and has no default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StorageDeadline {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: DeadlineUnit,
    /// From which day of the lot's period.
    #[serde(default)]
    pub from: DeadlineFrom,
}

/// What a storage deadline is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = StorageDeadlineUnit)]
pub enum DeadlineUnit {
    /// Calendar days.
    Days,
    /// Calendar months.
    Months,
}

/// Which day of a lot's period a storage deadline is counted from; that day does not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = StorageDeadlineFrom)]
pub enum DeadlineFrom {
    /// The last day: all of the lot has been captured then.
    #[default]
    CapturedTo,
    /// The first day: the oldest tonne of the lot is kept within the deadline too.
    CapturedFrom,
}

impl StorageDeadline {
    /// The last day for a lot that was captured from the one day to the other.
    pub fn due(&self, captured_from: Day, captured_to: Day) -> Day {
        let from = match self.from {
            DeadlineFrom::CapturedTo => captured_to,
            DeadlineFrom::CapturedFrom => captured_from,
        };
        match self.unit {
            DeadlineUnit::Days => from.plus_days(self.count.into()),
            DeadlineUnit::Months => from.plus_months(self.count),
        }
    }

    /// As people read it.
    pub fn text(&self) -> Text {
        let count = self.count;
        let (da, en) = match self.unit {
            DeadlineUnit::Days => ("dage", "days"),
            DeadlineUnit::Months => ("måneder", "months"),
        };
        let (fra, from) = match self.from {
            DeadlineFrom::CapturedTo => {
                ("den sidste dag i fangstperioden", "the last day of the capture period")
            }
            DeadlineFrom::CapturedFrom => {
                ("den første dag i fangstperioden", "the first day of the capture period")
            }
        };
        Text::new(format!("{count} {da} efter {fra}"), format!("{count} {en} after {from}"))
    }
}
