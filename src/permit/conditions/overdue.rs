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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::permit::conditions::{ConditionKind, ReportContent, Watch};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn condition(id: &str, kind: ConditionKind, watch: Vec<Watch>) -> Condition {
        let text = Text::new("Et vilkår.", "A condition.");
        Condition { id: id.into(), catalogue: None, kind, text, watch, for_closing: false }
    }

    fn received(condition: &str, period_end: Option<&str>, on: &str) -> ReceivedReport {
        ReceivedReport { condition: condition.into(), period_end: period_end.map(day), received_on: day(on) }
    }

    fn keys(breaches: &[Breach]) -> Vec<&str> {
        breaches.iter().map(|breach| breach.key.as_str()).collect()
    }

    fn dated() -> Vec<Condition> {
        let monthly = json!({"watch": "every", "report": {"da": "månedsrapport", "en": "monthly report"},
        "first_period_end": "2022-12-31", "every": {"months": 1}, "due_days_after": 15, "until": "2023-04-01"});
        let monthly = vec![serde_json::from_value(monthly).unwrap()];
        let window = Watch::Window { from: day("2022-12-01"), to: day("2023-02-28") };
        vec![
            condition("C1", ConditionKind::Reporting, monthly),
            condition(
                "C2",
                ConditionKind::FinancialSecurity,
                vec![window, Watch::By { date: day("2023-02-28") }],
            ),
        ]
    }

    fn overdue_keys(received: &[ReceivedReport], today: &str) -> Vec<String> {
        overdue(&dated(), received, day(today), &BTreeSet::new())
            .into_iter()
            .map(|breach| breach.key)
            .collect()
    }

    #[test]
    fn a_date_is_overdue_from_the_day_after() {
        assert_eq!(overdue_keys(&[], "2023-01-15"), Vec::<String>::new());
        assert_eq!(overdue_keys(&[], "2023-01-16"), ["C1/0/every/2022-12-31"]);
        let have = [
            received("C1", Some("2022-12-31"), "2023-01-15"),
            received("C1", Some("2023-01-31"), "2023-02-01"),
        ];
        assert_eq!(overdue_keys(&have, "2023-02-28"), Vec::<String>::new());
        assert_eq!(overdue_keys(&have, "2023-03-01"), ["C2/1/by/2023-02-28"]);
        let all = ["2022-12-31", "2023-01-31", "2023-02-28", "2023-03-31", "2023-04-01"];
        let mut expected: Vec<String> = all.iter().map(|end| format!("C1/0/every/{end}")).collect();
        expected.push("C2/1/by/2023-02-28".into());
        assert_eq!(overdue_keys(&[], "2024-01-01"), expected);
    }

    #[test]
    fn reports_answer_what_they_name() {
        let on = "2023-02-20";
        let by = |end: Option<&str>, condition: &str| {
            overdue_keys(&[received(condition, end, on)], "2023-03-01")
                .contains(&"C2/1/by/2023-02-28".to_owned())
        };
        assert!(!by(None, "C2") && !by(Some("2023-02-28"), "C2"));
        assert!(by(Some("2023-02-27"), "C2") && by(None, "C1"));
        let twice = [received("C2", None, "2023-02-28"), received("C2", None, "2023-03-01")];
        assert!(
            !overdue_keys(&twice, "2023-03-01").contains(&"C2/1/by/2023-02-28".to_owned()),
            "in time first"
        );
        let every = overdue_keys(&[received("C1", None, "2023-01-10")], "2023-01-16");
        assert_eq!(every, ["C1/0/every/2022-12-31"], "a repeating report names its period");
        let sent = read_report(json!({"condition": "C2", "period_to": "2023-02-28"}));
        assert_eq!(ReceivedReport::of(&sent, day(on)), received("C2", Some("2023-02-28"), on));
    }

    #[test]
    fn what_came_late_is_told_as_late_and_once() {
        let found =
            |reports: &[ReceivedReport], today| overdue(&dated(), reports, day(today), &BTreeSet::new());
        let late = [received("C2", None, "2023-03-02")];
        let find =
            |breaches: Vec<Breach>| breaches.into_iter().find(|breach| breach.condition == "C2").unwrap();
        let unseen = find(found(&late, "2023-03-01"));
        assert_eq!(unseen.observed, None, "what comes tomorrow is not known today");
        assert!(unseen.what.en.ends_with("was due by 28 February 2023 and has not been received."));
        assert!(
            unseen.what.da.ends_with("skulle være modtaget senest 28. februar 2023 og er ikke modtaget.")
        );
        let seen = find(found(&late, "2023-03-02"));
        assert_eq!((seen.observed.as_deref(), seen.limit.as_str()), (Some("2023-03-02"), "2023-02-28"));
        assert!(
            seen.what.da.ends_with("og kom først 2. marts 2023.") && seen.what.en.contains("only came on")
        );
        assert_eq!((seen.key.clone(), seen.provision.id()), (unseen.key, "bek974.6.1.2"));
        let raised = BTreeSet::from([seen.key]);
        assert!(
            overdue(&dated(), &late, day("2023-03-02"), &raised)
                .iter()
                .all(|breach| breach.condition != "C2")
        );
    }

    #[test]
    fn what_comes_is_listed_the_earliest_first() {
        let next = upcoming(&dated(), &[], day("2023-02-15"), 28);
        let dues: Vec<_> = next.iter().map(|due| (due.due.to_string(), due.condition.as_str())).collect();
        let expected = [("2023-02-15", "C1"), ("2023-02-28", "C2"), ("2023-03-15", "C1")];
        assert_eq!(dues, expected.map(|(due, id)| (due.to_owned(), id)));
        assert_eq!(next[0].what.da, "månedsrapport for perioden til og med 31. januar 2023");
        assert_eq!(next[0].what.en, "monthly report for the period ending 31 January 2023");
        assert_eq!(next[1].what.en, "evidence that the condition is met");
        let have = [received("C1", Some("2023-01-31"), "2023-02-15"), received("C2", None, "2023-02-16")];
        assert_eq!(upcoming(&dated(), &have, day("2023-02-15"), 13).len(), 1, "C2's report comes tomorrow");
        assert_eq!(upcoming(&dated(), &have, day("2023-02-16"), 12), []);
    }

    fn read_report(value: serde_json::Value) -> ReportContent {
        serde_json::from_value(value).unwrap()
    }

    proptest! {
        #[test]
        fn what_is_overdue_stays_overdue_under_one_key(
            start in 0_u64..400, step in 0_u64..60, ends in proptest::collection::vec((0_u64..130, 0_u64..200), 0..6),
        ) {
            let base = day("2022-12-01");
            let reports: Vec<ReceivedReport> = ends.into_iter().map(|(end, on)| ReceivedReport {
                condition: "C1".into(), period_end: Some(base.plus_days(end)), received_on: base.plus_days(on),
            }).collect();
            let none = BTreeSet::new();
            let at = |days: u64| overdue(&dated(), &reports, base.plus_days(days), &none);
            let (now, later) = (at(start), at(start + step));
            let seen: BTreeSet<&str> = keys(&now).into_iter().collect();
            prop_assert_eq!(seen.len(), now.len());
            prop_assert!(seen.is_subset(&keys(&later).into_iter().collect()));
            let raised: BTreeSet<String> = keys(&later).into_iter().map(str::to_owned).collect();
            prop_assert_eq!(overdue(&dated(), &reports, base.plus_days(start + step), &raised), vec![]);
        }
    }
}
