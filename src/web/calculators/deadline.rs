//! A deadline from the day of its event.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::casework::Problem;
use crate::casework::deadline::{Computed, DeadlineError, compute};
use crate::law::Moment;

/// What is counted from what.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TypedDeadline)]
pub struct Typed {
    rule: String,
    event_at: Moment,
}

/// The last day of a deadline.
///
/// # Errors
/// Where there is no such rule, or it has no value for the day.
pub fn deadline(typed: &Typed) -> Result<Computed, Vec<Problem>> {
    compute(&typed.rule, typed.event_at).map_err(|why| {
        let pointer = match why {
            DeadlineError::UnknownRule { .. } => "/rule",
            DeadlineError::NotInForce(_) | DeadlineError::OutOfCalendar(_) => "/event_at",
        };
        vec![Problem::plain(pointer, why.text())]
    })
}
