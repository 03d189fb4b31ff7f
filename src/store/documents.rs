//! Letters and copies of record.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::schema::documents;
use super::{Session, StoreError, can_be_kept};

/// A document of a case; its content is a blob.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentRow {
    /// The id.
    pub id: String,
    /// The case.
    pub case_id: String,
    /// The journal entry that made it.
    pub seq: i64,
    /// The kind: `permit`, `receipt`, `copy-of-record`.
    pub kind: String,
    /// What people call it, in its language.
    pub title: String,
    /// `da` or `en`.
    pub language: String,
    /// `application/pdf` or `application/json`.
    pub media_type: String,
    /// SHA-256 of its content.
    pub sha256: String,
    /// Size in bytes.
    pub size: i64,
    /// When it was made.
    pub made_at: String,
}

impl Session<'_> {
    /// Adds a document.
    ///
    /// # Errors
    /// When the database refuses it.
    pub fn insert_document(&mut self, row: &DocumentRow) -> Result<(), StoreError> {
        diesel::insert_into(documents::table)
            .values((
                documents::id.eq(&row.id),
                documents::case_id.eq(&row.case_id),
                documents::seq.eq(row.seq),
                documents::kind.eq(&row.kind),
                documents::title.eq(&row.title),
                documents::language.eq(&row.language),
                documents::media_type.eq(&row.media_type),
                documents::sha256.eq(&row.sha256),
                documents::size.eq(row.size),
                documents::made_at.eq(&row.made_at),
            ))
            .execute(self.0)?;
        Ok(())
    }

    /// A case's documents, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn documents(&mut self, case: &str) -> Result<Vec<DocumentRow>, StoreError> {
        Ok(documents::table
            .filter(documents::case_id.eq(case))
            .order((documents::seq, documents::id))
            .load(self.0)?)
    }

    /// One document of a case.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn document(&mut self, case: &str, id: &str) -> Result<Option<DocumentRow>, StoreError> {
        if !can_be_kept(id) {
            return Ok(None);
        }
        Ok(documents::table
            .filter(documents::case_id.eq(case))
            .filter(documents::id.eq(id))
            .first(self.0)
            .optional()?)
    }
}
