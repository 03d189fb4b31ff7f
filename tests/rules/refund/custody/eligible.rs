//! What counts.

use sagsgang::law::reading::Readings;
use sagsgang::refund::custody::query::EligibilityInput;
use sagsgang::refund::custody::*;

use super::support::*;

fn counts(chain: &Chain, on: &str) -> (String, String, Vec<(NotStoredCause, String)>) {
    let found = chain.eligible("L1", day(on), &Readings::default()).unwrap();
    let missing: Vec<_> =
        found.not_stored.iter().map(|one| (one.cause, one.tonnes.0.normalize().to_string())).collect();
    let sum = found.eligible.0
        + found.not_yet.0
        + found.not_stored.iter().map(|one| one.tonnes.0).sum::<rust_decimal::Decimal>();
    assert_eq!(sum, found.captured.0);
    let input: EligibilityInput = serde_json::from_value(found.receipt.inputs.clone()).unwrap();
    assert_eq!(Eligibility::of(&input), found, "a receipt is computed again");
    (found.eligible.0.normalize().to_string(), found.not_yet.0.normalize().to_string(), missing)
}

fn on_site(id: &str, accept: bool) -> Chain {
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "100"));
    if accept {
        must(&mut chain, AcceptSite { site: id.into(), day: day("2026-02-01"), reasons: "Set".into() });
    }
    must(&mut chain, hand_over(of("L1"), site(id), "100", "2026-02-01"));
    must(&mut chain, receive("T1", "100", "2026-02-02"));
    must(&mut chain, inject(id, "100", "2026-02-03"));
    chain
}

#[test]
fn what_is_handed_over_counts_until_the_deadline_and_what_is_stored_after_it_too() {
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "100"));
    assert_eq!(counts(&chain, "2026-02-01"), ("0".into(), "100".into(), vec![]));
    assert_eq!(
        counts(&chain, "2026-05-02"),
        ("0".into(), "0".into(), vec![(NotStoredCause::Overdue, "100".into())])
    );
    must(&mut chain, hand_over(of("L1"), site("greensand-future"), "100", "2026-02-01"));
    assert_eq!(counts(&chain, "2026-05-01").0, "100");
    assert_eq!(counts(&chain, "2026-05-02").2, [(NotStoredCause::Overdue, "100".into())]);
    must(&mut chain, receive("T1", "100", "2026-02-02"));
    must(&mut chain, inject("greensand-future", "60", "2026-05-01"));
    must(&mut chain, inject("greensand-future", "40", "2026-05-02"));
    assert_eq!(
        counts(&chain, "2027-01-01"),
        ("60".into(), "0".into(), vec![(NotStoredCause::StoredLate, "40".into())])
    );
    assert_eq!(chain.storings()[1].flags[0].kind, FlagKind::StoredLate);
    must(&mut chain, Extend { lot: "L1".into(), new_day: day("2026-05-02") });
    assert_eq!(counts(&chain, "2027-01-01").0, "100", "an extension mends it");
}

/// The three outcomes of the same 700 t (BEK 1504 § 3, stk. 1, nr. 6).
#[test]
fn only_a_release_after_hand_over_costs_nothing() {
    for (cause, found) in [
        (LossCause::ReleasedAfterHandOver, ("9520", vec![])),
        (LossCause::Diverted, ("8820", vec![(NotStoredCause::Diverted, "700".to_owned())])),
        (LossCause::Unknown, ("8820", vec![(NotStoredCause::Unaccounted, "700".to_owned())])),
    ] {
        let mut chain = chain();
        must(&mut chain, lot("2026-01-01", "2026-01-31", "9520"));
        must(&mut chain, hand_over(of("L1"), site("greensand-future"), "9520", "2026-02-01"));
        must(&mut chain, lose(LossFrom::Transport { transport: "T1".into() }, "700", cause, "2026-02-01"));
        must(&mut chain, receive("T1", "8820", "2026-02-02"));
        must(&mut chain, inject("greensand-future", "8820", "2026-02-03"));
        assert_eq!(counts(&chain, "2027-01-01"), (found.0.to_owned(), "0".into(), found.1));
    }
    assert_eq!(NotStoredCause::Diverted.consequence(), Consequence::Demand);
    assert_eq!(NotStoredCause::Overdue.consequence(), Consequence::Demand);
    assert_eq!(NotStoredCause::Unaccounted.consequence(), Consequence::Official);
    assert_eq!(NotStoredCause::VentedBeforeHandOver.consequence(), Consequence::CorrectClaim);
}

#[test]
fn only_a_storage_permit_counts() {
    assert_eq!(counts(&on_site("greensand-future", false), "2027-01-01").0, "100");
    for id in ["greensand-pilot", "bifrost-north", "northern-lights"] {
        for accepted in [false, true] {
            let (eligible, _, missing) = counts(&on_site(id, accepted), "2027-01-01");
            assert_eq!(
                (eligible.as_str(), missing[0].0),
                ("0", NotStoredCause::SiteNotApproved),
                "{id} {accepted}"
            );
        }
    }
}

#[test]
fn what_the_company_carries_itself_is_not_handed_over() {
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "100"));
    let mut own = hand_over(of("L1"), store("Eget lager"), "100", "2026-02-01");
    own.carrier.third_party = false;
    must(&mut chain, own);
    assert_eq!(counts(&chain, "2026-02-02").1, "100");
    must(&mut chain, Receive { third_party: false, ..receive("T1", "100", "2026-02-02") });
    assert_eq!(counts(&chain, "2026-02-02").1, "100");
    must(
        &mut chain,
        hand_over(
            Origin::Store { store: "Eget lager".into() },
            site("greensand-future"),
            "100",
            "2026-02-03",
        ),
    );
    assert_eq!(counts(&chain, "2026-02-03").0, "100");
}

#[test]
fn nothing_is_said_of_a_lot_that_there_is_not() {
    assert_eq!(chain().eligible("L1", day(TODAY), &Readings::default()), None);
    assert_eq!(chain().not_stored("L1", day(TODAY)), []);
    assert_eq!(chain().whereabouts("L1"), Whereabouts::default());
}
