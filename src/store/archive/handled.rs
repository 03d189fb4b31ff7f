//! Every table of an archive, in the one order in which they are written and read in.

use std::path::Path;

use super::table::Table;
use super::write::{Named, written};
use super::{ArchiveError, Part, restore};
use crate::store::directory_people::DirectoryPersonRow;
use crate::store::journal::EntryRow;
use crate::store::numbers::CounterRow;
use crate::store::{
    AccountRow, CaseRow, DocumentRow, Follow, KeptAnswer, Look, Mail, ScanRow, Session, StoreError, TokenRow,
};

/// The tables; what others point to comes first.
///
/// Some of the store's are left out on purpose: `sessions`, since a restore must not open again what somebody closed;
/// `sign_in_tries` and `openid_starts`, which count for minutes; `worklist` and `worked_on`, which the clock makes anew.
pub(super) const TABLES: [Handled; 12] = [
    handled::<CaseRow>(),
    handled::<EntryRow>(),
    handled::<DocumentRow>(),
    handled::<Follow>(),
    handled::<Mail>(),
    handled::<CounterRow>(),
    handled::<KeptAnswer>(),
    handled::<Look>(),
    handled::<AccountRow>(),
    handled::<TokenRow>(),
    handled::<DirectoryPersonRow>(),
    handled::<ScanRow>(),
];

/// What is done with a table, whatever its rows are.
pub(super) struct Handled {
    /// Its name.
    pub(super) name: &'static str,
    /// Writes it to an archive, and notes the files that it names.
    pub(super) write: fn(&mut Session<'_>, &Path, &mut Named<'_>) -> Result<Part, ArchiveError>,
    /// Reads it from an archive.
    pub(super) read: fn(&mut Session<'_>, &Path, &Part) -> Result<(), ArchiveError>,
    /// Whether it has no row.
    pub(super) is_empty: fn(&mut Session<'_>) -> Result<bool, StoreError>,
}

const fn handled<T: Table>() -> Handled {
    Handled { name: T::NAME, write: written::<T>, read: restore::read::<T>, is_empty: is_empty::<T> }
}

fn is_empty<T: Table>(session: &mut Session<'_>) -> Result<bool, StoreError> {
    Ok(T::after(session.0, None)?.is_empty())
}
