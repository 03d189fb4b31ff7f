//! From capture to the ground, step by step.

use sagsgang::law::reading::Readings;
use sagsgang::refund::custody::*;

use super::support::*;

#[test]
fn a_lot_goes_from_the_plant_into_the_ground() {
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "1000"));
    assert_eq!(chain.lots()[0].id, "L1");
    assert_eq!(chain.lots()[0].store_by, day("2026-05-01"));
    assert_eq!(figures(&chain, "L1"), ["1000", "1000", "0", "0", "0", "0", "0", "0", "0"]);
    must(&mut chain, hand_over(of("L1"), store("Havnen"), "600", "2026-02-01"));
    assert_eq!(figures(&chain, "L1"), ["1000", "400", "600", "0", "0", "0", "0", "0", "0"]);
    must(&mut chain, receive("T1", "600", "2026-02-02"));
    assert_eq!(figures(&chain, "L1"), ["1000", "400", "0", "600", "0", "0", "0", "0", "0"]);
    let onwards =
        hand_over(Origin::Store { store: "Havnen".into() }, site("greensand-future"), "500", "2026-02-03");
    must(&mut chain, onwards);
    must(&mut chain, receive("T2", "500", "2026-02-04"));
    assert_eq!(
        figures(&chain, "L1"),
        ["1000", "400", "0", "600", "0", "0", "0", "0", "0"],
        "received is not injected"
    );
    must(&mut chain, inject("greensand-future", "500", "2026-02-05"));
    assert_eq!(figures(&chain, "L1"), ["1000", "400", "0", "100", "500", "0", "0", "0", "0"]);
    assert_eq!(chain.stored_of("L1"), t("500.000"));
    let way: Vec<String> =
        chain.history("L1").iter().map(|one| format!("{} {}", one.tonnes, one.to.text().en)).collect();
    assert_eq!(
        way,
        [
            "1000 t at the plant",
            "600 t in transit (T1)",
            "600 t in intermediate storage (Havnen)",
            "500 t in transit (T2)",
            "500 t received at greensand-future",
            "500 t stored (greensand-future)",
        ]
    );
    assert!(chain.history("L2").is_empty());
}

/// Three lots in a store: what leaves is the oldest, also where the steps were recorded in another order.
#[test]
fn what_leaves_a_store_is_the_oldest() {
    let mut chain = chain();
    for month in ["2026-01", "2026-02", "2026-03"] {
        must(&mut chain, lot(&format!("{month}-01"), &format!("{month}-20"), "100"));
    }
    for (lot, on) in [("L3", "2026-04-03"), ("L1", "2026-04-01"), ("L2", "2026-04-02")] {
        must(&mut chain, hand_over(of(lot), store("Havnen"), "100", on));
        let transport = chain.transports().last().unwrap().id.clone();
        must(&mut chain, receive(&transport, "100", on));
    }
    let harbour = Position::Store { store: "Havnen".into() };
    let queue: Vec<&str> = chain.parcels_at(&harbour).iter().map(|parcel| parcel.lot.as_str()).collect();
    assert_eq!(queue, ["L1", "L2", "L3"]);
    must(
        &mut chain,
        hand_over(Origin::Store { store: "Havnen".into() }, site("greensand-future"), "150.5", "2026-04-04"),
    );
    let allocated = &chain.transports().last().unwrap().allocation;
    assert_eq!(shares(allocated), [("L1", d("100")), ("L2", d("50.5"))]);
}

/// What came after the day cannot have left on it.
#[test]
fn a_store_gives_only_what_it_had_on_the_day() {
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "100"));
    must(&mut chain, hand_over(of("L1"), store("Havnen"), "100", "2026-03-01"));
    must(&mut chain, receive("T1", "100", "2026-03-10"));
    let early =
        hand_over(Origin::Store { store: "Havnen".into() }, site("greensand-future"), "50", "2026-03-09");
    let problems = refused(&chain, early);
    assert_eq!(pointers(&problems), ["/tonnes_sent"]);
    assert_eq!(
        problems[0].message.en,
        "There are 0 t there on 2026-03-09 (more came after that day: 100 t in all), and not 50 t. Mend the quantity, or \
         record first what is missing."
    );
}

#[test]
fn losses_go_where_their_cause_says() {
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "1000"));
    must(
        &mut chain,
        lose(LossFrom::Plant { lot: "L1".into() }, "1", LossCause::VentedBeforeHandOver, "2026-02-01"),
    );
    must(&mut chain, lose(LossFrom::Plant { lot: "L1".into() }, "2", LossCause::Diverted, "2026-02-01"));
    must(&mut chain, hand_over(of("L1"), store("Havnen"), "500", "2026-02-02"));
    let ship = || LossFrom::Transport { transport: "T1".into() };
    must(&mut chain, lose(ship(), "4", LossCause::ReleasedAfterHandOver, "2026-02-02"));
    must(&mut chain, lose(ship(), "8", LossCause::Unknown, "2026-02-03"));
    assert_eq!(figures(&chain, "L1"), ["1000", "497", "488", "0", "0", "1", "4", "2", "8"]);
    must(&mut chain, receive("T1", "488", "2026-02-04"));
    assert_eq!(figures(&chain, "L1"), ["1000", "497", "0", "488", "0", "1", "4", "2", "8"]);
    let reception = chain.transports()[0].reception.as_ref().unwrap();
    assert_eq!(reception.reconciliation.lost_on_the_way, t("12.000"));
    assert_eq!(reception.reconciliation.deviation, t("0.000"));
}

