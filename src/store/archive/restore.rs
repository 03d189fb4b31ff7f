//! Makes an empty store what an archive holds.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;

use diesel::connection::SimpleConnection as _;

use super::table::Table;
use super::{Archive, ArchiveError, FILES, Part, at, table_in};
use crate::law::Digest;
use crate::store::connection::Db;
use crate::store::journal::EntryRow;
use crate::store::numbers::CounterRow;
use crate::store::{Blobs, CaseRow, DocumentRow, KeptAnswer, Mail, Session, Store, StoreError};

/// Keeps everybody else out until the rows are in.
const ALONE: &str =
    "LOCK TABLE cases, journal, documents, outbox, counters, idempotency IN ACCESS EXCLUSIVE MODE";

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
            if let Db::Postgres(c) = &mut *session.0 {
                c.batch_execute(ALONE).map_err(StoreError::from)?;
            }
            // Looked at again, now that nobody else can write.
            empty(session)?;
            for part in &self.manifest.tables {
                let place = table_in(&self.folder, &part.name);
                match part.name.as_str() {
                    CaseRow::NAME => read::<CaseRow>(session, &place, part)?,
                    EntryRow::NAME => read::<EntryRow>(session, &place, part)?,
                    DocumentRow::NAME => read::<DocumentRow>(session, &place, part)?,
                    Mail::NAME => read::<Mail>(session, &place, part)?,
                    CounterRow::NAME => read::<CounterRow>(session, &place, part)?,
                    KeptAnswer::NAME => read::<KeptAnswer>(session, &place, part)?,
                    other => return Err(ArchiveError::Unusable(vec![format!("no table {other} is known")])),
                }
            }
            Ok(())
        })
    }
}

/// Refuses a database that has a row.
fn empty(session: &mut Session<'_>) -> Result<(), ArchiveError> {
    fn none<T: Table>(session: &mut Session<'_>) -> Result<(), ArchiveError> {
        if T::after(session.0, None).map_err(StoreError::from)?.is_empty() {
            return Ok(());
        }
        Err(ArchiveError::NotEmpty(format!("the database is not empty: there are rows in {}", T::NAME)))
    }
    none::<CaseRow>(session)?;
    none::<EntryRow>(session)?;
    none::<DocumentRow>(session)?;
    none::<Mail>(session)?;
    none::<CounterRow>(session)?;
    none::<KeptAnswer>(session)
}

/// Reads a table in.
fn read<T: Table>(session: &mut Session<'_>, place: &Path, part: &Part) -> Result<(), ArchiveError> {
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
