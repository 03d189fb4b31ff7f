//! A case in a known state, and a case in whichever state it is: what a database gives back.

use super::content::Opening;
use super::file::PermitFile;
use super::state::{self, Draft};
use super::table::{Act, ActKind};
use crate::access::{Applicant, Official, Policy};
use crate::casework::procedure::case;
use crate::casework::{Recorded, Step};
use crate::law::Moment;

case! {
    by Policy::storage_permit();
    /// A storage permit's case that is in state `S`.
    Permit,
    /// A storage permit's case in any of its states.
    AnyPermit of PermitFile:
    Draft,
    Submitted,
    AwaitingInformation,
    UnderReview,
    InHearing,
    InForce,
    UnderReassessment,
    Closing,
    Closed,
    Dismissed,
    Refused,
    Withdrawn,
}

impl Permit<Draft> {
    /// Opens a case for a company.
    pub fn open(by: &Applicant, at: Moment, opening: Opening) -> Step<Self, Act> {
        let file = Box::new(PermitFile::opened(&opening, at));
        let recorded = vec![Recorded { act: Act::Open(opening), actor: by.actor().clone(), at }];
        Step { next: Self::trust(file), recorded }
    }
}
