//! What each act carries: what a person sends for it, and what the journal keeps of it.
//!
//! Where the two differ, the first is named for the act (`Assessment`) and the second for what was done (`Assessed`). What
//! every procedure has stands in `casework::content`; what moves CO2 in `refund::custody`.

mod agreement;
mod application;
mod claim;
mod control;
mod extension;
mod hearing;
mod heat;
mod measurement;
mod repayment;
mod report;

pub use agreement::*;
pub use application::*;
pub use claim::*;
pub use control::*;
pub use extension::*;
pub use hearing::*;
pub use heat::*;
pub use measurement::*;
pub use repayment::*;
pub use report::*;

pub use crate::casework::content::{
    Answer, Attached, DatePassed, Opening, ProceedWithout, RemovedAttachment, Submit, Withdrawal,
};
pub use crate::casework::disqualification::Disqualification;