/// Whether a third party had it is the chain's to know: it decides whether money is asked back.
#[test]
fn a_release_after_hand_over_needs_a_hand_over() {
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "1000"));
    let plant = LossFrom::Plant { lot: "L1".into() };
    let early = refused(&chain, lose(plant, "1", LossCause::ReleasedAfterHandOver, "2026-02-01"));
    assert_eq!(pointers(&early), ["/cause"]);
    assert!(early[0].message.en.starts_with("1 t of it had not been handed over"), "{}", early[0].message.en);
    let own = HandOver {
        carrier: Carrier { third_party: false, ..hand_over(of("L1"), store("x"), "1", "2026-02-01").carrier },
        ..hand_over(of("L1"), store("Havnen"), "10", "2026-02-01")
    };
    must(&mut chain, own);
    let own = || LossFrom::Transport { transport: "T1".into() };
    assert_eq!(refused(&chain, lose(own(), "1", LossCause::ReleasedAfterHandOver, "2026-02-01")).len(), 1);
    must(&mut chain, lose(own(), "1", LossCause::VentedBeforeHandOver, "2026-02-01"));
    must(&mut chain, receive("T1", "9", "2026-02-02"));
    let harbour = || LossFrom::Store { store: "Havnen".into() };
    assert_eq!(refused(&chain, lose(harbour(), "1", LossCause::VentedBeforeHandOver, "2026-02-03")).len(), 1);
    must(&mut chain, lose(harbour(), "1", LossCause::ReleasedAfterHandOver, "2026-02-03"));
}

#[test]
fn a_loss_in_a_mixed_load_is_shared_to_the_kilogramme() {
    let mut chain = chain();
    for (month, tonnes) in [("2026-01", "1"), ("2026-02", "1"), ("2026-03", "1")] {
        must(&mut chain, lot(&format!("{month}-01"), &format!("{month}-20"), tonnes));
        let number = chain.lots().len();
        must(&mut chain, hand_over(of(&format!("L{number}")), store("Havnen"), "1", "2026-04-01"));
        must(&mut chain, receive(&format!("T{number}"), "1", "2026-04-01"));
    }
    must(
        &mut chain,
        hand_over(Origin::Store { store: "Havnen".into() }, site("greensand-future"), "3", "2026-04-02"),
    );
    must(
        &mut chain,
        lose(LossFrom::Transport { transport: "T4".into() }, "0.01", LossCause::Unknown, "2026-04-03"),
    );
    // 10 kg over three equal lots: the kilogramme that is left goes to the first of equal remainders.
    assert_eq!(
        shares(&chain.losses()[0].allocation),
        [("L1", d("0.004")), ("L2", d("0.003")), ("L3", d("0.003"))]
    );
    for lot in ["L1", "L2", "L3"] {
        figures(&chain, lot);
    }
}

#[test]
fn unaccounted_tonnes_are_found_again_on_a_document() {
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "100"));
    must(&mut chain, hand_over(of("L1"), site("greensand-future"), "100", "2026-02-01"));
    must(&mut chain, receive("T1", "60", "2026-02-02"));
    assert_eq!(figures(&chain, "L1"), ["100", "0", "0", "60", "0", "0", "0", "0", "40"]);
    let found = Position::Stored { site: "greensand-future".into() };
    let too_much = refused(&chain, correct("L1", "41", Place::Unaccounted, found.clone(), "2026-03-01"));
    assert!(
        too_much[0].message.en.starts_with("There are 40 t there on 2026-03-01"),
        "{}",
        too_much[0].message.en
    );
    let mut step = correct("L1", "25", Place::Unaccounted, found, "2026-09-01");
    step.since = Some(day("2026-02-02"));
    must(&mut chain, step);
    assert_eq!(figures(&chain, "L1"), ["100", "0", "0", "60", "25", "0", "0", "0", "15"]);
    assert_eq!(chain.eligible("L1", day("2026-02-03"), &Readings::default()).unwrap().eligible, t("85"));
    must(&mut chain, correct("L1", "15", Place::Unaccounted, Position::Plant, "2026-09-02"));
    let at_plant = chain.parcels_at(&Position::Plant);
    assert_eq!(at_plant[0].handed_over, None, "what never left was never handed over");
}

#[test]
fn what_was_recorded_as_stored_and_never_was_is_corrected() {
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "100"));
    must(&mut chain, hand_over(of("L1"), site("greensand-future"), "100", "2026-02-01"));
    must(&mut chain, receive("T1", "100", "2026-02-02"));
    must(&mut chain, inject("greensand-future", "100", "2026-02-03"));
    must(&mut chain, correct("L1", "7", Place::Stored, Position::Diverted, "2026-05-01"));
    let leak = LossFrom::Site { site: "greensand-future".into() };
    must(&mut chain, lose(leak, "3", LossCause::ReleasedAfterHandOver, "2026-06-01"));
    assert_eq!(figures(&chain, "L1"), ["100", "0", "0", "0", "90", "0", "3", "7", "0"]);
    let back =
        correct("L1", "1", Place::Stored, Position::Transport { transport: "T1".into() }, "2026-05-01");
    assert_eq!(pointers(&refused(&chain, back)), ["/to"]);
    let waiting = correct("L1", "1", Place::AtPlant, Position::Diverted, "2026-05-01");
    assert_eq!(pointers(&refused(&chain, waiting)), ["/from"]);
    let nothing = correct("L1", "7", Place::Diverted, Position::Diverted, "2026-05-01");
    assert_eq!(refused(&chain, nothing).len(), 1, "nothing is corrected");
}
