//! The refund of CO2 tax.

use sagsgang::refund::tax::{RefundInput, refund};
use serde_json::{Value, json};

fn example_1() -> Value {
    json!({
        "period": {"from": "2025-01-01", "to": "2025-12-31"},
        "co2_before_capture_tonnes": "11200", "co2_captured_tonnes": "9520",
        "fuels": [{"fuel": "natural-gas", "quantity": "5000000", "unit": "Nm3"}]
    })
}

#[test]
fn a_single_fuel() {
    let input: RefundInput = serde_json::from_value(example_1()).unwrap();
    let result = refund(&input).unwrap();
    assert_eq!(result.refund_kroner.0.to_string(), "8168500.00");
}
