//! Transfers, repayments and substitutes, beyond the worked examples.

use sagsgang::refund::tax::{RepaymentOutcome, RepaymentResult, repayment, substitution, transfer};
use serde_json::{Value, json};

use super::{example_1, with};

fn sent(sent: &str, us: &str, received: &str, ur: &str, readings: Value) -> Value {
    json!({"sent_tonnes": sent, "sent_uncertainty_percent": us, "received_tonnes": received,
        "received_uncertainty_percent": ur, "readings": readings})
}

fn transferred(input: Value) -> (String, bool) {
    let result = transfer(&serde_json::from_value(input).unwrap()).unwrap();
    (result.agreed_tonnes.0.to_string(), result.explained)
}

#[test]
fn a_deviation_at_the_limit_is_explained_and_over_it_is_not() {
    let at = sent("100", "5", "95", "0", json!({}));
    assert_eq!(transferred(at), ("97.5".into(), true));
    assert_eq!(transferred(sent("100", "5", "94.999999", "0", json!({}))), ("94.999999".into(), false));
    assert_eq!(transferred(sent("0", "2.5", "0", "2.5", json!({}))), ("0".into(), true));
    assert_eq!(transferred(sent("100", "0", "100", "0", json!({}))), ("100".into(), true));
    assert_eq!(transferred(sent("90", "2.5", "100", "2.5", json!({}))), ("90".into(), false));
    let most = "10000000";
    assert_eq!(transferred(sent(most, "100", most, "100", json!({}))), (most.into(), true));
}

#[test]
fn by_the_other_reading_uncertainties_are_added() {
    let apart = |readings| transferred(sent("1000", "2.5", "960", "2.5", readings));
    assert_eq!(apart(json!({})), ("960".into(), false));
    assert_eq!(apart(json!({"transfer-deviation": "sum-of-uncertainties"})), ("980".into(), true));
}

#[test]
fn a_transfers_faults_come_together() {
    let input = serde_json::from_value(sent("-1", "101", "10000000.1", "2.5555", json!({}))).unwrap();
    let found: Vec<_> = transfer(&input).unwrap_err().into_iter().map(|fault| fault.pointer).collect();
    assert_eq!(
        found,
        ["/sent_tonnes", "/received_tonnes", "/sent_uncertainty_percent", "/received_uncertainty_percent"]
    );
}

fn repaid(refund: &Value, lost: &str, cause: &str) -> RepaymentResult {
    let input = json!({"refund": refund, "lost_tonnes": lost, "cause": cause});
    repayment(&serde_json::from_value(input).unwrap()).unwrap()
}

#[test]
fn all_that_was_lost_is_no_more_than_was_paid() {
    assert_eq!(repaid(&example_1(), "9520", "not-stored").repayment_ore, Some(816_850_000));
    let odd = with(&[("co2_captured_tonnes", json!("9460"))]);
    let all = repaid(&odd, "9460", "not-stored");
    assert_eq!(all.repayment_ore, Some(811_701_700), "paid in whole kroner: 8117017, not 8117017.86");
    assert_eq!(repaid(&example_1(), "0", "overdue").repayment_ore, Some(0));
    let nothing = with(&[("co2_captured_tonnes", json!("0"))]);
    assert_eq!(repaid(&nothing, "0", "overdue").repayment_ore, Some(0));
}

#[test]
fn the_lost_share_is_of_the_tax_after_other_reliefs() {
    let reliefs = json!([{"basis": "process-partial", "fraction": "8/15"}]);
    let input = with(&[("other_reliefs", reliefs.clone())]);
    // 700 / 11200 × 4,484,666.666… = 280,291.666…
    assert_eq!(repaid(&input, "700", "diverted").repayment_ore, Some(28_029_167));
    let capped =
        with(&[("other_reliefs", reliefs), ("readings", json!({"relief-order": "additive-capped"}))]);
    // Without 700 t the share of the whole tax is 7,567,875 and still more than what the reliefs leave.
    assert_eq!(repaid(&capped, "700", "diverted").repayment_ore, Some(0));
}

#[test]
fn the_cause_decides() {
    let unknown = repaid(&example_1(), "700", "unknown");
    assert_eq!((unknown.outcome, unknown.repayment_ore), (RepaymentOutcome::Official, None));
    assert_eq!(unknown.receipt.readings[0].id, "repayment-cause");
    let strict = with(&[("readings", json!({"repayment-cause": "not-stored-repays"}))]);
    let released = repaid(&strict, "700", "released-after-hand-over");
    assert_eq!((released.outcome, released.repayment_ore), (RepaymentOutcome::Repayment, Some(60_062_500)));
}

#[test]
fn a_repayments_faults_point_into_the_refund() {
    let refund = with(&[("fuels", json!([]))]);
    let input = json!({"refund": refund, "lost_tonnes": "9520.1", "cause": "diverted"});
    let found = repayment(&serde_json::from_value(input).unwrap()).unwrap_err();
    let at: Vec<_> = found.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!(at, ["/refund/fuels", "/lost_tonnes"]);
}

#[test]
fn a_substitute_is_never_below_nothing() {
    let input = json!({"figure": "captured-tonnes-per-hour", "mean": "1", "standard_deviation": "1", "missing_hours": 5});
    let result = substitution(&serde_json::from_value(input).unwrap()).unwrap();
    assert_eq!((result.tonnes.0.to_string(), result.tonnes_by_mean.0.to_string()), ("0".into(), "5".into()));
    let wrong =
        json!({"figure": "concentration", "mean": "-1", "standard_deviation": "1", "missing_hours": 8785});
    let found = substitution(&serde_json::from_value(wrong).unwrap()).unwrap_err();
    let at: Vec<_> = found.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!(at, ["/mean", "/missing_hours", "/flow_nm3_per_hour"]);
}
