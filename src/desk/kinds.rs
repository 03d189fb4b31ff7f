//! The kinds of cases that the desk serves, a line each.

use super::cases::{attachments, catch_up};
use super::kind::Kind;
use super::permits::Permits;
use super::refunds::Refunds;
use super::verify::{Checked, Depth, Report, check};
use super::worklist::{Work, as_work, enter_anew};
use super::{Desk, DeskError};
use crate::access::Person;
use crate::casework::Attachment;
use crate::law::{Moment, Text};
use crate::store::CaseRow;

/// Every kind.
const KINDS: [Served; 2] = [Served::of::<Permits>(), Served::of::<Refunds>()];

/// Shows a case at its place in the worklist, if the person may see it.
type AsWork = fn(&Person, &CaseRow, String, Moment) -> Result<Option<Work>, DeskError>;

/// A kind, with what is done on a row of the store whose kind is known only as a name.
#[derive(Clone, Copy, Debug)]
pub struct Served {
    /// The kind's name in the store.
    pub kind: &'static str,
    numbers: &'static str,
    /// Checks a case.
    pub check: fn(&Desk, &CaseRow, Depth, &mut Report) -> Checked,
    /// Every file that people have sent to a case.
    pub attachments: fn(&CaseRow) -> Result<Vec<Attachment>, DeskError>,
    /// What people call an act, by its slug.
    pub label: fn(&str) -> Option<Text>,
    /// Does what has come due on a case, and answers how many acts that was.
    pub catch_up: fn(&Desk, &str, Moment) -> Result<usize, DeskError>,
    /// Whether a person has to do with such cases at all.
    pub knows_kind: fn(&Person) -> bool,
    /// A case as it stands in the worklist, if the person may see it.
    pub as_work: AsWork,
    /// Enters a case on the worklist.
    pub enter: fn(&Desk, &str, Moment) -> Result<(), DeskError>,
}

impl Served {
    const fn of<K: Kind>() -> Self {
        Self {
            kind: K::KIND,
            numbers: K::NUMBERS,
            check: check::<K>,
            attachments: attachments::<K>,
            label: K::label,
            catch_up: catch_up::<K>,
            knows_kind: |person| K::policy().knows_kind(person),
            as_work: as_work::<K>,
            enter: enter_anew::<K>,
        }
    }

    /// Every kind.
    pub fn all() -> impl Iterator<Item = Self> {
        KINDS.into_iter()
    }

    /// The kind with a name.
    pub fn named(kind: &str) -> Option<Self> {
        KINDS.into_iter().find(|served| served.kind == kind)
    }
}

/// The series that the numbers of a year's cases come from.
pub fn series<K: Kind>(year: &str) -> String {
    format!("{}-{year}", K::KIND)
}

/// The case number for a number in a series; none where the series is of nothing that the desk serves.
pub fn number(series: &str, value: i64) -> Option<String> {
    KINDS.iter().find_map(|served| {
        let year = series.strip_prefix(served.kind)?.strip_prefix('-')?;
        Some(format!("{}-{year}-{value:05}", served.numbers))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_of_their_kind_and_year() {
        assert_eq!(series::<Permits>("2026"), "storage-permit-2026");
        assert_eq!(number("storage-permit-2026", 7).as_deref(), Some("LG-2026-00007"));
        assert_eq!(number("storage-permit-2026", 123_456).as_deref(), Some("LG-2026-123456"));
        assert_eq!(number("storage-permit", 7), None);
        assert_eq!(number("fishing-licence-2026", 7), None);
    }

    #[test]
    fn kinds_do_not_share_names_or_numbers() {
        for (at, one) in KINDS.iter().enumerate() {
            for other in &KINDS[at + 1..] {
                assert!(!one.kind.starts_with(other.kind) && !other.kind.starts_with(one.kind));
                assert_ne!(one.numbers, other.numbers);
            }
            assert_eq!(Served::named(one.kind).map(|found| found.kind), Some(one.kind));
        }
        assert!(Served::named("").is_none());
    }
}
