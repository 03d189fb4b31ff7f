//! The receipt for an application for an agreement, or for an answer.

use super::Made;
use super::writing::Writing;
use crate::letters::{Block, Column, Kind, Table};
use crate::refund::procedure::content::SubmittedApplication;

/// What was received, when, what is missing in it, and what happens next.
pub(super) fn receipt(mut w: Writing<'_>, submitted: &SubmittedApplication, answer: Option<&str>) -> Made {
    let at = w.moment(w.recorded.at);
    match answer {
        None => w.paragraph(
            format!("Skatteforvaltningen har den {at} modtaget jeres ansøgning om en aftale om tilbagebetaling af CO2-afgift ved fangst og geologisk lagring af CO2."),
            format!("On {at} Skatteforvaltningen received your application for an agreement on repayment of CO2 tax for capture and geological storage of CO2."),
        ),
        Some(_) => w.paragraph(
            format!("Skatteforvaltningen har den {at} modtaget jeres svar på vores anmodning om oplysninger. Ansøgningen, som den nu ser ud, er gemt som en ny version."),
            format!("On {at} Skatteforvaltningen received your answer to our request for information. The application as it now stands has been kept as a new version."),
        ),
    }
    particulars(&mut w, submitted);
    if let Some(text) = answer.filter(|text| !text.trim().is_empty()) {
        w.heading(2, "Jeres svar", "Your answer");
        w.words(text);
    }
    gaps(&mut w, submitted);
    next(&mut w);
    w.rules_of(["bek1504.1", "bek1504.3.1", "fvl.7"]);
    w.automatic();
    let number = submitted.version;
    match answer {
        None => w.made(
            "receipt",
            Kind::Receipt,
            "Kvittering for ansøgning om aftale om tilbagebetaling af CO2-afgift",
            "Receipt for application for an agreement on repayment of CO2 tax",
        ),
        Some(_) => w.made(
            "receipt",
            Kind::Receipt,
            &format!("Kvittering for svar: ansøgningens version {number}"),
            &format!("Receipt for answer: version {number} of the application"),
        ),
    }
}

fn particulars(w: &mut Writing<'_>, submitted: &SubmittedApplication) {
    let version = w.file.versions.iter().find(|v| v.submitted.what.version == submitted.version);
    let files = version.map_or(0, |version| version.attachments.len());
    let plants = version.map_or(0, |version| version.application.plants.len());
    let facts = vec![
        (w.say("Version", "Version"), submitted.version.to_string()),
        (w.say("Modtaget", "Received"), w.moment(w.recorded.at)),
        (w.say("Indsendt af", "Submitted by"), w.recorded.actor.name.clone()),
        (w.say("Energianlæg", "Energy plants"), plants.to_string()),
        (w.say("Vedhæftede filer", "Attached files"), files.to_string()),
        (w.say("SHA-256", "SHA-256"), Writing::digest(&submitted.sha256)),
    ];
    w.facts(facts);
    w.paragraph(
        "SHA-256 er aftrykket af den indsendte version med dens filer. Ændres noget, passer aftrykket ikke længere.",
        "SHA-256 is the fingerprint of the version as submitted, with its files. If anything is changed, it no longer matches.",
    );
}

fn gaps(w: &mut Writing<'_>, submitted: &SubmittedApplication) {
    if submitted.gaps.is_empty() {
        w.heading(2, "Ingen mangler fundet", "No gaps found");
        w.paragraph(
            "Den maskinelle gennemgang fandt ingen mangler. Den ser kun på, om oplysningerne er der; en sagsbehandler vurderer indholdet.",
            "The automatic check found no gaps. It only looks at whether the information is there; a case officer assesses the content.",
        );
        return;
    }
    w.heading(2, "Det mangler", "What is missing");
    let count = submitted.gaps.len();
    let (lack, gaps) = if count == 1 { ("mangel", "gap") } else { ("mangler", "gaps") };
    w.paragraph(
        format!("Den maskinelle gennemgang fandt {count} {lack}. Ansøgningen er modtaget alligevel, men der kan ikke indgås en aftale, før det nødvendige er på plads."),
        format!("The automatic check found {count} {gaps}. The application is received all the same, but no agreement can be made until what is needed is in place."),
    );
    if submitted.acknowledged_gaps {
        w.paragraph(
            "I har ved indsendelsen bekræftet, at I har set, hvad der mangler.",
            "On submitting you confirmed that you had seen what is missing.",
        );
    }
    let rows = submitted.gaps.iter().map(|gap| {
        let cited = gap.provision.as_ref().map(|p| w.cite(p)).unwrap_or_default();
        vec![w.text(&gap.message), cited]
    });
    let rows = rows.collect();
    let columns = vec![
        Column::text(w.say("Hvad er fundet", "What was found"), 5),
        Column::text(w.say("Regel", "Rule"), 3),
    ];
    w.table(Table { caption: String::new(), columns, rows });
}

fn next(w: &mut Writing<'_>) {
    w.heading(2, "Det sker der nu", "What happens next");
    let steps = [
        (
            "En sagsbehandler gennemgår ansøgningen. Mangler der noget, får I et brev med spørgsmål og en frist.",
            "A case officer goes through the application. If something is missing, you get a letter with questions and a date.",
        ),
        (
            "Er betingelserne i § 1 opfyldt, foreslår vi aftalens vilkår. I læser dem og accepterer dem i selvbetjeningen.",
            "If the conditions of § 1 are met, we propose the agreement's terms. You read them and accept them in the self-service.",
        ),
        (
            "Aftalen gælder, når vi har underskrevet den. Energistyrelsen skal godkende opgørelsesmetoderne, før der kan udbetales noget (§ 3, stk. 2).",
            "The agreement applies once we have signed it. Energistyrelsen must approve the methods before anything can be paid (§ 3, stk. 2).",
        ),
        (
            "Går en afgørelse jer imod, sender vi først en sagsfremstilling, som I har mindst 15 dage til at udtale jer om.",
            "If a decision would go against you, we first send a statement of the case, with at least 15 days to comment.",
        ),
    ];
    let steps = steps.map(|(da, en)| w.say(da, en)).to_vec();
    w.push(Block::Numbered(steps));
    w.paragraph(
        "I kan trække ansøgningen tilbage, så længe der ikke er en aftale. Kvitteringen er ikke en afgørelse og siger ikke, at ansøgningen er fuldstændig.",
        "You may withdraw the application as long as there is no agreement. This receipt is not a decision and does not say that the application is complete.",
    );
}
