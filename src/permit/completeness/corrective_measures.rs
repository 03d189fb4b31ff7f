//! Nr. 10: whether every way of leakage, every limit and both substances are met by a measure.

use super::finding::{Sheet, say};
use super::same;
use crate::permit::application::Application;
use crate::permit::application::corrective_measures::{CriticalLimit, Substance};

const MEASURES: &str = "/corrective_measures/measures";

pub(super) fn check(application: &Application, sheet: &mut Sheet) {
    let measures = &application.corrective_measures.measures;
    let paths = &application.geology.leakage_paths;
    for (number, measure) in measures.iter().enumerate() {
        let Some(id) = measure.leakage_path.get() else { continue };
        if !paths.iter().filter_map(|path| path.id.get()).any(|path| same(path, id)) {
            sheet.incomplete(
                &format!("{MEASURES}/{number}/leakage_path"),
                say(
                    format!("Lækagevejen {id} er ikke beskrevet i nr. 5."),
                    format!("The way of leakage {id} is not described in nr. 5."),
                ),
                say(
                    "Ret kortnavnet, eller beskriv vejen i nr. 5.",
                    "Correct the short name, or describe the way in nr. 5.",
                ),
            );
        }
    }
    if measures.is_empty() {
        return;
    }
    for id in paths.iter().filter_map(|path| path.id.get()) {
        let met = measures.iter().filter_map(|one| one.leakage_path.get()).any(|path| same(path, id));
        if !met {
            sheet.incomplete(
                MEASURES,
                say(
                    format!("Ingen foranstaltning vedrører lækagevejen {id}."),
                    format!("No measure is about the way of leakage {id}."),
                ),
                say("Tilføj en foranstaltning for den.", "Add a measure for it."),
            );
        }
    }
    limits(application, sheet);
    for (wanted, da, en) in
        [(Substance::Co2, "CO2", "CO2"), (Substance::Hydrocarbons, "kulbrinter", "hydrocarbons")]
    {
        let met = measures
            .iter()
            .filter_map(|one| one.substance.get())
            .any(|substance| *substance == wanted || *substance == Substance::Both);
        if !met {
            sheet.incomplete(
                MEASURES,
                say(
                    format!("Planen dækker ikke udsivning af {da}."),
                    format!("The plan does not cover leakage of {en}."),
                ),
                say(
                    "Dæk både CO2 og kulbrinter: udsivning er begge dele (§ 2, nr. 8).",
                    "Cover both CO2 and hydrocarbons: leakage is both (§ 2, nr. 8).",
                ),
            );
        }
    }
}

fn limits(application: &Application, sheet: &mut Sheet) {
    let limits = &application.limits;
    for limit in CriticalLimit::ALL {
        let (stated, da, en) = match limit {
            CriticalLimit::ReservoirPressure => (
                limits.max_reservoir_pressure.get().is_some(),
                "reservoirtrykket",
                "the reservoir's pressure",
            ),
            CriticalLimit::InjectionRate => {
                (limits.max_rate.get().is_some(), "injektionsraten", "the injection rate")
            }
            CriticalLimit::WellheadPressure => (
                limits.max_wellhead_pressure.get().is_some(),
                "trykket ved brøndhovedet",
                "the pressure at the wellhead",
            ),
            CriticalLimit::BottomHolePressure => (
                limits.max_bottom_hole_pressure.get().is_some(),
                "trykket i bunden af brønden",
                "the pressure at the bottom of the hole",
            ),
            CriticalLimit::Temperature => {
                (limits.min_temperature.get().is_some(), "temperaturen", "the temperature")
            }
        };
        let met = application.corrective_measures.measures.iter().any(|one| one.limit.get() == Some(limit));
        if stated && !met {
            sheet.incomplete(
                MEASURES,
                say(
                    format!("Ingen foranstaltning vogter grænsen for {da}."),
                    format!("No measure guards the limit for {en}."),
                ),
                say(
                    "Tilføj en foranstaltning med udløser, tærskel og responstid.",
                    "Add a measure with its trigger, threshold and response time.",
                ),
            );
        }
    }
}
