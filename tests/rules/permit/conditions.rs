//! Conditions: the catalogue, filling in, limits on both sides, dates.

// Helpers of tests may fail like tests; clippy.toml says so for the tests themselves alone.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rust_decimal::Decimal;
use sagsgang::casework::Problem;
use sagsgang::law::quantity::Tonnes;
use sagsgang::law::{Day, Text};
use sagsgang::permit::conditions::catalogue::{Slot, SlotKind};
use sagsgang::permit::conditions::*;
use serde_json::{Value, json};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn condition(id: &str, kind: ConditionKind, watch: Vec<Watch>) -> Condition {
    let text = Text::new("Et vilkår.", "A condition.");
    Condition { id: id.into(), catalogue: None, kind, text, watch, for_closing: false }
}

fn operation(id: &str, watch: Value) -> Condition {
    let watch = vec![serde_json::from_value(watch).unwrap()];
    condition(id, ConditionKind::OperationAndClosure, watch)
}

fn draft(value: Value) -> ConditionDraft {
    serde_json::from_value(value).unwrap()
}

fn report(value: Value) -> ReportContent {
    serde_json::from_value(value).unwrap()
}

fn pointers(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.pointer.as_str()).collect()
}

fn refused(drafts: &[ConditionDraft]) -> Vec<String> {
    let problems = fill(drafts).unwrap_err();
    assert!(problems.iter().all(|p| !p.message.da.is_empty() && !p.message.en.is_empty()));
    pointers(&problems).into_iter().map(str::to_owned).collect()
}

fn keys(breaches: &[Breach]) -> Vec<&str> {
    breaches.iter().map(|breach| breach.key.as_str()).collect()
}

fn places(text: &str) -> BTreeSet<String> {
    text.split('{').skip(1).map(|rest| rest.split_once('}').unwrap().0.to_owned()).collect()
}

/// A value that fits the slot; later days for later slots, so that pairs are in order.
fn sample(slot: &Slot, nth: usize) -> Value {
    match slot.kind {
        SlotKind::Decimal => json!(format!("{}.5", 10 + nth)),
        SlotKind::Integer => json!(5 + nth),
        SlotKind::Text if slot.both_languages => json!({"da": "to sprog", "en": "two languages"}),
        SlotKind::Text => json!("NA-1"),
        SlotKind::Date if slot.name == "expiry" => json!("2023-12-31"),
        SlotKind::Date => json!(format!("2023-01-{:02}", 10 + nth)),
    }
}

fn sampled(entry: &Entry) -> ConditionDraft {
    let slots = entry.parameters.iter().enumerate();
    ConditionDraft {
        catalogue: Some(entry.id.clone()),
        text: entry.free_text.then(|| Text::new("Juristens tekst.", "The jurist's text.")),
        parameters: slots.map(|(nth, slot)| (slot.name.clone(), sample(slot, nth))).collect(),
        ..ConditionDraft::default()
    }
}

#[test]
fn the_catalogue_is_whole() {
    let mut ids = BTreeSet::new();
    for entry in catalogue() {
        assert!(ids.insert(entry.id.as_str()), "{} twice", entry.id);
        assert_eq!(entry.provision, entry.kind.provision(), "{}", entry.id);
        let slots: BTreeSet<String> = entry.parameters.iter().map(|slot| slot.name.clone()).collect();
        assert_eq!(slots.len(), entry.parameters.len(), "{}", entry.id);
        assert_eq!(places(&entry.text.da), slots, "{} da", entry.id);
        assert_eq!(places(&entry.text.en), slots, "{} en", entry.id);
        assert_eq!(entry.text == Text::default(), entry.free_text, "{}", entry.id);
        let labels = entry.parameters.iter().map(|slot| &slot.label).chain([&entry.title]);
        assert!(labels.into_iter().all(|label| !label.da.is_empty() && !label.en.is_empty()));
        let watched =
            places(&serde_json::to_string(&entry.watch).unwrap().replace("\"{", "\0").replace('{', ""));
        assert!(watched.is_subset(&slots), "{}", entry.id);
    }
    for kind in ConditionKind::ALL {
        assert!(catalogue().iter().any(|entry| entry.kind == kind), "{kind:?}");
    }
    let always: Vec<&str> = always_proposed().map(|entry| entry.id.as_str()).collect();
    assert_eq!(always, ["notify-leakage", "batch-register", "planned-changes", "before-start"]);
    assert!(always_proposed().all(|entry| entry.parameters.is_empty()), "can be taken as they are");
    assert_eq!(entry("no-such"), None);
    let transfer = entry("transfer-of-responsibility").unwrap();
    assert_eq!((transfer.free_text, transfer.reading.as_deref()), (true, Some("responsibility-transfer")));
}

