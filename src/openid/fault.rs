//! Why somebody is not signed in through the directory.

use std::fmt;

use crate::access::Assurance;
use crate::casework::Problem;

/// Why somebody is not signed in through the directory. Texts are for the log.
#[derive(Debug)]
pub enum Fault {
    /// The directory cannot be reached, does not answer in time, or answers what cannot be understood.
    Unreachable(String),
    /// Too many are asking the directory at once.
    Busy,
    /// No such sign-in was begun by this browser; or it was finished already, or too long ago.
    NotBegun,
    /// The directory turned the person away, or the person turned back.
    TurnedAway(String),
    /// What the directory says cannot be believed.
    Untrusted(String),
    /// The person is not known surely enough.
    Level {
        /// How surely, if the directory says so.
        has: Option<Assurance>,
        /// How surely they must be known.
        needs: Assurance,
    },
    /// The person acts for no company, and their groups lead to no role.
    Nobody,
    /// The person's groups lead to roles at both authorities.
    TwoAuthorities,
    /// What the directory says of the person does not do: every fault.
    Unfit(Vec<Problem>),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(why) => write!(f, "the directory cannot be asked: {why}"),
            Self::Busy => f.write_str("too many ask the directory at once"),
            Self::NotBegun => f.write_str("no such sign-in was begun, or it is over"),
            Self::TurnedAway(why) => write!(f, "the directory turned the person away: {why}"),
            Self::Untrusted(why) => write!(f, "what the directory says cannot be believed: {why}"),
            Self::Level { has: Some(has), needs } => write!(f, "the level is {has} and must be {needs}"),
            Self::Level { has: None, needs } => write!(f, "no level is given, and it must be {needs}"),
            Self::Nobody => f.write_str("neither a company nor a mapped group"),
            Self::TwoAuthorities => f.write_str("groups of both authorities"),
            Self::Unfit(faults) => {
                let all: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
                write!(f, "what the directory says of the person does not do: {}", all.join(", "))
            }
        }
    }
}
