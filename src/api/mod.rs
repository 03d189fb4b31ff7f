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
pub(crate) mod headers;
pub mod law;
pub mod openapi;
pub mod point_sources;
pub mod problem;
pub mod rates;
pub mod refund_agreements;
pub mod register;
pub mod router;
pub mod service;
pub mod sign_in;
pub mod storage_permits;

pub use crate::host::{App, now};
