//! A condition that is not kept.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::{Provision, Text};

use super::Condition;

/// A limit that reported figures break, an injection out of time, or a date that has passed. It says what the figures
/// and dates say; what follows is for a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Breach {
    /// The same for the same breach whenever it is found, so that it raises one signal.
    pub key: String,
    /// The condition's id.
    pub condition: String,
    /// Which of the condition's watches, from 0.
    pub watch: usize,
    /// The provision that the condition was set under.
    pub provision: Provision,
    /// What happened.
    pub what: Text,
    /// The figure with its unit, or the day that a late report came; `None` where nothing has come.
    pub observed: Option<String>,
    /// The limit with its unit, the window, or the last day.
    pub limit: String,
}

impl Breach {
    /// A breach of `condition`'s watch number `watch`; `about` tells it from the watch's other breaches.
    pub(super) fn of(
        condition: &Condition,
        watch: usize,
        about: &str,
        what: Text,
        observed: Option<String>,
        limit: String,
    ) -> Self {
        let id = condition.id.clone();
        let key = format!("{id}/{watch}/{about}");
        Self { key, condition: id, watch, provision: condition.kind.provision(), what, observed, limit }
    }
}
