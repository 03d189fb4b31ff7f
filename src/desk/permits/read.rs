//! Reads cases: one, a list, its journal, its documents, what the machine finds of it.

use super::file::{KIND, stored};
use super::view::{CaseSummary, CaseView, DocumentView, JournalView, seen};
use crate::access::{Person, Policy};
use crate::desk::{Desk, DeskError};
use crate::law::{Digest, Moment};
use crate::permit::application::{self, Change};
use crate::permit::completeness::Examination;
use crate::permit::procedure::{PermitFile, examine};
use crate::store::{CaseRow, Scope, Window};

/// A case that the person may see.
pub(super) fn visible(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
) -> Result<(CaseRow, Box<PermitFile>), DeskError> {
    if person.is_none() {
        return Err(DeskError::SignIn);
    }
    let row = desk.store.read(|s| s.case(KIND, id))?.ok_or(DeskError::NotFound)?;
    let file = stored(&row)?;
    if Policy::storage_permit().may_see(person, &file.standing()) {
        Ok((row, file))
    } else {
        Err(DeskError::NotFound)
    }
}

/// A case.
///
/// # Errors
/// [`DeskError::NotFound`] where there is none that the person may see.
pub fn read(desk: &Desk, person: Option<&Person>, id: &str, at: Moment) -> Result<CaseView, DeskError> {
    let (row, file) = visible(desk, person, id)?;
    Ok(CaseView::of(&file, row.version, person, at))
}

/// The cases that the person may see, in the order they were opened.
///
/// # Errors
/// [`DeskError::SignIn`] where nobody is signed in. Who has to do with no such cases gets an empty list.
pub fn list(desk: &Desk, person: Option<&Person>, window: &Window) -> Result<Vec<CaseSummary>, DeskError> {
    let person = person.ok_or(DeskError::SignIn)?;
    let policy = Policy::storage_permit();
    if !policy.knows_kind(person) {
        return Ok(Vec::new());
    }
    let scope = match &person.company {
        Some(company) if person.authority.is_none() => Scope::Company(company.cvr.clone()),
        _ => Scope::Submitted,
    };
    let rows = desk.store.read(|s| s.list_cases(KIND, &scope, window))?;
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let file = stored(&row)?;
        if policy.may_see(Some(person), &file.standing()) {
            out.push(CaseSummary::of(&file, row.version));
        }
    }
    Ok(out)
}

/// A case's journal.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no case that the person may see.
pub fn journal(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    window: &Window,
) -> Result<Vec<JournalView>, DeskError> {
    let (row, file) = visible(desk, person, id)?;
    let entries = desk.store.read(|s| s.journal(&row.id, window))?;
    Ok(entries.into_iter().map(|entry| JournalView::of(entry, &file, person)).collect())
}

/// A case's documents.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no case that the person may see.
pub fn documents(desk: &Desk, person: Option<&Person>, id: &str) -> Result<Vec<DocumentView>, DeskError> {
    let (row, _) = visible(desk, person, id)?;
    let rows = desk.store.read(|s| s.documents(&row.id))?;
    Ok(rows.into_iter().map(DocumentView::from).collect())
}

/// A document with its content.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no such document of a case that the person may see.
pub fn document(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    document: &str,
) -> Result<(DocumentView, Vec<u8>), DeskError> {
    let (row, _) = visible(desk, person, id)?;
    let found = desk.store.read(|s| s.document(&row.id, document))?.ok_or(DeskError::NotFound)?;
    let digest = Digest::parse(&found.sha256)
        .ok_or_else(|| DeskError::Broken("a document without a digest".into()))?;
    let content = desk.store.blobs().get(&digest)?;
    Ok((found.into(), content))
}

/// What the machine finds of the application, item by item: of the draft for the company, of the last submitted
/// version for the authority.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no case that the person may see.
pub fn completeness(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    at: Moment,
) -> Result<Examination, DeskError> {
    let (_, file) = visible(desk, person, id)?;
    Ok(examine(&seen(&file, person), at)?)
}

/// What a submitted version changed from the one before it.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no such version of a case that the person may see.
pub fn difference(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    version: u32,
) -> Result<Vec<Change>, DeskError> {
    let (_, file) = visible(desk, person, id)?;
    let at = |number: u32| {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        file.versions.get(index).map(|v| v.application.clone())
    };
    let after = at(version).ok_or(DeskError::NotFound)?;
    let before = at(version.saturating_sub(1)).unwrap_or_default();
    Ok(application::difference(&before, &after))
}
