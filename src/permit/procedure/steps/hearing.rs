//! Hearing of the party before a decision (FVL § 19).

use crate::access::{Applicant, Caseworker, Clock};
use crate::casework::Refusal;
use crate::law::{Day, Moment, Provision, Text};
use crate::permit::procedure::case::{Permit, Stepped};
use crate::permit::procedure::content::{Comment, DatePassed, Hearing};
use crate::permit::procedure::table::{Act, Takes, act};

use crate::casework::faults::{Faults, the_day};

impl<S: Takes<act::HearParty>> Permit<S> {
    /// Puts facts to the applicant.
    ///
    /// # Errors
    /// [`Refusal::Content`] with every fault.
    pub fn hear_party(self, by: &Caseworker, at: Moment, hearing: Hearing) -> Stepped<S::Next> {
        sound(&hearing, at)?;
        self.done(by, at, Act::HearParty(hearing))
    }
}

impl<S: Takes<act::Comment>> Permit<S> {
    /// The applicant comments.
    ///
    /// # Errors
    /// [`Refusal::Content`] where there is no comment.
    pub fn comment(self, by: &Applicant, at: Moment, comment: Comment) -> Stepped<S::Next> {
        said(&comment)?;
        self.done(by, at, Act::Comment(comment))
    }
}

impl<S: Takes<act::EndHearing>> Permit<S> {
    /// The date for comments has passed.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] before it has, [`Refusal::Content`] where another day is named.
    pub fn end_hearing(self, by: &Clock, at: Moment, passed: DatePassed) -> Stepped<S::Next> {
        let until = self.file.hearings.last().map(|h| h.hearing.what.comment_by);
        after(until, at)?;
        the_day("fvl.19", until, passed.day)?;
        self.done(by, at, Act::EndHearing(passed))
    }
}

/// Checks what is put to a party.
pub(super) fn sound(hearing: &Hearing, at: Moment) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    faults.some("fvl.19", "/facts", hearing.facts.len(), "én oplysning", "one fact");
    for (i, fact) in hearing.facts.iter().enumerate() {
        faults.need("fvl.19", format!("/facts/{i}"), fact, "Oplysningen", "The fact");
    }
    faults.ahead("fvl.19", "/comment_by", hearing.comment_by, at);
    faults.none()
}

/// Checks a party's comment.
pub(super) fn said(comment: &Comment) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    faults.need("fvl.19", "/text", &comment.text, "Bemærkningen", "The comment");
    faults.none()
}

/// Checks that a day, if there is one, has ended.
pub(super) fn after(until: Option<Day>, at: Moment) -> Result<(), Refusal> {
    match until.filter(|day| at < day.end()) {
        None => Ok(()),
        Some(day) => Err(Refusal::unmet(
            Provision::of("fvl.19"),
            "",
            Text::new(
                format!("Fristen løber til og med {day}."),
                format!("The date runs to the end of {day}."),
            ),
        )),
    }
}
