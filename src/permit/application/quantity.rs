//! Nr. 8: quantity and composition (§ 4 stk. 1 nr. 8).

use super::group::List;
use super::leaves::{choice, part};
use super::{ENTRIES, LONG, SHORT};
use crate::casework::Field;
use crate::law::Day;
use crate::law::quantity::{Percent, Tonnes};
use rust_decimal::Decimal;
use validator::Validate;

part! {
    /// What § 4 stk. 1 nr. 8 asks for.
    Quantity {
        /// All CO2 to be injected and stored, t.
        total: Field<Tonnes>,
        /// CO2 stored on the site under earlier permits, t (reading `quantity-scope`).
        earlier: Field<Tonnes>,
        /// The batches it comes in.
        #[validate(length(max = ENTRIES), nested)]
        batches: List<Batch>,
        /// The stream's composition (sammensætning).
        #[validate(length(max = ENTRIES), nested)]
        components: List<Component>,
        /// How the composition is analysed.
        #[validate(length(max = LONG))]
        analysis_method: Field<String>,
        /// How often.
        #[validate(length(max = SHORT))]
        analysis_frequency: Field<String>,
        /// Uncertainty of the metering, %.
        metering_uncertainty: Field<Percent>,
    }
}

part! {
    /// A batch: a ship, a tank, a period of pipeline flow.
    Batch {
        /// What it is called.
        #[validate(length(max = SHORT))]
        name: Field<String>,
        /// The day it is to be received.
        day: Field<Day>,
        /// How much, t.
        amount: Field<Tonnes>,
    }
}

part! {
    /// A component of the CO2 stream (CO2-strøm).
    Component {
        /// The substance.
        #[validate(length(max = SHORT))]
        substance: Field<String>,
        /// The unit of the three figures.
        unit: Field<Share>,
        /// Least.
        minimum: Field<ShareFigure>,
        /// Typical.
        typical: Field<ShareFigure>,
        /// Most.
        maximum: Field<ShareFigure>,
    }
}

choice! {
    /// The unit of a component's share.
    Share {
        /// Mol per cent.
        MolPercent,
        /// Parts per million by mol.
        PpmMol,
    }
}

/// A component's share, in the unit that is given beside it.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[serde(transparent)]
#[schema(value_type = String, format = "decimal", example = "99.85")]
pub struct ShareFigure(pub Decimal);

impl Share {
    /// A share in this unit as mol per cent; nothing where the figure is out of all bounds.
    pub fn mol_percent(self, share: ShareFigure) -> Option<Decimal> {
        match self {
            Self::MolPercent => Some(share.0),
            Self::PpmMol => share.0.checked_div(Decimal::from(10_000)),
        }
    }
}
