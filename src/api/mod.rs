//! REST: the whole route table on one page ([`router`]), then one folder per resource.
//!
//! Which error where: what the desk says becomes a [`problem::Problem`] by [`caller::Caller::ask`]; what is wrong with a
//! request before it reaches the desk (a header, a body that is not JSON) is made by [`problem::Problem`]'s own makers.
//! Nothing else answers with an error.

pub mod acts;
pub mod body;
pub mod calculations;
pub mod caller;
pub mod cases;
mod headers;
pub mod law;
pub mod openapi;
pub mod point_sources;
pub mod problem;
pub mod refund_agreements;
pub mod register;
pub mod router;
pub mod service;
pub mod sign_in;
pub mod site;
pub mod storage_permits;

use chrono::Utc;

use crate::desk::Desk;
use crate::desk::sign_in::Limits;
use crate::law::Moment;

/// What every handler has at hand.
#[derive(Clone)]
pub struct App {
    /// The desk.
    pub desk: Desk,
    /// Whether this is the demo: people to play with, mail in a folder.
    pub demo: bool,
    /// How long sessions live.
    pub sessions: Limits,
    /// What time it is: [`now`], but where a test leads a case through a year.
    pub clock: fn() -> Moment,
}

/// The machine's clock.
pub fn now() -> Moment {
    Moment::new(Utc::now())
}
