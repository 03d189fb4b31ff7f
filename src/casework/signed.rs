//! Something with the person and the time that it was done.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::Actor;
use crate::law::Moment;

/// Something with the person and the time that it was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Signed<T> {
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Moment,
    /// What.
    pub what: T,
}
