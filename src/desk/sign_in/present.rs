//! From what somebody shows to who they are.

use super::source::Source;
use super::{Limits, TokenScope, sessions};
use crate::access::Person;
use crate::desk::{Desk, DeskError};
use crate::law::{Digest, Moment};

/// What somebody shows.
pub enum Shown {
    /// A bearer token: one of the file of people, or one that a person made.
    Bearer(String),
    /// What a browser holds.
    Session(String),
}

/// By what somebody was known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// A token of the file of people.
    Listed,
    /// A session, and where its person is known from.
    Session(Source),
    /// A token that a person made.
    Token {
        /// What the token is called in addresses.
        id: String,
        /// What it may do.
        scope: TokenScope,
        /// From when on it is not taken.
        expires_at: Moment,
    },
}

/// Somebody who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presented {
    /// Who.
    pub person: Person,
    /// By what.
    pub by: Proof,
}

/// Who shows this, now. A browser may hold on to a session that has ended: then it is nobody.
///
/// # Errors
/// [`DeskError::SignIn`] where a token is unknown, has expired or was revoked, or its person is gone or disabled; or the
/// store fails.
pub fn present(
    desk: &Desk,
    shown: &Shown,
    limits: Limits,
    at: Moment,
) -> Result<Option<Presented>, DeskError> {
    match shown {
        Shown::Bearer(token) => bearer(desk, token, at).map(Some),
        Shown::Session(secret) => {
            let known = sessions::holder(desk, secret, limits, at)?;
            Ok(known.map(|(person, source)| Presented { person, by: Proof::Session(source) }))
        }
    }
}

fn bearer(desk: &Desk, token: &str, at: Moment) -> Result<Presented, DeskError> {
    if let Some(person) = desk.people.by_token(token) {
        return Ok(Presented { person: person.clone(), by: Proof::Listed });
    }
    // Looked up by digest, so that the time it takes tells nothing of the token.
    let digest = Digest::of(token.as_bytes());
    let row = desk.store.read(|s| s.token(&digest, at))?.ok_or(DeskError::SignIn)?;
    let scope = TokenScope::parse(&row.scope)?;
    let expires_at =
        Moment::parse(&row.expires_at).map_err(|_| DeskError::Broken("a token's expiry".into()))?;
    let person = desk.person(&row.person)?.ok_or(DeskError::SignIn)?;
    let today = at.day().to_string();
    if row.used_on.as_deref() != Some(today.as_str()) {
        // Once a day at the most, and never at the cost of the request.
        if let Err(why) = desk.store.write(|s| s.note_use(&row.id, &today)) {
            tracing::warn!(%why, "the use of a token was not noted");
        }
    }
    Ok(Presented { person, by: Proof::Token { id: row.id, scope, expires_at } })
}

impl Desk {
    /// The person of an id: of the file, or of an account that is not disabled.
    ///
    /// # Errors
    /// When the store fails.
    pub fn person(&self, id: &str) -> Result<Option<Person>, DeskError> {
        if let Some(person) = self.people.by_id(id) {
            return Ok(Some(person.clone()));
        }
        self.account_holder(id)
    }

    /// The person of an account that is not disabled.
    ///
    /// # Errors
    /// When the store fails.
    pub fn account_holder(&self, id: &str) -> Result<Option<Person>, DeskError> {
        let row = self.store.read(|s| s.account(id))?.filter(|row| row.disabled_at.is_none());
        row.map(|row| serde_json::from_str(&row.person).map_err(DeskError::from)).transpose()
    }

    /// The people who act for a company: of the file, and of accounts that are not disabled.
    ///
    /// # Errors
    /// When the store fails.
    pub fn people_of_company(&self, cvr: &str) -> Result<Vec<Person>, DeskError> {
        let mut all: Vec<Person> = self.people.of_company(cvr).cloned().collect();
        for row in self.store.read(|s| s.accounts_of_company(cvr))? {
            if self.people.by_id(&row.id).is_none() {
                all.push(serde_json::from_str(&row.person)?);
            }
        }
        Ok(all)
    }
}
