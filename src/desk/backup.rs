//! Backups: everything that is kept, in an archive; and back.

use std::path::Path;

use super::cases::stored;
use super::kind::Kind;
use super::kinds::Served;
use super::{Desk, DeskError};
use crate::law::{Digest, Moment};
use crate::store::{ArchiveError, CaseRow, Manifest};

/// Writes everything that is kept to a folder that is empty or not there, while others go on working.
///
/// # Errors
/// When the folder is not empty, or the store cannot be read, or the folder not be written.
pub fn take(desk: &Desk, folder: &Path, at: Moment) -> Result<Manifest, ArchiveError> {
    Manifest::write(&desk.store, folder, at, &|row| {
        let served =
            Served::named(&row.kind).ok_or_else(|| format!("no kind of case {} is known", row.kind))?;
        (served.files)(row).map_err(|_| "the projection cannot be read".to_owned())
    })
}

/// Every file that a case of a kind names, beside its documents.
///
/// # Errors
/// When its projection cannot be read.
pub fn files_of<K: Kind>(row: &CaseRow) -> Result<Vec<Digest>, DeskError> {
    let file = stored::<K>(row)?;
    Ok(K::files(&file).into_iter().map(|attachment| attachment.sha256.clone()).collect())
}
