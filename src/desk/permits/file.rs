//! Between a case's file and its row.

use crate::casework::Entry;
use crate::desk::DeskError;
use crate::law::Digest;
use crate::permit::procedure::PermitFile;
use crate::store::CaseRow;

use super::due::next_due;

/// The kind of these cases in the store.
pub const KIND: &str = "storage-permit";

/// The series that the numbers of a year's cases come from.
pub fn series(year: &str) -> String {
    format!("{KIND}-{year}")
}

/// The case number for a number in a series; none where the series is of something else.
pub fn number(series: &str, value: i64) -> Option<String> {
    let year = series.strip_prefix(KIND)?.strip_prefix('-')?;
    Some(format!("LG-{year}-{value:05}"))
}

/// The file that a row holds.
///
/// # Errors
/// When it cannot be read.
pub fn stored(row: &CaseRow) -> Result<Box<PermitFile>, DeskError> {
    serde_json::from_str(&row.file).map_err(DeskError::from)
}

/// The row for a file whose last journal entry is `last`.
pub(super) fn row(file: &PermitFile, last: &Entry) -> Result<CaseRow, DeskError> {
    let standing = file.standing();
    Ok(CaseRow {
        id: file.id.clone(),
        kind: KIND.to_owned(),
        number: file.number.clone(),
        company: file.company.cvr.clone(),
        hydraulic_unit: hydraulic_unit(file).map(|unit| unit.trim().to_lowercase()).unwrap_or_default(),
        state: file.state.slug().to_owned(),
        opened_at: file.opened_at.to_string(),
        updated_at: file.updated_at.to_string(),
        version: last.seq,
        head_hash: last.hash.to_string(),
        submitted: standing.submitted,
        published: standing.published,
        next_due: next_due(file, file.updated_at).map(|at| at.to_string()),
        file: serde_json::to_string(file)?,
    })
}

/// The hydraulic unit that a case is about: the permit's, else the last submitted version's.
pub(super) fn hydraulic_unit(file: &PermitFile) -> Option<&str> {
    let permit = file.permit().map(|p| p.terms.hydraulic_unit.as_str());
    let version = || {
        file.versions.last().and_then(|v| v.application.further.hydraulic_unit.name.get()).map(String::as_str)
    };
    permit.or_else(version)
}

/// Where a row's journal ends.
pub(super) fn head(row: &CaseRow) -> Result<(i64, Digest), DeskError> {
    let hash = Digest::parse(&row.head_hash);
    hash.map(|hash| (row.version, hash)).ok_or_else(|| DeskError::Broken(format!("case {}: no hash", row.id)))
}
