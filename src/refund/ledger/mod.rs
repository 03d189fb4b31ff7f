//! The ledger of an agreement: double entry, in øre, append-only.
//!
//! | account | debit | credit |
//! |---|---|---|
//! | `refund-granted` | a refund is decided | it is reversed or demanded back |
//! | `refund-due` | it is paid, set off or reversed | a refund is decided |
//! | `paid` | | money leaves the tax account |
//! | `repayment-due` | a repayment is demanded, interest added | it is repaid |
//! | `repaid` | money comes back | |
//! | `interest` | | interest on a repayment |
//!
//! Every entry balances, names the claim and the journal entry whose act made it, and is never changed: a mistake is
//! mended by another entry.

mod book;
mod csv;
mod entry;
mod interest;

pub use book::Ledger;
pub use entry::{Account, LedgerEntry, LedgerLine, Posted};
pub use interest::{InterestError, interest, interest_at};
