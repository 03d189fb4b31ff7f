//! Deadlines: computed by rule from an event, with a receipt that names every day that was counted or passed over.
//!
//! [`compute()`] does the sum; [`Deadline`] keeps what it was computed from, so that a pause, an extension or a changed
//! calendar moves it by rule.

mod compute;
mod kept;
mod rule;

pub use compute::{Computed, DeadlineError, compute, compute_with};
pub use kept::{Change, Deadline, Why};
pub use rule::{Rule, Unit, rule, rules};
