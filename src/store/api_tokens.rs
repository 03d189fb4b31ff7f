//! Tokens for programs, by their SHA-256.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::schema::api_tokens;
use super::{Session, StoreError};
use crate::law::{Digest, Moment};

/// A token, without the token.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenRow {
    /// SHA-256 of the token.
    pub digest: String,
    /// What it is called in addresses.
    pub id: String,
    /// The id of the person whose it is.
    pub person: String,
    /// What the person calls it.
    pub name: String,
    /// What it may do.
    pub scope: String,
    /// When it was made.
    pub made_at: String,
    /// The id of the token that made it, if one did.
    pub made_with: Option<String>,
    /// From when on it is not taken.
    pub expires_at: String,
    /// The day on which it was last used.
    pub used_on: Option<String>,
}

impl Session<'_> {
    /// Adds a token.
    ///
    /// # Errors
    /// When the database refuses it.
    pub fn insert_token(&mut self, row: &TokenRow) -> Result<(), StoreError> {
        diesel::insert_into(api_tokens::table)
            .values((
                api_tokens::digest.eq(&row.digest),
                api_tokens::id.eq(&row.id),
                api_tokens::person.eq(&row.person),
                api_tokens::name.eq(&row.name),
                api_tokens::scope.eq(&row.scope),
                api_tokens::made_at.eq(&row.made_at),
                api_tokens::made_with.eq(&row.made_with),
                api_tokens::expires_at.eq(&row.expires_at),
                api_tokens::used_on.eq(&row.used_on),
            ))
            .execute(self.0)?;
        Ok(())
    }

    /// The token of a digest that has not expired.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn token(&mut self, digest: &Digest, at: Moment) -> Result<Option<TokenRow>, StoreError> {
        Ok(api_tokens::table
            .filter(api_tokens::digest.eq(digest.as_str()))
            .filter(api_tokens::expires_at.gt(at.to_string()))
            .first(self.0)
            .optional()?)
    }

    /// A person's tokens, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn tokens(&mut self, person: &str) -> Result<Vec<TokenRow>, StoreError> {
        Ok(api_tokens::table.filter(api_tokens::person.eq(person)).order(api_tokens::id).load(self.0)?)
    }

    /// Notes the day on which a token was used.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn note_use(&mut self, id: &str, day: &str) -> Result<(), StoreError> {
        diesel::update(api_tokens::table.filter(api_tokens::id.eq(id)))
            .set(api_tokens::used_on.eq(day))
            .execute(self.0)?;
        Ok(())
    }

    /// Removes tokens by their ids.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn remove_tokens(&mut self, ids: &[String]) -> Result<(), StoreError> {
        diesel::delete(api_tokens::table.filter(api_tokens::id.eq_any(ids))).execute(self.0)?;
        Ok(())
    }
}
