//! What a person or the clock does: load the case, take the typed step, make the letters, commit. Shared by REST and
//! the command line.
//!
//! Every act on a case of any [`Kind`] goes the same way, in [`cases::act`]; the other verbs read. A kind is a module of
//! its own, such as [`permits`], and a line in [`kinds`].

pub mod attachment;
pub mod cases;
pub mod error;
pub mod kind;
pub mod kinds;
pub mod outbox;
pub mod permits;
pub mod refunds;
pub mod retention;
pub mod sign_in;
pub mod verify;
pub mod worklist;

use std::sync::Arc;

pub use error::DeskError;
pub use kind::Kind;

use crate::access::People;
use crate::law::Digest;
use crate::store::Store;

/// The desk: the store, and the people it knows.
#[derive(Clone)]
pub struct Desk {
    /// Where cases are kept.
    pub store: Store,
    /// Who can be known.
    pub people: Arc<People>,
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
