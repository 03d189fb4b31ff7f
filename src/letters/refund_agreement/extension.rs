//! Storage deadlines: extended, not extended, near or passed (§ 3, stk. 1, nr. 5).

use super::Made;
use super::writing::Writing;
use crate::letters::Kind;
use crate::refund::procedure::content::{ExtensionDecision, Reminder, Subject};

pub(super) fn granted(mut w: Writing<'_>, decision: &ExtensionDecision) -> Made {
    let asked = request(&w, decision);
    let (lot, day) = match &asked {
        Some(asked) => (asked.lot.clone(), w.day(asked.new_day)),
        None => (String::new(), String::new()),
    };
    w.paragraph(
        format!("Skatteforvaltningen forlænger fristen for lagring af parti {lot}. CO2 i partiet skal være lagret senest den {day}."),
        format!("Skatteforvaltningen extends the deadline for storage of lot {lot}. The CO2 of the lot must be stored by {day}."),
    );
    w.heading(2, "Det skal I gøre", "What you must do");
    w.paragraph(
        format!("Sørg for, at partiet er lagret senest den {day}, og registrér lagringen med dokumentation i sagen. Sker der noget, der igen kan forsinke lagringen, så orientér os hurtigst muligt."),
        format!("See to it that the lot is stored by {day}, and record the storage with proof in the case. If something happens that may delay storage again, tell us as soon as possible."),
    );
    let why = w.why(("Derfor", "Why"), &decision.reasons);
    w.behind([why]);
    w.heading(2, "Anmodningen", "The request");
    particulars(&mut w, decision);
    w.rules_of(["bek1504.3.1.5", "bek1504.3.1.6"]);
    w.agreed_readings(&["open-standards"]);
    w.signature();
    w.made(
        "extension",
        Kind::Decision,
        &format!("Fristen for lagring af parti {lot} er forlænget"),
        &format!("The deadline for storage of lot {lot} is extended"),
    )
}

pub(super) fn denied(mut w: Writing<'_>, decision: &ExtensionDecision) -> Made {
    let on_file = w.file.extensions.iter().find(|e| e.number == decision.request);
    let assessed = on_file.map(|e| &e.request.what.assessment);
    let (lot, day) = match assessed {
        Some(assessed) => (assessed.lot.clone(), w.day(assessed.store_by)),
        None => (String::new(), String::new()),
    };
    w.paragraph(
        format!("Skatteforvaltningen giver afslag på at forlænge fristen for lagring af parti {lot}. Fristen er fortsat den {day}."),
        format!("Skatteforvaltningen refuses to extend the deadline for storage of lot {lot}. The deadline is still {day}."),
    );
    w.heading(2, "Det betyder det for jer", "What it means for you");
    w.paragraph(
        format!("CO2 i partiet, som ikke er lagret senest den {day}, giver ikke ret til tilbagebetaling. Er der allerede udbetalt afgift for den, kan vi kræve den tilbage; I bliver hørt først."),
        format!("CO2 of the lot that is not stored by {day} gives no right to a refund. If tax has been refunded for it already, we may demand it back; you are heard first."),
    );
    let why = w.why(("Derfor får I afslag", "Why you are refused"), &decision.reasons);
    w.end_of_front([why]);
    w.heading(2, "Anmodningen", "The request");
    particulars(&mut w, decision);
    w.heard(Subject::Extension(decision.request));
    w.rules_of(["bek1504.3.1.5", "bek1504.3.1.6", "sfl.19", "fvl.22", "fvl.24", "fvl.25"]);
    w.agreed_readings(&["open-standards", "repayment-cause"]);
    w.signature();
    w.complaint();
    w.made(
        "extension",
        Kind::Decision,
        &format!("Afslag på at forlænge fristen for lagring af parti {lot}"),
        &format!("Extension of the deadline for storage of lot {lot} refused"),
    )
}

fn request<'a>(
    w: &Writing<'a>,
    decision: &ExtensionDecision,
) -> Option<&'a crate::refund::custody::ExtensionRequest> {
    let on_file = w.file.extensions.iter().find(|e| e.number == decision.request)?;
    Some(&on_file.request.what.request)
}

