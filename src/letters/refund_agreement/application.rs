//! Questions to an application, going on without an answer to them, and its withdrawal.

use super::Made;
use super::writing::Writing;
use crate::letters::{Block, Kind};
use crate::refund::procedure::content::{Inquiry, ProceedWithout, Withdrawal};

pub(super) fn information_request(mut w: Writing<'_>, inquiry: &Inquiry) -> Made {
    let by = w.day(inquiry.answer_by);
    w.paragraph(
        format!(
            "Vi mangler oplysninger for at kunne tage stilling til jeres ansøgning. Svar senest den {by}."
        ),
        format!("We need more information before we can decide on your application. Please answer by {by}."),
    );
    w.heading(2, "Det beder vi om", "What we ask for");
    w.push(Block::Numbered(inquiry.questions.clone()));
    w.heading(2, "Derfor er oplysningerne nødvendige", "Why the information is necessary");
    w.words(&inquiry.reasons);
    w.heading(2, "Sådan svarer I", "How to answer");
    w.paragraph(
        "Ret ansøgningen i selvbetjeningen, vedhæft filer, og indsend svaret. Det bliver en ny version; den tidligere bevares. Kan I ikke nå det, så skriv i sagen før fristen, og fortæl, hvornår I kan svare.",
        "Correct the application in the self-service, attach files, and submit the answer. It becomes a new version; the earlier one is kept. If you cannot make the date, write in the case before it and tell when you can answer.",
    );
    w.heading(2, format!("Hvis vi ikke har svar senest den {by}"), format!("If we have no answer by {by}"));
    w.words(&inquiry.otherwise);
    w.rules_of(["bek1504.1", "bek1504.3.1", "fvl.7"]);
    w.signature();
    w.made(
        "information-request",
        Kind::Letter,
        "Vi beder om yderligere oplysninger til jeres ansøgning om en aftale",
        "We ask for further information for your application for an agreement",
    )
}

pub(super) fn proceeding_without(mut w: Writing<'_>, without: &ProceedWithout) -> Made {
    let inquiry = w.file.inquiries.last().map(|inquired| &inquired.inquiry);
    match inquiry.map(|inquiry| (w.day(inquiry.at.day()), w.day(inquiry.what.answer_by))) {
        Some((on, by)) => w.paragraph(
            format!("Den {on} bad vi jer om oplysninger senest den {by}. Vi har ikke fået svar, og sagen går nu videre på det grundlag, vi har."),
            format!("On {on} we asked you for information by {by}. We have had no answer, and the case now goes on with what we have."),
        ),
        None => w.paragraph(
            "Sagen går nu videre på det grundlag, vi har.",
            "The case now goes on with what we have.",
        ),
    }
    w.heading(2, "Derfor", "Why");
    w.words(&without.reasons);
    if let Some(inquiry) = inquiry {
        w.heading(2, "Det har vi sagt, der ville ske", "What we said would happen");
        w.words(&inquiry.what.otherwise);
    }
    w.heading(2, "Det sker der nu", "What happens next");
    w.paragraph(
        "Vi gennemgår ansøgningen, som den foreligger. Går en afgørelse jer imod, hører vi jer først. Har I oplysninger, der ændrer sagen, så send dem så hurtigt som muligt.",
        "We go through the application as it stands. If a decision would go against you, we hear you first. If you have information that changes the case, send it as soon as you can.",
    );
    w.rules_of(["bek1504.1", "sfl.19", "fvl.7"]);
    w.signature();
    w.made(
        "proceeding-without",
        Kind::Notice,
        "Sagen går videre uden svar på vores spørgsmål",
        "The case goes on without an answer to our questions",
    )
}

pub(super) fn withdrawal_receipt(mut w: Writing<'_>, withdrawal: &Withdrawal) -> Made {
    let at = w.moment(w.recorded.at);
    w.paragraph(
        format!("I har den {at} trukket jeres ansøgning om en aftale tilbage. Sagen er afsluttet, og der er ikke truffet nogen afgørelse i den."),
        format!("On {at} you withdrew your application for an agreement. The case is closed, and no decision has been made in it."),
    );
    let by = w.recorded.actor.name.clone();
    let facts = vec![(w.say("Trukket tilbage af", "Withdrawn by"), by)];
    w.facts(facts);
    if !withdrawal.reasons.trim().is_empty() {
        w.heading(2, "I har skrevet", "You wrote");
        w.words(&withdrawal.reasons);
    }
    w.paragraph(
        "I kan søge igen. Det, I har sendt os, bliver i sagen, så længe arkivreglerne kræver det.",
        "You may apply again. What you have sent us stays in the case for as long as the archive rules require.",
    );
    w.rules_of(["bek1504.1"]);
    w.automatic();
    w.made(
        "withdrawal-receipt",
        Kind::Receipt,
        "Kvittering: jeres ansøgning er trukket tilbage",
        "Receipt: your application has been withdrawn",
    )
}
