//! Between a case's file and its row.

use crate::casework::{Attachment, Entry};
use crate::desk::DeskError;
use crate::desk::kind::Kind;
use crate::law::Digest;
use crate::store::CaseRow;

/// The file that a row holds.
///
/// # Errors
/// When it cannot be read.
pub fn stored<K: Kind>(row: &CaseRow) -> Result<Box<K::File>, DeskError> {
    serde_json::from_str(&row.file).map_err(DeskError::from)
}

/// The longest key that both databases index as it stands, in bytes.
const LONGEST_KEY: usize = 2_000;

/// A text as a key to find others by that say the same. PostgreSQL keeps no NUL and no long key in an index.
fn key(text: &str) -> String {
    let key = text.replace('\0', "").trim().to_lowercase();
    if key.len() > LONGEST_KEY { Digest::of(key.as_bytes()).to_string() } else { key }
}

/// The row for a file whose last journal entry is `last`.
pub(super) fn row<K: Kind>(file: &K::File, last: &Entry) -> Result<CaseRow, DeskError> {
    let head = K::head(file);
    Ok(CaseRow {
        id: head.id.to_owned(),
        kind: K::KIND.to_owned(),
        number: head.number.to_owned(),
        company: head.company.cvr.clone(),
        hydraulic_unit: head.hydraulic_unit.map(key).unwrap_or_default(),
        state: head.state.to_owned(),
        opened_at: head.opened_at.to_string(),
        updated_at: head.updated_at.to_string(),
        version: last.seq,
        head_hash: last.hash.to_string(),
        submitted: head.standing.submitted,
        published: head.standing.published,
        next_due: K::next_due(file, head.updated_at).map(|at| at.to_string()),
        file: serde_json::to_string(file)?,
    })
}

/// Whether a row is what it must be for a file whose last journal entry is `last`. When the clock looks at it next is no
/// part of what the journal says.
///
/// # Errors
/// When the file cannot be written as JSON.
pub fn is_row_of<K: Kind>(row: &CaseRow, file: &K::File, last: &Entry) -> Result<bool, DeskError> {
    let same_file = stored::<K>(row).is_ok_and(|kept| *kept == *file);
    let made = self::row::<K>(file, last)?;
    Ok(same_file && *row == CaseRow { next_due: row.next_due.clone(), file: row.file.clone(), ..made })
}

/// Where a row's journal ends.
pub(super) fn head_of(row: &CaseRow) -> Result<(i64, Digest), DeskError> {
    let hash = Digest::parse(&row.head_hash);
    hash.map(|hash| (row.version, hash)).ok_or_else(|| DeskError::Broken(format!("case {}: no hash", row.id)))
}

/// Every file that people have sent to a case.
///
/// # Errors
/// When its projection cannot be read.
pub fn attachments<K: Kind>(row: &CaseRow) -> Result<Vec<Attachment>, DeskError> {
    let file = stored::<K>(row)?;
    Ok(K::files(&file).into_iter().cloned().collect())
}
