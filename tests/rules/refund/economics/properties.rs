//! What holds of every plant.

use proptest::prelude::*;
use rust_decimal::Decimal;
use sagsgang::refund::economics::{CaptureEconomicsInput, PlantKind, capture_economics};

use super::{computed, plant};

/// Ten thousand cases, or as many as `PROPTEST_CASES` asks for.
fn cases() -> ProptestConfig {
    if std::env::var_os("PROPTEST_CASES").is_some() {
        ProptestConfig::default()
    } else {
        ProptestConfig::with_cases(10_000)
    }
}

fn kind() -> impl Strategy<Value = PlantKind> {
    prop_oneof![Just(PlantKind::Waste), Just(PlantKind::Biomass)]
}

/// Figures, near figures and anything else.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "-?[0-9]{1,40}(\\.[0-9]{1,40})?",
        "[0-9]{1,4}(\\.[0-9]{0,28})?",
        Just("0.0000000000000000000000000001".to_owned()),
        Just("99.9999999999999999999999999".to_owned()),
    ]
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_tonne_costs_less_the_more_hours_the_plant_runs(
        kind in kind(),
        capacity in 1_u32..=1000,
        hours in (10_i64..87_600, 10_i64..87_600),
    ) {
        let (fewer, more) = (hours.0.min(hours.1), hours.0.max(hours.1));
        prop_assume!(fewer < more);
        let at = |tenths: i64| {
            let hours = Decimal::new(tenths, 1).to_string();
            computed(&CaptureEconomicsInput { capacity: Some(capacity.to_string()), ..plant(kind, &hours) })
        };
        let (fewer, more) = (at(fewer), at(more));
        // A tenth of an hour is worth less than an øre at most hours; the costs are rounded to øre.
        prop_assert!(fewer.cost >= more.cost);
        prop_assert!(fewer.full_load_hours.0 + Decimal::TEN > more.full_load_hours.0 || fewer.cost > more.cost);
        prop_assert_eq!(fewer.saved, more.saved, "what is saved depends on the tonne, not on the hours");
        prop_assert!(fewer.per_year.captured <= more.per_year.captured);
    }

    #[test]
    fn whatever_is_sent_gets_an_answer(
        kind in kind(),
        full_load_hours in text(),
        capacity in prop::option::of(text()),
        year in prop::option::of(prop_oneof![any::<u16>(), Just(2030), Just(2040)]),
        fossil_share in prop::option::of(text()),
        heat_share in prop::option::of(text()),
    ) {
        let input = CaptureEconomicsInput { kind, full_load_hours, capacity, year, fossil_share, heat_share, on: None };
        match capture_economics(&input) {
            Err(faults) => prop_assert!(!faults.is_empty()),
            Ok(result) => {
                let again = serde_json::from_value(result.receipt.inputs.clone()).unwrap();
                prop_assert_eq!(capture_economics(&again), Ok(result));
            }
        }
    }

    #[test]
    fn the_lines_add_to_the_cost_within_their_rounding(kind in kind(), capacity in 1_u32..=1000, hours in 1_u32..=8760) {
        let result = computed(&CaptureEconomicsInput {
            capacity: Some(capacity.to_string()),
            ..plant(kind, &hours.to_string())
        });
        let sum: Decimal = result.lines.iter().map(|line| line.amount.0).sum();
        prop_assert!((sum - result.cost.0).abs() <= Decimal::new(4, 2));
        prop_assert!((result.cost.0 - result.saved.0 - result.net_cost.0).abs() <= Decimal::new(2, 2));
    }
}
