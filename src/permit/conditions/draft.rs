//! What the decision maker sends about conditions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::law::Text;

use super::{ConditionKind, Watch};

/// A condition to be set: an entry of the catalogue with its parameters, or the decision maker's own text with its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ConditionDraft {
    /// The id that the condition already has in the permit, when the permit is updated.
    pub id: Option<String>,
    /// The catalogue entry; without one, `text` and `kind` are the decision maker's own.
    pub catalogue: Option<String>,
    /// The kind, for own text.
    pub kind: Option<ConditionKind>,
    /// Own text in both languages; also for an entry that has no text of its own.
    pub text: Option<Text>,
    /// What fills the places in the entry's text: decimals and days as strings, whole numbers, names as strings, and
    /// texts that differ with the language as `{"da": …, "en": …}`.
    #[schema(value_type = Object)]
    pub parameters: BTreeMap<String, Value>,
    /// What is to be watched besides what the entry brings.
    pub watch: Vec<Watch>,
    /// Whether it must be met before the case can be closed, also where the entry does not say so.
    pub for_closing: bool,
}

/// An always-proposed condition that is not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetAside {
    /// The catalogue entry.
    pub catalogue: String,
    /// Why the permit does without it.
    pub reasons: String,
}
