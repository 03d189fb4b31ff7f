//! What a request says of itself beside the act: whose it is, its idempotency key, what is answered.

use crate::access::{Person, Role};
use crate::desk::kind::Kind;
use crate::desk::{Desk, DeskError, Done, Terms};
use crate::law::{Digest, Language, Moment};
use crate::store::KeptAnswer;

/// Makes the answer from the case after the act and its version.
pub type Answer<'a, F> = &'a dyn Fn(&F, i64) -> Result<Done, DeskError>;

/// A request for an act.
pub struct Request<'a> {
    /// Whose it is, if somebody is signed in.
    pub person: Option<&'a Person>,
    /// `Idempotency-Key`.
    key: Option<&'a str>,
    /// What tells it from another request with the same key.
    fingerprint: Digest,
    /// When it came in.
    pub at: Moment,
    /// The letters that the person has seen, if they looked.
    previewed: &'a [Digest],
}

impl<'a> Request<'a> {
    /// A request of a person, or of the public where nobody is signed in, for an act on a case.
    ///
    /// # Errors
    /// When the command cannot be written as JSON.
    pub fn of<K: Kind>(
        person: Option<&'a Person>,
        terms: &'a Terms,
        id: &str,
        command: &K::Command,
        at: Moment,
    ) -> Result<Self, DeskError> {
        let fingerprint = Digest::of_json(&(K::KIND, id, command))?;
        Ok(Self {
            person,
            key: terms.idempotency_key.as_deref(),
            fingerprint,
            at,
            previewed: &terms.previewed,
        })
    }

    /// A request to open a case.
    ///
    /// # Errors
    /// When the request cannot be written as JSON.
    pub fn to_open<K: Kind>(
        person: Option<&'a Person>,
        terms: &'a Terms,
        language: Language,
        at: Moment,
    ) -> Result<Self, DeskError> {
        let fingerprint = Digest::of_json(&(K::KIND, "open", language))?;
        Ok(Self { person, key: terms.idempotency_key.as_deref(), fingerprint, at, previewed: &[] })
    }

    /// An act of the program itself, when a date has come.
    pub fn of_clock(at: Moment) -> Self {
        Self { person: None, key: None, fingerprint: Digest::zero(), at, previewed: &[] }
    }

    /// The answer given before to the same request, if its key says that it is the same.
    ///
    /// # Errors
    /// [`DeskError::KeyReused`] where the key came with another request.
    pub fn kept(&self, desk: &Desk) -> Result<Option<Done>, DeskError> {
        let Some(key) = self.key else {
            return Ok(None);
        };
        match desk.store.read(|s| s.kept_answer(self.whose(), key))? {
            None => Ok(None),
            Some(kept) if kept.fingerprint == self.fingerprint.as_str() => Ok(Some(Done {
                status: u16::try_from(kept.status).unwrap_or(200),
                location: kept.location,
                version: kept.version,
                body: kept.body,
            })),
            Some(_) => Err(DeskError::KeyReused),
        }
    }

    /// Holds the letters that were made against those that the person has seen, if they looked.
    ///
    /// # Errors
    /// [`DeskError::OtherLetter`] where they are not the same.
    pub fn hold<'d>(&self, letters: impl Iterator<Item = &'d str>) -> Result<(), DeskError> {
        let seen = self.previewed.iter().map(Digest::as_str);
        if self.previewed.is_empty() || letters.eq(seen) { Ok(()) } else { Err(DeskError::OtherLetter) }
    }

    /// The row that keeps an answer, if the request has a key.
    pub fn keep(&self, answer: &Done) -> Option<KeptAnswer> {
        Some(KeptAnswer {
            person: self.whose().to_owned(),
            key: self.key?.to_owned(),
            fingerprint: self.fingerprint.to_string(),
            status: i32::from(answer.status),
            location: answer.location.clone(),
            version: answer.version,
            body: answer.body.clone(),
            made_at: self.at.to_string(),
        })
    }

    /// Whose key it is: a key means nothing across people.
    fn whose(&self) -> &str {
        self.person.map_or(Role::Anyone.slug(), |person| person.id.as_str())
    }
}
