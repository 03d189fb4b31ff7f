//! Refund agreements: what of the desk's work is theirs alone.

mod archive;
mod control;
mod dates;
mod doable;
mod due;
pub mod heat;
mod kind;
mod measurements;
mod paid_once;
mod place;
mod recompute;
mod view;

pub use archive::{Archive, archive};
pub use control::{LotView, claim_receipt, custody, ledger, ledger_csv};
pub use kind::Refunds;
pub use measurements::{SentReadings, may_upload, upload};
pub use place::{DRAFT, EVIDENCE};
pub use view::{AgreementSummary, AgreementView};
