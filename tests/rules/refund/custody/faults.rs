//! What is refused, every fault at once.

use sagsgang::law::reading::Readings;
use sagsgang::refund::custody::*;
use serde_json::json;

use super::support::*;

#[test]
fn the_same_tonnes_are_not_registered_twice() {
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "10"));
    for (from, to) in
        [("2026-01-31", "2026-02-05"), ("2025-12-01", "2026-01-01"), ("2026-01-10", "2026-01-10")]
    {
        assert_eq!(pointers(&refused(&chain, lot(from, to, "10"))), ["/captured_from"], "{from}");
    }
    let same = RegisterLot { plant: " VÆRKET ".into(), ..lot("2026-01-10", "2026-01-10", "10") };
    assert_eq!(refused(&chain, same).len(), 1, "case and space make no other plant");
    must(&mut chain, lot("2026-02-01", "2026-02-01", "10"));
    must(&mut chain, RegisterLot { plant: "Det andet værk".into(), ..lot("2026-01-10", "2026-01-10", "10") });
    assert_eq!(chain.totals().captured, t("30"));
}

#[test]
fn amounts_are_above_zero_in_whole_kilogrammes() {
    let chain = chain();
    for bad in ["0", "-1", "0.0005", "1000000000.001", "79228162514264337593543950335"] {
        assert_eq!(pointers(&refused(&chain, lot("2026-01-01", "2026-01-31", bad))), ["/tonnes"], "{bad}");
    }
    for fine in ["0.001", "1.5000", "1000000000"] {
        let mut chain = chain.clone();
        must(&mut chain, lot("2026-01-01", "2026-01-31", fine));
    }
    for bad in ["0", "-1", "100.001", "2.5555"] {
        let step = RegisterLot { uncertainty_percent: percent(bad), ..lot("2026-01-01", "2026-01-31", "1") };
        assert_eq!(pointers(&refused(&chain, step)), ["/uncertainty_percent"], "{bad}");
    }
}

#[test]
fn every_fault_is_said_at_once() {
    let chain = chain();
    let step = RegisterLot {
        plant: " ".into(),
        tonnes: t("-1"),
        uncertainty_percent: percent("0"),
        ..lot("2027-02-01", "2027-01-01", "1")
    };
    let problems = refused(&chain, step);
    assert_eq!(
        pointers(&problems),
        ["/plant", "/tonnes", "/uncertainty_percent", "/captured_to", "/captured_to"]
    );
    let mut sent = hand_over(of("L1"), site("nowhere"), "1", "2027-01-01");
    sent.carrier.name = String::new();
    sent.carrier.id = String::new();
    sent.carrier.licence.kind = LicenceKind::Other;
    let problems = refused(&chain, sent);
    assert_eq!(
        pointers(&problems),
        [
            "/to/site",
            "/day",
            "/carrier/name",
            "/carrier/id",
            "/carrier/licence/text",
            "/from/lot",
            "/tonnes_sent"
        ]
    );
    for problem in problems {
        assert_ne!(problem.message.da, problem.message.en);
    }
}

#[test]
fn a_transport_is_received_once_and_after_it_left() {
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "100"));
    must(&mut chain, hand_over(of("L1"), store("Havnen"), "100", "2026-02-05"));
    assert_eq!(pointers(&refused(&chain, receive("T1", "100", "2026-02-04"))), ["/day"]);
    assert_eq!(pointers(&refused(&chain, receive("T2", "100", "2026-02-06"))), ["/transport"]);
    must(&mut chain, receive("T1", "100", "2026-02-06"));
    assert_eq!(pointers(&refused(&chain, receive("T1", "100", "2026-02-07"))), ["/transport"]);
    let back = hand_over(Origin::Store { store: "Havnen".into() }, store("Havnen"), "1", "2026-02-07");
    assert_eq!(pointers(&refused(&chain, back)), ["/to"]);
}

#[test]
fn nothing_more_leaves_than_there_is() {
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "100"));
    let problems = refused(&chain, hand_over(of("L1"), store("Havnen"), "100.001", "2026-02-05"));
    assert!(problems[0].message.en.starts_with("There are 100 t there"), "{}", problems[0].message.en);
    let before = chain.clone();
    let step = inject("greensand-future", "1", "2026-02-05").into();
    assert!(chain.apply(&step, day(TODAY), &Readings::default()).is_err());
    assert_eq!(chain, before, "a refused step changes nothing");
}

#[test]
fn a_step_is_read_strictly() {
    let good =
        json!({"site": "greensand-future", "tonnes": "1.5", "day": "2026-02-01", "document": "0".repeat(64)});
    let read: Store = serde_json::from_value(good.clone()).unwrap();
    assert_eq!(read.from, StoreFrom::Reception);
    let mut extra = good.clone();
    extra["tons"] = json!(1);
    assert!(serde_json::from_value::<Store>(extra).is_err());
    let mut from = good;
    from["from"] = json!({"kind": "store", "store": "Havnen", "lot": "L1"});
    assert!(serde_json::from_value::<Store>(from).is_err());
}

#[test]
fn the_documents_of_a_step_are_named() {
    assert_eq!(Step::from(inject("x", "1", "2026-01-01")).documents(), [&paper()]);
    assert!(Step::from(lot("2026-01-01", "2026-01-31", "1")).documents().is_empty());
    let measured_by = MeasuredBy::Document { document: paper() };
    let on_paper = RegisterLot { measured_by, ..lot("2026-01-01", "2026-01-31", "1") };
    assert_eq!(Step::from(on_paper).documents().len(), 1);
}

#[test]
fn a_lot_over_a_turn_of_the_year_is_flagged() {
    let mut chain = chain();
    must(&mut chain, lot("2025-12-20", "2026-01-10", "1"));
    must(&mut chain, lot("2026-01-11", "2026-01-12", "1"));
    let flags: Vec<usize> = chain.lots().iter().map(|lot| lot.flags.len()).collect();
    assert_eq!(flags, [1, 0]);
}
