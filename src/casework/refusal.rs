//! Why an act is not done.

use super::Problem;
use crate::law::{Provision, Text};

/// Why an act on a case is refused. Nothing has been changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The case's state does not have the act.
    NotNow {
        /// The act's slug.
        act: &'static str,
        /// The state's slug.
        state: &'static str,
        /// The acts that the state has.
        possible: Vec<&'static str>,
    },
    /// What was sent does not hold: every fault at once.
    Content(Vec<Problem>),
    /// What was sent holds, but the case lacks something that must come first.
    Unmet(Vec<Problem>),
    /// The act needs another person than the one who did an earlier one.
    FourEyes {
        /// What asks for two people.
        provision: Provision,
        /// Who did what.
        message: Text,
    },
}

impl Refusal {
    /// `Ok` where there are no problems, else [`Refusal::Content`] with all of them.
    ///
    /// # Errors
    /// The problems, if there are any.
    pub fn unless_sound(problems: Vec<Problem>) -> Result<(), Self> {
        if problems.is_empty() { Ok(()) } else { Err(Self::Content(problems)) }
    }

    /// A single thing that must come first.
    pub fn unmet(provision: Provision, pointer: &str, message: Text) -> Self {
        Self::Unmet(vec![Problem::under(provision, pointer, message)])
    }
}
