//! Nr. 11: whether everything has an end, and the end is paid for.

use rust_decimal::Decimal;

use super::finding::{Sheet, say};
use super::same;
use crate::law::quantity::Kroner;
use crate::permit::application::Application;

pub(super) fn check(application: &Application, sheet: &mut Sheet) {
    facilities(application, sheet);
    wells(application, sheet);
    days(application, sheet);
    cost(application, sheet);
}

fn facilities(application: &Application, sheet: &mut Sheet) {
    let described = &application.project.facilities;
    let ended = &application.closure.facilities;
    for id in described.iter().filter_map(|facility| facility.id.get()) {
        if !ended.iter().filter_map(|end| end.id.get()).any(|end| same(end, id)) {
            sheet.incomplete(
                "/closure/facilities",
                say(
                    format!("Det fremgår ikke, hvad der sker med anlægget {id}."),
                    format!("It is not stated what becomes of the facility {id}."),
                ),
                say(
                    "Angiv sluttilstand og dato for hvert anlæg i nr. 3.",
                    "State the end state and day of each facility in nr. 3.",
                ),
            );
        }
    }
    for (number, end) in ended.iter().enumerate() {
        let Some(id) = end.id.get() else { continue };
        if !described.iter().filter_map(|facility| facility.id.get()).any(|facility| same(facility, id)) {
            sheet.incomplete(
                &format!("/closure/facilities/{number}/id"),
                say(
                    format!("Anlægget {id} er ikke beskrevet i nr. 3."),
                    format!("The facility {id} is not described in nr. 3."),
                ),
                say(
                    "Ret kortnavnet, eller beskriv anlægget i nr. 3.",
                    "Correct the short name, or describe the facility in nr. 3.",
                ),
            );
        }
    }
}

fn wells(application: &Application, sheet: &mut Sheet) {
    let wells = &application.coordinates.wells;
    let plugging = &application.closure.plugging;
    for name in wells.iter().filter_map(|well| well.name.get()) {
        if !plugging.iter().filter_map(|one| one.well.get()).any(|well| same(well, name)) {
            sheet.incomplete(
                "/closure/plugging",
                say(
                    format!("Der er intet program for plugning af {name}."),
                    format!("There is no programme for plugging {name}."),
                ),
                say("Angiv et program for hver brønd i nr. 4.", "State a programme for each well in nr. 4."),
            );
        }
    }
    for (number, one) in plugging.iter().enumerate() {
        let Some(name) = one.well.get() else { continue };
        if !wells.iter().filter_map(|well| well.name.get()).any(|well| same(well, name)) {
            sheet.incomplete(
                &format!("/closure/plugging/{number}/well"),
                say(
                    format!("Brønden {name} er ikke angivet i nr. 4."),
                    format!("The well {name} is not stated in nr. 4."),
                ),
                say(
                    "Ret navnet, eller angiv brønden i nr. 4.",
                    "Correct the name, or state the well in nr. 4.",
                ),
            );
        }
    }
}

fn days(application: &Application, sheet: &mut Sheet) {
    let Some(done) = application.closure.completed_on.get() else { return };
    if application.duration.injection_end.get().is_some_and(|end| done < end) {
        sheet.incomplete(
            "/closure/completed_on",
            say("Afviklingen slutter før injektionen.", "Decommissioning ends before injection does."),
            say("Ret den ene af de to datoer.", "Correct one of the two days."),
        );
    }
    for (number, end) in application.closure.facilities.iter().enumerate() {
        if end.by.get().is_some_and(|by| by > done) {
            sheet.incomplete(
                &format!("/closure/facilities/{number}/by"),
                say("Datoen ligger efter, at alt er afsluttet.", "The day is after all is done."),
                say("Ret den ene af de to datoer.", "Correct one of the two days."),
            );
        }
    }
}

fn cost(application: &Application, sheet: &mut Sheet) {
    let Some(cost) = application.closure.cost.get() else { return };
    if cost.0 <= Decimal::ZERO {
        sheet.incomplete(
            "/closure/cost",
            say("Omkostningen skal være over 0 kr.", "The cost must be above 0 kr."),
            say("Vedlæg et overslag, og angiv summen.", "Attach an estimate, and state the sum."),
        );
    }
    let financial = &application.capacity.financial;
    let funds = [&financial.liquidity, &financial.guarantee.amount, &application.liability.security.amount];
    // With nothing stated, nr. 2 and nr. 9 are found missing themselves.
    let stated: Vec<Decimal> = funds.into_iter().filter_map(|one| one.get()).map(|one| one.0).collect();
    let sum = stated.iter().try_fold(Decimal::ZERO, |sum, one| sum.checked_add(*one));
    if let Some(sum) = sum.filter(|_| !stated.is_empty())
        && sum < cost.0
    {
        let sum = Kroner(sum);
        sheet.incomplete(
            "/closure/cost",
            say(
                format!("Omkostningen ({cost}) er ikke dækket: likviditet, garanti og sikkerhed er tilsammen {sum}"),
                format!("The cost ({cost}) is not covered: liquidity, guarantee and security come to {sum}"),
            ),
            say(
                "Dæk den med midler i nr. 2 eller sikkerhed i nr. 9.",
                "Cover it by funds in nr. 2 or security in nr. 9.",
            ),
        );
    }
}