#[test]
fn every_entry_fills_in_both_languages() {
    for entry in catalogue() {
        let filled = fill(&[sampled(entry)]).unwrap_or_else(|why| panic!("{}: {why:?}", entry.id));
        let [one] = filled.as_slice() else { panic!("one draft, one condition") };
        assert_eq!((one.id.as_str(), one.kind, one.for_closing), ("C1", entry.kind, entry.for_closing));
        assert_eq!((one.watch.len(), one.catalogue.as_ref()), (entry.watch.len(), Some(&entry.id)));
        for text in [&one.text.da, &one.text.en] {
            assert!(!text.is_empty() && !text.contains(['{', '}']), "{text}");
        }
        let stored: Condition = serde_json::from_value(serde_json::to_value(one).unwrap()).unwrap();
        assert_eq!(&stored, one);
        for slot in &entry.parameters {
            let mut without = sampled(entry);
            without.parameters.remove(&slot.name);
            assert_eq!(refused(&[without]), [format!("/conditions/0/parameters/{}", slot.name)]);
        }
    }
}

#[test]
fn texts_are_written_as_each_language_does() {
    let drafts = [
        draft(json!({"catalogue": "total-quantity-max", "parameters": {"limit": "15000.5"}})),
        draft(json!({"catalogue": "report-daily",
            "parameters": {"first": "2022-12-06", "until": "2023-04-01", "due_days": "2"}})),
    ];
    let filled = fill(&drafts).unwrap();
    assert_eq!(filled[0].text.da, "Der må i alt højst injiceres og lagres 15.000,5 t CO2 efter tilladelsen.");
    assert!(filled[0].text.en.contains("15,000.5 t"));
    assert!(filled[1].text.da.contains("Fra og med 6. december 2022 til og med 1. april 2023"));
    let limit = json!({"watch": "limit", "parameter": "total-injected", "maximum": "15000.5",
        "minimum": null, "unit": "t", "place": null});
    assert_eq!(serde_json::to_value(&filled[0].watch[0]).unwrap(), limit);
    let Watch::Every { every, due_days_after, .. } = &filled[1].watch[0] else { panic!() };
    assert_eq!((*every, *due_days_after), (Interval::Days(1), 2));
}

