//! Whether the tax on the fuels reaches the EU minimum (BEK 1504 § 5 stk. 3).

mod compute;
mod input;

pub use compute::{MinimumResult, minimum};
pub use input::{EnergyProduct, EnteredMinimum, MinimumInput};
