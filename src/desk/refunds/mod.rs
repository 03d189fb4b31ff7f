//! Refund agreements: what of the desk's work is theirs alone.

mod control;
mod dates;
mod due;
mod kind;
mod measurements;
mod place;
mod recompute;
mod view;

pub use control::{LotView, custody, ledger, ledger_csv};
pub use kind::Refunds;
pub use measurements::{SentReadings, upload};
pub use place::{DRAFT, EVIDENCE};
pub use recompute::recompute;
pub use view::AgreementView;
