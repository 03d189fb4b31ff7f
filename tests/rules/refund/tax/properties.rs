//! What holds of every refund.

use proptest::prelude::*;
use rust_decimal::Decimal;
use sagsgang::law::quantity::{Kroner, Tonnes};
use sagsgang::refund::tax::{LossCause, RefundInput, RefundResult, RepaymentInput, refund, repayment};
use serde_json::{Value, json};

const FUELS: [(&str, &str); 14] = [
    ("gas-oil", "l"),
    ("fuel-oil", "kg"),
    ("tar", "kg"),
    ("petroleum", "l"),
    ("coal", "t"),
    ("coal", "GJ"),
    ("petroleum-coke", "t"),
    ("petroleum-coke", "GJ"),
    ("lignite", "t"),
    ("lignite", "GJ"),
    ("lpg", "kg"),
    ("refinery-gas", "kg"),
    ("natural-gas", "Nm3"),
    ("natural-gas-engine-methane", "Nm3"),
];

fn decimal(units: u64, scale: u32) -> String {
    Decimal::from_i128_with_scale(units.into(), scale).to_string()
}

fn reliefs() -> impl Strategy<Value = Vec<Value>> {
    let one = (1_u32..1000, prop::bool::ANY, any::<prop::sample::Index>()).prop_map(|(down, plain, at)| {
        let up = at.index(down as usize + 1);
        let fraction = if plain { format!("0.{:03}", up % 1000) } else { format!("{up}/{down}") };
        json!({"basis": "other", "text": "æøå", "fraction": fraction})
    });
    prop::collection::vec(one, 0..4)
}

prop_compose! {
    fn claims()(
        year in 2025_i32..=2026,
        before in 1_u64..100_000_000_000,
        part in 0_u64..=1_000_000,
        fuels in prop::collection::vec((0..FUELS.len(), 0_u64..10_000_000_000), 1..4),
        reliefs in reliefs(),
        additive in prop::bool::ANY,
    ) -> RefundInput {
        let captured = u64::try_from(u128::from(before) * u128::from(part) / 1_000_000).unwrap();
        let fuels: Vec<Value> = fuels
            .into_iter()
            .map(|(at, quantity)| {
                json!({"fuel": FUELS[at].0, "unit": FUELS[at].1, "quantity": decimal(quantity, 3)})
            })
            .collect();
        let order = if additive { "additive-capped" } else { "multiplicative" };
        serde_json::from_value(json!({
            "period": {"from": format!("{year}-01-01"), "to": format!("{year}-12-31")},
            "co2_before_capture_tonnes": decimal(before, 3),
            "co2_captured_tonnes": decimal(captured, 3),
            "fuels": fuels,
            "other_reliefs": reliefs,
            "readings": {"relief-order": order},
        })).unwrap()
    }
}

fn sound(result: &RefundResult) {
    let zero = Kroner::from(0);
    assert!(zero <= result.refund_kroner && result.refund_kroner <= result.co2_tax_kroner);
    assert!(zero <= result.borne_kroner && zero <= result.reliefs_kroner);
    let sum = result.refund_kroner.0 + result.reliefs_kroner.0 + result.borne_kroner.0;
    assert_eq!(sum, result.co2_tax_kroner.0);
    for amount in [result.refund_kroner, result.reliefs_kroner, result.borne_kroner, result.co2_tax_kroner] {
        assert_eq!(amount.0.scale(), 2);
    }
    let paid = result.payable_kroner.0;
    assert!(paid.is_integer() && paid <= result.refund_kroner.0);
    assert!(result.refund_kroner.0 - paid <= Decimal::ONE);
    assert!(Decimal::ZERO <= result.captured_share && result.captured_share <= Decimal::ONE);
}

fn cases() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(10_000);
    ProptestConfig::with_cases(cases)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn refund_reliefs_and_what_is_borne_are_the_tax(input in claims()) {
        sound(&refund(&input).unwrap());
    }

    #[test]
    fn a_receipt_computes_itself_anew(input in claims()) {
        let first = refund(&input).unwrap();
        let again: RefundInput = serde_json::from_value(first.receipt.inputs.clone()).unwrap();
        prop_assert_eq!(&again, &input);
        prop_assert_eq!(refund(&again).unwrap(), first);
    }

    #[test]
    fn more_captured_is_never_less_refund(input in claims(), less in 0_u64..=1_000_000) {
        let more = refund(&input).unwrap();
        let captured = input.co2_captured_tonnes.0 * Decimal::from(less) / Decimal::from(1_000_000);
        let lower = RefundInput { co2_captured_tonnes: Tonnes(captured.trunc_with_scale(3)), ..input };
        let fewer = refund(&lower).unwrap();
        prop_assert!(fewer.refund_kroner <= more.refund_kroner);
        prop_assert!(fewer.payable_kroner <= more.payable_kroner);
    }

    #[test]
    fn the_order_of_reliefs_moves_nothing(input in claims()) {
        let forwards = refund(&input).unwrap();
        let mut turned = input;
        turned.other_reliefs.reverse();
        let backwards = refund(&turned).unwrap();
        prop_assert_eq!(backwards.borne_kroner, forwards.borne_kroner);
        prop_assert_eq!(backwards.refund_kroner, forwards.refund_kroner);
        prop_assert_eq!(backwards.reliefs_kroner, forwards.reliefs_kroner);
    }

    #[test]
    fn added_reliefs_never_leave_more_borne(input in claims()) {
        let multiplied = RefundInput { readings: Default::default(), ..input.clone() };
        let added = serde_json::from_value(json!({"relief-order": "additive-capped"})).unwrap();
        let added = RefundInput { readings: added, ..input };
        prop_assert!(refund(&added).unwrap().borne_kroner <= refund(&multiplied).unwrap().borne_kroner);
    }

    #[test]
    fn what_is_repaid_was_paid(input in claims(), part in 0_u64..=1_000_000) {
        let paid = refund(&input).unwrap();
        let lost = input.co2_captured_tonnes.0 * Decimal::from(part) / Decimal::from(1_000_000);
        let lost_tonnes = Tonnes(lost.trunc_with_scale(3));
        let asked = RepaymentInput { refund: input, lost_tonnes, cause: LossCause::NotStored };
        let repaid = repayment(&asked).unwrap();
        let amount = repaid.repayment_kroner.unwrap();
        prop_assert!(Kroner::from(0) <= amount && amount <= paid.payable_kroner);
        prop_assert_eq!(Decimal::new(repaid.repayment_ore.unwrap(), 2), amount.0);
        let again: RepaymentInput = serde_json::from_value(repaid.receipt.inputs.clone()).unwrap();
        prop_assert_eq!(repayment(&again).unwrap(), repaid);
    }
}
