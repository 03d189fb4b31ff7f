//! Nr. 9: whether liability is covered for everybody and for the whole time.

use super::finding::{Sheet, say};
use super::same;
use crate::law::{Day, Language};
use crate::permit::application::Application;
use crate::permit::application::leaves::Leaf;
use crate::permit::application::liability::Cover;

pub(super) fn check(application: &Application, leaves: &[Leaf], sheet: &mut Sheet) {
    let Some(kind) = application.liability.kind.get() else { return };
    if matches!(kind, Cover::Insurance | Cover::Both) {
        sheet.group_required(leaves, "liability.insurance");
        insurance(application, sheet);
    }
    if matches!(kind, Cover::Security | Cover::Both) {
        let approval = leaves.iter().filter(|leaf| {
            // With an insurance beside it, the security stands in place of nothing.
            *kind == Cover::Security || leaf.place.path != "liability.security.approval"
        });
        sheet.group_required(&approval.cloned().collect::<Vec<_>>(), "liability.security");
        let until = application.closure.completed_on.get();
        lasts(application.liability.security.expires.get(), until, "/liability/security/expires", sheet);
    }
}

fn insurance(application: &Application, sheet: &mut Sheet) {
    let insurance = &application.liability.insurance;
    if let (Some(from), Some(start)) = (insurance.from.get(), application.duration.start.get())
        && from > start
    {
        sheet.incomplete(
            "/liability/insurance/from",
            say(
                "Forsikringen dækker ikke fra tilladelsens begyndelse.",
                "The insurance does not cover from the permit's first day.",
            ),
            say(
                format!("Lad den dække fra den {}.", start.written(Language::Da)),
                format!("Let it cover from {}.", start.written(Language::En)),
            ),
        );
    }
    let until = application.closure.completed_on.get();
    lasts(insurance.to.get(), until, "/liability/insurance/to", sheet);
    for company in application.parties.companies.iter().filter_map(|company| company.name.get()) {
        let covered = insurance.insured.iter().filter_map(|one| one.get()).any(|name| same(name, company));
        if !covered && !insurance.insured.is_empty() {
            sheet.incomplete(
                "/liability/insurance/insured",
                say(
                    format!("{company} er ikke blandt de sikrede."),
                    format!("{company} is not among the insured."),
                ),
                say(
                    "Lad forsikringen dække hvert deltagende selskab, og skriv navnene som i nr. 1.",
                    "Let the insurance cover each company that takes part, and write the names as in nr. 1.",
                ),
            );
        }
    }
    if insurance.covers_leakage.get() == Some(&false) {
        sheet.incomplete(
            "/liability/insurance/covers_leakage",
            say(
                "Forurening og udsivning fra lagringen er ikke dækket.",
                "Pollution and leakage from the storage are not covered.",
            ),
            say(
                "Udvid forsikringen, eller stil sikkerhed for denne del.",
                "Extend the insurance, or give security for this part.",
            ),
        );
    }
}

fn lasts(to: Option<&Day>, until: Option<&Day>, pointer: &str, sheet: &mut Sheet) {
    if let (Some(to), Some(until)) = (to, until)
        && to < until
    {
        sheet.incomplete(
            pointer,
            say(
                "Dækningen slutter, før lukning og afvikling er afsluttet.",
                "The cover ends before closure and decommissioning are done.",
            ),
            say(
                format!("Lad den løbe til mindst den {}.", until.written(Language::Da)),
                format!("Let it run until {} at least.", until.written(Language::En)),
            ),
        );
    }
}
