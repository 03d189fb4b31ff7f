//! Storage deadlines: extensions, lateness, reminders.

use sagsgang::law::parameter;
use sagsgang::law::reading::Readings;
use sagsgang::refund::custody::extension::check_extension;
use sagsgang::refund::custody::*;

use super::support::*;

fn one_lot() -> Chain {
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "100"));
    chain
}

#[test]
fn a_deadline_is_the_agreements() {
    let months = StorageDeadline { count: 1, unit: DeadlineUnit::Months, from: DeadlineFrom::CapturedTo };
    assert_eq!(months.due(day("2026-01-01"), day("2026-01-31")), day("2026-02-28"));
    let first = StorageDeadline { from: DeadlineFrom::CapturedFrom, ..months };
    assert_eq!(first.due(day("2026-01-01"), day("2026-01-31")), day("2026-02-01"));
    let mut chain = one_lot();
    let mut next = lot("2026-02-01", "2026-02-10", "1");
    next.store_by = Some(day("2026-05-12"));
    let late = refused(&chain, next.clone());
    assert_eq!(pointers(&late), ["/store_by"]);
    assert!(late[0].message.en.contains("2026-05-11"));
    next.store_by = Some(day("2026-03-01"));
    must(&mut chain, next);
    assert_eq!(chain.lot("L2").unwrap().store_by, day("2026-03-01"));
    assert_eq!(pointers(&refused(&Chain::default(), lot("2026-02-01", "2026-02-10", "1"))), ["/store_by"]);
}

#[test]
fn what_is_on_the_way_is_overdue_the_day_after() {
    let mut chain = one_lot();
    assert_eq!(chain.overdue(day("2026-05-01")), []);
    let late = chain.overdue(day("2026-05-02"));
    assert_eq!((late[0].lot.as_str(), late[0].tonnes), ("L1", t("100")));
    must(&mut chain, hand_over(of("L1"), site("greensand-future"), "100", "2026-02-01"));
    must(&mut chain, receive("T1", "100", "2026-02-02"));
    assert_eq!(chain.overdue(day("2026-05-02"))[0].tonnes, t("100"), "received is not stored");
    must(&mut chain, inject("greensand-future", "99", "2026-02-03"));
    assert_eq!(chain.overdue(day("2026-05-02"))[0].tonnes, t("1"));
    must(&mut chain, Extend { lot: "L1".into(), new_day: day("2026-06-01") });
    assert_eq!(chain.overdue(day("2026-06-01")), []);
    assert_eq!(chain.overdue(day("2026-06-02")).len(), 1);
    let extended = &chain.lots()[0].extensions[0];
    assert_eq!((extended.from, extended.to, extended.on), (day("2026-05-01"), day("2026-06-01"), day(TODAY)));
    assert_eq!(refused(&chain, Extend { lot: "L1".into(), new_day: day("2026-06-01") }).len(), 1);
}

#[test]
fn reminders_fall_before_a_deadline() {
    let chain = one_lot();
    assert_eq!(parameter::on("storage-reminder-days", day("2026-01-01")).unwrap().value, "30, 14, 3");
    let before = |on: &str| -> Vec<u64> {
        chain.reminders(day(on)).unwrap().iter().map(|reminder| reminder.days_before).collect()
    };
    assert_eq!(before("2026-04-01"), [30]);
    assert_eq!(before("2026-04-17"), [14]);
    assert_eq!(before("2026-04-28"), [3]);
    assert!(before("2026-04-02").is_empty() && before("2026-05-01").is_empty());
    let slept = chain.reminders_between(day("2026-03-01"), day("2026-04-20")).unwrap();
    assert_eq!(
        slept.iter().map(|r| r.days_before).collect::<Vec<_>>(),
        [14],
        "the nearest speaks for the others"
    );
    assert!(chain.reminders(day("2024-12-31")).is_err(), "before the parameter's first day");
}

#[test]
fn the_next_date_is_the_next_thing_to_happen() {
    let mut chain = one_lot();
    let next = |chain: &Chain, on: &str| chain.next_date(day(on)).map(|date| date.to_string());
    for (on, then) in [
        ("2026-02-01", "2026-04-01"),
        ("2026-04-01", "2026-04-17"),
        ("2026-04-17", "2026-04-28"),
        ("2026-04-28", "2026-05-02"),
    ] {
        assert_eq!(next(&chain, on).as_deref(), Some(then));
    }
    assert_eq!(next(&chain, "2026-05-02"), None);
    must(&mut chain, lose(LossFrom::Plant { lot: "L1".into() }, "100", LossCause::Diverted, "2026-02-01"));
    assert_eq!(next(&chain, "2026-02-01"), None, "nothing is on the way");
}

fn request() -> ExtensionRequest {
    ExtensionRequest {
        lot: "L1".into(),
        new_day: day("2026-07-01"),
        circumstances: "Skibet er på værft".into(),
        known_on: day("2026-04-01"),
        told_on: day("2026-04-01"),
        documents: vec![paper()],
    }
}

#[test]
fn a_request_to_extend_is_assessed_and_not_decided() {
    let chain = one_lot();
    let assess = |request: &ExtensionRequest| {
        assess_extension(&chain, request, day(TODAY), &Readings::default()).unwrap()
    };
    let same_day = assess(&request());
    assert_eq!((same_day.delay_days, same_day.reasons_needed, same_day.to_weigh.len()), (0, false, 1));
    let late = assess(&ExtensionRequest { told_on: day("2026-05-03"), documents: vec![], ..request() });
    assert_eq!((late.delay_days, late.reasons_needed, late.told_after_deadline), (32, true, true));
    assert_eq!(late.to_weigh.len(), 4);
    assert_eq!(late.receipt.result["delay_days"], 32);
    assert!(late.to_weigh.iter().all(|text| text.da != text.en));
}

#[test]
fn every_fault_of_a_request_is_said_at_once() {
    let chain = one_lot();
    let bad = ExtensionRequest {
        new_day: day("2026-05-01"),
        circumstances: "  ".into(),
        known_on: day("2027-02-02"),
        told_on: day("2027-02-01"),
        ..request()
    };
    let problems = check_extension(&chain, &bad, day(TODAY)).unwrap_err();
    assert_eq!(pointers(&problems), ["/new_day", "/circumstances", "/told_on", "/told_on"]);
    let nobody = ExtensionRequest { lot: "L9".into(), ..request() };
    assert_eq!(pointers(&check_extension(&chain, &nobody, day(TODAY)).unwrap_err()), ["/lot"]);
}
