//! What is refused, and where it is said to be.

use serde_json::{Value, json};

use super::{computed, with};

/// The pointers of the faults.
fn faults(changes: &[(&str, Value)]) -> Vec<String> {
    let faults = computed(with(changes)).unwrap_err();
    for fault in &faults {
        assert!(!fault.message.da.is_empty() && fault.message.da != fault.message.en);
    }
    faults.into_iter().map(|fault| fault.pointer).collect()
}

fn fuel(fuel: Value) -> Vec<String> {
    faults(&[("fuels", json!([fuel]))])
}

#[test]
fn every_fault_is_said_at_once() {
    assert_eq!(
        faults(&[
            ("period", json!({"from": "2025-12-31", "to": "2025-01-01"})),
            ("co2_captured_tonnes", json!("-1")),
            ("co2_before_capture_tonnes", json!("100000000.1")),
            ("other_reliefs", json!([{"basis": "other", "fraction": "3/2"}])),
            ("fuels", json!([])),
        ]),
        [
            "/period",
            "/co2_captured_tonnes",
            "/co2_before_capture_tonnes",
            "/other_reliefs/0/text",
            "/other_reliefs/0/fraction",
            "/fuels"
        ]
    );
}

#[test]
fn tonnes_must_give_a_share() {
    assert_eq!(faults(&[("co2_captured_tonnes", json!("11200.000001"))]), ["/co2_captured_tonnes"]);
    assert_eq!(faults(&[("co2_captured_tonnes", json!("1.0000001"))]), ["/co2_captured_tonnes"]);
    let nothing = [("co2_captured_tonnes", json!("0")), ("co2_before_capture_tonnes", json!("0"))];
    assert_eq!(faults(&nothing), ["/co2_before_capture_tonnes"]);
    let all = computed(with(&[("co2_captured_tonnes", json!("11200"))])).unwrap();
    assert_eq!((all.captured_share.to_string().as_str(), all.borne_kroner.0.is_zero()), ("1", true));
    let huge = json!("79228162514264337593543950335");
    assert_eq!(faults(&[("co2_captured_tonnes", huge)]), ["/co2_captured_tonnes"]);
}

#[test]
fn fossil_tonnes_are_needed_and_are_a_part() {
    let reading = json!({"refund-share": "fossil-over-fossil"});
    assert_eq!(
        faults(&[("readings", reading.clone())]),
        ["/co2_captured_fossil_tonnes", "/co2_before_capture_fossil_tonnes"]
    );
    assert_eq!(
        faults(&[("co2_captured_fossil_tonnes", json!("1"))]),
        ["/co2_before_capture_fossil_tonnes"],
        "half of a pair, even where it is not needed"
    );
    assert_eq!(
        faults(&[
            ("readings", reading),
            ("co2_captured_fossil_tonnes", json!("9521")),
            ("co2_before_capture_fossil_tonnes", json!("9600"))
        ]),
        ["/co2_captured_fossil_tonnes"]
    );
}

#[test]
fn a_fuel_is_taxed_by_its_own_units() {
    assert_eq!(fuel(json!({"fuel": "natural-gas", "quantity": "1", "unit": "kg"})), ["/fuels/0/unit"]);
    assert_eq!(
        fuel(json!({"fuel": "coal", "quantity": "-1", "unit": "l"})),
        ["/fuels/0/quantity", "/fuels/0/unit"]
    );
    assert_eq!(fuel(json!({"fuel": "coal", "quantity": "100000000000", "unit": "t"})), ["/fuels"]);
    assert_eq!(fuel(json!({"fuel": "coal", "quantity": "0.0001", "unit": "t"})), ["/fuels/0/quantity"]);
    let many = vec![json!({"fuel": "coal", "quantity": "1", "unit": "t"}); 101];
    assert_eq!(faults(&[("fuels", json!(many))]), ["/fuels"]);
}

#[test]
fn a_period_with_two_rates_is_divided() {
    let period = ("period", json!({"from": "2025-07-01", "to": "2026-06-30"}));
    assert_eq!(faults(std::slice::from_ref(&period)), ["/fuels/0/period"]);
    let part = |quantity: &str, from: &str, to: &str| json!({"fuel": "natural-gas", "quantity": quantity, "unit": "Nm3", "period": {"from": from, "to": to}});
    let fuels = json!([part("100", "2025-07-01", "2025-12-31"), part("100", "2026-01-01", "2026-06-30")]);
    let divided = computed(with(&[period.clone(), ("fuels", fuels)])).unwrap();
    assert_eq!(divided.co2_tax_kroner.0.to_string(), "386.40");
    assert_eq!(divided.receipt.parameters.len(), 2);
    let outside = json!([part("100", "2025-06-30", "2025-12-31"), part("1", "2026-02-01", "2026-01-01")]);
    assert_eq!(faults(&[period, ("fuels", outside)]), ["/fuels/0/period", "/fuels/1/period"]);
}

