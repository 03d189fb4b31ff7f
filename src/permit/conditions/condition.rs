//! A condition as it stands in a permit.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::Text;

use super::{ConditionKind, Watch};

/// A condition of a permit (vilkår), filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Condition {
    /// Its id within the permit: `C1`. It is kept when the permit is updated.
    pub id: String,
    /// The catalogue entry that it was made from; `None` for the decision maker's own text.
    pub catalogue: Option<String>,
    /// What it is about, and so the provision it is set under.
    pub kind: ConditionKind,
    /// The text, without open places.
    pub text: Text,
    /// What can be watched of it.
    pub watch: Vec<Watch>,
    /// Whether it is a duty of closure or decommissioning that must be met before the case can be closed.
    pub for_closing: bool,
}

/// The conditions that must be met before the case can be closed: the order has no rule on it, so the permit says
/// (reading `closure-events`).
pub fn closing_duties(conditions: &[Condition]) -> impl Iterator<Item = &Condition> {
    conditions.iter().filter(|condition| condition.for_closing)
}
