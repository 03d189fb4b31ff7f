//! People, as sign-in presents them.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a person may act as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A company's user (ansøger; after a grant: rettighedshaver).
    Applicant,
    /// Sagsbehandler at Energistyrelsen.
    Caseworker,
    /// Afgørelsesberettiget at Energistyrelsen.
    DecisionMaker,
    /// Sagsbehandler at Skatteforvaltningen.
    TaxOfficer,
    /// Afgørelsesberettiget at Skatteforvaltningen.
    TaxDecisionMaker,
    /// Reads everything in their authority and changes nothing.
    Auditor,
    /// The program itself, when a date has come or a reported figure breaks a limit.
    Clock,
    /// A member of the public, signed in or not.
    Anyone,
}

impl Role {
    /// Whether it acts for an authority.
    pub fn is_official(self) -> bool {
        matches!(self, Self::Caseworker | Self::DecisionMaker | Self::TaxOfficer | Self::TaxDecisionMaker)
    }

    /// The authority that it belongs to, where it belongs to one alone.
    pub fn authority(self) -> Option<Authority> {
        match self {
            Self::Caseworker | Self::DecisionMaker => Some(Authority::Energistyrelsen),
            Self::TaxOfficer | Self::TaxDecisionMaker => Some(Authority::Skatteforvaltningen),
            _ => None,
        }
    }

    /// The role's name in policies and journals.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::Caseworker => "caseworker",
            Self::DecisionMaker => "decision-maker",
            Self::TaxOfficer => "tax-officer",
            Self::TaxDecisionMaker => "tax-decision-maker",
            Self::Auditor => "auditor",
            Self::Clock => "clock",
            Self::Anyone => "anyone",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

/// The two authorities, which do not see each other's cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Authority {
    /// The Danish Energy Agency.
    Energistyrelsen,
    /// The Danish tax authority.
    Skatteforvaltningen,
}

/// How far a person may act for their company.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mandate {
    /// In everything.
    #[default]
    Full,
    /// In what prepares; what binds the company is done by somebody else.
    Prepare,
}

impl Mandate {
    /// Whether it is for everything.
    pub fn is_full(&self) -> bool {
        *self == Self::Full
    }
}

/// A company that people act for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct Company {
    /// CVR number, eight digits; what keeps companies apart.
    pub cvr: String,
    /// The name.
    pub name: String,
}

/// A person who has signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Person {
    /// Stable id; two people are different when their ids are.
    pub id: String,
    /// The person's name.
    pub name: String,
    /// Where mail reaches the person.
    pub email: String,
    /// What the person may act as.
    pub roles: BTreeSet<Role>,
    /// The company that an applicant acts for.
    #[serde(default)]
    pub company: Option<Company>,
    /// How far an applicant may act for the company.
    #[serde(default, skip_serializing_if = "Mandate::is_full")]
    pub mandate: Mandate,
    /// The authority that an official serves.
    #[serde(default)]
    pub authority: Option<Authority>,
}
