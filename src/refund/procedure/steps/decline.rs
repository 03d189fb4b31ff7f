//! Decisions that there is no agreement: dismissal and refusal.

use crate::access::TaxDecisionMaker;
use crate::casework::Refusal;
use crate::casework::faults::Faults;
use crate::law::Moment;
use crate::refund::procedure::case::{Agreement, Stepped};
use crate::refund::procedure::content::{Decline, Subject};
use crate::refund::procedure::table::{Act, Takes, act};

use super::hearing::heard;

impl<S: Takes<act::Dismiss>> Agreement<S> {
    /// Dismisses an application that is not for an agreement under the order; no decision on the merits.
    ///
    /// # Errors
    /// [`Refusal::Content`] with every fault.
    pub fn dismiss(self, by: &TaxDecisionMaker, at: Moment, decline: Decline) -> Stepped<S::Next> {
        sound(&decline)?;
        self.done(by, at, Act::Dismiss(decline))
    }
}

impl<S: Takes<act::Refuse>> Agreement<S> {
    /// Refuses an agreement, when the company has been heard (SFL § 19).
    ///
    /// # Errors
    /// [`Refusal::Unmet`] before the hearing is over, [`Refusal::Content`] with every fault.
    pub fn refuse(self, by: &TaxDecisionMaker, at: Moment, decline: Decline) -> Stepped<S::Next> {
        sound(&decline)?;
        heard(&self.file, Subject::Refusal, at)?;
        self.done(by, at, Act::Refuse(decline))
    }
}

fn sound(decline: &Decline) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    faults.need("fvl.22", "/reasons", &decline.reasons, "Begrundelsen", "The reasons");
    faults.need("fvl.7", "/guidance", &decline.guidance, "Vejledningen", "The guidance");
    faults.none()
}
