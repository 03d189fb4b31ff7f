//! Nr. 10: plan for corrective measures (§ 4 stk. 1 nr. 10, reading `corrective-scope`).

use super::group::List;
use super::leaves::{choice, part};
use super::{ENTRIES, LONG, SHORT};
use crate::casework::Field;
use validator::Validate;

part! {
    /// What § 4 stk. 1 nr. 10 asks for.
    CorrectiveMeasures {
        /// The measures, risk by risk.
        #[validate(length(max = ENTRIES), nested)]
        measures: List<Measure>,
    }
}

part! {
    /// A corrective measure (udbedrende foranstaltning, § 2 nr. 7).
    Measure {
        /// The leakage or irregularity that it meets.
        #[validate(length(max = SHORT))]
        risk: Field<String>,
        /// What may leak.
        substance: Field<Substance>,
        /// The way of leakage in nr. 5 that it meets, by its short name.
        #[validate(length(max = SHORT))]
        leakage_path: Field<String>,
        /// The limit in nr. 6 that it guards.
        limit: Field<CriticalLimit>,
        /// What sets it off: the parameter that is watched.
        #[validate(length(max = LONG))]
        trigger: Field<String>,
        /// At what value.
        #[validate(length(max = SHORT))]
        threshold: Field<String>,
        /// How it is detected.
        #[validate(length(max = LONG))]
        detection: Field<String>,
        /// What is done.
        #[validate(length(max = LONG))]
        measure: Field<String>,
        /// With what.
        #[validate(length(max = LONG))]
        equipment: Field<String>,
        /// Within how many hours.
        response_hours: Field<u32>,
        /// Who is responsible.
        #[validate(length(max = SHORT))]
        responsible: Field<String>,
        /// Who is told, and when.
        #[validate(length(max = LONG))]
        notification: Field<String>,
        /// How it is shown to have worked.
        #[validate(length(max = LONG))]
        verification: Field<String>,
    }
}

choice! {
    /// What may leak (§ 2 nr. 8).
    Substance {
        /// CO2.
        Co2,
        /// Hydrocarbons (kulbrinter).
        Hydrocarbons,
        /// Both.
        Both,
    }
}

choice! {
    /// A limit in nr. 6.
    CriticalLimit {
        /// The reservoir's pressure.
        ReservoirPressure,
        /// The injection rate.
        InjectionRate,
        /// The pressure at the wellhead.
        WellheadPressure,
        /// The pressure at the bottom of the hole.
        BottomHolePressure,
        /// The stream's temperature.
        Temperature,
    }
}
