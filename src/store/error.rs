//! What goes wrong in the store, and what of it passes by itself.

use diesel::result::{DatabaseErrorKind, Error};

use super::BlobError;

/// What went wrong in the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached or cannot do this now; nothing was written.
    #[error("the database cannot be used now: {0}")]
    Unavailable(String),
    /// The connection was lost while the database was to commit: it has done so, or not.
    #[error("the connection was lost at the commit: {0}")]
    Uncertain(String),
    /// The database said no.
    #[error("database: {0}")]
    Database(Error),
    /// The case has changed since it was read.
    #[error("the case has changed since it was read")]
    Changed,
    /// What the database holds cannot be read.
    #[error("stored data cannot be read: {0}")]
    Unreadable(String),
    /// A journal entry cannot be read.
    #[error("entry {seq} cannot be read: {what}")]
    BadEntry {
        /// Its number.
        seq: i64,
        /// What of it.
        what: &'static str,
    },
    /// A file could not be kept or fetched.
    #[error(transparent)]
    Blob(#[from] BlobError),
}

/// What the databases say, in English, of states that pass, where diesel has no name for them. SQLite: another process held its lock
/// for too long; its file or disk cannot be written. PostgreSQL: a time-out; it stops, or lacks memory or disk.
const PASSING: [&str; 9] = [
    "locked",
    "readonly database",
    "disk is full",
    "disk I/O error",
    "unable to open database file",
    "canceling statement due to",
    "terminating connection",
    "out of memory",
    "No space left on device",
];

/// What PostgreSQL says of one of two writes that wait for each other, when it gives it up.
const DEADLOCK: &str = "deadlock detected";

impl From<serde_json::Error> for StoreError {
    fn from(why: serde_json::Error) -> Self {
        Self::Unreadable(why.to_string())
    }
}

impl From<Error> for StoreError {
    fn from(why: Error) -> Self {
        use DatabaseErrorKind::{
            ClosedConnection, ReadOnlyTransaction, SerializationFailure, UnableToSendCommand,
        };
        let Error::DatabaseError(kind, said) = &why else {
            return Self::Database(why);
        };
        let said = said.message();
        match kind {
            ClosedConnection | ReadOnlyTransaction | UnableToSendCommand => {
                Self::Unavailable(said.to_owned())
            }
            // Given up for the sake of another write, and to be tried anew.
            SerializationFailure => Self::Changed,
            _ if said.contains(DEADLOCK) => Self::Changed,
            _ if PASSING.iter().any(|passing| said.contains(passing)) => Self::Unavailable(said.to_owned()),
            _ => Self::Database(why),
        }
    }
}

impl StoreError {
    /// Whether the same request may succeed a little later.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Changed)
    }
}
