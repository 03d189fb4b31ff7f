//! What a condition may be about (§ 6).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::{Provision, Text};

/// The nine kinds that § 6, stk. 1 lists ("bl.a."), and the further ones of stk. 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConditionKind {
    /// How long the permit runs (varighed, nr. 1).
    Duration,
    /// Security that is set up and kept up (finansiel sikkerhedsstillelse, nr. 2).
    FinancialSecurity,
    /// Monitoring of injection facilities, complex and the rest (overvågning, nr. 3).
    Monitoring,
    /// Requirements on environment and safety (miljø- og sikkerhedskrav, nr. 4).
    EnvironmentAndSafety,
    /// Reporting on the course, results and evaluation (rapportering, nr. 5).
    Reporting,
    /// Operation and closure, with acceptance of CO2 streams (drift og lukning, nr. 6).
    OperationAndClosure,
    /// Removal of facilities and installations (afvikling, nr. 7).
    Decommissioning,
    /// Transfer of responsibility (ansvarsoverdragelse, nr. 8), which the order has no rules on.
    TransferOfResponsibility,
    /// Control of the conditions (kontrol, nr. 9).
    Control,
    /// What the particular project makes necessary besides (yderligere vilkår, stk. 2).
    Further,
}

impl ConditionKind {
    /// All kinds, in the order of § 6.
    pub const ALL: [Self; 10] = [
        Self::Duration,
        Self::FinancialSecurity,
        Self::Monitoring,
        Self::EnvironmentAndSafety,
        Self::Reporting,
        Self::OperationAndClosure,
        Self::Decommissioning,
        Self::TransferOfResponsibility,
        Self::Control,
        Self::Further,
    ];

    /// The provision that lets the authority set a condition of this kind.
    pub fn provision(self) -> Provision {
        Provision::of(match self {
            Self::Duration => "bek974.6.1.1",
            Self::FinancialSecurity => "bek974.6.1.2",
            Self::Monitoring => "bek974.6.1.3",
            Self::EnvironmentAndSafety => "bek974.6.1.4",
            Self::Reporting => "bek974.6.1.5",
            Self::OperationAndClosure => "bek974.6.1.6",
            Self::Decommissioning => "bek974.6.1.7",
            Self::TransferOfResponsibility => "bek974.6.1.8",
            Self::Control => "bek974.6.1.9",
            Self::Further => "bek974.6.2",
        })
    }

    /// The kind's heading.
    pub fn title(self) -> Text {
        match self {
            Self::Duration => Text::new("Tilladelsens varighed", "Duration of the permit"),
            Self::FinancialSecurity => Text::new("Finansiel sikkerhedsstillelse", "Financial security"),
            Self::Monitoring => Text::new("Overvågning", "Monitoring"),
            Self::EnvironmentAndSafety => Text::new("Miljø og sikkerhed", "Environment and safety"),
            Self::Reporting => Text::new("Rapportering", "Reporting"),
            Self::OperationAndClosure => {
                Text::new("Drift, lukning og modtagelse af CO2", "Operation, closure and acceptance of CO2")
            }
            Self::Decommissioning => Text::new("Afvikling af anlæg", "Decommissioning of facilities"),
            Self::TransferOfResponsibility => Text::new("Ansvarsoverdragelse", "Transfer of responsibility"),
            Self::Control => Text::new("Kontrol af vilkårene", "Control of the conditions"),
            Self::Further => Text::new("Yderligere vilkår", "Further conditions"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nine_kinds_are_numbered_as_in_the_order() {
        for (at, kind) in ConditionKind::ALL.into_iter().enumerate().take(9) {
            assert_eq!(kind.provision().id(), format!("bek974.6.1.{}", at + 1));
        }
        assert_eq!(ConditionKind::Further.provision().id(), "bek974.6.2");
        let titles: std::collections::BTreeSet<_> = ConditionKind::ALL.map(ConditionKind::title).into();
        assert_eq!(titles.len(), 10);
        assert!(titles.iter().all(|title| title.da.len() > 5 && title.en.len() > 5));
        let json = serde_json::to_string(&ConditionKind::TransferOfResponsibility).unwrap();
        assert_eq!(json, "\"transfer-of-responsibility\"");
    }
}
