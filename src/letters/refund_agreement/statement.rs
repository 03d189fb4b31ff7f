//! The statement of the case (SFL § 19), and what a later decision says of the answer to it.

use super::Made;
use super::writing::Writing;
use crate::law::Provision;
use crate::letters::{Block, Kind};
use crate::refund::procedure::content::{StatementOfCase, Subject};

pub(super) fn statement_of_case(mut w: Writing<'_>, statement: &StatementOfCase) -> Made {
    let by = w.day(statement.comment_by);
    let about = about(&w, statement.subject);
    w.paragraph(
        format!("Vi overvejer en afgørelse, der går jer imod: {about}. Intet er afgjort endnu. I kan udtale jer senest den {by}."),
        format!("We consider a decision that goes against you: {about}. Nothing has been decided yet. You may comment until {by}."),
    );
    w.heading(2, "Det foreslår vi", "What we propose");
    w.words(&statement.proposal);
    w.heading(2, "Sagens oplysninger", "The facts");
    w.paragraph("Vi lægger dette til grund:", "We take this as the facts:");
    w.push(Block::Numbered(statement.facts.clone()));
    w.heading(2, "Derfor", "Why");
    w.words(&statement.reasons);
    w.heading(2, "Sådan udtaler I jer", "How to comment");
    w.paragraph(
        format!("Skriv jeres bemærkninger i sagen i selvbetjeningen senest den {by}. Fortæl især, om oplysningerne er forkerte, eller om der mangler noget. Er I enige i, at vi afgør sagen før den dag, kan I sige det samme sted. Har vi ikke hørt fra jer, når dagen er gået, afgør vi sagen på det grundlag, der står her."),
        format!("Write your comments in the case in the self-service by {by}. Say especially whether facts are wrong or missing. If you agree that we decide before that day, you can say so in the same place. If we have not heard from you when the day has ended, we decide on the basis given here."),
    );
    let mut provisions = rules(statement.subject);
    provisions.extend(["sfl.19", "sfl.19.3"].map(Provision::of));
    w.rules(&provisions);
    w.agreed_readings(readings(statement.subject));
    w.signature();
    w.made(
        "statement-of-case",
        Kind::Hearing,
        &format!("Sagsfremstilling: {about}"),
        &format!("Statement of the case: {about}"),
    )
}

fn about(w: &Writing<'_>, subject: Subject) -> String {
    match subject {
        Subject::Refusal => w.say("afslag på en aftale", "refusal of an agreement"),
        Subject::Claim(n) => w.say(
            format!("mindre end ansøgt eller udbetalt i ansøgning {n}"),
            format!("less than claimed or paid in claim {n}"),
        ),
        Subject::Repayment(n) => {
            w.say(format!("tilbagebetaling i ansøgning {n}"), format!("repayment in claim {n}"))
        }
        Subject::Extension(n) => w.say(
            format!("afslag på fristforlængelse (anmodning {n})"),
            format!("denial of an extension (request {n})"),
        ),
        Subject::Breach => w.say("misligholdelse af aftalens vilkår", "breach of the agreement's terms"),
        Subject::Termination => w.say("opsigelse af aftalen", "termination of the agreement"),
    }
}

fn rules(subject: Subject) -> Vec<Provision> {
    let ids: &[&'static str] = match subject {
        Subject::Refusal => &["bek1504.1", "co2al.9f.1"],
        Subject::Claim(_) => &["co2al.9f.1", "co2al.9f.2", "bek1504.3.1.4"],
        Subject::Repayment(_) => &["bek1504.3.1.6", "bek1504.3.2"],
        Subject::Extension(_) => &["bek1504.3.1.5"],
        Subject::Breach => &["bek1504.3.1", "bek1504.4"],
        Subject::Termination => &["bek1504.3.1.6", "bek1504.4"],
    };
    ids.iter().copied().map(Provision::of).collect()
}

fn readings(subject: Subject) -> &'static [&'static str] {
    match subject {
        Subject::Refusal => &["undertaking"],
        Subject::Claim(_) => &["refund-share", "refund-period"],
        Subject::Repayment(_) => &["repayment-cause"],
        Subject::Extension(_) => &["open-standards"],
        Subject::Breach | Subject::Termination => &["breach-scope"],
    }
}

impl Writing<'_> {
    /// How the company was heard before the decision, and what it said.
    pub(super) fn heard(&mut self, subject: Subject) {
        let Some(hearing) = self.file.hearing_on(subject) else {
            return;
        };
        let (number, on) = (hearing.number, self.day(hearing.statement.at.day()));
        self.heading(2, "Jeres bemærkninger", "Your comments");
        if hearing.comments.is_empty() {
            self.paragraph(
                format!("Vi sendte jer sagsfremstilling {number} den {on}. I har ikke udtalt jer om den."),
                format!(
                    "We sent you statement of the case no. {number} on {on}. You have not commented on it."
                ),
            );
            return;
        }
        self.paragraph(
            format!("Vi sendte jer sagsfremstilling {number} den {on}. I har svaret:"),
            format!("We sent you statement of the case no. {number} on {on}. You answered:"),
        );
        for comment in &hearing.comments {
            self.words(&comment.what.text);
        }
        self.paragraph(
            "Svaret indgår i begrundelsen ovenfor.",
            "The answer is part of what the reasons above rest on.",
        );
    }
}
