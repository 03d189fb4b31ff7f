//! The worked examples, to the øre, through JSON as the API has it.

use sagsgang::invoice::minimum::minimum;
use sagsgang::refund::tax::{refund, repayment, substitution, transfer};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, from_value, to_value};

const EXAMPLES: &str = include_str!("../../../examples/refund-worked-examples.json");

fn run<I: DeserializeOwned, O: Serialize, E: std::fmt::Debug>(
    input: &Value,
    rule: impl Fn(&I) -> Result<O, E>,
) -> Value {
    to_value(rule(&from_value(input.clone()).unwrap()).unwrap()).unwrap()
}

fn computed(calculation: &str, input: &Value) -> Value {
    match calculation {
        "refund" => run(input, refund),
        "transfer" => run(input, transfer),
        "repayment" => run(input, repayment),
        "substitution" => run(input, substitution),
        "invoice-minimum" => run(input, minimum),
        other => panic!("{other}"),
    }
}

#[test]
fn every_worked_example_comes_out() {
    let examples: Vec<Value> = serde_json::from_str(EXAMPLES).unwrap();
    let numbers: std::collections::BTreeSet<_> = examples.iter().map(|e| e["example"].as_u64()).collect();
    assert_eq!(numbers.len(), 6);
    for example in examples {
        let calculation = example["calculation"].as_str().unwrap();
        let result = computed(calculation, &example["input"]);
        for (field, expected) in example["expect"].as_object().unwrap() {
            assert_eq!(&result[field], expected, "{}: {field}", example["title"]);
        }
        let receipt = &result["receipt"];
        assert_eq!(receipt["calculation"], calculation);
        assert_eq!(&computed(calculation, &receipt["inputs"])["receipt"], receipt, "{}", example["title"]);
        for (field, shown) in receipt["result"].as_object().unwrap() {
            assert_eq!(&result[field], shown, "{}: the receipt's {field}", example["title"]);
        }
    }
}
