//! Readings, and the dated parameters.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use sagsgang::law::parameter::{self, Definition, Status, Value};
use sagsgang::law::reading::{Readings, UnknownChoice, all, get};
use sagsgang::law::registry::entry;
use sagsgang::law::{Day, Text};
use serde_json::json;

/// Every reading and its point in the list of the order's errors and gaps.
const READINGS: [(&str, &str); 51] = [
    ("publication-condition", "8.1"),
    ("capacity-sentence", "8.2"),
    ("facilities-description", "8.3"),
    ("contact-roles", "8.4"),
    ("coordinates-of-what", "8.5"),
    ("units-and-references", "8.6"),
    ("asked-beyond-list", "8.7"),
    ("acceptance-criteria", "8.8"),
    ("general-order-version", "8.9"),
    ("characteristics-annex", "8.10"),
    ("corrective-scope", "8.11"),
    ("glossary", "8.12"),
    ("closure-events", "8.13"),
    ("duration", "8.14"),
    ("quantity-scope", "8.15"),
    ("complex-test", "8.16"),
    ("grant-test", "8.17"),
    ("reassessment-triggers", "8.18"),
    ("responsibility-transfer", "8.19"),
    ("publication-release", "8.20"),
    ("fee-and-state-participation", "8.21"),
    ("plan-area-source", "8.22"),
    ("not-in-the-order", "8.23"),
    ("transitional", "8.24"),
    ("geodesic-line", "8.22"),
    ("wrong-reference", "A1"),
    ("foreign-approval", "A2"),
    ("carrier-approval", "A3"),
    ("pilot-storage", "A4"),
    ("undertaking", "A5"),
    ("relief-order", "A6"),
    ("substitute-direction", "A7"),
    ("payment-before-report", "A8"),
    ("refund-period", "A9"),
    ("repayment-cause", "A10"),
    ("breach-scope", "A11"),
    ("open-standards", "A12"),
    ("process-co2", "A13"),
    ("minimum-trigger", "A14"),
    ("minimum-basis", "A15"),
    ("minimum-in-kroner", "A16"),
    ("indexation", "A17"),
    ("mrr-edition", "A18"),
    ("late-approval", "A19"),
    ("typographical-errors", "A20"),
    ("guidance-editions", "A21"),
    ("refund-share", "A22"),
    ("transfer-deviation", "A23"),
    ("sigma", "A24"),
    ("invoice-sharing-key", "A25"),
    ("statement-year", "A26"),
];

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn written(text: &Text) -> bool {
    !text.da.is_empty() && !text.en.is_empty() && text.da != text.en
}

#[test]
fn every_gap_of_the_order_has_a_reading() {
    let found: Vec<(&str, &str)> = all().iter().map(|r| (r.id.as_str(), r.point.as_str())).collect();
    assert_eq!(found, READINGS);
}

#[test]
fn readings_are_whole() {
    for reading in all() {
        assert!(written(&reading.question) && written(&reading.why), "{}", reading.id);
        assert!(reading.alternatives.len() >= 2, "{}", reading.id);
        assert!(reading.alternative(&reading.default).is_some(), "{}", reading.id);
        let ids: BTreeSet<_> = reading.alternatives.iter().map(|a| &a.id).collect();
        assert_eq!(ids.len(), reading.alternatives.len(), "{}", reading.id);
        for alternative in &reading.alternatives {
            assert!(written(&alternative.text) && written(&alternative.moves), "{}", reading.id);
        }
        assert!(!reading.provisions.is_empty());
        for provision in &reading.provisions {
            assert!(entry(provision).is_some(), "{} reads {provision:?}", reading.id);
        }
        let (order, since) = match reading.point.starts_with('A') {
            true => ("BEK nr. 1504", "2025-01-01"),
            false => ("BEK nr. 974", "2022-07-01"),
        };
        assert!(reading.source_edition.starts_with(order) && reading.checked_on > day(since));
    }
}

