//! Makes an empty store what an archive holds.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;

use diesel::connection::SimpleConnection as _;

use super::handled::TABLES;
use super::table::Table;
use super::{Archive, ArchiveError, FILES, Part, at, table_in};
use crate::law::Digest;
use crate::store::connection::Db;
use crate::store::{Blobs, Session, Store, StoreError};

impl Archive {
    /// Reads the archive into a store that is empty. First the files, then all rows in one transaction: when it is cut
    /// off before its end, the database is still empty, and it can be done again.
    ///
    /// # Errors
    /// When the store is not empty: it has a row, or a file that is not in the archive. When it cannot be written.
    pub fn restore(&self, store: &Store) -> Result<(), ArchiveError> {
        // The schema is made where there is none, or where the making of it was cut off.
        if store.has_no_schema()? || store.read(|session| session.has_no_case())? {
            store.migrate()?;
        }
        store.ready()?;
        store.read(empty)?;
        let ours: BTreeSet<&Digest> = self.files.iter().collect();
        if let Some(other) = store.blobs().all()?.into_iter().find(|file| !ours.contains(file)) {
            return Err(ArchiveError::NotEmpty(format!(
                "the folder of files is not empty: the file {other} is not in the archive"
            )));
        }
        let kept = Blobs::open(&self.folder.join(FILES))?;
        for digest in &self.files {
            kept.copy(digest, store.blobs())?;
        }
        store.write(|session| {
            alone(session)?;
            // Looked at again, now that nobody else can write.
            empty(session)?;
            for (table, part) in TABLES.iter().zip(&self.manifest.tables) {
                (table.read)(session, &table_in(&self.folder, table.name), part)?;
            }
            Ok(())
        })
    }
}

/// Keeps everybody else out until the rows are in. SQLite has one writer at a time as it is.
fn alone(session: &mut Session<'_>) -> Result<(), StoreError> {
    if let Db::Postgres(c) = &mut *session.0 {
        let tables = TABLES.map(|table| table.name).join(", ");
        c.batch_execute(&format!("LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE"))?;
    }
    Ok(())
}

/// Refuses a database that has a row.
fn empty(session: &mut Session<'_>) -> Result<(), ArchiveError> {
    for table in &TABLES {
        if !(table.is_empty)(session)? {
            let what = format!("the database is not empty: there are rows in {}", table.name);
            return Err(ArchiveError::NotEmpty(what));
        }
    }
    Ok(())
}

/// Reads a table in.
pub(super) fn read<T: Table>(
    session: &mut Session<'_>,
    place: &Path,
    part: &Part,
) -> Result<(), ArchiveError> {
    let file = BufReader::new(File::open(place).map_err(at(place))?);
    let mut rows: u64 = 0;
    for line in file.lines() {
        let line = line.map_err(at(place))?;
        rows = rows.saturating_add(1);
        let bad = |why| ArchiveError::Unusable(vec![format!("{}, line {rows}: {why}", place.display())]);
        let row: T = serde_json::from_str(&line).map_err(bad)?;
        row.put(session)?;
    }
    if rows == part.rows {
        return Ok(());
    }
    let what = format!("{} has {rows} rows; the manifest says {}", place.display(), part.rows);
    Err(ArchiveError::Unusable(vec![what]))
}
