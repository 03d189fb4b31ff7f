//! What a scanner found in files, and what it is still to look at.

use diesel::prelude::*;
use diesel::sql_types::Text;
use serde::{Deserialize, Serialize};

use super::schema::scans;
use super::{Session, StoreError};
use crate::law::{Digest, Moment};

/// A file that a scanner is to look at or has looked at.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScanRow {
    /// SHA-256 of the file.
    pub sha256: String,
    /// Since when it waits.
    pub asked_at: String,
    /// When it is to be looked at next; none once it has been.
    pub next_try: Option<String>,
    /// How often it was tried in vain.
    pub attempts: i32,
    /// Why the last try was in vain.
    pub failure: Option<String>,
    /// When it was looked at.
    pub scanned_at: Option<String>,
    /// What was found, by the name that the scanner has for it.
    pub found: Option<String>,
}

impl Session<'_> {
    /// Puts a row back.
    ///
    /// # Errors
    /// When the database refuses it.
    pub(super) fn insert_scan(&mut self, row: &ScanRow) -> Result<(), StoreError> {
        diesel::insert_into(scans::table)
            .values((
                scans::sha256.eq(&row.sha256),
                scans::asked_at.eq(&row.asked_at),
                scans::next_try.eq(&row.next_try),
                scans::attempts.eq(row.attempts),
                scans::failure.eq(&row.failure),
                scans::scanned_at.eq(&row.scanned_at),
                scans::found.eq(&row.found),
            ))
            .execute(self.0)?;
        Ok(())
    }

    /// Asks for a file to be looked at, unless it has been asked for.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn ask_scan(&mut self, file: &Digest, at: Moment) -> Result<(), StoreError> {
        diesel::sql_query(
            "INSERT INTO scans (sha256, asked_at, next_try, attempts) VALUES ($1, $2, $2, 0) \
             ON CONFLICT (sha256) DO NOTHING",
        )
        .bind::<Text, _>(file.as_str())
        .bind::<Text, _>(at.to_string())
        .execute(self.0)?;
        Ok(())
    }

    /// What is known of a file.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn scan(&mut self, file: &Digest) -> Result<Option<ScanRow>, StoreError> {
        Ok(scans::table.filter(scans::sha256.eq(file.as_str())).first(self.0).optional()?)
    }

    /// What is known of some files.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn scans(&mut self, files: &[String]) -> Result<Vec<ScanRow>, StoreError> {
        Ok(scans::table.filter(scans::sha256.eq_any(files)).load(self.0)?)
    }

    /// The files that are to be looked at now, longest waiting first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn scans_due(&mut self, at: Moment, most: i64) -> Result<Vec<ScanRow>, StoreError> {
        let due = scans::table.filter(scans::next_try.le(at.to_string()));
        Ok(due.order((scans::next_try, scans::sha256)).limit(most).load(self.0)?)
    }

    /// Notes what was found in a file: nothing, or what has this name.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn note_scan(&mut self, sha256: &str, found: Option<&str>, at: Moment) -> Result<(), StoreError> {
        diesel::update(scans::table.filter(scans::sha256.eq(sha256)))
            .set((
                scans::scanned_at.eq(at.to_string()),
                scans::found.eq(found),
                scans::next_try.eq(None::<String>),
                scans::failure.eq(None::<String>),
            ))
            .execute(self.0)?;
        Ok(())
    }

    /// Notes why the scanner could say nothing of a file, and when to ask again.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn note_no_scan(&mut self, row: &ScanRow, why: &str, next: Moment) -> Result<(), StoreError> {
        diesel::update(scans::table.filter(scans::sha256.eq(&row.sha256)))
            .set((
                scans::attempts.eq(row.attempts.saturating_add(1)),
                scans::failure.eq(why),
                scans::next_try.eq(next.to_string()),
            ))
            .execute(self.0)?;
        Ok(())
    }
}
