//! What the machine finds of an application, and what its versions changed.

use super::Permits;
use super::view::seen;
use crate::access::Person;
use crate::desk::cases::visible;
use crate::desk::{Desk, DeskError};
use crate::law::Moment;
use crate::permit::application::{self, Change};
use crate::permit::completeness::Examination;
use crate::permit::procedure::examine;

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
    let (_, file) = visible::<Permits>(desk, person, id, at)?;
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
    at: Moment,
) -> Result<Vec<Change>, DeskError> {
    let (_, file) = visible::<Permits>(desk, person, id, at)?;
    let of = |number: u32| {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        file.versions.get(index).map(|v| v.application.clone())
    };
    let after = of(version).ok_or(DeskError::NotFound)?;
    let before = of(version.saturating_sub(1)).unwrap_or_default();
    Ok(application::difference(&before, &after))
}
