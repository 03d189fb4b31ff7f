//! Nr. 5: the reservoir, the storage complex and the surroundings (§ 4 stk. 1 nr. 5).

use super::group::{Group, List};
use super::leaves::{choice, part};
use super::{ENTRIES, LONG, Position, SHORT};
use crate::casework::Field;
use crate::law::quantity::{BarAbsolute, Celsius, Metres, Millidarcy, Percent};
use validator::Validate;

part! {
    /// What § 4 stk. 1 nr. 5 asks for.
    Geology {
        /// The reservoir that CO2 is injected in.
        #[validate(nested)]
        reservoir: Group<Reservoir>,
        /// The seal above it.
        #[validate(nested)]
        seal: Group<Seal>,
        /// Stress and fracturing.
        #[validate(nested)]
        stress: Group<Stress>,
        /// Faults in and around the complex.
        #[validate(length(max = LONG))]
        faults: Field<String>,
        /// Characterisation and assessment of the complex and its surroundings.
        #[validate(length(max = LONG))]
        complex_assessment: Field<String>,
        /// Ways that CO2 or hydrocarbons may leak.
        #[validate(length(max = ENTRIES), nested)]
        leakage_paths: List<LeakagePath>,
        /// Wells in and around the complex (tilhørende brøndinstallationer).
        #[validate(length(max = ENTRIES), nested)]
        wells: List<ExistingWell>,
        /// The models of the reservoir.
        #[validate(nested)]
        models: Group<Models>,
    }
}

part! {
    /// The reservoir.
    Reservoir {
        /// Formation or member.
        #[validate(length(max = SHORT))]
        name: Field<String>,
        /// Lithology.
        #[validate(length(max = SHORT))]
        lithology: Field<String>,
        /// Geological age.
        #[validate(length(max = SHORT))]
        age: Field<String>,
        /// True vertical depth of its top, m.
        top_depth: Field<Metres>,
        /// Gross thickness, m.
        thickness: Field<Metres>,
        /// Net to gross, %.
        net_to_gross: Field<Percent>,
        /// Porosity, %.
        porosity: Field<Percent>,
        /// Permeability, mD.
        permeability: Field<Millidarcy>,
        /// Pressure before injection at the top, bara.
        initial_pressure: Field<BarAbsolute>,
        /// Temperature at the top, °C.
        temperature: Field<Celsius>,
        /// Salinity of the formation water, % by weight.
        salinity: Field<Percent>,
        /// Low, base and high case of the figures above.
        #[validate(length(max = LONG))]
        uncertainty: Field<String>,
    }
}

part! {
    /// The seal (segl).
    Seal {
        /// Formation.
        #[validate(length(max = SHORT))]
        name: Field<String>,
        /// Thickness, m.
        thickness: Field<Metres>,
        /// Capillary entry pressure, bar.
        entry_pressure: Field<BarAbsolute>,
    }
}

part! {
    /// Stress and fracturing.
    Stress {
        /// Fracture pressure, bara.
        fracture_pressure: Field<BarAbsolute>,
        /// True vertical depth that it holds at, m.
        fracture_depth: Field<Metres>,
        /// How it was found: leak-off tests, gradient, stress.
        #[validate(length(max = LONG))]
        basis: Field<String>,
    }
}

part! {
    /// A way of leakage (CCSD annex I 3.3.1).
    LeakagePath {
        /// Short name that the corrective measures use too.
        #[validate(length(max = SHORT))]
        id: Field<String>,
        /// The way, and the flux it could carry.
        #[validate(length(max = LONG))]
        description: Field<String>,
    }
}

part! {
    /// A well that is there already.
    ExistingWell {
        /// The well's name.
        #[validate(length(max = SHORT))]
        name: Field<String>,
        /// Its state.
        status: Field<WellStatus>,
        /// Whether it reaches the complex.
        in_complex: Field<bool>,
        /// Casing, cement and plugs.
        #[validate(length(max = LONG))]
        plugs: Field<String>,
        /// Assessment of its integrity, with the report.
        #[validate(length(max = LONG))]
        integrity: Field<String>,
    }
}

choice! {
    /// State of a well.
    WellStatus {
        /// In production.
        Producing,
        /// Injects.
        Injecting,
        /// Suspended.
        Suspended,
        /// Plugged and abandoned.
        Plugged,
    }
}

part! {
    /// The models.
    Models {
        /// The static model: data, grid, cases, file.
        #[validate(length(max = LONG))]
        static_model: Field<String>,
        /// The dynamic model: fluid, history match, cases, file.
        #[validate(length(max = LONG))]
        dynamic_model: Field<String>,
        /// Forecast of the plume in time.
        #[validate(length(max = LONG))]
        plume_forecast: Field<String>,
        /// Corners of the plume that will not be exceeded with 90 % probability.
        #[validate(length(max = ENTRIES))]
        plume_p90: Group<Vec<Field<Position>>>,
        /// Whether a model forecasts production of hydrocarbons.
        hydrocarbon_forecast: Field<bool>,
    }
}
