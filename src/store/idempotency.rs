//! Answers kept for requests that carried an `Idempotency-Key`.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use serde::{Deserialize, Serialize};

use super::schema::idempotency;
use super::{Session, StoreError};
use crate::law::Moment;

/// An answer that was given.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptAnswer {
    /// Whose key it is: a key means nothing across people.
    pub person: String,
    /// The key.
    pub key: String,
    /// The digest of what was asked.
    pub fingerprint: String,
    /// The HTTP status.
    pub status: i32,
    /// The address of what was made, if anything was.
    pub location: String,
    /// The case's version after it.
    pub version: i64,
    /// The body.
    pub body: String,
    /// When.
    pub made_at: String,
}

impl Session<'_> {
    /// The answer kept for a person's key.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn kept_answer(&mut self, person: &str, key: &str) -> Result<Option<KeptAnswer>, StoreError> {
        Ok(idempotency::table
            .filter(idempotency::person.eq(person))
            .filter(idempotency::key.eq(key))
            .first(self.0)
            .optional()?)
    }

    /// Keeps an answer. The primary key refuses a second one.
    ///
    /// # Errors
    /// [`StoreError::Changed`] where the same key came twice at once and another was first; else when the database
    /// refuses it.
    pub fn keep_answer(&mut self, answer: &KeptAnswer) -> Result<(), StoreError> {
        let kept = diesel::insert_into(idempotency::table)
            .values((
                idempotency::person.eq(&answer.person),
                idempotency::key.eq(&answer.key),
                idempotency::fingerprint.eq(&answer.fingerprint),
                idempotency::status.eq(answer.status),
                idempotency::location.eq(&answer.location),
                idempotency::version.eq(answer.version),
                idempotency::body.eq(&answer.body),
                idempotency::made_at.eq(&answer.made_at),
            ))
            .execute(self.0);
        match kept {
            Ok(_) => Ok(()),
            Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Err(StoreError::Changed),
            Err(why) => Err(why.into()),
        }
    }

    /// How many answers were kept before a time.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn kept_answers_before(&mut self, at: Moment) -> Result<i64, StoreError> {
        let old = idempotency::table.filter(idempotency::made_at.lt(at.to_string()));
        Ok(old.count().get_result(self.0)?)
    }

    /// Removes the answers that were kept before a time, and says how many.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn remove_kept_answers_before(&mut self, at: Moment) -> Result<usize, StoreError> {
        let old = idempotency::table.filter(idempotency::made_at.lt(at.to_string()));
        Ok(diesel::delete(old).execute(self.0)?)
    }
}
