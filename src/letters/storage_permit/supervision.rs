//! A report returned, a case closed, an application withdrawn.

use super::Made;
use super::writing::Writing;
use crate::law::Provision;
use crate::letters::Kind;
use crate::permit::conditions::closing_duties;
use crate::permit::procedure::content::{Closure, ReportReview, Withdrawal};

pub(super) fn report_returned(mut w: Writing<'_>, review: &ReportReview) -> Made {
    let number = review.report;
    let report = w.file.reports.iter().find(|report| report.number == number).map(|report| &report.report);
    w.paragraph(
        format!("Vi har gennemgået jeres rapport nr. {number} og sender den tilbage. Den opfylder ikke vilkåret endnu."),
        format!("We have gone through your report no. {number} and return it. It does not meet the condition yet."),
    );
    w.heading(2, "Det skal I gøre", "What you must do");
    w.paragraph(
        "Ret rapporten, og send den igen i sagen under samme vilkår. Vilkårets frist er ikke flyttet.",
        "Correct the report and send it again in the case under the same condition. The condition's date has not moved.",
    );
    let why = w.why(("Derfor", "Why"), &review.reasons);
    w.behind([why]);
    w.heading(2, "Rapporten", "The report");
    if let Some(report) = report {
        let content = &report.what.report;
        let mut facts = vec![
            (w.say("Rapport", "Report"), number.to_string()),
            (w.say("Modtaget", "Received"), w.moment(report.at)),
            (w.say("Vilkår", "Condition"), content.condition.clone()),
        ];
        if let (Some(from), Some(to)) = (content.period_from, content.period_to) {
            facts.push((w.say("Periode", "Period"), format!("{} – {}", w.day(from), w.day(to))));
        }
        let condition = w.file.permit().and_then(|p| p.conditions.iter().find(|c| c.id == content.condition));
        if let Some(condition) = condition {
            facts.push((w.say("Vilkårets tekst", "The condition"), w.text(&condition.text)));
        }
        w.facts(facts);
    }
    w.rules(&["bek974.6.1.5", "bek974.6.1.9"].map(Provision::of));
    w.signature();
    w.made(
        "report-returned",
        Kind::Notice,
        &format!("Rapport nr. {number} sendes tilbage"),
        &format!("Report no. {number} is returned"),
    )
}

pub(super) fn closing(mut w: Writing<'_>, closure: &Closure) -> Made {
    w.paragraph(
        "Energistyrelsen afslutter sagen om jeres tilladelse til geologisk lagring af CO2. Pligterne til lukning og afvikling er opfyldt.",
        "Energistyrelsen closes the case of your permit for geological storage of CO2. The duties of closure and decommissioning are met.",
    );
    w.heading(2, "Det gælder stadig", "What still applies");
    w.paragraph(
        "Afslutningen ændrer ikke jeres ansvar efter undergrundsloven, og den overdrager ikke ansvar til staten, medmindre et vilkår siger det. Bliver I opmærksomme på udsivning, så meld det til os; sagen kan få nye oplysninger, også når den er afsluttet.",
        "Closing does not change your liability under the Subsoil Act, and it does not transfer responsibility to the state unless a condition says so. If you become aware of leakage, report it to us; information can be added to the case also when it is closed.",
    );
    let why = w.why(("Derfor", "Why"), &closure.reasons);
    w.end_of_front([why]);
    let duties: Vec<(String, String)> = w
        .file
        .permit()
        .map(|permit| closing_duties(&permit.conditions).map(|c| (c.id.clone(), w.text(&c.text))).collect())
        .unwrap_or_default();
    if !duties.is_empty() {
        w.heading(2, "Pligter, der er opfyldt", "Duties that are met");
        w.facts(duties);
    }
    w.rules(
        &["bek974.2.0.6", "bek974.6.1.6", "bek974.6.1.7", "bek974.6.1.8", "fvl.22", "fvl.24", "fvl.25"]
            .map(Provision::of),
    );
    let readings = w.file.foundation.as_ref().map(|f| f.readings.clone()).unwrap_or_default();
    w.readings(&readings, &["closure-events", "responsibility-transfer", "not-in-the-order"], None);
    w.signature();
    w.complaint();
    w.made(
        "closing",
        Kind::Decision,
        "Sagen om jeres tilladelse til lagring af CO2 er afsluttet",
        "The case of your permit to store CO2 is closed",
    )
}

pub(super) fn withdrawal_receipt(mut w: Writing<'_>, withdrawal: &Withdrawal) -> Made {
    let at = w.moment(w.recorded.at);
    w.paragraph(
        format!("I har den {at} trukket jeres ansøgning om tilladelse til geologisk lagring af CO2 tilbage. Energistyrelsen behandler den ikke videre, og der bliver ikke truffet afgørelse."),
        format!("On {at} you withdrew your application for a permit for geological storage of CO2. Energistyrelsen does not go on with it, and there will be no decision."),
    );
    let facts = vec![
        (w.say("Trukket tilbage af", "Withdrawn by"), w.recorded.actor.name.clone()),
        (w.say("Indsendte versioner", "Versions submitted"), w.file.versions.len().to_string()),
    ];
    w.facts(facts);
    if !withdrawal.reasons.trim().is_empty() {
        w.heading(2, "Jeres begrundelse", "Your reasons");
        w.words(&withdrawal.reasons);
    }
    w.paragraph(
        "De indsendte versioner bliver i sagen, som loven kræver. I kan søge igen når som helst; det bliver en ny sag.",
        "The versions submitted stay in the case, as the law requires. You may apply again at any time; that will be a new case.",
    );
    w.rules(&["bek974.4.1", "ofl.15"].map(Provision::of));
    w.automatic();
    w.made(
        "withdrawal-receipt",
        Kind::Receipt,
        "Kvittering: ansøgningen er trukket tilbage",
        "Receipt: the application has been withdrawn",
    )
}
