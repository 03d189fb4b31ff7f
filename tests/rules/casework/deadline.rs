//! Deadlines and complaint guidance.

use proptest::prelude::*;
use sagsgang::casework::complaint::{self, guidance};
use sagsgang::casework::deadline::{
    Change, Deadline, DeadlineError, Unit, Why, compute, compute_with, rule, rules,
};
use sagsgang::law::calendar::{Calendar, is_working_day};
use sagsgang::law::parameter::Status;
use sagsgang::law::reading::{self, Readings};
use sagsgang::law::registry::entry;
use sagsgang::law::{Day, Moment, Text};
use serde_json::json;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Noon UTC on a day.
fn noon(text: &str) -> Moment {
    Moment::parse(&format!("{text}T12:00:00Z")).unwrap()
}

fn due(rule: &str, event: &str) -> String {
    compute(rule, noon(event)).unwrap().due.to_string()
}

fn written(text: &Text) -> bool {
    !text.da.is_empty() && !text.en.is_empty() && text.da != text.en
}

#[test]
fn the_rules_are_whole() {
    let ids: Vec<_> = rules().iter().map(|rule| rule.id.as_str()).collect();
    let expected = [
        "complaint-energy-board",
        "access-request",
        "tax-hearing",
        "complaint-tax-appeals",
        "heat-statements",
        "heat-statements-reminder",
        "information-request",
        "party-hearing",
        "triage",
    ];
    assert_eq!(ids, expected);
    for rule in rules() {
        assert!(written(&rule.description) && written(&rule.counts_from) && written(&rule.entered_by));
        assert!(!rule.provisions.is_empty());
        assert!(rule.provisions.iter().all(|provision| entry(provision).is_some()), "{}", rule.id);
        assert!(rule.readings.iter().all(|id| reading::get(id).is_some()), "{}", rule.id);
        for value in &rule.values {
            assert!(value.value.as_ref().unwrap().parse::<u32>().unwrap() > 0, "{}", rule.id);
            assert_eq!(value.status == Status::ServiceTarget, !rule.law, "{}", rule.id);
        }
    }
    assert!(rule("nothing").is_none());
    assert!(written(&Unit::Months.text()) && written(&Unit::WorkingDays.text()));
}

#[test]
fn four_weeks_to_complain_end_on_the_same_weekday() {
    assert_eq!(due("complaint-energy-board", "2022-12-06"), "2023-01-03");
    assert_eq!(due("complaint-energy-board", "2026-10-01"), "2026-10-29");
}

#[test]
fn four_weeks_to_complain_do_not_end_on_a_free_day() {
    // Christmas Eve and the three days after it.
    assert_eq!(due("complaint-energy-board", "2026-11-26"), "2026-12-28");
    // New Year's Eve, New Year's Day, Saturday, Sunday.
    assert_eq!(due("complaint-energy-board", "2026-12-03"), "2027-01-04");
    // Maundy Thursday to Easter Monday.
    assert_eq!(due("complaint-energy-board", "2026-03-05"), "2026-04-07");
    // Constitution Day, a Friday in 2026.
    assert_eq!(due("complaint-energy-board", "2026-05-08"), "2026-06-08");
    // Great Prayer Day, while it was one and after.
    assert_eq!(due("complaint-energy-board", "2023-04-07"), "2023-05-08");
    assert_eq!(due("complaint-energy-board", "2024-03-29"), "2024-04-26");
    assert_eq!(due("complaint-energy-board", "2026-10-03"), "2026-11-02");
}

#[test]
fn access_is_given_in_seven_working_days() {
    assert_eq!(due("access-request", "2026-11-20"), "2026-12-01");
    assert_eq!(due("access-request", "2026-11-21"), "2026-12-01");
    // The authority's own closing days count: 24 and 31 December are working days here, 25 and 26 and 1 January are not.
    assert_eq!(due("access-request", "2026-12-21"), "2026-12-31");
    assert_eq!(due("access-request", "2026-12-22"), "2027-01-04");
    assert_eq!(due("access-request", "2026-03-27"), "2026-04-10");
}

#[test]
fn the_tax_deadlines_count_days_and_months() {
    assert_eq!(due("tax-hearing", "2026-10-05"), "2026-10-20");
    assert_eq!(due("tax-hearing", "2026-10-02"), "2026-10-19");
    assert_eq!(due("complaint-tax-appeals", "2026-01-15"), "2026-04-15");
    assert_eq!(due("complaint-tax-appeals", "2025-11-30"), "2026-03-02");
    assert_eq!(due("complaint-tax-appeals", "2026-01-05"), "2026-04-07");
}

