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

#[cfg(test)]
mod tests {
    use super::*;

    fn condition(id: &str, kind: ConditionKind) -> Condition {
        let text = Text::new("Ja.", "Yes.");
        Condition { id: id.into(), catalogue: None, kind, text, watch: Vec::new(), for_closing: false }
    }

    #[test]
    fn a_reporting_condition_is_a_basis_and_number_four_alone_is_for_a_person() {
        let environment = condition("C1", ConditionKind::EnvironmentAndSafety);
        let reporting = condition("C2", ConditionKind::Reporting);
        let other = condition("C3", ConditionKind::Control);
        let basis = |conditions: &[&Condition]| {
            reporting_condition_exists(&conditions.iter().map(|&one| one.clone()).collect::<Vec<_>>())
        };
        let by = |id: &str| vec![id.to_owned()];
        let yes = PublicationBasis::Reporting { conditions: by("C2") };
        let maybe = PublicationBasis::PersonDecides { conditions: by("C1") };
        assert_eq!(basis(&[&environment, &reporting, &other]), yes);
        assert_eq!(basis(&[&other, &environment]), maybe);
        assert_eq!(basis(&[&other]), PublicationBasis::Absent);
        assert_eq!(basis(&[]), PublicationBasis::Absent);
        assert!(yes.explained().da.contains("(C2)") && yes.explained().en.contains("(C2)"));
        assert!(maybe.explained().da.contains("(C1)") && maybe.explained().en.contains("must decide"));
        assert!(PublicationBasis::Absent.explained().da.contains("ingen vilkår"));
        assert_eq!(PublicationBasis::provision().id(), "bek974.8.2");
        let json = serde_json::json!({"basis": "person-decides", "conditions": ["C1"]});
        assert_eq!(serde_json::to_value(&maybe).unwrap(), json);
    }
}
