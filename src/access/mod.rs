//! Who a person is and what the policy lets them do.
//!
//! The only maker of officials: a value of [`Applicant`], [`Caseworker`], [`DecisionMaker`], [`TaxOfficer`],
//! [`TaxDecisionMaker`], [`Controller`], [`Officer`],
//! [`Clock`] or [`Reporter`] exists only because [`Policy::authorise`] found the act in the policy. The steps of a procedure ask for such a
//! value, so an act without authority does not compile.

mod assurance;
mod official;
mod people;
mod person;
mod policy;

pub use assurance::Assurance;
pub use official::{
    Actor, Applicant, Caseworker, Clock, Controller, DecisionMaker, Officer, Official, Officials, Reporter,
    TaxDecisionMaker, TaxOfficer,
};
pub use people::People;
pub use person::{Authority, Company, Person, Role};
pub use policy::{Denied, Policy, Standing};
