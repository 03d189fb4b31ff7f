//! Nr. 2: technical and financial capacity (§ 4 stk. 1 nr. 2, UGL § 24 a stk. 1-3).

use super::group::{Group, List};
use super::leaves::{choice, part};
use super::{ENTRIES, LONG, SHORT};
use crate::casework::Field;
use crate::law::Day;
use crate::law::quantity::Kroner;
use validator::Validate;

part! {
    /// What § 4 stk. 1 nr. 2 asks for.
    Capacity {
        /// Technical capacity.
        #[validate(nested)]
        technical: Group<Technical>,
        /// Financial capacity.
        #[validate(nested)]
        financial: Group<Financial>,
        /// Each obligation with the capacity that meets it (samtlige forpligtelser).
        #[validate(length(max = ENTRIES), nested)]
        obligations: List<Obligation>,
    }
}

part! {
    /// Technical capacity.
    Technical {
        /// Staff and key persons.
        #[validate(length(max = LONG))]
        staff: Field<String>,
        /// Earlier wells and injection.
        #[validate(length(max = LONG))]
        prior_operations: Field<String>,
        /// Management of health, safety and environment.
        #[validate(length(max = LONG))]
        hse_system: Field<String>,
        /// Subcontractors and what they do.
        #[validate(length(max = LONG))]
        subcontractors: Field<String>,
    }
}

part! {
    /// Financial capacity.
    Financial {
        /// Latest annual reports, one for each company at least.
        #[validate(length(max = ENTRIES), nested)]
        annual_reports: List<AnnualReport>,
        /// Equity of the companies together, kr.
        equity: Field<Kroner>,
        /// Funds at hand for the project, kr.
        liquidity: Field<Kroner>,
        /// A parent company's guarantee, if there is one.
        #[validate(nested)]
        guarantee: Group<Guarantee>,
    }
}

part! {
    /// An annual report (årsrapport).
    AnnualReport {
        /// The company, named as under the parties.
        #[validate(length(max = SHORT))]
        company: Field<String>,
        /// The financial year that it is about.
        year: Field<u16>,
        /// The day it was signed.
        signed_on: Field<Day>,
        /// The file it is in, and the page.
        #[validate(length(max = SHORT))]
        document: Field<String>,
    }
}

part! {
    /// A parent company's guarantee (moderselskabsgaranti).
    Guarantee {
        /// Who guarantees.
        #[validate(length(max = SHORT))]
        guarantor: Field<String>,
        /// The sum that is guaranteed, kr.
        amount: Field<Kroner>,
        /// The day it was signed.
        signed_on: Field<Day>,
        /// The obligations it covers.
        #[validate(length(max = LONG))]
        scope: Field<String>,
    }
}

part! {
    /// An obligation and what meets it.
    Obligation {
        /// Which obligation.
        kind: Field<ObligationKind>,
        /// The people, means or funds that meet it.
        #[validate(length(max = LONG))]
        met_by: Field<String>,
    }
}

choice! {
    /// An obligation that a permit brings.
    ObligationKind {
        /// Operation of the storage.
        Operation,
        /// Monitoring.
        Monitoring,
        /// Liability for damage (nr. 9).
        Liability,
        /// Corrective measures (nr. 10).
        CorrectiveMeasures,
        /// Closure and decommissioning (nr. 11).
        Closure,
    }
}
