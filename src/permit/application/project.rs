//! Nr. 3: description of the project (§ 4 stk. 1 nr. 3).

use super::group::List;
use super::leaves::{choice, part};
use super::{ENTRIES, LONG, SHORT};
use crate::casework::Field;
use crate::law::Day;
use validator::Validate;

part! {
    /// What § 4 stk. 1 nr. 3 asks for (reading `facilities-description`).
    Project {
        /// What the storage is for (§ 1 stk. 1).
        purpose: Field<Purpose>,
        /// What is to be learnt, and how it will show.
        #[validate(length(max = LONG))]
        hypothesis: Field<String>,
        /// Plan for the operation (driftens tilrettelæggelse).
        #[validate(length(max = LONG))]
        operation_plan: Field<String>,
        /// The project's activities in time.
        #[validate(length(max = ENTRIES), nested)]
        schedule: List<Activity>,
        /// The monitoring programme (overvågningsprogram).
        #[validate(length(max = ENTRIES), nested)]
        monitoring: List<Monitoring>,
        /// Acquisition of data (dataindsamling).
        #[validate(length(max = LONG))]
        data_acquisition: Field<String>,
        /// All facilities and installations (samtlige anlæg og installationer).
        #[validate(length(max = ENTRIES), nested)]
        facilities: List<Facility>,
    }
}

choice! {
    /// A purpose that the order covers.
    Purpose {
        /// Research (forskning).
        Research,
        /// Development of new products and processes (udvikling).
        Development,
        /// Testing of new products and processes (afprøvning).
        Testing,
    }
}

part! {
    /// An activity in time.
    Activity {
        /// What is done.
        #[validate(length(max = SHORT))]
        activity: Field<String>,
        /// First day.
        start: Field<Day>,
        /// Last day.
        end: Field<Day>,
    }
}

part! {
    /// One line of the monitoring programme.
    Monitoring {
        /// What is measured.
        parameter: Field<MonitoredParameter>,
        /// When in the project.
        phase: Field<Phase>,
        /// With what, and why that.
        #[validate(length(max = SHORT))]
        technology: Field<String>,
        /// Where, and why there.
        #[validate(length(max = SHORT))]
        location: Field<String>,
        /// How often, and why so often.
        #[validate(length(max = SHORT))]
        frequency: Field<String>,
    }
}

choice! {
    /// What is measured; the first five are the least (CCSD annex II 1.1).
    MonitoredParameter {
        /// Fugitive emissions of CO2 at the injection facility.
        FugitiveEmissions,
        /// Volumetric flow at the wellheads.
        WellheadFlow,
        /// Pressure and temperature at the wellheads.
        WellheadPressureTemperature,
        /// Chemical analysis of the injected material.
        InjectedComposition,
        /// Temperature and pressure of the reservoir.
        ReservoirPressureTemperature,
        /// Something else.
        Other,
    }
}

choice! {
    /// A phase of the monitoring.
    Phase {
        /// Before injection.
        Baseline,
        /// During injection.
        Operation,
        /// After closure.
        PostClosure,
    }
}

part! {
    /// A facility or installation (anlæg, installation).
    Facility {
        /// Short name that the closure plan uses too.
        #[validate(length(max = SHORT))]
        id: Field<String>,
        /// What it is.
        #[validate(length(max = SHORT))]
        name: Field<String>,
        /// Its function, capacity and state.
        #[validate(length(max = LONG))]
        description: Field<String>,
    }
}
