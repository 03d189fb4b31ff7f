//! Backups: everything that is kept, in an archive; and back.

use std::path::Path;

use super::Desk;
use super::kinds::Served;
use crate::law::Moment;
use crate::store::{ArchiveError, Manifest};

/// Writes everything that is kept to a folder that is empty or not there, while others go on working.
///
/// # Errors
/// When the folder is not empty, or the store cannot be read, or the folder not be written.
pub fn take(desk: &Desk, folder: &Path, at: Moment) -> Result<Manifest, ArchiveError> {
    Manifest::write(&desk.store, folder, at, &|row| {
        let served =
            Served::named(&row.kind).ok_or_else(|| format!("no kind of case {} is known", row.kind))?;
        let attached = (served.attachments)(row).map_err(|_| "the projection cannot be read".to_owned())?;
        Ok(attached.into_iter().map(|attachment| attachment.sha256).collect())
    })
}
