//! Publication (§ 8).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::{Provision, Text};

/// What can be released, field by field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PublicField {
    /// Number, holder, operator, validity and state of the permit.
    Permit,
    /// Project description (projektbeskrivelse).
    ProjectDescription,
    /// The storage site (CO2-lagringslokalitet).
    StorageSite,
    /// The quantity of CO2 injected.
    InjectedQuantity,
    /// The surrounding storage complex.
    StorageComplex,
    /// The permit as it was issued.
    PermitDocument,
    /// Signals and what came of them.
    Signals,
    /// The activity's course (§ 8, stk. 2).
    Course,
    /// Its results (§ 8, stk. 2).
    Results,
    /// Its evaluation (§ 8, stk. 2).
    Evaluation,
}

impl PublicField {
    /// What it is called.
    pub fn label(self) -> Text {
        match self {
            Self::Permit => Text::new("Tilladelsen", "The permit"),
            Self::ProjectDescription => Text::new("Projektet", "The project"),
            Self::StorageSite => Text::new("Lagringslokaliteten", "The storage site"),
            Self::InjectedQuantity => Text::new("Injiceret mængde", "Quantity injected"),
            Self::StorageComplex => Text::new("Lagringskomplekset", "The storage complex"),
            Self::PermitDocument => {
                Text::new("Tilladelsen, som den er udstedt", "The permit as it was issued")
            }
            Self::Signals => Text::new("Indberetninger", "Reports"),
            Self::Course => Text::new("Aktivitetens forløb", "The activity's course"),
            Self::Results => Text::new("Resultater", "Results"),
            Self::Evaluation => Text::new("Evaluering", "Evaluation"),
        }
    }

    /// The provision that lets it out.
    pub fn provision(self) -> Provision {
        Provision::of(if self.needs_reporting_condition() { "bek974.8.2" } else { "bek974.8.1" })
    }

    /// Whether it can be released only where the permit has a reporting condition.
    pub fn needs_reporting_condition(self) -> bool {
        matches!(self, Self::Course | Self::Results | Self::Evaluation)
    }
}

/// One field that is released.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// Which field.
    pub field: PublicField,
    /// The text to show, where the field is not a figure or a place that the permit holds.
    #[serde(default)]
    pub text: String,
}

/// A human release to the public register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// What is released.
    pub releases: Vec<Release>,
    /// How business secrets were checked for, and with whom.
    pub secrets_check: String,
}

/// Takes fields back from the register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicationWithdrawn {
    /// Which fields.
    pub fields: Vec<PublicField>,
    /// Why.
    pub reasons: String,
}
