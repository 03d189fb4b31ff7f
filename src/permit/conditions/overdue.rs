//! Dates that have passed, and dates that come.

use std::collections::BTreeSet;

use crate::law::{Day, Language, Text};

use super::duty::{Duty, duties_through};
use super::{Breach, Condition, Due, ReceivedReport};

/// The dates that have passed without the evidence or the report. A date ends with its day, so it is overdue from the
/// day after. What came late is told as late, whether or not anybody looked in the meantime. Keys in `already_raised`
/// are left out; a key names the condition, its watch and the date, and stays the same.
pub fn overdue(
    conditions: &[Condition],
    received: &[ReceivedReport],
    today: Day,
    already_raised: &BTreeSet<String>,
) -> Vec<Breach> {
    let mut found = Vec::new();
    for condition in conditions {
        for (at, watch) in condition.watch.iter().enumerate() {
            for duty in duties_through(watch, today.minus_days(1)) {
                let met = duty.met_on(condition, received, today);
                if met.is_some_and(|on| on <= duty.due) {
                    continue;
                }
                let what = Text::new(
                    late(condition, duty, met, Language::Da),
                    late(condition, duty, met, Language::En),
                );
                let about =
                    format!("{}/{}", if duty.report.is_some() { "every" } else { "by" }, duty.answers);
                let observed = met.map(|on| on.to_string());
                let breach = Breach::of(condition, at, &about, what, observed, duty.due.to_string());
                if !already_raised.contains(&breach.key) {
                    found.push(breach);
                }
            }
        }
    }
    found
}

/// What is due from `today` to so many days later, both included, and has not come; the earliest first.
pub fn upcoming(
    conditions: &[Condition],
    received: &[ReceivedReport],
    today: Day,
    horizon_days: u32,
) -> Vec<Due> {
    let last = today.plus_days(u64::from(horizon_days));
    let mut found = Vec::new();
    for condition in conditions {
        for watch in &condition.watch {
            let duties = duties_through(watch, last).into_iter().filter(|duty| duty.due >= today);
            for duty in duties.filter(|duty| duty.met_on(condition, received, today).is_none()) {
                let what = Text::new(subject(duty, Language::Da), subject(duty, Language::En));
                found.push(Due { due: duty.due, condition: condition.id.clone(), what });
            }
        }
    }
    found.sort();
    found
}

/// What the duty is: `månedsrapport for perioden til og med 31. januar 2023`.
fn subject(duty: Duty<'_>, language: Language) -> String {
    let end = duty.answers.written(language);
    match (duty.report, language) {
        (Some(report), Language::Da) => format!("{} for perioden til og med {end}", report.da),
        (Some(report), Language::En) => format!("{} for the period ending {end}", report.en),
        (None, Language::Da) => "dokumentation for, at vilkåret er opfyldt".to_owned(),
        (None, Language::En) => "evidence that the condition is met".to_owned(),
    }
}

fn late(condition: &Condition, duty: Duty<'_>, met: Option<Day>, language: Language) -> String {
    let (id, what, due) = (&condition.id, subject(duty, language), duty.due.written(language));
    match (met.map(|on| on.written(language)), language) {
        (None, Language::Da) => {
            format!("Vilkår {id}: {what} skulle være modtaget senest {due} og er ikke modtaget.")
        }
        (None, Language::En) => format!("Condition {id}: {what} was due by {due} and has not been received."),
        (Some(on), Language::Da) => {
            format!("Vilkår {id}: {what} skulle være modtaget senest {due} og kom først {on}.")
        }
        (Some(on), Language::En) => format!("Condition {id}: {what} was due by {due} and only came on {on}."),
    }
}