#[test]
fn a_case_without_choices_reads_by_default() {
    let used = Readings::default().used("publication-condition").unwrap();
    assert_eq!((used.choice.as_str(), used.default), ("reporting-condition", true));
    assert!(used.text.da.contains("§ 6, stk. 1, nr. 5"));
    assert_eq!(used.id, "publication-condition");
    assert!(Readings::default().used("nothing").is_none());
    assert!(Readings::default().is("duration", "explicit-dates"));
    assert!(!Readings::default().is("duration", "injection-only"));
    assert!(!Readings::default().is("nothing", "explicit-dates"));
    assert_eq!(Readings::default().deviations().count(), 0);
}

#[test]
fn a_choice_deviates_and_can_be_taken_back() {
    let mut readings = Readings::default();
    readings.choose("geodesic-line", "ellipsoidal-geodesic").unwrap();
    let used = readings.used("geodesic-line").unwrap();
    assert_eq!((used.choice.as_str(), used.default), ("ellipsoidal-geodesic", false));
    assert_eq!(used.text, get("geodesic-line").unwrap().alternative("ellipsoidal-geodesic").unwrap().text);
    assert_eq!(readings.deviations().collect::<Vec<_>>(), [("geodesic-line", "ellipsoidal-geodesic")]);
    assert!(readings.used("duration").unwrap().default, "the others are untouched");
    readings.choose("geodesic-line", "great-circle").unwrap();
    assert_eq!(readings, Readings::default());
    assert!(readings.used("geodesic-line").unwrap().default);
}

#[test]
fn only_what_there_is_can_be_chosen() {
    let mut readings = Readings::default();
    let unknown = readings.choose("nothing", "ellipsoidal-geodesic").unwrap_err();
    assert_eq!(unknown, UnknownChoice::Reading("nothing".into()));
    assert_eq!(unknown.text().da, "Der findes ingen læsning 'nothing'.");
    assert_eq!(unknown.to_string(), "There is no reading 'nothing'.");
    let unknown = readings.choose("geodesic-line", "loxodrome").unwrap_err();
    assert_eq!(
        unknown.to_string(),
        "The reading 'geodesic-line' has no alternative 'loxodrome'. It has: ellipsoidal-geodesic, great-circle."
    );
    assert!(unknown.text().da.contains("'loxodrome'"));
    assert_eq!(readings, Readings::default());
}

#[test]
fn choices_travel_as_json_and_are_checked_on_the_way_in() {
    let json = json!({"duration": "injection-only", "geodesic-line": "ellipsoidal-geodesic"});
    let readings: Readings = serde_json::from_value(json.clone()).unwrap();
    assert!(readings.is("duration", "injection-only"));
    assert_eq!(serde_json::to_value(&readings).unwrap(), json);
    assert_eq!(serde_json::to_value(Readings::default()).unwrap(), json!({}));
    let default: Readings = serde_json::from_value(json!({"duration": "explicit-dates"})).unwrap();
    assert_eq!(default, Readings::default());
    let why = serde_json::from_value::<Readings>(json!({"duration": "for ever"})).unwrap_err();
    assert!(why.to_string().contains("'for ever'"));
}

#[test]
fn the_figures_of_the_storage_order_are_there() {
    let limit = parameter::on("storage-quantity-limit", day("2022-07-01")).unwrap();
    assert_eq!(limit.decimal(), Some(Decimal::from(100_000)));
    assert_eq!((limit.unit.en.as_str(), limit.status), ("t", Status::Verified));
    let longest = parameter::on("maximum-permit-duration", day("2026-11-21")).unwrap();
    assert_eq!(longest.whole(), Some(2));
    assert_eq!(longest.used().value, "2 år / years");
    assert_eq!(limit.used().value, "100000 t");
    assert_eq!(limit.used().id, "storage-quantity-limit");
    assert_eq!(limit.used().valid_from, day("2022-07-01"));
    assert_eq!(limit.used().source, limit.source);
}

#[test]
fn a_rule_before_the_order_finds_nothing() {
    let missing = parameter::on("storage-quantity-limit", day("2022-06-30")).unwrap_err();
    assert_eq!((missing.id.as_str(), missing.day), ("storage-quantity-limit", day("2022-06-30")));
}

