//! Nr. 11: plan for closure and decommissioning (§ 4 stk. 1 nr. 11, reading `closure-events`).

use super::group::List;
use super::leaves::part;
use super::{ENTRIES, LONG, SHORT};
use crate::casework::Field;
use crate::law::Day;
use crate::law::quantity::Kroner;
use validator::Validate;

part! {
    /// What § 4 stk. 1 nr. 11 asks for.
    Closure {
        /// When the site is to be closed.
        #[validate(length(max = LONG))]
        criterion: Field<String>,
        /// How each well is plugged.
        #[validate(length(max = ENTRIES), nested)]
        plugging: List<Plugging>,
        /// What becomes of each facility.
        #[validate(length(max = ENTRIES), nested)]
        facilities: List<FacilityEnd>,
        /// Months of monitoring after injection.
        monitoring_months: Field<u32>,
        /// Cost of closure and decommissioning, kr.
        cost: Field<Kroner>,
        /// The day that it is all done.
        completed_on: Field<Day>,
    }
}

part! {
    /// How a well is plugged.
    Plugging {
        /// The well, named as under the coordinates.
        #[validate(length(max = SHORT))]
        well: Field<String>,
        /// The programme for plugging and abandonment.
        #[validate(length(max = LONG))]
        programme: Field<String>,
    }
}

part! {
    /// What becomes of a facility.
    FacilityEnd {
        /// The facility's short name in nr. 3.
        #[validate(length(max = SHORT))]
        id: Field<String>,
        /// Removed, plugged, handed over: what, and to whom.
        #[validate(length(max = LONG))]
        end_state: Field<String>,
        /// By which day.
        by: Field<Day>,
    }
}
