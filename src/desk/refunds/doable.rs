//! Whether an act can be done now, asked before what it needs is received or made.

use super::Refunds;
use crate::access::Person;
use crate::desk::cases::allowed;
use crate::desk::{Desk, DeskError};
use crate::refund::procedure::{ActKind, AgreementFile, AnyAgreement};

/// The case, if the person may do the act on it and its state has the act. For acts after which the state still has them, so that a
/// request which is sent again meets its kept answer.
///
/// # Errors
/// [`DeskError`] where they may not, or not now.
pub(super) fn doable(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    act: ActKind,
) -> Result<Box<AgreementFile>, DeskError> {
    let (_, file, _) = allowed::<Refunds>(desk, person, id, act.slug())?;
    if file.state.after(act).is_none() {
        return Err(AnyAgreement::from_file(file).not_now(act).into());
    }
    Ok(file)
}
