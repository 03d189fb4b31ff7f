//! Sent against received.

use sagsgang::law::reading::Readings;
use sagsgang::law::receipt::Receipt;
use sagsgang::refund::custody::reconcile::Reconciliation;
use sagsgang::refund::custody::*;

use super::support::*;

/// 9,520 t sent with 2.5 % (238 t); the received figure is the test's.
fn received(tonnes: &str) -> (Chain, Reconciliation) {
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "9520"));
    must(&mut chain, hand_over(of("L1"), store("Havnen"), "9520", "2026-02-01"));
    must(&mut chain, receive("T1", tonnes, "2026-02-02"));
    let reconciliation = chain.transports()[0].reception.as_ref().unwrap().reconciliation.clone();
    (chain, reconciliation)
}

fn kinds(chain: &Chain) -> Vec<FlagKind> {
    chain.transports()[0].flags.iter().map(|flag| flag.kind).collect()
}

#[test]
fn an_explained_difference_is_averaged() {
    let (chain, found) = received("9400");
    assert!(found.within_uncertainty);
    assert_eq!((found.deviation, found.agreed, found.counted), (t("120"), t("9460"), t("9460")));
    // √(238² + 235²) = 334.468…
    assert_eq!(found.explained, t("334.468"));
    assert_eq!((found.sent, found.received), (t("9520"), t("9400")), "both measurements stay visible");
    assert_eq!(figures(&chain, "L1"), ["9520", "0", "0", "9460", "0", "0", "0", "0", "60"]);
    assert_eq!(kinds(&chain), []);
    let missing = chain.not_stored("L1", day("2026-02-03"));
    assert_eq!(missing.len(), 1);
    assert_eq!((missing[0].cause, missing[0].tonnes), (NotStoredCause::MeasurementDifference, t("60")));
    assert_eq!(missing[0].consequence, Consequence::CorrectClaim);
}

#[test]
fn an_unexplained_difference_takes_the_lower_figure_and_a_flag() {
    let (chain, found) = received("8900");
    assert!(!found.within_uncertainty);
    assert_eq!((found.deviation, found.counted, found.unaccounted), (t("620"), t("8900"), t("620")));
    // √(238² + 222.5²) = 325.807…
    assert_eq!(found.explained, t("325.807"));
    assert_eq!(figures(&chain, "L1"), ["9520", "0", "0", "8900", "0", "0", "0", "0", "620"]);
    assert_eq!(kinds(&chain), [FlagKind::UnexplainedDeviation]);
    let flag = &chain.transports()[0].flags[0];
    assert_eq!((flag.observed.as_deref(), flag.limit.as_deref()), (Some("620 t"), Some("325.807 t")));
    assert_eq!(chain.not_stored("L1", day("2026-02-03"))[0].cause, NotStoredCause::Unaccounted);
}

#[test]
fn more_than_was_sent_makes_no_tonnes() {
    for (tonnes, explained, surplus) in [("9600", true, "40"), ("12000", false, "0")] {
        let (chain, found) = received(tonnes);
        assert_eq!(found.within_uncertainty, explained);
        assert_eq!((found.counted, found.unaccounted), (t("9520"), t("0")));
        assert_eq!(found.surplus, t(surplus), "the agreed figure above what was sent");
        assert!(kinds(&chain).contains(&FlagKind::Surplus));
        assert_eq!(figures(&chain, "L1")[3], "9520");
    }
}

#[test]
fn an_empty_arrival_is_a_fact() {
    let (chain, found) = received("0");
    assert_eq!((found.counted, found.unaccounted), (t("0"), t("9520")));
    assert_eq!(figures(&chain, "L1")[8], "9520");
}

#[test]
fn the_limit_itself_is_explained() {
    // 30 t and 40 t of uncertainty explain 50 t in quadrature: 300 × 10 % and 250 × 16 %.
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "300"));
    let sent = HandOver {
        uncertainty_percent: percent("10"),
        ..hand_over(of("L1"), store("x"), "300", "2026-02-01")
    };
    must(&mut chain, sent);
    for (tonnes, within) in [("250", true), ("249.999", false)] {
        let mut chain = chain.clone();
        must(
            &mut chain,
            Receive { uncertainty_percent: percent("16"), ..receive("T1", tonnes, "2026-02-02") },
        );
        let found = &chain.transports()[0].reception.as_ref().unwrap().reconciliation;
        assert_eq!(found.within_uncertainty, within, "{tonnes}");
    }
}

#[test]
fn half_a_kilogramme_is_rounded_down() {
    let (_, found) = received("9519.999");
    assert_eq!(found.agreed, t("9519.999"));
    assert_eq!(found.unaccounted, t("0.001"));
}

#[test]
fn a_receipt_is_computed_again() {
    let (_, found) = received("9400");
    let receipt: Receipt = found.receipt(&Readings::default());
    let again = Reconciliation::again(&receipt, &Readings::default()).unwrap();
    assert_eq!(again, found);
    assert_eq!(again.receipt(&Readings::default()), receipt);
    assert!(receipt.steps.iter().all(|step| step.text.da != step.text.en));
}

#[test]
fn quality_outside_limits_is_flagged_with_both_figures() {
    let mut chain = chain();
    let terms = CustodyTerms {
        quality: Some(QualityLimits {
            water_ppm: Some(d("30")),
            impurities_ppm: [("O2".to_owned(), d("10")), ("H2S".to_owned(), d("9"))].into(),
            pressure_from: Some(sagsgang::law::quantity::BarAbsolute(d("13"))),
            pressure_to: Some(sagsgang::law::quantity::BarAbsolute(d("18"))),
            ..QualityLimits::default()
        }),
        ..chain.terms().clone()
    };
    chain.set_terms(terms);
    must(&mut chain, lot("2026-01-01", "2026-01-31", "300"));
    let mut sent = hand_over(of("L1"), store("x"), "300", "2026-02-01");
    sent.quality = Quality {
        water_ppm: Some(d("30.1")),
        impurities_ppm: [(" o2".to_owned(), d("10"))].into(),
        pressure: Some(sagsgang::law::quantity::BarAbsolute(d("12.9"))),
        temperature: None,
    };
    must(&mut chain, sent);
    let flags = &chain.transports()[0].flags;
    let seen: Vec<_> = flags.iter().map(|f| (f.kind, f.observed.as_deref(), f.limit.as_deref())).collect();
    assert_eq!(
        seen,
        [
            (FlagKind::Quality, Some("30.1 ppm"), Some("≤ 30 ppm")),
            (FlagKind::QualityNotMeasured, None, Some("≤ 9 ppm")),
            (FlagKind::Quality, Some("12.9 bara"), Some("13–18 bara")),
        ]
    );
}

#[test]
fn a_licence_that_does_not_fit_the_way_is_flagged() {
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "300"));
    must(&mut chain, HandOver { mode: Mode::Truck, ..hand_over(of("L1"), store("x"), "300", "2026-02-01") });
    assert_eq!(kinds(&chain), [FlagKind::CarrierLicence]);
}
