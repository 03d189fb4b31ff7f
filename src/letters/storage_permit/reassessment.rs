//! How a reassessment ends (§ 7): the permit stands, is updated or is revoked; and what is ordered meanwhile.

use super::Made;
use super::writing::Writing;
use crate::law::Provision;
use crate::letters::{Column, Kind, Table};
use crate::permit::procedure::content::{Confirmation, Measure, NotHeard, Revocation, SignalFinding, Update};
use crate::permit::procedure::file::{PermitVersion, Reassessment};

pub(super) fn update(mut w: Writing<'_>, update: &Update, old: &PermitVersion, new: &PermitVersion) -> Made {
    let number = new.number;
    w.paragraph(
        format!("Energistyrelsen har efter § 7 revurderet jeres tilladelse og ajourfører den. Fra i dag gælder version {number}, som følger med dette brev. Her står, hvad der er ændret, og hvorfor."),
        format!("Energistyrelsen has reassessed your permit under § 7 and updates it. From today version {number} applies; it comes with this letter. Here is what has changed, and why."),
    );
    let (from, to) = (w.day(new.terms.start), w.day(new.terms.end));
    w.paragraph(
        format!("Tilladelsen gælder fra og med den {from} til og med den {to}."),
        format!("The permit is valid from {from} to {to}, both days included."),
    );
    w.heading(2, "Det skal I gøre", "What you must do");
    w.paragraph(
        "Følg fra i dag den nye version. Hvad der er ændret, står nedenfor under »Det er ændret«.",
        "Follow the new version from today. What has changed stands below under “What has changed”.",
    );
    let why = w.why(("Derfor", "Why"), &update.reasons);
    w.end_of_front([why]);
    w.heading(2, "Det er ændret", "What has changed");
    w.difference(old, new);
    background(&mut w);
    heard(&mut w, update.not_heard.as_ref());
    end_of_decision(&mut w, &["bek974.5", "bek974.6.1", "bek974.6.2", "fvl.19"], &[]);
    w.made(
        "update",
        Kind::Decision,
        &format!("Jeres tilladelse er ajourført (version {number})"),
        &format!("Your permit has been updated (version {number})"),
    )
}

pub(super) fn revocation(mut w: Writing<'_>, revocation: &Revocation) -> Made {
    let today = w.day(w.today());
    w.paragraph(
        format!("Energistyrelsen har efter § 7 revurderet jeres tilladelse og tilbagekalder den. Fra i dag, den {today}, må der ikke injiceres CO2. Pligterne til overvågning, lukning og afvikling gælder fortsat."),
        format!("Energistyrelsen has reassessed your permit under § 7 and revokes it. From today, {today}, no CO2 may be injected. The duties of monitoring, closure and decommissioning still apply."),
    );
    w.heading(2, "Det skal I gøre", "What you must do");
    let first = revocation.closure_plan.iter().map(|step| step.by).min().map(|day| w.day(day));
    let count = revocation.closure_plan.len();
    let (da, en) = match first {
        Some(day) => (
            format!(
                "Stop injektionen i dag. Følg planen for lukning og afvikling nedenfor; den har {count} trin, det første senest den {day}. Rapportér hvert trin i sagen under dets mærke."
            ),
            format!(
                "Stop injection today. Follow the plan for closure and decommissioning below; it has {count} steps, the first by {day}. Report each step in the case under its mark."
            ),
        ),
        None => ("Stop injektionen i dag.".to_owned(), "Stop injection today.".to_owned()),
    };
    w.paragraph(da, en);
    let why = w.why(("Derfor", "Why"), &revocation.reasons);
    w.end_of_front([why]);
    w.heading(2, "Planen", "The plan");
    let rows = (1_u32..)
        .zip(&revocation.closure_plan)
        .map(|(number, step)| vec![format!("L{number}"), step.text.clone(), w.day(step.by)])
        .collect();
    let columns = vec![
        Column::text(w.say("Mærke", "Mark"), 2),
        Column::text(w.say("Hvad", "What"), 10),
        Column::text(w.say("Senest", "By"), 5),
    ];
    let caption = w.say("Plan for lukning og afvikling", "Plan for closure and decommissioning");
    w.table(Table { caption, columns, rows });
    w.paragraph(
        "Sagen afsluttes først, når alle trin er opfyldt.",
        "The case is closed only when every step is met.",
    );
    w.heading(2, "Derfor er en ajourføring ikke nok", "Why an update is not enough");
    w.words(&revocation.why_update_is_not_enough);
    background(&mut w);
    heard(&mut w, revocation.not_heard.as_ref());
    end_of_decision(&mut w, &["bek974.2.0.6", "bek974.6.1.7", "fvl.19"], &["closure-events"]);
    w.made(
        "revocation",
        Kind::Decision,
        "Jeres tilladelse til lagring af CO2 er tilbagekaldt",
        "Your permit to store CO2 has been revoked",
    )
}

pub(super) fn confirmation(mut w: Writing<'_>, confirmation: &Confirmation) -> Made {
    w.paragraph(
        "Energistyrelsen har efter § 7 revurderet jeres tilladelse. Den opretholdes uændret, og revurderingen er afsluttet.",
        "Energistyrelsen has reassessed your permit under § 7. It stands unchanged, and the reassessment has ended.",
    );
    w.heading(2, "Det skal I gøre", "What you must do");
    w.paragraph(
        "Vilkårene gælder som hidtil. Ser I nye tegn på udsivning eller en væsentlig uregelmæssighed, så meld det straks i sagen.",
        "The conditions apply as before. If you see new signs of leakage or of a significant irregularity, report it in the case at once.",
    );
    let why = w.why(("Derfor", "Why"), &confirmation.reasons);
    w.end_of_front([why]);
    background(&mut w);
    let proposed = w.file.reassessments.last().and_then(|r| r.proposed_confirmation.as_ref());
    if let Some(proposed) = proposed {
        let (by, on) = (&proposed.by.name, w.day(proposed.at.day()));
        w.paragraph(
            format!(
                "To personer har vurderet sagen: {by} indstillede den {on} til, at tilladelsen opretholdes."
            ),
            format!("Two people have assessed the case: {by} proposed on {on} that the permit stand."),
        );
    }
    end_of_decision(&mut w, &[], &[]);
    w.made(
        "confirmation",
        Kind::Decision,
        "Jeres tilladelse til lagring af CO2 opretholdes",
        "Your permit to store CO2 stands",
    )
}

