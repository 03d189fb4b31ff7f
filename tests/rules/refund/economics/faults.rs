//! What cannot be computed is refused, every fault at once.

use sagsgang::law::Day;
use sagsgang::refund::economics::{CaptureEconomicsInput, PlantKind::*, capture_economics};

use super::plant;

fn pointers(input: &CaptureEconomicsInput) -> Vec<String> {
    capture_economics(input).unwrap_err().into_iter().map(|fault| fault.pointer).collect()
}

#[test]
fn hours_that_no_year_has_are_refused() {
    for hours in [
        "0",
        "-0",
        "0.99",
        "-1",
        "8760.1",
        "8784",
        "1e3",
        "1_000",
        "8.000,5",
        "",
        " ",
        "NaN",
        "inf",
        "+5",
        ".5",
        "5.",
        "--5",
        "æøå",
        "٥",
        "99999999999999999999999999999999999999",
        "0.00000000000000000000000000000000001",
    ] {
        assert_eq!(pointers(&plant(Waste, hours)), ["/full_load_hours"], "{hours:?}");
    }
    assert!(capture_economics(&plant(Waste, "8760")).is_ok());
    assert!(capture_economics(&plant(Waste, "1")).is_ok());
}

#[test]
fn a_leap_year_has_a_day_more() {
    let leap = CaptureEconomicsInput { year: Some(2040), ..plant(Waste, "8784") };
    assert!(capture_economics(&leap).is_ok());
    assert_eq!(pointers(&CaptureEconomicsInput { year: Some(2035), ..leap }), ["/full_load_hours"]);
}

#[test]
fn every_fault_is_named_at_once() {
    let input = CaptureEconomicsInput {
        kind: Biomass,
        full_load_hours: "many".into(),
        capacity: Some("0".into()),
        year: Some(2031),
        fossil_share: Some("101".into()),
        heat_share: Some("-1".into()),
        on: None,
    };
    assert_eq!(pointers(&input), ["/year", "/full_load_hours", "/capacity", "/fossil_share", "/heat_share"]);
    for fault in capture_economics(&input).unwrap_err() {
        assert_ne!(fault.message.da, fault.message.en);
    }
}

#[test]
fn what_the_report_does_not_hold_is_asked_for_or_refused() {
    let early = CaptureEconomicsInput { year: Some(2025), ..plant(Waste, "6000") };
    assert_eq!(pointers(&early), ["/fossil_share"]);
    assert!(capture_economics(&CaptureEconomicsInput { kind: Biomass, ..early }).is_ok());
    let fossil_biomass = CaptureEconomicsInput { fossil_share: Some("20".into()), ..plant(Biomass, "6000") };
    assert_eq!(pointers(&fossil_biomass), ["/fossil_share"]);
    for (kind, year) in [(Biomass, 2030), (Waste, 2025)] {
        let input = CaptureEconomicsInput {
            kind,
            year: Some(year),
            fossil_share: Some("0".into()),
            heat_share: Some("50".into()),
            ..plant(kind, "6000")
        };
        assert_eq!(pointers(&input), ["/heat_share"]);
    }
    let huge = CaptureEconomicsInput { capacity: Some("1000.1".into()), ..plant(Waste, "6000") };
    assert_eq!(pointers(&huge), ["/capacity"]);
}

#[test]
fn before_the_reports_year_every_missing_figure_is_named() {
    let input = CaptureEconomicsInput { on: Day::ymd(2022, 12, 31), ..plant(Waste, "6000") };
    let faults = capture_economics(&input).unwrap_err();
    assert!(faults.len() > 15, "{}", faults.len());
    assert!(faults[0].message.da.contains("policies/parameters/capture-economics.toml"));
    let later = CaptureEconomicsInput { on: Day::ymd(2030, 1, 1), ..input };
    assert!(capture_economics(&later).is_ok());
}

#[test]
fn an_unknown_field_is_refused() {
    let read = serde_json::from_value::<CaptureEconomicsInput>;
    assert!(read(serde_json::json!({"kind": "waste", "full_load_hours": "8000"})).is_ok());
    assert!(read(serde_json::json!({"kind": "waste", "full_load_hours": "8000", "x": 1})).is_err());
    assert!(read(serde_json::json!({"kind": "cement", "full_load_hours": "8000"})).is_err());
}
