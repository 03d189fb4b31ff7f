//! Whether the tax on the fuels reaches the EU minimum (BEK 1504 § 5 stk. 3).

mod compute;
mod figures;
mod input;
mod trigger;

pub use compute::{FuelMinimum, MinimumResult, minimum};
pub(crate) use compute::{basis_of, tested};
pub(crate) use figures::figures;
pub(crate) use input::set_by;
pub use input::{EnteredMinimum, FuelTax, MinimumInput};
pub(crate) use trigger::applies;
