//! What somebody who watches the log looks for: who signed in, who tried, and what was made to sign in by.

use super::SignedIn;
use crate::desk::DeskError;
use crate::law::Digest;

/// Logs a sign-in, or that it was refused. What was typed as a name may be a password: its SHA-256 is logged instead, as
/// the tries are kept by it.
pub(super) fn sign_in(typed: &str, done: &Result<SignedIn, DeskError>) {
    let name = || Digest::of(typed.as_bytes());
    match done {
        Ok(opened) => tracing::info!(person = opened.person.id, by = "password and code", "signed in"),
        Err(DeskError::SignInFailed) => tracing::warn!(name_sha256 = %name(), "sign-in failed"),
        Err(DeskError::TryLater(seconds)) => {
            tracing::warn!(name_sha256 = %name(), seconds, "sign-in held up");
        }
        // What fails otherwise is logged where it is answered.
        Err(_) => {}
    }
}

/// Logs that a person changed their password, or failed to prove who they are.
pub(super) fn password_changed(person: &str, done: bool) {
    if done {
        tracing::info!(person, "password changed");
    } else {
        tracing::warn!(person, "password not changed");
    }
}

/// Logs that a person made a token.
pub(super) fn token_made(person: &str, token: &str, scope: &str) {
    tracing::info!(person, token, scope, "token made");
}

/// Logs that a person revoked tokens.
pub(super) fn tokens_revoked(person: &str, tokens: &[String]) {
    tracing::info!(person, ?tokens, "tokens revoked");
}
