//! What a person or the clock does: load the case, take the typed step, make the letters, commit. Shared by REST and
//! the command line.
//!
//! Every act on a case of any [`Kind`] goes the same way, in [`cases::act`]; the other verbs read. A kind is a module of
//! its own, such as [`permits`], and a line in [`kinds`].

pub mod attachment;
pub mod backup;
pub mod cases;
pub mod error;
pub mod export;
pub mod kind;
pub mod kinds;
pub mod outbox;
pub mod permits;
pub mod refunds;
pub mod retention;
pub mod scans;
pub mod sign_in;
pub mod verify;
pub mod watch;
pub mod worklist;

use std::sync::Arc;

pub use error::DeskError;
pub use kind::Kind;

use self::sign_in::Seal;
use crate::access::People;
use crate::law::Digest;
use crate::openid::Provider;
use crate::store::Store;

/// The desk: the store, and the people it knows.
#[derive(Clone)]
pub struct Desk {
    /// Where cases are kept.
    pub store: Store,
    /// Who can be known.
    pub people: Arc<People>,
    /// Whether files are handed on only after a scanner has looked at them.
    pub scans: bool,
    /// The directory that vouches for others, if one is set up.
    pub openid: Option<Arc<Provider>>,
    /// What secrets of one-time codes are sealed with, if there is a key.
    pub seal: Option<Arc<Seal>>,
}

impl Desk {
    /// A desk without a scanner, a directory and a key.
    pub fn new(store: Store, people: Arc<People>) -> Self {
        Self { store, people, scans: false, openid: None, seal: None }
    }
}

/// What a request says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// The version that the person last saw (`If-Match`).
    pub if_version: Option<i64>,
    /// The person's key for this request (`Idempotency-Key`).
    pub idempotency_key: Option<String>,
    /// The letters that the person has seen in preview, by their SHA-256 (`Letter-Digest`): others are not sent.
    pub previewed: Vec<Digest>,
}

/// What a request came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The HTTP status that says so: 201 where something was made, else 200.
    pub status: u16,
    /// The address of what was made, if anything was.
    pub location: String,
    /// The case's version after it.
    pub version: i64,
    /// The answer, as JSON.
    pub body: String,
}
