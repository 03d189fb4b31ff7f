//! A case in a known state, and a case in whichever state it is: what a database gives back.

use super::content::Opening;
use super::file::AgreementFile;
use super::state::{self, Draft};
use super::table::{Act, ActKind};
use crate::access::{Applicant, Official, Policy};
use crate::casework::procedure::case;
use crate::casework::{Recorded, Step};
use crate::law::Moment;

case! {
    by Policy::refund_agreement();
    /// A refund agreement's case that is in state `S`.
    Agreement,
    /// A refund agreement's case in any of its states.
    AnyAgreement of AgreementFile:
    Draft,
    Submitted,
    AwaitingInformation,
    UnderReview,
    TermsProposed,
    InForce,
    InBreach,
    Ended,
    Dismissed,
    Refused,
    Withdrawn,
}

impl Agreement<Draft> {
    /// Opens a case for a company.
    pub fn open(by: &Applicant, at: Moment, opening: Opening) -> Step<Self, Act> {
        let file = Box::new(AgreementFile::opened(&opening, at));
        let recorded = vec![Recorded { act: Act::Open(opening), actor: by.actor().clone(), at }];
        Step { next: Self::trust(file), recorded }
    }
}