#[test]
fn years_without_a_rate_stop() {
    let later = ("period", json!({"from": "2027-01-01", "to": "2027-12-31"}));
    let found = computed(with(std::slice::from_ref(&later))).unwrap_err();
    assert_eq!(found[0].pointer, "/fuels/0/rate");
    assert!(
        found[0].message.en.contains("'co2-tax-natural-gas'") && found[0].message.en.contains("2027-01-01")
    );
    let earlier = ("period", json!({"from": "2024-12-31", "to": "2025-01-31"}));
    assert_eq!(faults(&[earlier]), ["/period/from", "/fuels/0/rate"]);
    let across = ("period", json!({"from": "2026-12-01", "to": "2027-01-31"}));
    assert_eq!(faults(&[across]), ["/fuels/0/period"]);
    let own = json!([{"fuel": "natural-gas", "quantity": "100", "unit": "Nm3",
        "rate": {"value": "200", "unit": "øre/Nm3", "source": "the ministry's draft"}}]);
    assert_eq!(computed(with(&[later, ("fuels", own)])).unwrap().co2_tax_kroner.0.to_string(), "200.00");
}

#[test]
fn an_own_rate_is_only_for_what_is_to_be_entered() {
    let with_rate = |fuel_name: &str, value: &str, unit: &str, source: &str| {
        fuel(json!({"fuel": fuel_name, "quantity": "1", "unit": "t",
            "rate": {"value": value, "unit": unit, "source": source}}))
    };
    assert_eq!(with_rate("coal", "1", "kr/t", "brev"), ["/fuels/0/rate"]);
    assert_eq!(with_rate("waste", "851.7852", "øre/t", "brev"), ["/fuels/0/rate/unit"]);
    assert_eq!(with_rate("waste", "0", "kr/t", " "), ["/fuels/0/rate/source", "/fuels/0/rate/value"]);
    assert_eq!(with_rate("waste", "1.00001", "kr/t", "brev"), ["/fuels/0/rate/value"]);
    assert_eq!(fuel(json!({"fuel": "waste", "quantity": "1", "unit": "t"})), ["/fuels/0/rate"]);
}

#[test]
fn the_tax_is_given_once() {
    let tax = json!({"kroner": "100", "source": "angivelse æøå"});
    assert_eq!(faults(&[("co2_tax", tax.clone())]), ["/co2_tax"]);
    let entered = computed(with(&[("co2_tax", tax), ("fuels", json!(null))])).unwrap();
    assert_eq!(entered.refund_kroner.0.to_string(), "85.00");
    let wrong = json!({"kroner": "0.001", "source": ""});
    assert_eq!(faults(&[("co2_tax", wrong), ("fuels", json!(null))]), ["/co2_tax/kroner", "/co2_tax/source"]);
}

#[test]
fn a_share_of_relief_is_a_share() {
    for bad in ["", "1.1", "-1", "8/0", "9/8", "8/15/2", "1e-1", "½", "0x1", " 1", "1/1000001", "+1"] {
        let reliefs = json!([{"basis": "process-partial", "fraction": bad}]);
        assert_eq!(faults(&[("other_reliefs", reliefs)]), ["/other_reliefs/0/fraction"], "{bad:?}");
    }
    for (good, borne) in [("0", "1441500.00"), ("1", "0.00"), ("0/7", "1441500.00"), ("0.5", "720750.00")] {
        let reliefs = json!([{"basis": "process-full", "fraction": good}]);
        let result = computed(with(&[("other_reliefs", reliefs)])).unwrap();
        assert_eq!(result.borne_kroner.0.to_string(), borne, "{good}");
    }
    let many = vec![json!({"basis": "process-full", "fraction": "0"}); 11];
    assert_eq!(faults(&[("other_reliefs", json!(many))]), ["/other_reliefs"]);
}

#[test]
fn figures_too_long_to_be_exact_are_refused_and_never_rounded() {
    let primes = ["999983", "999979", "999961", "999959", "999953", "999931", "999917"];
    let reliefs: Vec<_> = primes
        .iter()
        .map(|prime| json!({"basis": "other", "text": "x", "fraction": format!("1/{prime}")}))
        .collect();
    assert_eq!(faults(&[("other_reliefs", json!(reliefs))]), [""]);
}
