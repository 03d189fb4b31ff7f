//! Open sessions of people, by the SHA-256 of what the browser holds.

use diesel::prelude::*;

use super::schema::sessions;
use super::{Session, StoreError};
use crate::law::{Digest, Moment};

/// An open session.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct SessionRow {
    /// SHA-256 of what the browser holds.
    pub digest: String,
    /// The person's id.
    pub person: String,
    /// When the person signed in.
    pub made_at: String,
    /// When it was last used, to the minute or so.
    pub seen_at: String,
    /// Where the person is known from, by its name.
    pub source: String,
    /// What is kept of a person who is not known here otherwise, as JSON.
    pub known: Option<String>,
}

impl Session<'_> {
    /// Opens a session.
    ///
    /// # Errors
    /// When the database refuses it.
    pub fn insert_session(&mut self, row: &SessionRow) -> Result<(), StoreError> {
        diesel::insert_into(sessions::table)
            .values((
                sessions::digest.eq(&row.digest),
                sessions::person.eq(&row.person),
                sessions::made_at.eq(&row.made_at),
                sessions::seen_at.eq(&row.seen_at),
                sessions::source.eq(&row.source),
                sessions::known.eq(&row.known),
            ))
            .execute(self.0)?;
        Ok(())
    }

    /// The session of a digest that was opened after one instant and used after another.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn session(
        &mut self,
        digest: &Digest,
        made_after: Moment,
        seen_after: Moment,
    ) -> Result<Option<SessionRow>, StoreError> {
        Ok(sessions::table
            .filter(sessions::digest.eq(digest.as_str()))
            .filter(sessions::made_at.gt(made_after.to_string()))
            .filter(sessions::seen_at.gt(seen_after.to_string()))
            .first(self.0)
            .optional()?)
    }

    /// Notes when a session was used.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn note_seen(&mut self, digest: &Digest, at: Moment) -> Result<(), StoreError> {
        diesel::update(sessions::table.filter(sessions::digest.eq(digest.as_str())))
            .set(sessions::seen_at.eq(at.to_string()))
            .execute(self.0)?;
        Ok(())
    }

    /// Closes a session.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn close_session(&mut self, digest: &Digest) -> Result<(), StoreError> {
        diesel::delete(sessions::table.filter(sessions::digest.eq(digest.as_str()))).execute(self.0)?;
        Ok(())
    }

    /// Closes every session of a person. How many they were.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn close_sessions(&mut self, person: &str) -> Result<usize, StoreError> {
        Ok(diesel::delete(sessions::table.filter(sessions::person.eq(person))).execute(self.0)?)
    }

    /// Closes the sessions that were opened no later than one instant, or last used no later than another.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn close_old_sessions(&mut self, made: Moment, seen: Moment) -> Result<(), StoreError> {
        let old = sessions::made_at.le(made.to_string()).or(sessions::seen_at.le(seen.to_string()));
        diesel::delete(sessions::table.filter(old)).execute(self.0)?;
        Ok(())
    }
}
