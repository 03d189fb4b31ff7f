//! The steps: what each act is checked for before it is recorded. A file for each part of the case's life.

mod agreement;
mod application;
mod claims;
mod control;
mod custody;
mod decline;
mod disqualification;
mod extension;
mod hearing;
mod heat;
mod measurement;
mod payment;
mod repayment;
mod reports;
mod true_up;

pub(super) use payment::kept_of_paid;
