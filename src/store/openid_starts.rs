//! Sign-ins that have been begun at a directory, until they come back.

use diesel::prelude::*;

use super::schema::openid_starts;
use super::{Session, StoreError};
use crate::law::{Digest, Moment};

/// A sign-in that has been begun.
#[derive(Clone, PartialEq, Eq, Queryable)]
pub struct OpenidStart {
    /// SHA-256 of the state that the directory gives back.
    pub state: String,
    /// SHA-256 of what the browser holds.
    pub browser: String,
    /// What the directory's token must name.
    pub nonce: String,
    /// What the directory's code is handed over for.
    pub verifier: String,
    /// The path on this site that the person wants.
    pub back_to: String,
    /// When it was begun.
    pub made_at: String,
}

impl Session<'_> {
    /// Notes a sign-in that begins, and forgets those that began no later than an instant.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn begin_openid(&mut self, row: &OpenidStart, old: Moment) -> Result<(), StoreError> {
        diesel::delete(openid_starts::table.filter(openid_starts::made_at.le(old.to_string())))
            .execute(self.0)?;
        diesel::insert_into(openid_starts::table)
            .values((
                openid_starts::state.eq(&row.state),
                openid_starts::browser.eq(&row.browser),
                openid_starts::nonce.eq(&row.nonce),
                openid_starts::verifier.eq(&row.verifier),
                openid_starts::back_to.eq(&row.back_to),
                openid_starts::made_at.eq(&row.made_at),
            ))
            .execute(self.0)?;
        Ok(())
    }

    /// Takes the sign-in that a browser began after an instant. Whoever asks for it again finds none.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn take_openid(
        &mut self,
        state: &Digest,
        browser: &Digest,
        after: Moment,
    ) -> Result<Option<OpenidStart>, StoreError> {
        let found: Option<OpenidStart> = openid_starts::table
            .filter(openid_starts::state.eq(state.as_str()))
            .filter(openid_starts::browser.eq(browser.as_str()))
            .filter(openid_starts::made_at.gt(after.to_string()))
            .first(self.0)
            .optional()?;
        let taken = diesel::delete(
            openid_starts::table
                .filter(openid_starts::state.eq(state.as_str()))
                .filter(openid_starts::browser.eq(browser.as_str())),
        )
        .execute(self.0)?;
        Ok(found.filter(|_| taken == 1))
    }
}
