//! Nr. 7: expected duration (§ 4 stk. 1 nr. 7, § 3 stk. 1).

use super::leaves::part;
use crate::casework::Field;
use crate::law::Day;

part! {
    /// What § 4 stk. 1 nr. 7 asks for: days, never a number of months.
    Duration {
        /// First day of the permit.
        start: Field<Day>,
        /// Last day of the permit.
        end: Field<Day>,
        /// First day of injection.
        injection_start: Field<Day>,
        /// Last day of injection.
        injection_end: Field<Day>,
        /// Last day of monitoring.
        monitoring_end: Field<Day>,
    }
}
