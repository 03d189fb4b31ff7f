//! What each act must hold to, and what is then recorded. One file for each phase of a case.

mod check;
mod completeness;
mod decision;
mod disqualification;
mod draft;
mod end;
mod hearing;
mod publication;
mod reassessment;
mod reporting;
mod signals;

pub use draft::examine;
pub use end::unmet_duties;
