//! A case in whichever state it is: what a database gives back.

use super::file::PermitFile;
use super::permit::{Permit, not_now};
use super::state::{self, State};
use super::table::ActKind;
use crate::casework::Refusal;

macro_rules! any_permit {
    ($($state:ident),*) => {
        /// A storage permit's case in any of its states.
        #[derive(Debug)]
        pub enum AnyPermit {
            $(
                #[doc = concat!("In state ", stringify!($state), ".")]
                $state(Permit<state::$state>),
            )*
        }

        $(
            impl From<Permit<state::$state>> for AnyPermit {
                fn from(permit: Permit<state::$state>) -> Self {
                    Self::$state(permit)
                }
            }
        )*

        impl AnyPermit {
            /// The case that a file is of.
            pub fn from_file(file: Box<PermitFile>) -> Self {
                match file.state {
                    $(State::$state => Self::$state(Permit::trust(file)),)*
                }
            }

            /// What is known of the case.
            pub fn file(&self) -> &PermitFile {
                match self {
                    $(Self::$state(permit) => permit.file(),)*
                }
            }

            /// What is known of the case, taken out.
            pub fn into_file(self) -> Box<PermitFile> {
                match self {
                    $(Self::$state(permit) => permit.file,)*
                }
            }
        }
    };
}

any_permit!(
    Draft,
    Submitted,
    AwaitingInformation,
    UnderReview,
    InHearing,
    InForce,
    UnderReassessment,
    Closing,
    Closed,
    Dismissed,
    Refused,
    Withdrawn
);

impl AnyPermit {
    /// The state that the case is in.
    pub fn state(&self) -> State {
        self.file().state
    }

    /// The refusal of an act that the state does not have.
    pub fn not_now(&self, act: ActKind) -> Refusal {
        not_now(self.state(), act)
    }
}
