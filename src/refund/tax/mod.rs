//! The CO2 tax on fuels, and the share of it that is refunded (BEK 1504 § 1; CO2-afgiftsloven §§ 2 and 9 f).
//!
//! Everything is computed in exact fractions. An amount is rounded once, where it is shown: half up to the øre, and what
//! is paid down to whole kroner ([`rounding`]).

mod bounds;
mod by_fuel;
mod exact;
mod fuel;
mod fuel_tax;
mod indexation;
mod input;
mod refund;
mod relief;
mod repayment;
pub mod rounding;
mod share;
mod steps;
mod substitution;
mod transfer;

pub use bounds::{MOST_FUELS, MOST_RELIEFS, most_kroner, most_quantity, most_tonnes};
pub(crate) use bounds::{figure, said, too_many_digits};
pub use by_fuel::{divided, tax_by_fuel};
pub use exact::Exact;
pub use fuel::{Fuel, FuelUnit};
pub use indexation::{indexed, indexed_rate};
pub use input::{EnteredTax, FuelUsed, OwnRate, Period, RefundInput};
pub use refund::{RefundResult, refund};
pub use relief::{Fraction, Relief, ReliefBasis};
pub use repayment::{LossCause, RepaymentInput, RepaymentOutcome, RepaymentResult, repayment};
pub use substitution::{SubstitutedFigure, SubstitutionInput, SubstitutionResult, substitution};
pub use transfer::{TransferInput, TransferResult, transfer};
