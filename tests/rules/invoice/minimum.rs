//! The test of the EU minimum on the invoice (§ 5 stk. 3), beyond the worked examples.

use sagsgang::casework::Problem;
use sagsgang::invoice::minimum::{MinimumResult, minimum};
use serde_json::{Value, json};

fn tested(changes: &[(&str, Value)]) -> Result<MinimumResult, Vec<Problem>> {
    let mut input = json!({
        "year": 2025, "product": "coal", "tax_kroner_per_gj": "80.9", "captured_share": "0.98",
        "vat_registered": true, "ets_covered": true,
        "minimum": {"kroner_per_gj": "1.119", "source": "LBK", "entered_by": "Åse Ørsted"}
    });
    for (field, value) in changes {
        match value {
            Value::Null => input.as_object_mut().unwrap().remove(*field),
            _ => input.as_object_mut().unwrap().insert((*field).to_owned(), value.clone()),
        };
    }
    minimum(&serde_json::from_value(input).unwrap())
}

fn pointers(found: Result<MinimumResult, Vec<Problem>>) -> Vec<String> {
    found.unwrap_err().into_iter().map(|fault| fault.pointer).collect()
}

#[test]
fn without_the_figure_there_is_no_statement() {
    let found = tested(&[("minimum", Value::Null)]).unwrap_err();
    assert_eq!(found[0].pointer, "/minimum");
    assert!(found[0].message.en.contains("'eu-minimum-coal'"));
    assert!(found[0].message.da.contains("policies/parameters/eu-minimum.toml"));
    for (product, id) in [("gas", "eu-minimum-gas"), ("mineral-oil", "eu-minimum-mineral-oil")] {
        let found = tested(&[("minimum", Value::Null), ("product", json!(product))]).unwrap_err();
        assert!(found[0].message.en.contains(id));
    }
}

#[test]
fn who_entered_the_minimum_is_said() {
    let receipt = tested(&[]).unwrap().receipt;
    assert_eq!(receipt.parameters[0].value, "350/750 (brøk) / (fraction)");
    assert!(receipt.parameters[1].source.contains("entered by Åse Ørsted; not verified"));
    let readings: Vec<_> = receipt.readings.iter().map(|reading| reading.id.as_str()).collect();
    assert_eq!(readings, ["minimum-trigger", "minimum-basis", "minimum-in-kroner"]);
}

#[test]
fn the_rule_applies_as_printed_unless_read_otherwise() {
    let non_ets = json!({"minimum-trigger": "non-ets"});
    for (vat, ets, readings, applies) in [
        (true, true, json!({}), true),
        (true, false, json!({}), false),
        (false, true, json!({}), false),
        (true, false, non_ets.clone(), true),
        (true, true, non_ets.clone(), false),
        (false, false, non_ets, false),
    ] {
        let changes = [("vat_registered", json!(vat)), ("ets_covered", json!(ets)), ("readings", readings)];
        let result = tested(&changes).unwrap();
        assert_eq!((result.applies, result.reaches.is_some()), (applies, applies), "{changes:?}");
        assert_ne!(result.why.da, result.why.en);
    }
    let result = tested(&[("ets_covered", json!(false)), ("minimum", Value::Null)]).unwrap();
    assert!(!result.applies, "no figure is needed where the rule does not apply");
}

#[test]
fn the_basis_is_by_the_reading() {
    let shown = |readings: Value| {
        let result = tested(&[("readings", readings), ("energy_tax_kroner_per_gj", json!("34.6"))]).unwrap();
        (result.tested_kroner_per_gj.unwrap().to_string(), result.difference_kroner_per_gj.is_none())
    };
    assert_eq!(shown(json!({})), ("0.7551".into(), false));
    assert_eq!(shown(json!({"minimum-basis": "co2-tax-before-refund"})), ("37.7533".into(), true));
    // (80.9 × 0.02 + 34.6) × 7/15 = 16.9017…
    assert_eq!(shown(json!({"minimum-basis": "with-energy-tax"})), ("16.9017".into(), true));
    let without = tested(&[("readings", json!({"minimum-basis": "with-energy-tax"}))]);
    assert_eq!(pointers(without), ["/energy_tax_kroner_per_gj"]);
}

#[test]
fn equal_to_the_minimum_is_enough() {
    // 15 × 7/15 = 7 exactly, which no decimal of the fraction would give.
    let exact = |least: &str| {
        let least = json!({"kroner_per_gj": least, "source": "s", "entered_by": "b"});
        let changes =
            [("tax_kroner_per_gj", json!("15")), ("captured_share", json!("0")), ("minimum", least)];
        tested(&changes).unwrap()
    };
    assert_eq!(exact("7").reaches, Some(true));
    assert_eq!(exact("7").difference_kroner_per_gj, None);
    assert_eq!(exact("7.0001").difference_kroner_per_gj.unwrap().to_string(), "0.0001");
}

#[test]
fn every_year_has_its_fraction() {
    for (year, shown) in [
        (2025, "7.0000"),
        (2026, "8.6000"),
        (2027, "10.2000"),
        (2028, "11.8000"),
        (2029, "13.4000"),
        (2030, "15.0000"),
        (2050, "15.0000"),
    ] {
        let changes =
            [("year", json!(year)), ("tax_kroner_per_gj", json!("15")), ("captured_share", json!("0"))];
        assert_eq!(tested(&changes).unwrap().tested_kroner_per_gj.unwrap().to_string(), shown);
    }
}

#[test]
fn every_fault_is_said_at_once() {
    let found = tested(&[
        ("year", json!(2024)),
        ("tax_kroner_per_gj", json!("-1")),
        ("captured_share", json!("1.01")),
        ("minimum", json!({"kroner_per_gj": "-1", "source": "", "entered_by": " "})),
    ]);
    assert_eq!(
        pointers(found),
        [
            "/tax_kroner_per_gj",
            "/captured_share",
            "/minimum/kroner_per_gj",
            "/minimum/source",
            "/minimum/entered_by",
            "/year"
        ]
    );
}
