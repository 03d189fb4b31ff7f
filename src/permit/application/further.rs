//! § 4 stk. 2: what a decision needs beyond the list (reading `asked-beyond-list`).

use super::group::{Group, List};
use super::leaves::{choice, part};
use super::{ENTRIES, LONG, SHORT};
use crate::casework::Field;
use validator::Validate;

part! {
    /// What is asked for under § 4 stk. 2.
    Further {
        /// The hydraulic unit (§ 5 nr. 2).
        #[validate(nested)]
        hydraulic_unit: Group<HydraulicUnit>,
        /// Exact delimitation of the complex in all three dimensions (§ 5 nr. 2).
        #[validate(length(max = LONG))]
        complex_delimitation: Field<String>,
        /// Procedure for receiving the CO2 stream (§ 5 nr. 4).
        #[validate(length(max = LONG))]
        acceptance_procedure: Field<String>,
        /// Procedure for claims of compensation (UGL § 24 e stk. 3).
        #[validate(length(max = LONG))]
        claims_procedure: Field<String>,
        /// Where the CO2 comes from.
        #[validate(length(max = LONG))]
        co2_source: Field<String>,
        /// How it comes to the site.
        #[validate(length(max = LONG))]
        co2_transport: Field<String>,
        /// Declaration that the storage does not also serve to increase recovery of hydrocarbons (UGL § 23 x stk. 4).
        no_increased_hydrocarbon_recovery: Field<bool>,
        /// Assessment of the environment.
        #[validate(nested)]
        environment: Group<Environment>,
        /// Other permits that the project needs.
        #[validate(length(max = ENTRIES), nested)]
        related_permits: List<RelatedPermit>,
    }
}

part! {
    /// A hydraulic unit: pore space in pressure communication (hydraulisk enhed).
    HydraulicUnit {
        /// Its name.
        #[validate(length(max = SHORT))]
        name: Field<String>,
        /// Its extent and boundaries.
        #[validate(length(max = LONG))]
        description: Field<String>,
        /// Other users of it, and the pressure between them.
        #[validate(length(max = LONG))]
        other_users: Field<String>,
    }
}

part! {
    /// Assessment of the environment.
    Environment {
        /// Where the environmental impact assessment stands.
        eia: Field<EiaState>,
        /// Reference and day of the decision.
        #[validate(length(max = SHORT))]
        eia_reference: Field<String>,
        /// Material on Natura 2000 sites and Annex IV species.
        #[validate(length(max = LONG))]
        natura_2000: Field<String>,
    }
}

choice! {
    /// State of the environmental impact assessment (VVM).
    EiaState {
        /// Screened: not needed.
        ScreenedOut,
        /// Done.
        Done,
        /// Under way.
        Pending,
        /// Not covered by the rules.
        NotCovered,
    }
}

part! {
    /// Another permit.
    RelatedPermit {
        /// What it is for.
        #[validate(length(max = SHORT))]
        name: Field<String>,
        /// The authority.
        #[validate(length(max = SHORT))]
        authority: Field<String>,
        /// Where it stands.
        state: Field<PermitState>,
        /// Reference.
        #[validate(length(max = SHORT))]
        reference: Field<String>,
    }
}

choice! {
    /// Where another permit stands.
    PermitState {
        /// Granted.
        Granted,
        /// Applied for.
        AppliedFor,
        /// Not yet applied for.
        NotAppliedFor,
    }
}
