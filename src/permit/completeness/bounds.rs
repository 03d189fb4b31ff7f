//! The limits of the order that an examination measures against.

use crate::law::quantity::Tonnes;

/// Dated figures of law, as they are valid for the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The quantity that all CO2 together must stay below (§ 1 stk. 1, UGL § 1 stk. 2 nr. 3).
    pub quantity_below: Tonnes,
    /// The longest time that a permit can run, in years (§ 3 stk. 1).
    pub duration_years: u32,
}
