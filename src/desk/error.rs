//! Why the desk does not do what it was asked. `api` says which HTTP status each one is.

use crate::access::{Denied, Role};
use crate::casework::{Problem, Refusal};
use crate::letters::LetterError;
use crate::openid;
use crate::store::{BlobError, StoreError};

/// Why the desk does not do what it was asked.
#[derive(Debug)]
pub enum DeskError {
    /// Nobody is signed in.
    SignIn,
    /// There is no such thing, or the person may not know of it.
    NotFound,
    /// The person is disqualified (FVL § 3) and kept off the case.
    Disqualified,
    /// Who tried to sign in is not known by what they gave.
    SignInFailed,
    /// The sign-in must wait for so many seconds, after failures.
    TryLater(u64),
    /// A scanner has not looked at the file yet.
    NotScanned,
    /// The file holds harmful software, by the scanner's name for it.
    Harmful(String),
    /// An address, a person or a token asks more often than is allowed: after how many seconds it may again.
    TooOften(u64),
    /// Too many passwords are being looked at.
    Busy,
    /// Nobody is signed in through the directory.
    Directory(openid::Fault),
    /// The token that was shown may only read.
    ReadOnly,
    /// The act binds the company, and the person may only prepare; these people may.
    Mandate(Vec<String>),
    /// The person may not do this; these roles may.
    Forbidden(Vec<Role>),
    /// The procedure refuses the act.
    Refused(Refusal),
    /// What was sent cannot be taken: every fault.
    Invalid(Vec<Problem>),
    /// The file is larger than may be taken, in bytes.
    TooLarge(u64),
    /// The file is of a kind that is not taken.
    UnsupportedFile(String),
    /// The case has moved on since the version that the person saw; this is its version now.
    Stale(i64),
    /// The letters that the act makes are not those that the person saw in preview.
    OtherLetter,
    /// The idempotency key was used for another request.
    KeyReused,
    /// The store failed.
    Store(StoreError),
    /// A letter could not be made.
    Letter(LetterError),
    /// The program contradicts itself; the text is for its log.
    Broken(String),
}

impl From<StoreError> for DeskError {
    fn from(why: StoreError) -> Self {
        Self::Store(why)
    }
}

impl From<BlobError> for DeskError {
    fn from(why: BlobError) -> Self {
        Self::Store(StoreError::Blob(why))
    }
}

impl From<openid::Fault> for DeskError {
    fn from(why: openid::Fault) -> Self {
        Self::Directory(why)
    }
}

impl From<serde_json::Error> for DeskError {
    fn from(why: serde_json::Error) -> Self {
        Self::Store(StoreError::from(why))
    }
}

impl From<Refusal> for DeskError {
    fn from(why: Refusal) -> Self {
        Self::Refused(why)
    }
}

impl From<LetterError> for DeskError {
    fn from(why: LetterError) -> Self {
        Self::Letter(why)
    }
}

impl From<Denied> for DeskError {
    fn from(why: Denied) -> Self {
        match why {
            Denied::SignIn => Self::SignIn,
            Denied::Hidden => Self::NotFound,
            Denied::Disqualified => Self::Disqualified,
            Denied::Mandate => Self::Mandate(Vec::new()),
            Denied::Forbidden(roles) => Self::Forbidden(roles),
        }
    }
}
