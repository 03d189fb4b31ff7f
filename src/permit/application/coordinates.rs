//! Nr. 4: geographical coordinates (§ 4 stk. 1 nr. 4, reading `coordinates-of-what`).

use super::group::{Group, List};
use super::leaves::{choice, part};
use super::{ENTRIES, Position, SHORT};
use crate::casework::Field;
use crate::law::quantity::Metres;
use crate::permit::area::Datum;
use validator::Validate;

part! {
    /// What § 4 stk. 1 nr. 4 asks for. Never a datum is guessed.
    Coordinates {
        /// The datum of every position in the application.
        datum: Field<Datum>,
        /// What depths are counted from.
        depth_reference: Field<DepthReference>,
        /// Height of the rotary table above mean sea level, m, where depths are counted from it.
        reference_elevation: Field<Metres>,
        /// Document and page that the figures come from.
        #[validate(length(max = SHORT))]
        source: Field<String>,
        /// Corners of the storage site (CO2-lagringslokalitet), first and last the same.
        #[validate(length(max = ENTRIES))]
        site: Group<Vec<Field<Position>>>,
        /// Corners of the storage complex (lagringskompleks), first and last the same.
        #[validate(length(max = ENTRIES))]
        complex: Group<Vec<Field<Position>>>,
        /// Wells of the project.
        #[validate(length(max = ENTRIES), nested)]
        wells: List<Well>,
    }
}

part! {
    /// A well of the project.
    Well {
        /// The well's name.
        #[validate(length(max = SHORT))]
        name: Field<String>,
        /// Position at the wellhead.
        head: Field<Position>,
        /// Position at the target in the reservoir.
        target: Field<Position>,
        /// True vertical depth of the target, m.
        target_depth: Field<Metres>,
    }
}

choice! {
    /// What depths are counted from.
    DepthReference {
        /// Mean sea level.
        MeanSeaLevel,
        /// The rig's rotary table.
        RotaryTable,
    }
}
