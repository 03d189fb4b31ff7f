//! People and cases to play with.

use std::path::Path;

use crate::desk::{Desk, DeskError};
use crate::law::Moment;

/// Puts the demo's cases in, where there are none yet.
///
/// # Errors
/// When an act that should hold does not.
pub fn play_in(_desk: &Desk, _now: Moment) -> Result<(), DeskError> {
    Ok(())
}

/// Where to go and what to try.
pub fn greeting(address: &str, mail: &Path) -> String {
    format!("{address} {}", mail.display())
}