pub(super) fn measure(mut w: Writing<'_>, measure: &Measure) -> Made {
    let by = w.day(measure.by);
    w.paragraph(
        format!("Energistyrelsen revurderer jeres tilladelse efter § 7. Mens det sker, påbyder vi jer at træffe de foranstaltninger, der står her, senest den {by}."),
        format!("Energistyrelsen is reassessing your permit under § 7. Meanwhile we order you to take the measures that stand here by {by}."),
    );
    let whole = ("Påbuddet i sin helhed", "The order in full");
    let what = w.in_short(("Det skal I gøre", "What you must do"), &measure.text, whole);
    w.paragraph(
        format!("Rapportér i sagen, når det er gjort, og senest den {by}. Kan det ikke lade sig gøre, så skriv straks og fortæl hvorfor."),
        format!("Report in the case when it is done, and by {by} at the latest. If it cannot be done, write at once and say why."),
    );
    let why = w.why(("Derfor", "Why"), &measure.reasons);
    w.end_of_front([what, why]);
    w.heading(2, "Hvad påbuddet er til for", "What the order is for");
    w.paragraph(
        "Påbuddet skal forebygge eller standse skade, mens sagen undersøges. Det siger ikke, hvordan revurderingen ender.",
        "The order is to prevent or stop harm while the case is looked into. It does not say how the reassessment will end.",
    );
    background(&mut w);
    end_of_decision(&mut w, &["bek974.2.0.7", "bek974.6.1.4"], &[]);
    w.made("measure", Kind::Decision, "Påbud om foranstaltninger", "Order to take measures")
}

/// The signals that the reassessment was opened on, as they were found to be.
fn background(w: &mut Writing<'_>) {
    let taken = w.file.reassessments.last().map(|r: &Reassessment| r.opened.what.clone()).unwrap_or_default();
    let mut facts = Vec::new();
    for signal in w.file.signals.iter().filter(|signal| taken.contains(&signal.number)) {
        let Some(triage) = &signal.triage else {
            continue;
        };
        let finding = match triage.what.finding {
            SignalFinding::Leakage => w.say("udsivning (§ 2, nr. 8)", "leakage (§ 2, nr. 8)"),
            SignalFinding::SignificantIrregularity => {
                w.say("væsentlig uregelmæssighed (§ 2, nr. 9)", "a significant irregularity (§ 2, nr. 9)")
            }
            SignalFinding::Neither => w.say("ingen af delene", "neither"),
        };
        let number = signal.number;
        let label = w.say(format!("Hændelse {number}"), format!("Signal {number}"));
        let on = w.day(signal.signal.at.day());
        let (seen, reasons) = (&signal.signal.what.text, &triage.what.reasons);
        let value = w.say(
            format!("Registreret den {on}: {seen}\nVurderet som {finding}. {reasons}"),
            format!("Recorded on {on}: {seen}\nFound to be {finding}. {reasons}"),
        );
        facts.push((label, value));
    }
    if !facts.is_empty() {
        w.heading(2, "Baggrund", "Background");
        w.facts(facts);
    }
}

/// How the holder was heard, or why not.
fn heard(w: &mut Writing<'_>, not_heard: Option<&NotHeard>) {
    let hearing = w.file.reassessments.last().and_then(|r| r.hearings.last());
    let comment = hearing.and_then(|h| h.comments.last()).map(|c| c.what.text.clone());
    let heard_on = hearing.map(|h| w.day(h.hearing.at.day()));
    if heard_on.is_none() && not_heard.is_none() {
        return;
    }
    w.heading(2, "Partshøring", "Consultation");
    if let Some(on) = heard_on {
        w.paragraph(format!("Vi hørte jer den {on}."), format!("We consulted you on {on}."));
        match comment {
            Some(text) => {
                w.paragraph("I svarede:", "You answered:");
                w.words(&text);
            }
            None => w.paragraph("Vi har ikke fået bemærkninger.", "We have had no comments."),
        }
    }
    if let Some(not_heard) = not_heard {
        let item = not_heard.item;
        w.paragraph(
            format!("Vi har ikke hørt jer før afgørelsen, jf. forvaltningslovens § 19, stk. 2, nr. {item}:"),
            format!(
                "We have not consulted you before the decision, see forvaltningsloven § 19, stk. 2, nr. {item}:"
            ),
        );
        w.words(&not_heard.reasons);
    }
}

fn end_of_decision(w: &mut Writing<'_>, also: &[&'static str], read: &[&str]) {
    let own = ["bek974.7", "bek974.2.0.8", "bek974.2.0.9"];
    let general = ["fvl.22", "fvl.24", "fvl.25"];
    let provisions = own.iter().chain(also).chain(&general).map(|id| Provision::of(id));
    w.rules(&provisions.collect::<Vec<_>>());
    let readings = w.file.foundation.as_ref().map(|f| f.readings.clone()).unwrap_or_default();
    let read: Vec<&str> = ["reassessment-triggers", "not-in-the-order"].iter().chain(read).copied().collect();
    w.readings(&readings, &read, None);
    w.signature();
    w.complaint();
}
