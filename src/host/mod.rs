//! What REST and the pages have in common: the desk they ask, the clock, the session's cookie, where a request comes from,
//! files to save, and how what was sent is held against a type.

pub mod cookie;
pub mod download;
pub mod metered;
mod rates;
pub mod refused;
pub mod same_site;
pub mod shape;
pub mod slow;

use std::sync::Arc;

use chrono::Utc;

use crate::desk::Desk;
use crate::desk::sign_in::Limits;
use crate::law::{Moment, Text};

pub use rates::{PerMinute, Rates};

/// What every handler has at hand.
#[derive(Clone)]
pub struct App {
    /// The desk.
    pub desk: Desk,
    /// Whether this is the demo: people to play with, mail in a folder.
    pub demo: bool,
    /// How long sessions live.
    pub sessions: Limits,
    /// Who has asked how often.
    pub rates: Rates,
    /// Scheme and host that people reach the service at, for links in mails; without it nobody can follow a permit by mail.
    pub address: Option<Arc<str>>,
    /// What time it is: [`now`], but where a test leads a case through a year.
    pub clock: fn() -> Moment,
}

/// What an answer that is an error says of itself, for the page that is made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What kind of error it is.
    pub title: Text,
    /// What happened, and what can be done.
    pub what: Text,
}

/// The machine's clock.
pub fn now() -> Moment {
    Moment::new(Utc::now())
}
