//! An agreement's year as pages: readings, the tonnes by month and where each is, claims with their computation, the ledger
//! with its controls, and all of it in one archive.

pub mod archive;
mod chart;
pub mod claims;
pub mod ledger;
mod months;
mod picture;
pub mod readings;
pub mod tonnes;

use crate::desk::refunds::{AgreementView, Refunds};
use crate::desk::{Desk, DeskError, cases};
use crate::web::signed_in::SignedIn;

/// An agreement as the person sees it.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no case that the person may see.
fn load(desk: &Desk, by: &SignedIn, id: &str) -> Result<AgreementView, DeskError> {
    cases::read::<Refunds>(desk, Some(&by.person), id, by.at())
}
