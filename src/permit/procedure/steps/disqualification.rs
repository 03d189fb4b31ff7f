//! Who is kept off the case (FVL § 3).

use crate::access::{Officer, Official};
use crate::law::Moment;
use crate::permit::procedure::case::{Permit, Stepped};
use crate::permit::procedure::content::Disqualification;
use crate::permit::procedure::table::{Act, Takes, act};

impl<S: Takes<act::RecordDisqualification>> Permit<S> {
    /// Records that somebody is disqualified, or may take part again.
    ///
    /// # Errors
    /// [`Refusal::Content`](crate::casework::Refusal) with every fault.
    pub fn record_disqualification(
        self,
        by: &Officer,
        at: Moment,
        one: Disqualification,
    ) -> Stepped<S::Next> {
        one.sound(by.actor(), self.file.disqualified.contains_key(&one.person))?;
        self.done(by, at, Act::RecordDisqualification(one))
    }
}
