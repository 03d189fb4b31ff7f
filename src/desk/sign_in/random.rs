//! Secrets that nobody can guess.

use crate::desk::DeskError;

/// 256 random bits of the operating system's, as 64 hexadecimal digits.
///
/// # Errors
/// When the operating system has none.
pub fn secret() -> Result<String, DeskError> {
    bytes::<32>().map(hex::encode)
}

/// Random bytes of the operating system's.
///
/// # Errors
/// When the operating system has none.
pub fn bytes<const N: usize>() -> Result<[u8; N], DeskError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|why| DeskError::Broken(format!("no random bytes: {why}")))?;
    Ok(bytes)
}
