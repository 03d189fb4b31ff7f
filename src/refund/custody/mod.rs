//! The chain of custody: where every captured tonne is (BEK 1504 § 3, stk. 1, nr. 4-6).
//!
//! A [`Chain`] is what the custody acts of a case add up to. Each act carries one [`content`] type, made a [`Step`]:
//! [`Chain::check`] says every fault of a step before the act, [`Chain::after`] and [`Chain::apply`] carry it out when the
//! journal is added up. A step only ever *moves* tonnes from one [`Position`] to another, so that the eight figures of a
//! lot's [`Whereabouts`] always add up to what was captured.
//!
//! What the tonnes count for (permits, deadlines, the law's readings) is asked of a chain, never written into it: a permit
//! that is entered in the register later then counts without a new step, and an old journal adds up to the same chain.

pub mod amount;
pub mod chain;
pub mod content;
pub mod extension;
pub mod flag;
mod plan;
pub mod position;
pub mod quality;
pub mod query;
pub mod reconcile;
pub mod record;
pub mod site;
pub mod step;
pub mod terms;

pub use chain::Chain;
pub use content::{
    AcceptSite, Carrier, Correct, Destination, Extend, HandOver, Licence, LicenceKind, Lose, LossCause,
    LossFrom, MeasuredBy, Mode, Origin, Receive, RegisterLot, RegisterSite, Store, StoreFrom,
};
pub use extension::{ExtensionAssessment, ExtensionRequest, assess_extension};
pub use flag::{Flag, FlagKind};
pub use position::{MissingCause, Place, Position, Whereabouts};
pub use quality::{Quality, QualityLimits};
pub use query::{Consequence, Eligibility, NotStored, NotStoredCause, Overdue, Reminder};
pub use reconcile::Reconciliation;
pub use record::{Lot, Move, Parcel, Storing, Transport};
pub use site::{Site, SiteKind, Standing};
pub use step::Step;
pub use terms::{CustodyTerms, DeadlineFrom, DeadlineUnit, StorageDeadline};
