//! Reads cases: one, a list, its journal, its documents.

use super::row::stored;
use super::view::{DocumentView, JournalView};
use crate::access::{Denied, Officials, Person};
use crate::desk::kind::{Kind, Part};
use crate::desk::{Desk, DeskError};
use crate::law::{Digest, Moment};
use crate::store::{CaseRow, Scope, Window};

/// A case's file with its version.
pub type Versioned<K> = (Box<<K as Kind>::File>, i64);

/// A case's row and file, with the official for an act on it.
pub type Allowed<K> = (CaseRow, Box<<K as Kind>::File>, Officials);

/// A case that the person may see. That they looked is noted.
///
/// # Errors
/// [`DeskError::SignIn`] where nobody is signed in; [`DeskError::NotFound`] where there is none that they may see.
pub fn visible<K: Kind>(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    at: Moment,
) -> Result<(CaseRow, Box<K::File>), DeskError> {
    let (row, file) = found::<K>(desk, person, id)?;
    if let Some(person) = person {
        desk.store.look(&person.id, &row.id, at);
    }
    Ok((row, file))
}

/// As [`visible`], for what is noted elsewhere: an act is in the case's own journal.
fn found<K: Kind>(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
) -> Result<(CaseRow, Box<K::File>), DeskError> {
    if person.is_none() {
        return Err(DeskError::SignIn);
    }
    let row = desk.store.read(|s| s.case(K::KIND, id))?.ok_or(DeskError::NotFound)?;
    let file = stored::<K>(&row)?;
    K::policy().admit_to(person, &K::head(&file).standing)?;
    Ok((row, file))
}

/// A case, and its official for an act: the person may see it, and the policy lets them do the act.
///
/// # Errors
/// As [`visible`]; [`DeskError::Forbidden`] where the act is not theirs.
pub fn allowed<K: Kind>(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    act: &str,
) -> Result<Allowed<K>, DeskError> {
    let (row, file) = found::<K>(desk, person, id)?;
    let standing = K::head(&file).standing;
    let who = K::policy().authorise(person, act, &standing).map_err(|why| match why {
        Denied::Mandate => signatories(desk, &standing.company),
        why => why.into(),
    })?;
    Ok((row, file, who))
}

/// Who of a company may do what binds it, for whoever may not.
fn signatories(desk: &Desk, cvr: &str) -> DeskError {
    match desk.people_of_company(cvr) {
        Ok(people) => {
            let signing = people.into_iter().filter(|person| person.mandate.is_full());
            DeskError::Mandate(signing.map(|person| person.name).collect())
        }
        Err(why) => why,
    }
}

/// A case.
///
/// # Errors
/// [`DeskError::NotFound`] where there is none that the person may see.
pub fn read<K: Kind>(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    at: Moment,
) -> Result<K::View, DeskError> {
    let (row, file) = visible::<K>(desk, person, id, at)?;
    Ok(K::view(&file, row.version, person, at))
}

/// The cases that the person may see, in the order they were opened, each with its version.
///
/// # Errors
/// [`DeskError::SignIn`] where nobody is signed in. Who has to do with no such cases gets an empty list.
pub fn list<K: Kind>(
    desk: &Desk,
    person: Option<&Person>,
    window: &Window,
) -> Result<Vec<Versioned<K>>, DeskError> {
    let person = person.ok_or(DeskError::SignIn)?;
    let policy = K::policy();
    let mut out = Vec::new();
    if !policy.knows_kind(person) {
        return Ok(out);
    }
    let scope = match &person.company {
        Some(company) if person.authority.is_none() => Scope::Company(company.cvr.clone()),
        _ => Scope::Submitted,
    };
    let full = usize::try_from(window.limit).unwrap_or(usize::MAX);
    let mut window = window.clone();
    // A page is filled up past the cases that the person may not see: a page that is not full is the last.
    loop {
        let rows = desk.store.read(|s| s.list_cases(K::KIND, &scope, &window))?;
        let Some(last) = rows.last() else {
            return Ok(out);
        };
        window.after = Some(last.id.clone());
        for row in &rows {
            let file = stored::<K>(row)?;
            if policy.may_see(Some(person), &K::head(&file).standing) {
                out.push((file, row.version));
            }
            if out.len() == full {
                return Ok(out);
            }
        }
        if rows.len() < full {
            return Ok(out);
        }
    }
}

/// A case's journal.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no case that the person may see.
pub fn journal<K: Kind>(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    window: &Window,
    at: Moment,
) -> Result<Vec<JournalView>, DeskError> {
    let (row, file) = visible::<K>(desk, person, id, at)?;
    let entries = desk.store.read(|s| s.journal(&row.id, window))?;
    let withheld = |entry: &_| K::withholds(&file, person, Part::Entry(entry));
    Ok(entries.into_iter().map(|entry| JournalView::of(withheld(&entry), entry)).collect())
}

/// A case's documents.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no case that the person may see.
pub fn documents<K: Kind>(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    at: Moment,
) -> Result<Vec<DocumentView>, DeskError> {
    let (row, file) = visible::<K>(desk, person, id, at)?;
    let mut rows = desk.store.read(|s| s.documents(&row.id))?;
    rows.retain(|document| !K::withholds(&file, person, Part::Document(&document.kind)));
    Ok(rows.into_iter().map(DocumentView::from).collect())
}

/// A document with its content.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no such document of a case that the person may see.
pub fn document<K: Kind>(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    document: &str,
    at: Moment,
) -> Result<(DocumentView, Vec<u8>), DeskError> {
    let (row, file) = visible::<K>(desk, person, id, at)?;
    let found = desk.store.read(|s| s.document(&row.id, document))?.ok_or(DeskError::NotFound)?;
    if K::withholds(&file, person, Part::Document(&found.kind)) {
        return Err(DeskError::NotFound);
    }
    let digest = Digest::parse(&found.sha256)
        .ok_or_else(|| DeskError::Broken("a document without a digest".into()))?;
    let content = desk.store.blobs().get(&digest)?;
    Ok((found.into(), content))
}