#[test]
fn every_fault_of_a_draft_is_named_where_it_is() {
    for (value, expected) in [
        (json!({"catalogue": "none"}), vec!["catalogue"]),
        (json!({}), vec!["kind", "text"]),
        (json!({"kind": "further", "text": {"da": "Ja", "en": " "}}), vec!["text"]),
        (json!({"kind": "further", "text": {"da": "", "en": "Yes"}}), vec!["text"]),
        (json!({"kind": "further", "text": {"da": "Højst {limit}", "en": "Yes"}}), vec!["text"]),
        (json!({"kind": "further", "text": {"da": "Ja", "en": "At most limit}"}}), vec!["text"]),
        (
            json!({"kind": "further", "text": {"da": "Ja", "en": "Yes"}, "parameters": {"a/b~": 1}}),
            vec!["parameters/a~1b~0"],
        ),
        (json!({"catalogue": "batch-register", "kind": "reporting"}), vec!["kind"]),
        (json!({"catalogue": "batch-register", "text": {"da": "Ja", "en": "Yes"}}), vec!["text"]),
        (json!({"catalogue": "transfer-of-responsibility"}), vec!["text"]),
        (
            json!({"catalogue": "injection-rate-max", "parameters": {"limit": "130,5"}}),
            vec!["parameters/limit"],
        ),
        (
            json!({"catalogue": "injection-rate-max", "parameters": {"limit": 130.5}}),
            vec!["parameters/limit"],
        ),
        (
            json!({"catalogue": "injection-rate-max", "parameters": {"limit": "-0.1"}}),
            vec!["parameters/limit"],
        ),
        (
            json!({"catalogue": "injection-rate-max", "parameters": {"limit": null, "x": 1}}),
            vec!["parameters/x", "parameters/limit"],
        ),
        (json!({"catalogue": "report-final", "parameters": {"date": "2023-02-29"}}), vec!["parameters/date"]),
        (json!({"catalogue": "closure-notice", "parameters": {"days": "-1"}}), vec!["parameters/days"]),
        (json!({"catalogue": "closure-notice", "parameters": {"days": 1.5}}), vec!["parameters/days"]),
        (
            json!({"catalogue": "well-plugging", "parameters": {"well": "{x}", "date": "2023-01-01"}}),
            vec!["parameters/well"],
        ),
        (
            json!({"catalogue": "well-plugging", "parameters": {"well": {"da": "A", "en": "B"}, "date": "2023-01-01"}}),
            vec!["parameters/well"],
        ),
        (
            json!({"catalogue": "nature-mitigation", "parameters": {"measures": "på dansk"}}),
            vec!["parameters/measures"],
        ),
        (
            json!({"catalogue": "injection-window", "parameters": {"from": "2023-01-02", "to": "2023-01-01"}}),
            vec!["parameters"],
        ),
        (
            json!({"catalogue": "security-renewal", "parameters": {"date": "2023-01-02", "expiry": "2023-01-01"}}),
            vec!["parameters/date"],
        ),
        (
            json!({"catalogue": "report-final", "parameters": {"date": "2023-01-01"},
            "watch": [{"watch": "by", "date": "2023-02-01"}]}),
            vec!["watch"],
        ),
        (json!({"catalogue": "batch-register", "id": "C0"}), vec!["id"]),
        (json!({"catalogue": "batch-register", "id": "C01"}), vec!["id"]),
        (json!({"catalogue": "batch-register", "id": "V1"}), vec!["id"]),
    ] {
        let good = draft(json!({"catalogue": "notify-leakage", "id": "C9"}));
        let expected: Vec<String> = expected.iter().map(|end| format!("/conditions/1/{end}")).collect();
        assert_eq!(refused(&[good, draft(value.clone())]), expected, "{value}");
    }
    let twice = draft(json!({"catalogue": "batch-register", "id": "C2"}));
    assert_eq!(refused(&[twice.clone(), twice]), ["/conditions/1/id"]);
}

#[test]
fn good_edges_of_drafts_are_taken() {
    let drafts = [
        json!({"catalogue": "injection-window", "parameters": {"from": "2023-01-01", "to": "2023-01-01"}}),
        json!({"catalogue": "security-renewal", "parameters": {"date": "2023-01-01", "expiry": "2023-01-01"}}),
        json!({"catalogue": "injection-rate-max", "parameters": {"limit": 0}}),
        json!({"catalogue": "injection-temperature-range",
            "parameters": {"well": "NA-1", "minimum": "-30", "maximum": "-20.5"}}),
        json!({"kind": "monitoring", "text": {"da": "Ja", "en": "Yes"}, "for_closing": true, "id": "C4",
            "watch": [{"watch": "by", "date": "2023-02-01"}]}),
        json!({"catalogue": "batch-register", "for_closing": true, "kind": "operation-and-closure"}),
    ];
    let filled = fill(&drafts.map(draft)).unwrap();
    let ids: Vec<&str> = filled.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["C5", "C6", "C7", "C8", "C4", "C9"]);
    assert_eq!(filled[4].watch, [Watch::By { date: day("2023-02-01") }]);
    assert_eq!(filled[4].kind, ConditionKind::Monitoring);
    let closing: Vec<&str> = closing_duties(&filled).map(|one| one.id.as_str()).collect();
    assert_eq!(closing, ["C4", "C9"]);
    let later = fill_after(&[draft(json!({"catalogue": "batch-register"}))], 12).unwrap();
    assert_eq!(later[0].id, "C13");
    let kept = ["C9", "C2"].map(|id| draft(json!({"catalogue": "batch-register", "id": id})));
    let more =
        fill_after(&[&kept[..], &[draft(json!({"catalogue": "batch-register"}))]].concat(), 3).unwrap();
    assert_eq!(more[2].id, "C10");
}

