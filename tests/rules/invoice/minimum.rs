//! The test of the EU minimum on the invoice (§ 5 stk. 3), beyond the worked examples.

use sagsgang::casework::Problem;
use sagsgang::invoice::minimum::{MinimumResult, minimum};
use serde_json::{Value, json};

fn tested(changes: &[(&str, Value)]) -> Result<MinimumResult, Vec<Problem>> {
    let mut input = json!({
        "year": 2025,
        "fuels": [{"fuel": "coal", "co2_tax_after_refund_kroner_per_gj": "1.618", "co2_tax_before_refund_kroner_per_gj": "80.9",
                   "energy_tax_kroner_per_gj": "34.6"}],
        "minimum": [{"fuel": "coal", "kroner_per_gj": "1.119", "source": "LBK", "entered_by": "Åse Ørsted"}],
    });
    for (pointer, value) in changes {
        match input.pointer_mut(pointer) {
            Some(found) => *found = value.clone(),
            None => {
                input.as_object_mut().unwrap().insert(pointer[1..].to_owned(), value.clone());
            }
        }
    }
    minimum(&serde_json::from_value(input).unwrap())
}

fn pointers(found: Result<MinimumResult, Vec<Problem>>) -> Vec<String> {
    found.unwrap_err().into_iter().map(|fault| fault.pointer).collect()
}

#[test]
fn without_the_figure_there_is_no_statement() {
    for fuel in
        ["coal", "natural-gas", "gas-oil", "fuel-oil", "tar", "petroleum", "lpg", "refinery-gas", "waste"]
    {
        let found = tested(&[("/minimum", json!([])), ("/fuels/0/fuel", json!(fuel))]).unwrap_err();
        assert_eq!(found[0].pointer, "/minimum");
        assert!(found[0].message.en.contains(&format!("'eu-minimum-{fuel}'")), "{found:?}");
        assert!(found[0].message.da.contains("policies/parameters/eu-minimum.toml"));
    }
    // One fuel's minimum is not another's; each that is missing is named.
    let two = json!([
        {"fuel": "lignite", "co2_tax_after_refund_kroner_per_gj": "1"}, {"fuel": "waste", "co2_tax_after_refund_kroner_per_gj": "1"},
    ]);
    assert_eq!(pointers(tested(&[("/fuels", two)])), ["/minimum", "/minimum"]);
}

#[test]
fn who_entered_the_minimum_is_said() {
    let receipt = tested(&[]).unwrap().receipt;
    assert_eq!(receipt.parameters[0].value, "350/750 (brøk) / (fraction)");
    assert!(receipt.parameters[1].source.contains("entered by Åse Ørsted; not verified"));
    let readings: Vec<_> = receipt.readings.iter().map(|reading| reading.id.as_str()).collect();
    assert_eq!(readings, ["minimum-trigger", "minimum-basis", "minimum-in-kroner"]);
    let nobody = tested(&[("/minimum/0/entered_by", json!(""))]).unwrap().receipt;
    assert!(nobody.parameters[1].source.contains("entered in the calculator; not verified"));
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
        let changes =
            [("/vat_registered", json!(vat)), ("/ets_covered", json!(ets)), ("/readings", readings)];
        let result = tested(&changes).unwrap();
        assert_eq!((result.applies, result.fuels.len()), (applies, usize::from(applies)), "{changes:?}");
        assert_ne!(result.why.da, result.why.en);
    }
    let result = tested(&[("/ets_covered", json!(false)), ("/minimum", json!([]))]).unwrap();
    assert!(!result.applies, "no figure is needed where the rule does not apply");
}

#[test]
fn the_basis_is_by_the_reading() {
    let shown = |readings: Value| {
        let result = tested(&[("/readings", readings)]).unwrap();
        let coal = &result.fuels[0];
        (coal.product_kroner_per_gj.to_string(), coal.meets_minimum)
    };
    assert_eq!(shown(json!({})), ("0.7551".into(), false));
    assert_eq!(shown(json!({"minimum-basis": "co2-tax-before-refund"})), ("37.7533".into(), true));
    // (1.618 + 34.6) × 7/15 = 16.9017…
    assert_eq!(shown(json!({"minimum-basis": "with-energy-tax"})), ("16.9017".into(), true));
    let bare = json!([{"fuel": "coal", "co2_tax_after_refund_kroner_per_gj": "1.618"}]);
    for (reading, pointer) in [
        ("with-energy-tax", "/fuels/0/energy_tax_kroner_per_gj"),
        ("co2-tax-before-refund", "/fuels/0/co2_tax_before_refund_kroner_per_gj"),
    ] {
        let without = tested(&[("/fuels", bare.clone()), ("/readings", json!({"minimum-basis": reading}))]);
        assert_eq!(pointers(without), [pointer]);
    }
}

#[test]
fn the_minimum_itself_meets_it() {
    // 2.4 × 7/15 = 1.12 exactly.
    let tax = ("/fuels/0/co2_tax_after_refund_kroner_per_gj", json!("2.4"));
    let at = |least: &str| {
        let result = tested(&[tax.clone(), ("/minimum/0/kroner_per_gj", json!(least))]).unwrap();
        (result.fuels[0].meets_minimum, result.fuels[0].difference_kroner_per_gj.map(|d| d.to_string()))
    };
    assert_eq!(at("1.12"), (true, None));
    assert_eq!(at("1.120001"), (false, Some("0.0000".into())), "compared exactly, shown in four decimals");
}

#[test]
fn every_fault_is_said_at_once() {
    let faulty = [
        ("/year", json!(2024)),
        ("/fuels/0/co2_tax_after_refund_kroner_per_gj", json!("-1")),
        ("/minimum/0/source", json!(" ")),
        ("/minimum/0/kroner_per_gj", json!("1.1234567")),
    ];
    let mut found = pointers(tested(&faulty));
    found.sort();
    assert_eq!(
        found,
        [
            "/fuels/0/co2_tax_after_refund_kroner_per_gj",
            "/minimum/0/kroner_per_gj",
            "/minimum/0/source",
            "/year"
        ]
    );
    assert_eq!(pointers(tested(&[("/fuels", json!([]))])), ["/fuels"]);
    let twice = json!([
        {"fuel": "coal", "co2_tax_after_refund_kroner_per_gj": "1"}, {"fuel": "coal", "co2_tax_after_refund_kroner_per_gj": "1"},
    ]);
    assert_eq!(pointers(tested(&[("/fuels", twice)])), ["/fuels/1/fuel"]);
    let methane = json!([{"fuel": "natural-gas-engine-methane", "co2_tax_after_refund_kroner_per_gj": "1"}]);
    assert_eq!(pointers(tested(&[("/fuels", methane)])), ["/fuels/0/fuel"]);
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
        let tax = ("/fuels/0/co2_tax_after_refund_kroner_per_gj", json!("15"));
        let result = tested(&[("/year", json!(year)), tax]).unwrap();
        assert_eq!(result.fuels[0].product_kroner_per_gj.to_string(), shown);
    }
}
