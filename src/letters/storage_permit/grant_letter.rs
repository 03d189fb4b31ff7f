//! The letter that the permit comes with: what was decided, what to do and when, why, and how to complain.

use super::Made;
use super::conditions::{Dated, beginning};
use super::foundation::environment;
use super::writing::Writing;
use crate::law::Provision;
use crate::law::quantity::written;
use crate::letters::Kind;
use crate::permit::procedure::content::Granted;
use crate::permit::procedure::file::PermitVersion;

/// As many dates as leave room for the rest on the first page.
const DATES_ON_PAGE_ONE: usize = 3;

pub(super) fn grant_letter(mut w: Writing<'_>, version: &PermitVersion, granted: &Granted) -> Made {
    decided(&mut w, version);
    w.heading(2, "Det skal I gøre", "What you must do");
    duties(&mut w, version);
    let why = w.why(("Derfor", "Why"), &granted.grant.reasons);
    w.end_of_front([why]);
    w.heading(2, "Miljøvurdering", "Environmental assessment");
    let facts = environment(&w);
    w.facts(facts);
    w.rules(&["bek974.3.1", "bek974.5", "bek974.6.1", "ugl.23x.1", "fvl.24", "fvl.25"].map(Provision::of));
    w.readings(
        &granted.grant.readings,
        &["grant-test", "not-in-the-order"],
        Some(&granted.grant.readings_reasons),
    );
    w.signature();
    w.complaint();
    w.made(
        "grant-letter",
        Kind::Decision,
        "I har fået tilladelse til geologisk lagring af CO2",
        "You have been granted a permit for geological storage of CO2",
    )
}

fn decided(w: &mut Writing<'_>, version: &PermitVersion) {
    let terms = &version.terms;
    let (from, to) = (w.day(terms.start), w.day(terms.end));
    let quantity = written(terms.total.0, w.language);
    let count = version.conditions.len();
    let conditions = if count == 1 { "condition" } else { "conditions" };
    w.paragraph(
        format!("Energistyrelsen har i dag givet jer tilladelse til at lagre højst {quantity}\u{A0}t CO2 geologisk. Tilladelsen gælder fra og med den {from} til og med den {to} og er givet på {count} vilkår. Den følger med dette brev og angiver stedet."),
        format!("Energistyrelsen has today granted you a permit to store at most {quantity}\u{A0}t of CO2 geologically. The permit is valid from {from} to {to}, both days included, and is granted on {count} {conditions}. It comes with this letter and states the place."),
    );
}

fn duties(w: &mut Writing<'_>, version: &PermitVersion) {
    let from = w.day(version.terms.start);
    let mut facts = vec![
        (
            w.say("Før I begynder", "Before you begin"),
            w.say(
                format!("Godkendelser efter undergrundslovens § 28 samt forsikring og procedure for erstatningskrav (§ 24 e) er på plads. I må tidligst begynde den {from}."),
                format!("Approvals under § 28 of the Subsoil Act, insurance and the procedure for claims (§ 24 e) are in place. You may begin on {from} at the earliest."),
            ),
        ),
        (
            w.say("Straks", "At once"),
            w.say(
                "Meld udsivning og væsentlige uregelmæssigheder i sagen.",
                "Report leakage and significant irregularities in the case.",
            ),
        ),
    ];
    let dates: Vec<Dated> = w.dates(&version.conditions).into_iter().filter(|date| date.duty).collect();
    for date in dates.iter().take(DATES_ON_PAGE_ONE) {
        let day = w.day(date.day);
        let then = if date.then.is_empty() { String::new() } else { format!(", {}", date.then) };
        let what = beginning(&date.what, 60);
        facts.push((
            w.say(format!("Senest {day}"), format!("By {day}")),
            format!("{what}{then} ({})", date.condition),
        ));
    }
    let left = dates.len().saturating_sub(DATES_ON_PAGE_ONE);
    if left > 0 {
        facts.push((
            w.say("Flere frister", "More dates"),
            w.say(
                format!("Yderligere {left}; alle frister står i tilladelsens afsnit 7."),
                format!("{left} more; all dates stand in section 7 of the permit."),
            ),
        ));
    }
    w.facts(facts);
}