#[test]
fn always_proposed_conditions_are_taken_or_set_aside_with_reasons() {
    let all: Vec<_> = always_proposed().map(sampled).collect();
    assert_eq!(missing_always_proposed(&all, &[]), []);
    let missing = missing_always_proposed(&[], &[]);
    assert_eq!(pointers(&missing), ["/conditions"; 4]);
    assert!(missing[1].message.da.contains("batch-register"));
    let aside = |id: &str, reasons: &str| SetAside { catalogue: id.into(), reasons: reasons.into() };
    assert_eq!(missing_always_proposed(&all[1..], &[aside("notify-leakage", "Følger af vilkår 3.")]), []);
    let blank = missing_always_proposed(&all[1..], &[aside("notify-leakage", " ")]);
    assert_eq!(pointers(&blank), ["/set_aside/0/reasons"]);
    let both = missing_always_proposed(&all, &[aside("notify-leakage", "Derfor.")]);
    assert_eq!(pointers(&both), ["/set_aside/0/catalogue"]);
    let others = [aside("report-daily", "Derfor."), aside("none", "Derfor.")];
    let problems = missing_always_proposed(&all, &others);
    assert_eq!(pointers(&problems), ["/set_aside/0/catalogue", "/set_aside/1/catalogue"]);
}

fn limits() -> Vec<Condition> {
    vec![
        operation(
            "C1",
            json!({"watch": "limit", "parameter": "reservoir-pressure", "maximum": "250", "unit": "bara"}),
        ),
        operation(
            "C2",
            json!({"watch": "limit", "parameter": "temperature", "minimum": "-10", "maximum": "20",
            "unit": "°C", "place": "NA-1"}),
        ),
        operation(
            "C3",
            json!({"watch": "limit", "parameter": {"component": "H2O"}, "maximum": "30", "unit": "ppm-mol"}),
        ),
        operation(
            "C4",
            json!({"watch": "limit", "parameter": {"component": "CO2"}, "minimum": "95",
            "unit": "mol-percent"}),
        ),
        operation(
            "C5",
            json!({"watch": "limit", "parameter": "total-injected", "maximum": "15000", "unit": "t"}),
        ),
        operation("C6", json!({"watch": "window", "from": "2022-12-06", "to": "2023-04-01"})),
        operation("C7", json!({"watch": "by", "date": "2023-05-01"})),
    ]
}

fn figure(parameter: Value, value: &str, unit: &str) -> Value {
    json!({"parameter": parameter, "value": value, "unit": unit, "at": "2023-01-03"})
}

fn broken(figures: Value) -> Vec<Breach> {
    breaches_in(&limits(), &report(json!({"condition": "C1", "figures": figures})), Tonnes::from(14_000))
}

#[test]
fn a_limit_is_allowed_and_what_is_beyond_it_is_not() {
    for (parameter, unit, allowed, beyond, condition) in [
        (json!("reservoir-pressure"), "bara", "250.000", "250.001", "C1"),
        (json!("temperature"), "°C", "20", "20.01", "C2"),
        (json!("temperature"), "°C", "-10.0", "-10.1", "C2"),
        (json!({"component": "h₂o "}), "ppm-mol", "30", "30.1", "C3"),
        (json!({"component": "H2O"}), "mol-percent", "0.003", "0.0031", "C3"),
        (json!({"component": "CO2"}), "ppm-mol", "950000", "949999", "C4"),
        (json!("total-injected"), "t", "1000", "1000.001", "C5"),
    ] {
        assert_eq!(broken(json!([figure(parameter.clone(), allowed, unit)])), [], "{parameter}");
        let found = broken(json!([figure(parameter.clone(), beyond, unit)]));
        assert_eq!(found.len(), 1, "{parameter}");
        assert_eq!((found[0].condition.as_str(), found[0].watch), (condition, 0));
        assert_eq!(found[0].provision.id(), "bek974.6.1.6");
        assert!(found[0].what.da.starts_with(&format!("Vilkår {condition}: ")));
        assert!(found[0].what.en.starts_with(&format!("Condition {condition}: ")));
    }
    assert_eq!(broken(json!([figure(json!("wellhead-pressure"), "900", "bara")])), []);
    assert_eq!(broken(json!([figure(json!("reservoir-pressure"), "900", "barg")])), []);
    assert_eq!(broken(json!([figure(json!({"component": "H2S"}), "900", "ppm-mol")])), []);
}

