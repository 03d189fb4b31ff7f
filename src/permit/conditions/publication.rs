//! Whether the permit lets the course, results and evaluation be published (§ 8, stk. 2).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::{Provision, Text};

use super::{Condition, ConditionKind};

/// What the permit's conditions say on publishing the course, results and evaluation.
///
/// § 8, stk. 2 asks for a condition "jf. § 6, nr. 4", but reporting is § 6, stk. 1, nr. 5; nr. 4 is on environment and
/// safety (reading `publication-condition`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "basis", rename_all = "kebab-case")]
pub enum PublicationBasis {
    /// A reporting condition (§ 6, stk. 1, nr. 5) exists: it can be published, after a person's release.
    Reporting {
        /// The ids of the reporting conditions.
        conditions: Vec<String>,
    },
    /// Only a condition of the number that § 8, stk. 2 names (nr. 4) exists: a person must decide on the reading.
    PersonDecides {
        /// The ids of the conditions on environment and safety.
        conditions: Vec<String>,
    },
    /// Neither exists: there is no basis.
    Absent,
}

impl PublicationBasis {
    /// The reading that the answer rests on.
    pub const READING: &'static str = "publication-condition";

    /// The provision that the answer is under.
    pub fn provision() -> Provision {
        Provision::of("bek974.8.2")
    }

    /// The answer in words.
    pub fn explained(&self) -> Text {
        match self {
            Self::Reporting { conditions } => {
                let ids = conditions.join(", ");
                Text::new(
                    format!(
                        "Tilladelsen har vilkår om rapportering ({ids}). Forløb, resultater og evaluering kan offentliggøres, når en medarbejder har frigivet dem."
                    ),
                    format!(
                        "The permit has conditions on reporting ({ids}). The course, results and evaluation can be published once an official has released them."
                    ),
                )
            }
            Self::PersonDecides { conditions } => {
                let ids = conditions.join(", ");
                Text::new(
                    format!(
                        "Tilladelsen har kun vilkår efter § 6, stk. 1, nr. 4 ({ids}), som § 8, stk. 2, henviser til, og ingen efter nr. 5 om rapportering. En medarbejder skal afgøre, om de giver grundlag for offentliggørelse."
                    ),
                    format!(
                        "The permit only has conditions under § 6, stk. 1, nr. 4 ({ids}), which § 8, stk. 2 refers to, and none under nr. 5 on reporting. An official must decide whether they are a basis for publication."
                    ),
                )
            }
            Self::Absent => Text::new(
                "Tilladelsen har ingen vilkår, der giver grundlag for at offentliggøre forløb, resultater og evaluering.",
                "The permit has no condition that is a basis for publishing the course, results and evaluation.",
            ),
        }
    }
}

/// The basis that the conditions give.
pub fn reporting_condition_exists(conditions: &[Condition]) -> PublicationBasis {
    let of_kind = |kind| -> Vec<String> {
        conditions
            .iter()
            .filter(|condition| condition.kind == kind)
            .map(|condition| condition.id.clone())
            .collect()
    };
    let reporting = of_kind(ConditionKind::Reporting);
    let environment = of_kind(ConditionKind::EnvironmentAndSafety);
    if !reporting.is_empty() {
        PublicationBasis::Reporting { conditions: reporting }
    } else if !environment.is_empty() {
        PublicationBasis::PersonDecides { conditions: environment }
    } else {
        PublicationBasis::Absent
    }
}
