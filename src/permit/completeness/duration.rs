//! Nr. 7: whether the days follow one another, and how long it is.

use super::Bounds;
use super::finding::{Sheet, say};
use crate::casework::Field;
use crate::law::{Day, Language};
use crate::permit::application::Application;

pub(super) fn check(application: &Application, bounds: &Bounds, sheet: &mut Sheet) {
    let duration = &application.duration;
    let mut order = |early: &Field<Day>, late: &Field<Day>, at: &str, da: &str, en: &str| {
        if let (Some(early), Some(late)) = (early.get(), late.get())
            && late < early
        {
            sheet.incomplete(
                &format!("/duration/{at}"),
                say(da, en),
                say("Ret den ene af de to datoer.", "Correct one of the two days."),
            );
        }
    };
    order(
        &duration.start,
        &duration.end,
        "end",
        "Tilladelsen slutter, før den begynder.",
        "The permit ends before it begins.",
    );
    order(
        &duration.start,
        &duration.injection_start,
        "injection_start",
        "Injektionen begynder før tilladelsen.",
        "Injection begins before the permit does.",
    );
    order(
        &duration.injection_start,
        &duration.injection_end,
        "injection_end",
        "Injektionen slutter, før den begynder.",
        "Injection ends before it begins.",
    );
    order(
        &duration.injection_end,
        &duration.end,
        "injection_end",
        "Injektionen slutter efter tilladelsen.",
        "Injection ends after the permit does.",
    );
    order(
        &duration.injection_end,
        &duration.monitoring_end,
        "monitoring_end",
        "Overvågningen slutter før injektionen.",
        "Monitoring ends before injection does.",
    );
    let years = bounds.duration_years;
    if let (Some(start), Some(end)) = (duration.start.get(), duration.end.get()) {
        let last = start.plus_months(years.saturating_mul(12));
        if *end > last {
            sheet.advice(
                "/duration/end",
                "bek974.3.1",
                say(
                    format!("Projektet varer over {years} år; det kan der ikke gives tilladelse til efter § 3, stk. 1."),
                    format!("The project lasts over {years} years; § 3, stk. 1 gives no power to permit that."),
                ),
                say(
                    format!("Lad tilladelsen slutte senest den {}.", last.written(Language::Da)),
                    format!("Let the permit end on {} at the latest.", last.written(Language::En)),
                ),
            );
        }
    }
}