#[test]
fn a_breach_says_what_was_reported_and_what_is_allowed() {
    let found = broken(json!([figure(json!("reservoir-pressure"), "250.50", "bara")]));
    assert_eq!(found[0].key, "C1/0/limit/reservoir-pressure/-/2023-01-03/250.5 bara");
    assert_eq!((found[0].observed.as_deref(), found[0].limit.as_str()), (Some("250.5 bara"), "250 bara"));
    assert_eq!(
        found[0].what,
        Text::new(
            "Vilkår C1: reservoirtryk er rapporteret til 250,5 bara den 3. januar 2023; vilkåret kræver højst 250 bara.",
            "Condition C1: reservoir pressure was reported as 250.5 bara on 3 January 2023; the condition requires at most 250 bara."
        )
    );
    let low = broken(json!([{"parameter": "temperature", "value": "-11", "unit": "°C", "place": "na-1",
        "at": "2023-01-03T10:00:00Z"}]));
    assert_eq!(low[0].key, "C2/0/limit/temperature/na-1/2023-01-03T10:00:00.000000Z/-11 °C");
    assert!(low[0].what.da.contains("temperatur (na-1)") && low[0].what.da.contains("mindst −10 °C"));
    let elsewhere = json!([{"parameter": "temperature", "value": "-11", "unit": "°C", "place": "NA-2",
        "at": "2023-01-03"}]);
    assert_eq!(broken(elsewhere), []);
    let same = figure(json!("reservoir-pressure"), "251", "bara");
    assert_eq!(broken(json!([same, same])).len(), 1, "one breach, told twice");
}

#[test]
fn tonnes_are_added_up() {
    let two =
        json!([figure(json!("total-injected"), "600", "t"), figure(json!("total-injected"), "400.5", "t")]);
    let found = broken(two);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].observed.as_deref(), Some("15000.5 t"));
    assert!(found[0].what.en.contains("15,000.5 t have been injected in all"));
    let nothing = report(json!({"condition": "C1", "figures": [figure(json!("total-injected"), "0", "t")]}));
    assert_eq!(breaches_in(&limits(), &nothing, Tonnes::from(16_000)), [], "nothing was added");
    assert_eq!(breaches_in(&limits(), &report(json!({"condition": "C1"})), Tonnes::from(16_000)), []);
}

#[test]
fn injection_outside_the_window_is_a_breach() {
    let on = |day: &str, parameter: &str, value: &str, unit: &str| {
        broken(json!([{"parameter": parameter, "value": value, "unit": unit, "at": day}]))
    };
    assert_eq!(on("2022-12-06", "injection-rate", "1", "t/d"), []);
    assert_eq!(on("2023-04-01T21:59:59Z", "injection-rate", "1", "t/d"), []);
    let late = on("2023-04-01T22:00:00Z", "injection-rate", "1", "t/d");
    assert_eq!(keys(&late), ["C6/0/window/2023-04-01T22:00:00.000000Z"]);
    assert_eq!(late[0].limit, "2022-12-06--2023-04-01");
    assert_eq!(late[0].observed.as_deref(), Some("2023-04-02"));
    assert_eq!(keys(&on("2022-12-05", "total-injected", "1", "t")), ["C6/0/window/2022-12-05"]);
    assert_eq!(on("2022-12-05", "injection-rate", "0", "t/d"), []);
    assert_eq!(on("2022-12-05", "reservoir-pressure", "200", "bara"), []);
    let month = json!({"condition": "C1", "period_from": "2023-04-01", "period_to": "2023-04-30",
        "figures": [{"parameter": "total-injected", "value": "1", "unit": "t"}]});
    let found = breaches_in(&limits(), &report(month), Tonnes::from(0));
    assert_eq!(keys(&found), ["C6/0/window/2023-04-01--2023-04-30"]);
    assert!(found[0].what.da.contains("for perioden fra 1. april 2023 til 30. april 2023"));
}

proptest! {
    #[test]
    fn a_report_within_all_limits_never_breaches(
        pressure in 0_i64..=250_000, warm in -10_000_i64..=20_000, water in 0_i64..=30_000,
        purity in 95_000_i64..=100_000, tonnes in 0_i64..=1_000_000, on in 0_u64..=116,
    ) {
        let at = day("2022-12-06").plus_days(on);
        let thousandths = [
            (json!("reservoir-pressure"), pressure, "bara"), (json!("temperature"), warm, "°C"),
            (json!({"component": "H2O"}), water, "ppm-mol"), (json!({"component": "CO2"}), purity, "mol-percent"),
            (json!("total-injected"), tonnes, "t"),
        ];
        let figures: Vec<Value> = thousandths.into_iter().map(|(parameter, value, unit)| {
            json!({"parameter": parameter, "value": Decimal::new(value, 3), "unit": unit, "at": at})
        }).collect();
        let sent = report(json!({"condition": "C1", "figures": figures}));
        prop_assert_eq!(validate_report(&limits(), &sent), vec![]);
        prop_assert_eq!(breaches_in(&limits(), &sent, Tonnes::from(14_000)), vec![]);
    }
}
