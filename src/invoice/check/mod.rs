//! Whether an invoice keeps § 5: an electronic invoice (OIOUBL 2.1 or Peppol BIS Billing 3, both UBL 2.1) is looked through point by
//! point. What the invoice does not show is said to be so, never guessed.

mod amounts;
mod compute;
mod document;
mod input;
mod points;

pub use compute::{CheckResult, check};
pub use input::{CheckInput, ExpectedMinimum};
pub use points::{Point, Verdict};