#[test]
fn what_is_to_be_entered_stops_and_says_where_and_by_whom() {
    let missing = parameter::on("plan-area-corners", day("2026-11-21")).unwrap_err();
    assert_eq!(
        missing.to_string(),
        "The parameter 'plan-area-corners' (the corners of the official plan area by annex 1) has no value for \
         2026-11-21. It is entered in policies/parameters/storage.toml by Energistyrelsen's lawyers, from annex 1 as \
         promulgated."
    );
    assert!(
        missing.text().da.contains("Den indtastes i policies/parameters/storage.toml af Energistyrelsens")
    );
    let unknown = parameter::on("nothing", day("2026-11-21")).unwrap_err();
    assert_eq!(unknown.to_string(), "There is no parameter 'nothing'.");
    assert_eq!(unknown.text().da, "Der findes ingen parameter 'nothing'.");
}

#[test]
fn what_is_not_verified_says_so_in_the_receipt() {
    let order = parameter::on("general-storage-order", day("2026-11-21")).unwrap();
    assert_eq!(order.status, Status::Unverified);
    assert!(order.used().source.ends_with("(ikke efterprøvet / not verified)"));
    assert_eq!((order.decimal(), order.whole()), (None, None));
    assert_eq!(Status::Verified.caveat(), None);
    assert!(written(&Status::ServiceTarget.caveat().unwrap()));
    assert!(written(&Status::ToBeEntered.caveat().unwrap()));
}

#[test]
fn a_value_is_valid_from_its_first_to_its_last_day() {
    let value = |value: Option<&str>, from: &str, to: Option<&str>, status| Value {
        value: value.map(str::to_owned),
        valid_from: day(from),
        valid_to: to.map(day),
        source: "a test".into(),
        status,
    };
    let definition = Definition {
        id: "rate".into(),
        unit: Text::new("kr.", "kr."),
        description: Text::new("sats", "rate"),
        entered_by: Text::new("en prøve", "a test"),
        values: vec![
            value(Some("1"), "2025-01-01", Some("2025-12-31"), Status::Verified),
            value(Some("2"), "2026-01-01", Some("2026-06-30"), Status::Unverified),
            value(Some("4"), "2027-01-01", None, Status::ToBeEntered),
            value(None, "2028-01-01", None, Status::Verified),
        ],
        file: "a file".into(),
    };
    let on = |text: &str| definition.on(day(text)).ok().map(|found| found.value);
    assert_eq!(on("2024-12-31"), None);
    assert_eq!(on("2025-01-01").as_deref(), Some("1"));
    assert_eq!(on("2025-12-31").as_deref(), Some("1"));
    assert_eq!(on("2026-01-01").as_deref(), Some("2"));
    assert_eq!(on("2026-06-30").as_deref(), Some("2"));
    assert_eq!(on("2026-07-01"), None);
    assert_eq!(on("2027-06-01"), None, "still to be entered, whatever it holds");
    assert_eq!(on("2028-06-01"), None, "without a value");
    assert_eq!(definition.on(day("2026-07-01")).unwrap_err().about.unwrap().file, "a file");
}

#[test]
fn parameters_are_whole() {
    let storage = parameter::all().iter().filter(|one| one.file.ends_with("/storage.toml"));
    assert_eq!(storage.count(), 5);
    let ids: BTreeSet<_> = parameter::all().iter().map(|definition| &definition.id).collect();
    assert_eq!(ids.len(), parameter::all().len(), "an id twice");
    for file in ["storage.toml", "co2-tax.toml", "eu-minimum.toml"] {
        assert!(
            parameter::all().iter().any(|definition| definition.file.ends_with(file)),
            "{file} is not read"
        );
    }
    for definition in parameter::all() {
        assert!(written(&definition.description) && written(&definition.entered_by), "{}", definition.id);
        assert!(definition.file.starts_with("policies/parameters/") && !definition.values.is_empty());
        for value in &definition.values {
            assert_eq!(value.value.is_none(), value.status == Status::ToBeEntered, "{}", definition.id);
            assert!(!value.source.is_empty());
        }
    }
    assert!(parameter::get("nothing").is_none());
}
