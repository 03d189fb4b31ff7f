//! Nr. 5: whether the reservoir's figures are possible, and its wells accounted for.

use rust_decimal::Decimal;

use super::finding::{Sheet, say};
use super::same;
use crate::permit::application::Application;

/// Highest porosity of a sediment, %.
const POROSITY: i64 = 45;
/// Temperature at the sea floor, °C, that gradients are counted from.
const SEA_FLOOR: i64 = 7;
/// Usual gradients of temperature, °C per km.
const GRADIENT: (i64, i64) = (20, 45);
/// Metres of brine for a bar, about.
const METRES_PER_BAR: i64 = 10;
/// Usual pressure as a share of the hydrostatic, %.
const PRESSURE_SHARE: (i64, i64) = (50, 200);

pub(super) fn check(application: &Application, sheet: &mut Sheet) {
    percentages(application, sheet);
    against_depth(application, sheet);
    wells(application, sheet);
    paths(application, sheet);
    let reservoir = &application.geology.reservoir;
    if let (Some(initial), Some(fracture)) =
        (reservoir.initial_pressure.get(), application.geology.stress.fracture_pressure.get())
        && fracture <= initial
    {
        sheet.incomplete(
            "/geology/stress/fracture_pressure",
            say(
                "Opsprækningstrykket er ikke over reservoirets tryk.",
                "The fracture pressure is not above the reservoir's pressure.",
            ),
            say(
                "Ret det ene af de to tryk; begge er i bara.",
                "Correct one of the two pressures; both are in bara.",
            ),
        );
    }
    if application.geology.models.hydrocarbon_forecast.get() == Some(&true) {
        sheet.advice(
            "/geology/models/hydrocarbon_forecast",
            "ugl.23x.4",
            say(
                "Modellen har en prognose for indvinding af kulbrinter.",
                "The model has a forecast for production of hydrocarbons.",
            ),
            say(
                "Redegør for prognosen: der gives ikke tilladelse, hvis lagringen også skal øge indvindingen af kulbrinter.",
                "Account for the forecast: no permit is given if the storage is also to increase recovery of hydrocarbons.",
            ),
        );
    }
}

fn percentages(application: &Application, sheet: &mut Sheet) {
    let reservoir = &application.geology.reservoir;
    for (field, figure, most) in [
        ("porosity", &reservoir.porosity, POROSITY),
        ("net_to_gross", &reservoir.net_to_gross, 100),
        ("salinity", &reservoir.salinity, 40),
    ] {
        if figure.get().is_some_and(|one| one.0 < Decimal::ZERO || one.0 > Decimal::from(most)) {
            sheet.incomplete(
                &format!("/geology/reservoir/{field}"),
                say(
                    format!("Tallet kan kun være fra 0 til {most} %."),
                    format!("The figure can only be from 0 to {most} %."),
                ),
                say("Angiv det i procent, ikke som brøk.", "State it in per cent, not as a fraction."),
            );
        }
    }
    let above_zero = say("Tallet skal være over 0.", "The figure must be above 0.");
    let mend = say("Ret tallet eller enheden.", "Correct the figure or the unit.");
    let zero = Decimal::ZERO;
    for (pointer, figure) in [
        ("/geology/reservoir/permeability", reservoir.permeability.get().map(|one| one.0)),
        ("/geology/reservoir/top_depth", reservoir.top_depth.get().map(|one| one.0)),
        ("/geology/reservoir/thickness", reservoir.thickness.get().map(|one| one.0)),
        ("/geology/seal/thickness", application.geology.seal.thickness.get().map(|one| one.0)),
    ] {
        if figure.is_some_and(|one| one <= zero) {
            sheet.incomplete(pointer, above_zero.clone(), mend.clone());
        }
    }
}

fn against_depth(application: &Application, sheet: &mut Sheet) {
    let reservoir = &application.geology.reservoir;
    let Some(depth) = reservoir.top_depth.get().map(|one| one.0).filter(|one| *one > Decimal::ZERO) else {
        return;
    };
    let per_km =
        |warmth: Decimal| warmth.checked_sub(SEA_FLOOR.into())?.checked_mul(1_000.into())?.checked_div(depth);
    let (low, high) = GRADIENT;
    let gradient = reservoir.temperature.get().map(|one| per_km(one.0));
    if gradient.is_some_and(|one| one.is_none_or(|one| one < low.into() || one > high.into())) {
        sheet.advice(
            "/geology/reservoir/temperature",
            "bek974.4.1.5",
            say(
                format!(
                    "Temperaturen passer ikke med dybden: en stigning på {low}-{high} °C pr. km er sædvanlig."
                ),
                format!("The temperature does not fit the depth: a rise of {low}-{high} °C per km is usual."),
            ),
            say(
                "Efterse dybde, reference og enhed, eller redegør for forskellen.",
                "Check depth, reference and unit, or account for the difference.",
            ),
        );
    }
    let share = |pressure: Decimal| {
        let hydrostatic = depth.checked_div(METRES_PER_BAR.into())?.checked_add(Decimal::ONE)?;
        pressure.checked_mul(100.into())?.checked_div(hydrostatic)
    };
    let (low, high) = PRESSURE_SHARE;
    let share = reservoir.initial_pressure.get().map(|one| share(one.0));
    if share.is_some_and(|one| one.is_none_or(|one| one < low.into() || one > high.into())) {
        sheet.advice(
            "/geology/reservoir/initial_pressure",
            "bek974.4.1.5",
            say(
                format!("Trykket er ikke mellem {low} og {high} % af det hydrostatiske tryk i den dybde."),
                format!("The pressure is not between {low} and {high} % of the hydrostatic pressure at that depth."),
            ),
            say(
                "Efterse dybde og enhed (bara), eller redegør for over- eller undertrykket.",
                "Check depth and unit (bara), or account for the over- or underpressure.",
            ),
        );
    }
}

fn wells(application: &Application, sheet: &mut Sheet) {
    let wells = &application.geology.wells;
    for (number, well) in wells.iter().enumerate() {
        if well.in_complex.get() == Some(&true) && well.integrity.is_missing() {
            sheet.field_missing(&format!("/geology/wells/{number}/integrity"));
        }
    }
    if wells.is_empty() && !application.geology.complex_assessment.is_missing() {
        sheet.advice(
            "/geology/wells",
            "bek974.4.1.5",
            say(
                "Der er ikke angivet brønde i eller omkring komplekset.",
                "No wells in or around the complex are stated.",
            ),
            say(
                "Angiv hver eksisterende brønd med tilstand og plugning, eller bekræft, at der ingen er.",
                "State each existing well with its state and plugs, or confirm that there are none.",
            ),
        );
    }
}

fn paths(application: &Application, sheet: &mut Sheet) {
    let paths = &application.geology.leakage_paths;
    for (number, path) in paths.iter().enumerate() {
        let Some(id) = path.id.get() else { continue };
        if paths.iter().take(number).filter_map(|one| one.id.get()).any(|one| same(one, id)) {
            sheet.incomplete(
                &format!("/geology/leakage_paths/{number}/id"),
                say(
                    format!("To lækageveje har kortnavnet {id}."),
                    format!("Two ways of leakage have the short name {id}."),
                ),
                say("Giv hver sit kortnavn.", "Give each a short name of its own."),
            );
        }
    }
}
