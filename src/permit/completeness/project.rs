//! Nr. 3: whether the monitoring and the list of facilities are whole.

use super::finding::{Sheet, say};
use super::same;
use crate::permit::application::Application;
use crate::permit::application::project::{MonitoredParameter, Phase};

pub(super) fn check(application: &Application, sheet: &mut Sheet) {
    let project = &application.project;
    for (number, activity) in project.schedule.iter().enumerate() {
        if let (Some(start), Some(end)) = (activity.start.get(), activity.end.get())
            && end < start
        {
            sheet.incomplete(
                &format!("/project/schedule/{number}/end"),
                say("Aktiviteten slutter, før den begynder.", "The activity ends before it begins."),
                say("Ret den ene af de to datoer.", "Correct one of the two days."),
            );
        }
    }
    for (number, facility) in project.facilities.iter().enumerate() {
        let Some(id) = facility.id.get() else { continue };
        let earlier = project.facilities.iter().take(number).filter_map(|one| one.id.get());
        if earlier.into_iter().any(|one| same(one, id)) {
            sheet.incomplete(
                &format!("/project/facilities/{number}/id"),
                say(
                    format!("To anlæg har kortnavnet {id}."),
                    format!("Two facilities have the short name {id}."),
                ),
                say("Giv hvert anlæg sit eget kortnavn.", "Give each facility a short name of its own."),
            );
        }
    }
    if !project.monitoring.is_empty() {
        monitoring(application, sheet);
    }
}

fn monitoring(application: &Application, sheet: &mut Sheet) {
    let lines = &application.project.monitoring;
    for parameter in MonitoredParameter::ALL {
        let measured = lines.iter().any(|line| line.parameter.get() == Some(parameter));
        if let Some((da, en)) = least(*parameter).filter(|_| !measured) {
            sheet.incomplete(
                "/project/monitoring",
                say(
                    format!("Overvågningsprogrammet mangler {da}."),
                    format!("The monitoring programme lacks {en}."),
                ),
                say(
                    "Tilføj en linje med metode, sted og hyppighed. De fem målinger i lagringsdirektivets bilag II, punkt 1.1, er det mindste.",
                    "Add a line with technology, place and frequency. The five measurements of annex II, point 1.1 of the storage directive are the least.",
                ),
            );
        }
    }
    for phase in Phase::ALL {
        if !lines.iter().any(|line| line.phase.get() == Some(phase)) {
            let (da, en) = match phase {
                Phase::Baseline => ("før injektionen", "before injection"),
                Phase::Operation => ("under injektionen", "during injection"),
                Phase::PostClosure => ("efter lukningen", "after closure"),
            };
            sheet.incomplete(
                "/project/monitoring",
                say(
                    format!("Overvågningsprogrammet siger intet om tiden {da}."),
                    format!("The monitoring programme says nothing of the time {en}."),
                ),
                say(
                    "Angiv for hver fase, hvad der måles, med hvad, hvor og hvor ofte.",
                    "State for each phase what is measured, with what, where and how often.",
                ),
            );
        }
    }
}

/// The five measurements that no programme does without (CCSD annex II 1.1).
fn least(parameter: MonitoredParameter) -> Option<(&'static str, &'static str)> {
    match parameter {
        MonitoredParameter::FugitiveEmissions => Some((
            "diffuse CO2-emissioner ved injektionsanlægget",
            "fugitive CO2 emissions at the injection facility",
        )),
        MonitoredParameter::WellheadFlow => {
            Some(("CO2-volumenstrøm ved brøndhovedet", "CO2 volumetric flow at the wellhead"))
        }
        MonitoredParameter::WellheadPressureTemperature => {
            Some(("CO2-tryk og -temperatur ved brøndhovedet", "CO2 pressure and temperature at the wellhead"))
        }
        MonitoredParameter::InjectedComposition => {
            Some(("kemisk analyse af det injicerede", "chemical analysis of the injected material"))
        }
        MonitoredParameter::ReservoirPressureTemperature => {
            Some(("reservoirets temperatur og tryk", "reservoir temperature and pressure"))
        }
        MonitoredParameter::Other => None,
    }
}
