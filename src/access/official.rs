//! Officials: proof that the policy lets a person do an act. Their fields are private to this floor.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Role;

/// Who did an act, as the journal keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Actor {
    /// The person's id; `clock` and `anyone` for those who are no person of the house.
    pub id: String,
    /// The person's name at the time.
    pub name: String,
    /// What the person acted as.
    pub role: Role,
}

impl Actor {
    /// Whether it is somebody of the house: neither the clock nor a member of the public.
    pub fn is_person(&self) -> bool {
        !matches!(self.role, Role::Clock | Role::Anyone)
    }
}

mod sealed {
    pub trait Sealed {}
}

/// Somebody whom the policy let through.
pub trait Official: sealed::Sealed {
    /// Who it is, for the journal.
    fn actor(&self) -> &Actor;
}

macro_rules! officials {
    ($($(#[$doc:meta])* $name:ident, $method:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct $name(Actor);

            impl sealed::Sealed for $name {}

            impl Official for $name {
                fn actor(&self) -> &Actor {
                    &self.0
                }
            }
        )*

        /// Whoever the policy let through for one act, as the kind of official that the act needs.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Officials {
            $(
                $(#[$doc])*
                $name($name),
            )*
        }

        impl Officials {
            $(
                /// This kind of official, if it is one.
                pub fn $method(&self) -> Option<&$name> {
                    match self {
                        Self::$name(official) => Some(official),
                        #[allow(unreachable_patterns)]
                        _ => None,
                    }
                }
            )*

            /// Who it is, for the journal.
            pub fn actor(&self) -> &Actor {
                match self {
                    $(Self::$name(official) => official.actor(),)*
                }
            }
        }
    };
}

officials! {
    /// A user of the company whose case it is (ansøger, rettighedshaver).
    Applicant, applicant;
    /// A caseworker (sagsbehandler) of the authority whose case it is.
    Caseworker, caseworker;
    /// A person entitled to decide (afgørelsesberettiget) at that authority.
    DecisionMaker, decision_maker;
    /// A tax officer (sagsbehandler) of Skatteforvaltningen.
    TaxOfficer, tax_officer;
    /// A person entitled to decide at Skatteforvaltningen.
    TaxDecisionMaker, tax_decision_maker;
    /// Whoever controls an agreement (BEK 1504 § 6): a tax officer, or an auditor of Skatteforvaltningen.
    Controller, controller;
    /// Anybody who serves the authority, for what each answers for themselves.
    Officer, officer;
    /// The program itself, when a date has come.
    Clock, clock;
    /// Whoever reports something seen: the holder, a caseworker, a member of the public, the program.
    Reporter, reporter;
}

/// What an act is done as, where that is not the role itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Office {
    /// Whoever reports something seen.
    Reporter,
    /// Whoever controls an agreement: no other than a tax officer or an auditor.
    Controller,
    /// An official, for what each answers for themselves.
    Officer,
}

impl Officials {
    /// The official for `actor`. Private to this floor: only the policy calls it.
    pub(super) fn admit(actor: Actor, office: Option<Office>) -> Option<Self> {
        match office {
            Some(Office::Reporter) => return Some(Self::Reporter(Reporter(actor))),
            Some(Office::Controller) => {
                return matches!(actor.role, Role::TaxOfficer | Role::Auditor)
                    .then(|| Self::Controller(Controller(actor)));
            }
            Some(Office::Officer) => {
                return actor.role.is_official().then_some(Self::Officer(Officer(actor)));
            }
            None => {}
        }
        match actor.role {
            Role::Applicant => Some(Self::Applicant(Applicant(actor))),
            Role::Caseworker => Some(Self::Caseworker(Caseworker(actor))),
            Role::DecisionMaker => Some(Self::DecisionMaker(DecisionMaker(actor))),
            Role::Clock => Some(Self::Clock(Clock(actor))),
            Role::TaxOfficer => Some(Self::TaxOfficer(TaxOfficer(actor))),
            Role::TaxDecisionMaker => Some(Self::TaxDecisionMaker(TaxDecisionMaker(actor))),
            Role::Anyone | Role::Auditor => None,
        }
    }
}
