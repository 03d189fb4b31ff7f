//! Sessions of browsers: opened with a password and a one-time code or for somebody who is known otherwise, kept as digests,
//! closed by a limit or by the person.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::source::Source;
use super::{noted, one_time, password, random, tries};
use crate::access::Person;
use crate::desk::{Desk, DeskError};
use crate::law::{Digest, Moment};
use crate::store::{AccountRow, Session, SessionRow, StoreError};

/// The use of a session is noted when the last note is older than this part of the idle limit.
const NOTED_PER_LIMIT: i32 = 30;

/// What a code is held against where there is nobody.
const NOBODYS_SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// How long sessions live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Without being used.
    pub idle: TimeDelta,
    /// At all.
    pub absolute: TimeDelta,
}

impl Default for Limits {
    fn default() -> Self {
        Self { idle: TimeDelta::minutes(30), absolute: TimeDelta::hours(12) }
    }
}

/// What somebody signs in with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// The person's id.
    pub id: String,
    /// The password.
    pub password: String,
    /// The six digits that the person's device shows now.
    pub code: String,
}

/// A session that was just opened.
#[derive(Serialize, ToSchema)]
pub struct SignedIn {
    /// Who signed in.
    pub person: Person,
    /// When the session ends at the latest.
    pub ends_at: Moment,
    /// What the browser holds.
    #[serde(skip)]
    pub secret: String,
}

/// Signs somebody in: a new session with a new secret. A session that the browser held until now is closed.
///
/// # Errors
/// [`DeskError::SignInFailed`] whatever of it is wrong, after the same work; [`DeskError::TryLater`] after failures;
/// [`DeskError::Busy`]; or the store fails.
pub fn sign_in(
    desk: &Desk,
    given: &Credentials,
    held: Option<&str>,
    limits: Limits,
    at: Moment,
) -> Result<SignedIn, DeskError> {
    let done = opened(desk, given, held, limits, at);
    noted::sign_in(&given.id, &done);
    done
}

fn opened(
    desk: &Desk,
    given: &Credentials,
    held: Option<&str>,
    limits: Limits,
    at: Moment,
) -> Result<SignedIn, DeskError> {
    let name = Digest::of(given.id.as_bytes());
    tries::begin(desk, &name, at)?;
    let (account, step) = proven(desk, given, at)?.ok_or(DeskError::SignInFailed)?;
    let person: Person = serde_json::from_str(&account.person)?;
    let new = new(&person, &Source::Account, at)?;
    desk.store.write(|s| {
        if !s.use_code(&account, step)? {
            return Err(DeskError::SignInFailed);
        }
        s.forget_tries(&name)?;
        Ok(begin(s, &new.row, held, limits, at)?)
    })?;
    Ok(new.signed_in(person, limits, at))
}

/// Opens a session for somebody who is known otherwise than by a password: a new session with a new secret. A session that
/// the browser held until now is closed.
///
/// # Errors
/// When the store fails.
pub fn open(
    desk: &Desk,
    person: &Person,
    source: &Source,
    held: Option<&str>,
    limits: Limits,
    at: Moment,
) -> Result<SignedIn, DeskError> {
    let new = new(person, source, at)?;
    desk.store.write(|s| begin(s, &new.row, held, limits, at))?;
    Ok(new.signed_in(person.clone(), limits, at))
}

/// A session that is about to be opened.
pub(super) struct New {
    secret: String,
    /// What the store keeps of it.
    pub row: SessionRow,
}

impl New {
    /// What the person is told.
    pub fn signed_in(self, person: Person, limits: Limits, at: Moment) -> SignedIn {
        SignedIn { person, ends_at: Moment::new(at.utc() + limits.absolute), secret: self.secret }
    }
}

/// A session that somebody is about to open.
///
/// # Errors
/// When there are no random bytes.
pub(super) fn new(person: &Person, source: &Source, at: Moment) -> Result<New, DeskError> {
    let secret = random::secret()?;
    let row = SessionRow {
        digest: Digest::of(secret.as_bytes()).to_string(),
        person: person.id.clone(),
        made_at: at.to_string(),
        seen_at: at.to_string(),
        source: source.slug().to_owned(),
        known: source.known(person)?,
    };
    Ok(New { secret, row })
}

/// Opens a session in a transaction, and closes the one that the browser held, and old ones.
///
/// # Errors
/// When the store fails.
pub(super) fn begin(
    s: &mut Session<'_>,
    row: &SessionRow,
    held: Option<&str>,
    limits: Limits,
    at: Moment,
) -> Result<(), StoreError> {
    if let Some(held) = held {
        s.close_session(&Digest::of(held.as_bytes()))?;
    }
    s.close_old_sessions(before(at, limits.absolute), before(at, limits.idle))?;
    s.insert_session(row)
}

/// The account, and the step of the code, if password and code are its own.
///
/// # Errors
/// [`DeskError::Busy`]; or the store fails.
pub(super) fn proven(
    desk: &Desk,
    given: &Credentials,
    at: Moment,
) -> Result<Option<(AccountRow, i64)>, DeskError> {
    let account = desk.store.read(|s| s.account(&given.id))?;
    // Both are looked at in any case, so that the time it takes tells nothing.
    let fits = password::fits(&given.password, account.as_ref().map(|a| a.password_hash.as_str()))?;
    let secret = match &account {
        Some(account) => desk.unsealed(&account.id, &account.otp_secret)?,
        None => NOBODYS_SECRET.to_owned(),
    };
    let step = one_time::step(&secret, &given.code, at)?;
    Ok(account.zip(step).filter(|_| fits))
}

/// Whose session a browser's secret opens, if it opens one that lives, and where the person is known from. The person is read
/// anew each time, but for those whom only a directory knows.
///
/// # Errors
/// When the store fails.
pub fn holder(
    desk: &Desk,
    secret: &str,
    limits: Limits,
    at: Moment,
) -> Result<Option<(Person, Source)>, DeskError> {
    let digest = Digest::of(secret.as_bytes());
    let (made, seen) = (before(at, limits.absolute), before(at, limits.idle));
    let Some(row) = desk.store.read(|s| s.session(&digest, made, seen))? else {
        return Ok(None);
    };
    let known = Source::read(desk, &row)?;
    let noted = before(at, limits.idle / NOTED_PER_LIMIT);
    if known.is_some() && row.seen_at < noted.to_string() {
        // Never at the cost of the request.
        if let Err(why) = desk.store.write(|s| s.note_seen(&digest, at)) {
            tracing::warn!(%why, "the use of a session was not noted");
        }
    }
    Ok(known)
}

/// Closes a session by the browser's secret. One that is closed already stays so.
///
/// # Errors
/// When the store fails.
pub fn sign_out(desk: &Desk, secret: &str) -> Result<(), DeskError> {
    Ok(desk.store.write(|s| s.close_session(&Digest::of(secret.as_bytes())))?)
}

/// Closes every session of a person.
///
/// # Errors
/// When the store fails.
pub fn sign_out_everywhere(desk: &Desk, person: &Person) -> Result<(), DeskError> {
    desk.store.write(|s| s.close_sessions(&person.id))?;
    Ok(())
}

fn before(at: Moment, by: TimeDelta) -> Moment {
    at.utc().checked_sub_signed(by).map_or(at, Moment::new)
}
