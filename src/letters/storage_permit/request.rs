//! Questions under § 4, stk. 2, and going on without an answer to them.

use super::Made;
use super::writing::Writing;
use crate::law::Provision;
use crate::letters::{Column, Kind, Table};
use crate::permit::procedure::content::{InformationRequest, ProceedWithout};

pub(super) fn information_request(mut w: Writing<'_>, request: &InformationRequest) -> Made {
    let by = w.day(request.answer_by);
    w.paragraph(
        format!("Vi mangler oplysninger for at kunne afgøre jeres ansøgning. Svar senest den {by}."),
        format!("We need more information before we can decide your application. Please answer by {by}."),
    );
    w.heading(2, "Det beder vi om", "What we ask for");
    let rows = (1_u32..)
        .zip(&request.questions)
        .map(|(number, question)| {
            let (title, cited) = (w.text(&question.item.title()), w.cite(&question.item.provision()));
            vec![number.to_string(), format!("{title}\n{cited}"), question.text.clone()]
        })
        .collect();
    let columns = vec![
        Column::figures(w.say("Nr.", "No."), 1),
        Column::text(w.say("Punkt i ansøgningen", "Item of the application"), 5),
        Column::text(w.say("Spørgsmål", "Question"), 9),
    ];
    w.table(Table { caption: String::new(), columns, rows });
    w.heading(2, "Derfor er oplysningerne nødvendige", "Why the information is necessary");
    w.words(&request.reasons);
    w.heading(2, "Sådan svarer I", "How to answer");
    w.paragraph(
        "Ret ansøgningen i selvbetjeningen, vedhæft filer til de punkter, de hører til, og indsend svaret. Det bliver en ny version; den tidligere bevares. Kan I ikke nå det, så skriv i sagen før fristen, og fortæl hvornår I kan svare.",
        "Correct the application in the self-service, attach files to the items they belong to, and submit the answer. It becomes a new version; the earlier one is kept. If you cannot make the date, write in the case before it and tell when you can answer.",
    );
    w.heading(2, format!("Hvis vi ikke har svar senest den {by}"), format!("If we have no answer by {by}"));
    w.words(&request.otherwise);
    let mut provisions = vec![Provision::of("bek974.4.2")];
    provisions.extend(request.questions.iter().map(|question| question.item.provision()));
    provisions.push(Provision::of("fvl.7"));
    w.rules(&provisions);
    w.signature();
    w.made(
        "information-request",
        Kind::Letter,
        "Vi beder om yderligere oplysninger til jeres ansøgning",
        "We ask for further information for your application",
    )
}

pub(super) fn proceeding_without(mut w: Writing<'_>, without: &ProceedWithout) -> Made {
    let request = w.file.requests.last().map(|requested| &requested.request);
    let asked = request.map(|request| (w.day(request.at.day()), w.day(request.what.answer_by)));
    match asked {
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
    if let Some(request) = request {
        w.heading(2, "Det har vi sagt, der ville ske", "What we said would happen");
        w.words(&request.what.otherwise);
    }
    w.heading(2, "Det sker der nu", "What happens next");
    w.paragraph(
        "Vi gennemgår ansøgningen, som den foreligger. I får en skriftlig afgørelse, som I kan klage over, hvis den går jer imod. Har I oplysninger, der ændrer sagen, så send dem så hurtigt som muligt.",
        "We go through the application as it stands. You get a written decision, which you may complain about if it goes against you. If you have information that changes the case, send it as soon as you can.",
    );
    w.rules(&["bek974.4.1", "bek974.4.2"].map(Provision::of));
    w.signature();
    w.made(
        "proceeding-without",
        Kind::Notice,
        "Sagen går videre uden svar på vores spørgsmål",
        "The case goes on without an answer to our questions",
    )
}
