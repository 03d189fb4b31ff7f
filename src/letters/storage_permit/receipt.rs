//! The receipt for an application or an answer.

use super::Made;
use super::writing::Writing;
use crate::law::Provision;
use crate::letters::{Block, Column, Kind, Table};
use crate::permit::completeness::Finding;
use crate::permit::form;
use crate::permit::procedure::content::Submitted;

/// What was received, when, what is missing in it, and what happens next.
pub(super) fn receipt(mut w: Writing<'_>, submitted: &Submitted, answer: Option<&str>) -> Made {
    let at = w.moment(w.recorded.at);
    match answer {
        None => w.paragraph(
            format!("Energistyrelsen har den {at} modtaget jeres ansøgning om tilladelse til geologisk lagring af CO2 på under 100 kt."),
            format!("On {at} Energistyrelsen received your application for a permit for geological storage of less than 100 kt of CO2."),
        ),
        Some(_) => w.paragraph(
            format!("Energistyrelsen har den {at} modtaget jeres svar på vores anmodning om oplysninger. Ansøgningen, som den nu ser ud, er gemt som en ny version."),
            format!("On {at} Energistyrelsen received your answer to our request for information. The application as it now stands has been kept as a new version."),
        ),
    }
    particulars(&mut w, submitted);
    if let Some(text) = answer.filter(|text| !text.trim().is_empty()) {
        w.heading(2, "Jeres svar", "Your answer");
        w.words(text);
    }
    gaps(&mut w, submitted);
    next(&mut w);
    w.rules(&[Provision::of("bek974.4.1"), Provision::of("bek974.4.2"), Provision::of("fvl.7")]);
    w.automatic();
    let number = submitted.version;
    match answer {
        None => w.made(
            "receipt",
            Kind::Receipt,
            "Kvittering for ansøgning om tilladelse til lagring af CO2",
            "Receipt for application for a permit to store CO2",
        ),
        Some(_) => w.made(
            "receipt",
            Kind::Receipt,
            &format!("Kvittering for svar: ansøgningens version {number}"),
            &format!("Receipt for answer: version {number} of the application"),
        ),
    }
}

fn particulars(w: &mut Writing<'_>, submitted: &Submitted) {
    let files = w.file.versions.iter().find(|v| v.submitted.what.version == submitted.version);
    let files = files.map_or(0, |version| version.attachments.len());
    let facts = vec![
        (w.say("Version", "Version"), submitted.version.to_string()),
        (w.say("Modtaget", "Received"), w.moment(w.recorded.at)),
        (w.say("Indsendt af", "Submitted by"), w.recorded.actor.name.clone()),
        (w.say("Vedhæftede filer", "Attached files"), files.to_string()),
        (w.say("SHA-256", "SHA-256"), Writing::digest(&submitted.sha256)),
    ];
    w.facts(facts);
    w.paragraph(
        "SHA-256 er aftrykket af den indsendte version med dens filer. Ændres noget, passer aftrykket ikke længere. Hele \
         versionen står i dokumentet »Ansøgningen som indsendt«.",
        "SHA-256 is the fingerprint of the version as submitted, with its files. If anything is changed, it no longer \
         matches. The whole version stands in the document “The application as submitted”.",
    );
}

fn gaps(w: &mut Writing<'_>, submitted: &Submitted) {
    let (gaps, advice): (Vec<&Finding>, Vec<&Finding>) =
        submitted.findings.iter().partition(|finding| finding.is_gap());
    if gaps.is_empty() {
        w.heading(2, "Ingen mangler fundet", "No gaps found");
        w.paragraph(
            "Den maskinelle gennemgang fandt ingen mangler. Den ser kun på, om oplysningerne er der og passer sammen; en \
             sagsbehandler vurderer indholdet.",
            "The automatic check found no gaps. It only looks at whether the information is there and fits together; a case \
             officer assesses the content.",
        );
    } else {
        w.heading(2, "Det mangler", "What is missing");
        let count = gaps.len();
        w.paragraph(
            format!("Den maskinelle gennemgang fandt {count} mangler. De hindrer ikke, at ansøgningen er modtaget, men sagen kan ikke afgøres, før det nødvendige er på plads."),
            format!("The automatic check found {count} gaps. They do not prevent the application from being received, but the case cannot be decided until what is needed is in place."),
        );
        if submitted.acknowledged_gaps {
            w.paragraph(
                "I har ved indsendelsen bekræftet, at I har set manglerne.",
                "On submitting you confirmed that you had seen the gaps.",
            );
        } else {
            w.paragraph(
                "I har ikke ved indsendelsen bekræftet, at I har set manglerne.",
                "On submitting you did not confirm that you had seen the gaps.",
            );
        }
        findings(w, &gaps);
    }
    if !advice.is_empty() {
        w.heading(2, "Vær opmærksom på", "Please note");
        w.paragraph(
            "Dette er ikke mangler, men kan få betydning for sagen.",
            "These are not gaps but may matter to the case.",
        );
        findings(w, &advice);
    }
}

fn findings(w: &mut Writing<'_>, all: &[&Finding]) {
    let rows = all
        .iter()
        .map(|finding| {
            let place = w.text(&form::label(&finding.pointer));
            vec![
                format!("{place}\n{}", w.cite(&finding.provision)),
                w.text(&finding.what),
                w.text(&finding.mend),
            ]
        })
        .collect();
    let columns = vec![
        Column::text(w.say("Hvor", "Where"), 4),
        Column::text(w.say("Hvad er fundet", "What was found"), 4),
        Column::text(w.say("Sådan retter I det", "How to mend it"), 4),
    ];
    w.table(Table { caption: String::new(), columns, rows });
}

fn next(w: &mut Writing<'_>) {
    w.heading(2, "Det sker der nu", "What happens next");
    let steps = [
        (
            "En sagsbehandler gennemgår ansøgningen punkt for punkt.",
            "A case officer goes through the application item by item.",
        ),
        (
            "Mangler der noget, får I et brev med spørgsmål, begrundelse og en frist (§ 4, stk. 2).",
            "If something is missing, you get a letter with questions, reasons and a date (§ 4, stk. 2).",
        ),
        (
            "Når ansøgningen er formelt fuldstændig, vurderer vi den. Er der oplysninger imod jer, som I ikke kender, hører vi jer først.",
            "When the application is formally complete, we assess it. If there is information against you that you do not know of, we hear you first.",
        ),
        (
            "I får en skriftlig afgørelse. Bekendtgørelsen sætter ingen frist for den.",
            "You get a written decision. The order sets no time for it.",
        ),
    ];
    let steps = steps.map(|(da, en)| w.say(da, en)).to_vec();
    w.push(Block::Numbered(steps));
    w.paragraph(
        "I kan trække ansøgningen tilbage, så længe den ikke er afgjort. Kvitteringen er ikke en afgørelse og siger ikke, at \
         ansøgningen er fuldstændig. Der må ikke lagres CO2, før tilladelsen er givet.",
        "You may withdraw the application as long as it has not been decided. This receipt is not a decision and does not \
         say that the application is complete. No CO2 may be stored before a permit has been granted.",
    );
}
