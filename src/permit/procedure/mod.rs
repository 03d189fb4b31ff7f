//! The course of a storage permit's case, as types.
//!
//! [`table`] says which state takes which act and where it leads. `Permit<S>` has a method only for the acts that the
//! table gives `S`, and the method asks for the official that the act needs: a step the law does not know, and an act
//! without authority, do not compile. [`AnyPermit`] is what a database gives back; it is made from the same table.

pub mod case;
pub mod content;
pub mod file;
mod fold;
pub mod state;
mod steps;
pub mod table;
pub mod terms;

pub use case::{AnyPermit, Permit, Stepped};
pub use file::{Conclusion, PermitFile};
pub use state::State;
pub use steps::{examine, unmet_duties};
pub use table::{Act, ActKind, Command, TABLE, Takes, act};

/// One act to journal.
pub type Recorded = crate::casework::Recorded<Act>;

/// What a step gives.
pub type Step<N> = crate::casework::Step<N, Act>;