#[test]
fn the_authority_has_targets_of_its_own() {
    assert_eq!(due("information-request", "2026-10-01"), "2026-10-29");
    assert_eq!(due("party-hearing", "2026-10-01"), "2026-10-15");
    assert_eq!(due("triage", "2026-10-02"), "2026-10-05");
    let receipt = compute("triage", noon("2026-10-02")).unwrap().receipt;
    assert!(receipt.parameters[0].source.contains("ikke lov"));
    assert!(receipt.steps.iter().any(|step| step.text.en.contains("not law")));
    assert_eq!(receipt.readings[0].id, "reassessment-triggers");
}

#[test]
fn a_deadline_counts_from_the_day_in_denmark() {
    let summer = Moment::parse("2026-06-30T21:59:59Z").unwrap();
    let after = Moment::parse("2026-06-30T22:00:00Z").unwrap();
    assert_eq!(compute("complaint-energy-board", summer).unwrap().due, day("2026-07-28"));
    assert_eq!(compute("complaint-energy-board", after).unwrap().due, day("2026-07-29"));
    // Over both changes of the clock in 2026: 29 March and 25 October.
    let spring = Moment::parse("2026-03-17T22:59:59Z").unwrap();
    assert_eq!(compute("party-hearing", spring).unwrap().due, day("2026-03-31"));
    let autumn = Moment::parse("2026-10-13T22:00:00Z").unwrap();
    assert_eq!(compute("party-hearing", autumn).unwrap().due, day("2026-10-28"));
}

#[test]
fn the_receipt_names_every_day_that_was_passed_over() {
    let computed = compute("complaint-energy-board", noon("2026-11-26")).unwrap();
    assert_eq!(computed.receipt.calculation, "deadline");
    assert_eq!(computed.receipt.result, json!({"due": "2026-12-28"}));
    assert_eq!(
        computed.receipt.inputs,
        json!({"rule": "complaint-energy-board", "event": "2026-11-26T12:00:00.000000Z", "added_days": 0})
    );
    let steps: Vec<(&str, &str)> =
        computed.receipt.steps.iter().map(|s| (s.text.da.as_str(), s.result.as_str())).collect();
    let from =
        "klage til Energiklagenævnet, regnet fra: afgørelsen er kommet frem (er tilgængelig i Digital Post)";
    let source = rule("complaint-energy-board").unwrap().values[0].source.as_str();
    assert_eq!(
        steps,
        [
            (from, "28 kalenderdage / calendar days"),
            (from, "28 kalenderdage / calendar days"),
            ("Fristens længde på 28 kalenderdage: ikke efterprøvet", source),
            ("hændelsens dag i Danmark; den tæller ikke med", "2026-11-26"),
            ("28 kalenderdage senere, en torsdag", "2026-12-24"),
            ("fristen udløber ikke på juleaftensdag (2026-12-24) og flyttes en dag", "2026-12-25"),
            ("fristen udløber ikke på juledag (2026-12-25) og flyttes en dag", "2026-12-26"),
            ("fristen udløber ikke på 2. juledag (2026-12-26) og flyttes en dag", "2026-12-27"),
            ("fristen udløber ikke på søndag (2026-12-27) og flyttes en dag", "2026-12-28"),
        ]
    );
    let cited: Vec<_> = computed.receipt.steps.iter().map(|s| s.provision.as_ref().unwrap().id()).collect();
    assert_eq!(cited[..2], ["ugl.37a", "fvl.25"]);
    assert!(cited[2..].iter().all(|id| *id == "ugl.37a"));
    let readings: Vec<_> = computed.receipt.readings.iter().map(|r| (r.id.as_str(), r.default)).collect();
    assert_eq!(readings, [("not-in-the-order", true)]);
    assert_eq!(computed.receipt.parameters.len(), 1);
    assert!(computed.receipt.parameters[0].source.ends_with("(ikke efterprøvet / not verified)"));
    let json = serde_json::to_value(&computed).unwrap();
    assert_eq!(json["due"], "2026-12-28");
    assert_eq!(json["receipt"]["steps"][0]["provision"], "ugl.37a");
}

