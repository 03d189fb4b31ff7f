//! What each act carries: what a person sends for it, and what the journal keeps of it.
//!
//! Where the two differ, the first is named for the act (`Submit`) and the second for what was done (`Submitted`).

mod application;
mod decision;
mod hearing;
mod publication;
mod reassessment;
mod supervision;

pub use application::*;
pub use decision::*;
pub use hearing::*;
pub use publication::*;
pub use reassessment::*;
pub use supervision::*;

pub use crate::casework::content::{
    Answer, Attached, DatePassed, Opening, ProceedWithout, RemovedAttachment, Submit, Withdrawal,
};
pub use crate::casework::disqualification::Disqualification;
