//! The refund of CO2 tax.

use sagsgang::casework::Problem;
use sagsgang::refund::tax::{RefundInput, RefundResult, refund};
use serde_json::{Value, json};

mod examples;
mod faults;
mod others;
mod properties;
mod rates;

fn example_1() -> Value {
    json!({
        "period": {"from": "2025-01-01", "to": "2025-12-31"},
        "co2_before_capture_tonnes": "11200", "co2_captured_tonnes": "9520",
        "fuels": [{"fuel": "natural-gas", "quantity": "5000000", "unit": "Nm3"}]
    })
}

/// Example 1 with other values at some pointers; a `null` takes the field away.
fn with(changes: &[(&str, Value)]) -> Value {
    let mut input = example_1();
    for (field, value) in changes {
        match value {
            Value::Null => input.as_object_mut().unwrap().remove(*field),
            _ => input.as_object_mut().unwrap().insert((*field).to_owned(), value.clone()),
        };
    }
    input
}

fn computed(input: Value) -> Result<RefundResult, Vec<Problem>> {
    let input: RefundInput = serde_json::from_value(input).unwrap();
    refund(&input)
}

#[test]
fn the_receipt_shows_the_way() {
    let reliefs = json!([{"basis": "process-partial", "fraction": "8/15"}]);
    let receipt = computed(with(&[("other_reliefs", reliefs)])).unwrap().receipt;
    let steps: Vec<_> = receipt
        .steps
        .iter()
        .map(|step| (step.provision.as_ref().map_or("", |p| p.id()), step.result.as_str()))
        .collect();
    assert_eq!(
        steps,
        [
            ("co2al.2", "9610000.00"),
            ("co2al.2", "9610000.00"),
            ("", "4484666.67"),
            ("co2al.9f.1", "4484666.67"),
            ("co2al.9f.2", "17/20"),
            ("bek1504.1", "3811966.67"),
            ("co2al.9f.1", "3811966"),
            ("", "672700.00"),
        ]
    );
    assert_eq!(receipt.parameters.len(), 1);
    assert_eq!(receipt.parameters[0].value, "192.2 øre/Nm3");
    assert!(!receipt.parameters[0].source.contains("not verified"));
    let readings: Vec<_> = receipt.readings.iter().map(|r| r.id.as_str()).collect();
    assert_eq!(
        readings,
        [
            "refund-share",
            "refund-period",
            "payment-before-report",
            "wrong-reference",
            "process-co2",
            "relief-order"
        ]
    );
    assert_eq!(receipt.steps[0].text.da, "afgift af naturgas: 5.000.000 Nm3 × 192.2 øre/Nm3");
}

#[test]
fn a_rate_of_the_askers_own_says_so() {
    let fuels = json!([{"fuel": "waste", "quantity": "10", "unit": "t",
        "rate": {"value": "851.7852", "unit": "kr./t", "source": "brev"}}]);
    let result = computed(with(&[("fuels", fuels)])).unwrap();
    assert_eq!(result.co2_tax_kroner.0.to_string(), "8517.85");
    assert!(result.receipt.parameters[0].source.contains("entered by the asker; not verified"));
}