#[test]
fn the_receipt_counts_working_days_one_by_one() {
    let computed = compute("access-request", noon("2026-11-20")).unwrap();
    let steps: Vec<(&str, &str)> =
        computed.receipt.steps.iter().map(|s| (s.text.en.as_str(), s.result.as_str())).collect();
    let first = ("the event's day in Denmark; it does not count", "2026-11-20");
    assert_eq!(steps[1], first);
    assert_eq!(steps[2], ("does not count: Saturday", "2026-11-21"));
    assert_eq!(steps[3], ("does not count: Sunday", "2026-11-22"));
    assert_eq!(steps[4], ("working day no. 1", "2026-11-23"));
    assert_eq!(*steps.last().unwrap(), ("working day no. 7", "2026-12-01"));
    assert_eq!(steps.len(), 2 + 11);
}

#[test]
fn what_cannot_be_computed_says_why() {
    let unknown = compute("complaint", noon("2026-01-01")).unwrap_err();
    assert!(matches!(&unknown, DeadlineError::UnknownRule { asked, known }
        if asked == "complaint" && known.len() == 9 && known[0] == "complaint-energy-board"));
    assert!(
        unknown.to_string().starts_with("There is no deadline rule 'complaint'. There are: complaint-energy")
    );
    assert!(unknown.text().da.contains("access-request, tax-hearing"));

    let early = compute("tax-hearing", noon("2024-12-31")).unwrap_err();
    assert!(matches!(&early, DeadlineError::NotInForce(missing) if missing.day == day("2024-12-31")));
    assert!(early.to_string().contains("policies/deadlines.toml by Skatteforvaltningen's lawyers"));
    assert!(compute("tax-hearing", noon("2025-01-01")).is_ok());
    assert!(compute("complaint-energy-board", noon("2022-06-30")).is_err());
    assert!(compute("complaint-energy-board", noon("2022-07-01")).is_ok());

    for (rule, event) in [
        ("complaint-energy-board", "1999-12-31"),
        ("complaint-energy-board", "2100-01-01"),
        ("complaint-energy-board", "2099-12-20"),
        ("complaint-tax-appeals", "2099-11-01"),
        ("access-request", "2099-12-28"),
        ("party-hearing", "2099-12-17"),
    ] {
        let outside = compute(rule, noon(event)).unwrap_err();
        assert!(matches!(&outside, DeadlineError::OutOfCalendar(_)), "{rule} {event}");
        assert!(outside.to_string().contains("outside the days whose free days are known"));
        assert!(written(&outside.text()));
    }
}

#[test]
fn a_deadline_ends_with_its_day() {
    let deadline = Deadline::set("complaint-energy-board", noon("2022-12-06"), &Readings::default()).unwrap();
    assert_eq!(deadline.due, day("2023-01-03"));
    assert!(!deadline.passed(Moment::parse("2023-01-03T22:59:59.999999Z").unwrap()));
    assert!(deadline.passed(Moment::parse("2023-01-03T23:00:00Z").unwrap()));
    assert!(deadline.passed(noon("2023-02-01")));
}

#[test]
fn a_deadline_is_extended_and_paused_by_rule() {
    let deadline = Deadline::set("party-hearing", noon("2026-10-01"), &Readings::default()).unwrap();
    let longer = deadline.clone().extended(7, "ferie").unwrap();
    assert_eq!(longer.due, day("2026-10-22"));
    let rolled = deadline.clone().extended(2, "ferie").unwrap();
    assert_eq!(rolled.due, day("2026-10-19"), "the 17th is a Saturday");
    let paused = longer.paused(day("2026-10-05"), day("2026-10-12"), "oplysninger mangler").unwrap();
    assert_eq!(paused.due, day("2026-10-29"));
    assert_eq!(
        paused.changes,
        [
            Change { why: Why::Extended, days: 7, reason: "ferie".into() },
            Change { why: Why::Paused, days: 7, reason: "oplysninger mangler".into() },
        ]
    );
    let computed = paused.computed().unwrap();
    assert_eq!(computed.due, paused.due);
    assert_eq!(computed.receipt.inputs["added_days"], 14);
    let added = computed.receipt.steps.last().unwrap();
    assert_eq!(added.text.da, "14 kalenderdage lagt til ved pause eller forlængelse");
    assert_eq!(added.result, "2026-10-29");
    let backwards = deadline.paused(day("2026-10-12"), day("2026-10-05"), "fejl").unwrap();
    assert_eq!(backwards.due, day("2026-10-15"), "a pause that ends before it begins moves nothing");
}

#[test]
fn an_extension_of_working_days_does_not_end_on_a_free_day() {
    let deadline = Deadline::set("access-request", noon("2026-11-20"), &Readings::default()).unwrap();
    assert_eq!(
        deadline.clone().extended(4, "omfang").unwrap().due,
        day("2026-12-07"),
        "the 5th is a Saturday"
    );
    assert_eq!(deadline.clone().extended(3, "omfang").unwrap().due, day("2026-12-04"));
    assert!(deadline.extended(u32::MAX, "for ever").is_err());
}

