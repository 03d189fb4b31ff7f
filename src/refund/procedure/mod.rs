//! The course of a refund agreement's case, as types.
//!
//! Built from the same shape as storage permits (`casework::procedure`): [`table`] says which state takes which act and where
//! it leads; `Agreement<S>` has a method only for the acts that the table gives `S`.

pub mod application;
pub mod case;
pub mod content;
pub mod file;
mod fold;
pub mod heat;
pub mod refunded;
pub mod state;
mod steps;
pub mod table;
pub mod terms;

pub use application::RefundApplication;
pub use case::{Agreement, AnyAgreement, Stepped};
pub use file::AgreementFile;
pub use state::State;
pub use table::{Act, ActKind, Command, TABLE, Takes, act};
pub use terms::AgreementTerms;

/// One act to journal.
pub type Recorded = crate::casework::Recorded<Act>;

/// What a step gives.
pub type Step<N> = crate::casework::Step<N, Act>;
