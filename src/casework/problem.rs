//! A fault in what somebody sent, in words they can act on.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::{Provision, Text};

/// One fault: where it is, on which provision, what it is and what would mend it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[schema(as = CaseProblem)]
pub struct Problem {
    /// JSON pointer (RFC 6901) into what was sent; empty for the whole.
    pub pointer: String,
    /// The provision that asks for it, where one does.
    pub provision: Option<Provision>,
    /// What is wrong, and what would mend it.
    pub message: Text,
}

impl Problem {
    /// A fault that a provision makes one.
    pub fn under(provision: Provision, pointer: impl Into<String>, message: Text) -> Self {
        Self { pointer: pointer.into(), provision: Some(provision), message }
    }

    /// A fault of form, which no provision speaks of.
    pub fn plain(pointer: impl Into<String>, message: Text) -> Self {
        Self { pointer: pointer.into(), provision: None, message }
    }
}
