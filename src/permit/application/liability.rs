//! Nr. 9: cover of liability (§ 4 stk. 1 nr. 9, UGL § 24 e stk. 1-2 and § 24 f).

use super::group::Group;
use super::leaves::{choice, part};
use super::{ENTRIES, LONG, SHORT};
use crate::casework::Field;
use crate::law::Day;
use crate::law::quantity::Kroner;
use validator::Validate;

part! {
    /// What § 4 stk. 1 nr. 9 asks for.
    Liability {
        /// How liability is covered.
        kind: Field<Cover>,
        /// The insurance, where there is one.
        #[validate(nested)]
        insurance: Group<Insurance>,
        /// The security, where there is one.
        #[validate(nested)]
        security: Group<Security>,
    }
}

choice! {
    /// How liability is covered.
    Cover {
        /// By insurance (forsikring).
        Insurance,
        /// By security (sikkerhedsstillelse), which the minister must approve (UGL § 24 e stk. 2).
        Security,
        /// By both.
        Both,
    }
}

part! {
    /// An insurance (forsikring).
    Insurance {
        /// The insurer.
        #[validate(length(max = SHORT))]
        insurer: Field<String>,
        /// Number of the policy or binder.
        #[validate(length(max = SHORT))]
        policy_number: Field<String>,
        /// The insured, named as under the parties.
        #[validate(length(max = ENTRIES))]
        insured: Group<Vec<Field<String>>>,
        /// Limit for one event, kr.
        limit_per_event: Field<Kroner>,
        /// Limit for the period, kr.
        aggregate_limit: Field<Kroner>,
        /// Deductible, kr.
        deductible: Field<Kroner>,
        /// First day covered.
        from: Field<Day>,
        /// Last day covered.
        to: Field<Day>,
        /// What is excluded.
        #[validate(length(max = LONG))]
        exclusions: Field<String>,
        /// Whether pollution and leakage from the storage are covered.
        covers_leakage: Field<bool>,
        /// Whether damage abroad is covered.
        covers_cross_border: Field<bool>,
    }
}

part! {
    /// A security (sikkerhedsstillelse).
    Security {
        /// The instrument.
        #[validate(length(max = SHORT))]
        instrument: Field<String>,
        /// Who issues it.
        #[validate(length(max = SHORT))]
        issuer: Field<String>,
        /// The sum, kr.
        amount: Field<Kroner>,
        /// Last day that it can be drawn on.
        expires: Field<Day>,
        /// When it can be drawn on, and by whom.
        #[validate(length(max = LONG))]
        draw_terms: Field<String>,
        /// The approval in place of insurance: reference and day.
        #[validate(length(max = SHORT))]
        approval: Field<String>,
    }
}