fn particulars(w: &mut Writing<'_>, decision: &ExtensionDecision) {
    let Some(on_file) = w.file.extensions.iter().find(|e| e.number == decision.request) else {
        return;
    };
    let asked = &on_file.request.what;
    let (request, assessed) = (&asked.request, &asked.assessment);
    let delay = assessed.delay_days;
    let facts = vec![
        (
            w.say("Anmodning", "Request"),
            w.say(
                format!("Nr. {}, modtaget den {}", on_file.number, w.day(on_file.request.at.day())),
                format!("No. {}, received on {}", on_file.number, w.day(on_file.request.at.day())),
            ),
        ),
        (w.say("Parti", "Lot"), request.lot.clone()),
        (w.say("Frist før", "Deadline before"), w.day(assessed.store_by)),
        (w.say("Frist, I bad om", "Deadline asked for"), w.day(request.new_day)),
        (w.say("Omstændigheder", "Circumstances"), request.circumstances.clone()),
        (w.say("I kendte dem den", "You knew of them on"), w.day(request.known_on)),
        (
            w.say("I orienterede os den", "You told us on"),
            w.say(
                format!("{} ({delay} dage efter)", w.day(request.told_on)),
                format!("{} ({delay} days later)", w.day(request.told_on)),
            ),
        ),
    ];
    w.facts(facts);
}

pub(super) fn reminder(mut w: Writing<'_>, reminder: &Reminder) -> Made {
    let (lot, day, days) = (&reminder.lot, w.day(reminder.deadline), reminder.days_before);
    let passed = days == 0;
    if passed {
        w.paragraph(
            format!("Fristen for lagring af parti {lot} var den {day}, og den er gået. Efter sagens oplysninger er ikke hele partiet lagret."),
            format!("The deadline for storage of lot {lot} was {day}, and it has passed. By the case's records not all of the lot has been stored."),
        );
    } else {
        let (dage, days_en) = if days == 1 { ("dag", "day") } else { ("dage", "days") };
        w.paragraph(
            format!("Parti {lot} skal være lagret senest den {day}. Det er om {days} {dage}. Efter sagens oplysninger er ikke hele partiet lagret endnu."),
            format!("Lot {lot} must be stored by {day}. That is {days} {days_en} from now. By the case's records not all of the lot has been stored yet."),
        );
    }
    if let Some(found) = w.file.chain.lot(lot) {
        let left = found.captured.0.checked_sub(w.file.chain.stored_of(lot).0).unwrap_or_default();
        let facts = vec![
            (w.say("Parti", "Lot"), format!("{lot} ({})", found.plant)),
            (w.say("Fanget", "Captured"), w.period(found.captured_from, found.captured_to)),
            (w.say("Mængde", "Quantity"), w.tonnes(found.captured)),
            (w.say("Registreret som lagret", "Recorded as stored"), w.tonnes(w.file.chain.stored_of(lot))),
            (
                w.say("Ikke registreret som lagret", "Not recorded as stored"),
                w.tonnes(crate::law::quantity::Tonnes(left)),
            ),
            (w.say("Frist", "Deadline"), day.clone()),
        ];
        w.facts(facts);
    }
    w.heading(2, "Det skal I gøre", "What you must do");
    if passed {
        w.paragraph(
            "Er partiet lagret, så registrér lagringen med dokumentation nu. Er det ikke, så skriv straks i sagen, hvor CO2 er, og hvorfor den ikke er lagret. Vi tager derefter stilling til, om afgift skal betales tilbage; I bliver hørt først. For CO2, der er sluppet ud efter overdragelse til tredjepart, kræves intet tilbage.",
            "If the lot is stored, record the storage with proof now. If it is not, write in the case at once where the CO2 is and why it has not been stored. We then decide whether tax must be paid back; you are heard first. For CO2 released after hand-over to a third party nothing is demanded back.",
        );
    } else {
        w.paragraph(
            format!("Registrér lagringen med dokumentation i sagen senest den {day}. Kan I ikke nå det på grund af særlige omstændigheder, så anmod om forlængelse i sagen hurtigst muligt, efter at I er blevet bekendt med dem."),
            format!("Record the storage with proof in the case by {day}. If special circumstances keep you from it, ask for an extension in the case as soon as possible after you come to know of them."),
        );
    }
    w.rules_of(["bek1504.3.1.5", "bek1504.3.1.6"]);
    w.agreed_readings(&["open-standards"]);
    w.automatic();
    let (da, en) = if passed {
        (
            format!("Fristen for lagring af parti {lot} er gået"),
            format!("The deadline for storage of lot {lot} has passed"),
        )
    } else {
        (
            format!("Husk fristen for lagring af parti {lot}"),
            format!("Remember the deadline for storage of lot {lot}"),
        )
    };
    w.made("reminder", Kind::Notice, &da, &en)
}