#[test]
fn a_deadline_that_is_recomputed_stands_where_the_rules_put_it() {
    let mut deadline = Deadline::set("triage", noon("2026-10-02"), &Readings::default()).unwrap();
    deadline.due = day("2026-12-24");
    assert_eq!(deadline.recomputed().unwrap().due, day("2026-10-05"));
}

#[test]
fn a_deadline_comes_back_from_json_as_it_was() {
    let mut readings = Readings::default();
    readings.choose("not-in-the-order", "person-decides").unwrap();
    let deadline = Deadline::set("complaint-energy-board", noon("2026-10-01"), &readings).unwrap();
    let deadline = deadline.extended(1, "x").unwrap();
    let json = serde_json::to_value(&deadline).unwrap();
    assert_eq!(json["changes"][0]["why"], "extended");
    assert_eq!(serde_json::from_value::<Deadline>(json).unwrap(), deadline);
    let used = &deadline.computed().unwrap().receipt.readings[0];
    assert_eq!((used.choice.as_str(), used.default), ("person-decides", false));
}

#[test]
fn complaint_guidance_is_whole_and_names_a_rule() {
    assert_eq!(complaint::all().len(), 2);
    for guidance in complaint::all() {
        for text in
            [&guidance.channel, &guidance.limit, &guidance.standing, &guidance.effect, &guidance.instance]
        {
            assert!(written(text), "{}", guidance.kind);
        }
        assert!(rule(&guidance.deadline_rule).is_some());
        assert!(guidance.provisions.iter().all(|provision| entry(provision).is_some()));
        assert!(guidance.provisions.iter().any(|provision| provision.id() == "fvl.25"));
        assert!(!guidance.source.is_empty());
    }
}

#[test]
fn complaint_guidance_follows_the_kind_and_the_day() {
    let permit = guidance("storage-permit", day("2022-07-01")).unwrap();
    assert_eq!(permit.instance.da, "Energiklagenævnet");
    assert!(permit.channel.da.contains("Klageportalen"));
    assert_eq!(
        (permit.deadline_rule.as_str(), permit.status),
        ("complaint-energy-board", Status::Unverified)
    );
    assert!(guidance("storage-permit", day("2022-06-30")).is_none());
    let tax = guidance("tax-refund", day("2026-11-21")).unwrap();
    assert_eq!(tax.instance.da, "Skatteankestyrelsen");
    assert!(guidance("tax-refund", day("2024-12-31")).is_none());
    assert!(guidance("dog-licence", day("2026-11-21")).is_none());
}

proptest! {
    #[test]
    fn deadlines_that_roll_never_end_on_a_free_day(start in 0_i64..26_000, hour in 0_u32..24, added in 0_u32..40) {
        let event = at(start, hour);
        for rule in rules() {
            let found = compute_with(&rule.id, event, added, &Readings::default()).unwrap();
            prop_assert!(found.due > event.day());
            prop_assert!(rule.calendar.is_working(found.due), "{} {}", rule.id, found.due);
            if rule.calendar == Calendar::Offices {
                prop_assert!(is_working_day(found.due));
            }
        }
    }

    #[test]
    fn a_later_event_has_no_earlier_deadline(start in 0_i64..26_000, hour in 0_u32..24, later in 0_i64..2_000) {
        let (first, second) = (at(start, hour), Moment::new(at(start, hour).utc() + chrono::TimeDelta::hours(later)));
        for rule in rules() {
            let (one, other) = (compute(&rule.id, first).unwrap(), compute(&rule.id, second).unwrap());
            prop_assert!(one.due <= other.due, "{}: {first} {second}", rule.id);
        }
    }

    #[test]
    fn working_days_of_the_receipt_are_those_of_the_calendar(start in 0_i64..26_000) {
        let event = at(start, 12);
        let found = compute("access-request", event).unwrap();
        prop_assert_eq!(found.due, Calendar::Holidays.plus_working(event.day(), 7));
    }
}

/// An hour UTC so many days after 1 January 2025.
fn at(days: i64, hour: u32) -> Moment {
    let first = Moment::parse("2025-01-01T00:00:00Z").unwrap().utc();
    Moment::new(first + chrono::TimeDelta::days(days) + chrono::TimeDelta::hours(hour.into()))
}
