//! The statement of the case, the company's comments, and that a decision against it waits for them (SFL § 19).

use crate::access::{Applicant, TaxOfficer};
use crate::casework::deadline;
use crate::casework::faults::Faults;
use crate::casework::{Problem, Refusal};
use crate::law::{Day, Moment, Provision, Text};
use crate::refund::procedure::case::{Agreement, Stepped};
use crate::refund::procedure::content::{CommentOnCase, StatementOfCase, Subject};
use crate::refund::procedure::file::AgreementFile;
use crate::refund::procedure::table::{Act, Takes, act};

impl<S: Takes<act::Hear>> Agreement<S> {
    /// Sends the statement of the case: facts, proposal, reasons, and at least 15 days to comment.
    ///
    /// # Errors
    /// [`Refusal::Content`] with every fault.
    pub fn hear(self, by: &TaxOfficer, at: Moment, statement: StatementOfCase) -> Stepped<S::Next> {
        let rule = "sfl.19";
        let mut faults = Faults::default();
        faults.some(rule, "/facts", statement.facts.len(), "én oplysning", "one fact");
        for (i, fact) in statement.facts.iter().enumerate() {
            faults.need(rule, format!("/facts/{i}"), fact, "Oplysningen", "The fact");
        }
        faults.need(
            rule,
            "/proposal",
            &statement.proposal,
            "Den foreslåede afgørelse",
            "The proposed decision",
        );
        faults.need("fvl.24", "/reasons", &statement.reasons, "Begrundelsen", "The reasons");
        faults.ahead(rule, "/comment_by", statement.comment_by, at);
        let earliest = earliest(at)?;
        if statement.comment_by < earliest {
            faults.add(
                "sfl.19.3",
                "/comment_by",
                &format!("Fristen skal være mindst 15 dage: tidligst {earliest}."),
                &format!("The time must be at least 15 days: {earliest} at the earliest."),
            );
        }
        if !exists(&self.file, statement.subject) {
            faults.add(
                rule,
                "/subject/number",
                "Sagen har ikke det, høringen gælder.",
                "The case has no such thing.",
            );
        }
        faults.none()?;
        self.done(by, at, Act::Hear(statement))
    }
}

impl<S: Takes<act::Comment>> Agreement<S> {
    /// The company comments, or waives the rest of the time.
    ///
    /// # Errors
    /// [`Refusal::Content`] where there is no such statement, or nothing is said.
    pub fn comment(self, by: &Applicant, at: Moment, comment: CommentOnCase) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        if comment.waives_the_rest {
            faults.bound("sfl.19", "/text", &comment.text);
        } else {
            faults.need("sfl.19", "/text", &comment.text, "Bemærkningen", "The comment");
        }
        if !self.file.hearings.iter().any(|h| h.number == comment.hearing) {
            faults.add("sfl.19", "/hearing", "Der er ingen sådan høring.", "There is no such statement.");
        }
        faults.none()?;
        self.done(by, at, Act::Comment(comment))
    }
}

/// The earliest day that a statement sent at a time may name.
fn earliest(at: Moment) -> Result<Day, Refusal> {
    deadline::compute("tax-hearing", at)
        .map(|computed| computed.due)
        .map_err(|why| Refusal::Unmet(vec![Problem::plain("", why.text())]))
}

fn exists(file: &AgreementFile, subject: Subject) -> bool {
    match subject {
        Subject::Refusal | Subject::Breach | Subject::Termination => true,
        Subject::Claim(number) | Subject::Repayment(number) => file.claim(number).is_some(),
        Subject::Extension(number) => file.extensions.iter().any(|e| e.number == number),
    }
}

/// A decision against the company waits until it has been heard on the subject, and the time is over.
pub(super) fn heard(file: &AgreementFile, subject: Subject, at: Moment) -> Result<(), Refusal> {
    let decided = last_decision(file, subject);
    let why = match file.hearing_on(subject) {
        Some(hearing) if decided.is_some_and(|decided| hearing.statement.at < decided) => Text::new(
            "Virksomheden er ikke hørt siden den seneste afgørelse. Send en ny sagsfremstilling.",
            "The company has not been heard since the last decision. Send a new statement of the case.",
        ),
        None => Text::new(
            "Virksomheden er ikke hørt. Send først en sagsfremstilling.",
            "The company has not been heard. Send a statement of the case first.",
        ),
        Some(hearing) if !hearing.is_over(at) => {
            let day = hearing.statement.what.comment_by;
            Text::new(
                format!("Virksomheden kan udtale sig til og med {day}."),
                format!("The company may comment until the end of {day}."),
            )
        }
        Some(_) => return Ok(()),
    };
    Err(Refusal::unmet(Provision::of("sfl.19"), "", why))
}

/// When a decision on a subject was last made. A statement that was sent before it was about that decision and not the next.
fn last_decision(file: &AgreementFile, subject: Subject) -> Option<Moment> {
    match subject {
        Subject::Breach => file.breaches.last().map(|breach| breach.at),
        Subject::Repayment(number) => file.claim(number)?.demands.last().map(|demand| demand.at),
        Subject::Claim(number) => file.claim(number)?.paid.last().map(|paid| paid.at),
        Subject::Refusal | Subject::Extension(_) | Subject::Termination => None,
    }
}
