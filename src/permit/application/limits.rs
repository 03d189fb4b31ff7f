//! Nr. 6: limits for pressure and rate (§ 4 stk. 1 nr. 6, reading `units-and-references`).

use super::LONG;
use super::leaves::part;
use crate::casework::Field;
use crate::law::quantity::{BarAbsolute, Celsius, Metres, Percent, TonnesPerDay};

part! {
    /// What § 4 stk. 1 nr. 6 asks for.
    Limits {
        /// Highest pressure in the reservoir, bara.
        max_reservoir_pressure: Field<BarAbsolute>,
        /// True vertical depth that it holds at, m.
        datum_depth: Field<Metres>,
        /// That pressure as a share of the fracture pressure, %.
        fracture_share: Field<Percent>,
        /// How the limits were found, and the margin.
        #[validate(length(max = LONG))]
        basis: Field<String>,
        /// Highest injection rate, t/d.
        max_rate: Field<TonnesPerDay>,
        /// Highest pressure at the wellhead, bara.
        max_wellhead_pressure: Field<BarAbsolute>,
        /// Highest pressure at the bottom of the hole, bara.
        max_bottom_hole_pressure: Field<BarAbsolute>,
        /// Lowest temperature of the stream at the wellhead, °C.
        min_temperature: Field<Celsius>,
        /// Highest temperature of the stream at the wellhead, °C.
        max_temperature: Field<Celsius>,
    }
}
