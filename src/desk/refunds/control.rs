//! An auditor's view of an agreement (§ 6): where every tonne is, and the ledger.

use serde::Serialize;
use utoipa::ToSchema;

use super::Refunds;
use crate::access::{Person, Policy};
use crate::desk::cases::visible;
use crate::desk::{Desk, DeskError};
use crate::law::{Day, Language, Moment, Receipt};
use crate::refund::custody::Whereabouts;
use crate::refund::ledger::LedgerEntry;
use crate::refund::procedure::AgreementFile;

/// Where the CO2 of a lot is.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct LotView {
    /// The lot.
    pub lot: String,
    /// Its storage deadline.
    pub store_by: Day,
    /// Its tonnes, by where they are; they add up to what was captured.
    pub whereabouts: Whereabouts,
}

/// The lots of an agreement and where their CO2 is.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no case whose custody the person may see.
pub fn custody(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    at: Moment,
) -> Result<Vec<LotView>, DeskError> {
    let file = in_full(desk, person, id, at)?;
    let lots = file.chain.lots().iter().map(|lot| LotView {
        lot: lot.id.clone(),
        store_by: lot.store_by,
        whereabouts: file.chain.whereabouts(&lot.id),
    });
    Ok(lots.collect())
}

/// The ledger.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no case whose ledger the person may see.
pub fn ledger(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    at: Moment,
) -> Result<Vec<LedgerEntry>, DeskError> {
    Ok(in_full(desk, person, id, at)?.ledger.entries().to_vec())
}

/// The ledger as CSV.
///
/// # Errors
/// As [`ledger`].
pub fn ledger_csv(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    language: Language,
    at: Moment,
) -> Result<String, DeskError> {
    Ok(in_full(desk, person, id, at)?.ledger.to_csv(language))
}

/// The receipt of the computation of a claim that stands: the final one, else the assessment's, else the claim's own.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no such claim that the person may see.
pub fn claim_receipt(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    number: u32,
    at: Moment,
) -> Result<Receipt, DeskError> {
    let file = in_full(desk, person, id, at)?;
    let claim = file.claims.iter().find(|claim| claim.number == number).ok_or(DeskError::NotFound)?;
    let computed = claim.computed().unwrap_or(&claim.claim.what.claimed);
    Ok(computed.receipt.clone())
}

/// The case, for those who see all of it: an authority that only assists knows of no money.
pub(super) fn in_full(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    at: Moment,
) -> Result<Box<AgreementFile>, DeskError> {
    let (_, file) = visible::<Refunds>(desk, person, id, at)?;
    if Policy::refund_agreement().only_assists(person, &file.standing()) {
        return Err(DeskError::NotFound);
    }
    Ok(file)
}
