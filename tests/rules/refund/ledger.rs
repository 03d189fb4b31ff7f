//! The ledger: what is posted balances, and says where the money is.

use std::collections::BTreeMap;

use proptest::prelude::*;
use sagsgang::law::parameter::{Definition, Status, Value};
use sagsgang::law::{Day, Language, Text};
use sagsgang::refund::ledger::{Account, InterestError, Ledger, Posted, interest, interest_at};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Every account that holds something, over all claims.
fn held(ledger: &Ledger) -> BTreeMap<Account, i64> {
    let all = Account::ALL.into_iter().map(|account| (account, ledger.total(account)));
    all.filter(|(_, ore)| *ore != 0).collect()
}

#[test]
fn a_refund_is_granted_paid_demanded_and_repaid() {
    let mut ledger = Ledger::default();
    let on = day("2026-03-01");
    ledger.grant(on, 7, 1, 816_850_000);
    assert_eq!(
        held(&ledger),
        [(Account::RefundGranted, 816_850_000), (Account::RefundDue, -816_850_000)].into()
    );
    ledger.pay(on, 8, 1, 816_850_000);
    assert_eq!(held(&ledger), [(Account::RefundGranted, 816_850_000), (Account::Paid, -816_850_000)].into());
    ledger.demand(on, 9, 1, 60_062_500);
    assert_eq!(ledger.repayment_outstanding(1), 60_062_500);
    ledger.add_interest(on, 10, 1, 100);
    ledger.repay(on, 11, 1, 60_062_600);
    assert_eq!(ledger.repayment_outstanding(1), 0);
    assert_eq!(ledger.total(Account::RefundGranted), 756_787_500);
    assert_eq!(ledger.total(Account::Interest), -100);
    assert!(ledger.is_balanced());
    let numbers: Vec<(u32, i64)> = ledger.entries().iter().map(|entry| (entry.number, entry.act)).collect();
    assert_eq!(numbers, [(1, 7), (2, 8), (3, 9), (4, 10), (5, 11)]);
}

#[test]
fn a_correction_sets_off_and_pays_or_demands_the_rest() {
    for (due, paid, outstanding) in
        [(1_500, 1_500, 0), (1_000, 1_000, 0), (400, 1_000, 600), (0, 1_000, 1_000)]
    {
        let mut ledger = Ledger::default();
        let on = day("2026-03-01");
        ledger.grant(on, 1, 1, 1_000);
        ledger.pay(on, 1, 1, 1_000);
        ledger.correct(on, 2, (1, 1_000), (2, due));
        assert!(ledger.is_balanced());
        assert_eq!(-ledger.total(Account::Paid), paid, "{due}");
        assert_eq!(ledger.repayment_outstanding(1), outstanding, "{due}");
        assert_eq!(ledger.total(Account::RefundDue), 0);
        assert_eq!(
            (ledger.balance(Account::RefundGranted, 1), ledger.balance(Account::RefundGranted, 2)),
            (0, due)
        );
    }
}

#[test]
fn nothing_is_posted_for_nothing() {
    let mut ledger = Ledger::default();
    for ore in [0, -1, i64::MIN] {
        ledger.grant(day("2026-03-01"), 1, 1, ore);
        ledger.demand(day("2026-03-01"), 1, 1, ore);
    }
    assert_eq!(ledger, Ledger::default());
    assert!(ledger.is_balanced());
}

#[test]
fn the_csv_has_a_line_for_each_line() {
    let mut ledger = Ledger::default();
    ledger.grant(day("2026-03-01"), 7, 1, 100);
    assert_eq!(
        ledger.to_csv(Language::En),
        "number,day,journal,posting,account,claim,debit_ore,credit_ore\r\n\
         1,2026-03-01,7,refund decided,refund granted,1,100,0\r\n\
         1,2026-03-01,7,refund decided,refund due,1,0,100\r\n"
    );
    assert!(ledger.to_csv(Language::Da).contains("ansøgning"));
    // No word that stands in a cell begins with what a spreadsheet takes for a formula, or needs quotes.
    let postings = [
        Posted::Granted,
        Posted::Paid,
        Posted::Reversed,
        Posted::SetOff,
        Posted::Demanded,
        Posted::Repaid,
        Posted::Interest,
    ];
    let words = Account::ALL.into_iter().map(Account::text).chain(postings.into_iter().map(Posted::text));
    for text in words {
        assert_ne!(text.da, text.en);
        for word in [text.da, text.en] {
            assert!(
                word.starts_with(char::is_alphabetic) && !word.contains([',', '"', '\r', '\n']),
                "{word}"
            );
        }
    }
}

fn rates(values: &[(&str, &str, Option<&str>)]) -> Definition {
    Definition {
        id: "refund-interest-rate".into(),
        unit: Text::new("%", "%"),
        description: Text::new("rente", "interest"),
        entered_by: Text::new("en prøve", "a test"),
        values: values
            .iter()
            .map(|(value, from, to)| Value {
                value: Some((*value).to_owned()),
                valid_from: day(from),
                valid_to: to.map(day),
                source: "en prøve".into(),
                status: Status::Unverified,
            })
            .collect(),
        file: "en fil".into(),
    }
}

#[test]
fn no_interest_while_no_rate_is_entered() {
    let missing = interest(100, day("2026-01-01"), day("2026-02-01")).unwrap_err();
    assert!(matches!(&missing, InterestError::Missing(missing) if missing.id == "refund-interest-rate"));
    assert!(missing.text().en.contains("policies/parameters/refund-ledger.toml"));
}

#[test]
fn interest_is_of_each_day_at_its_rate() {
    let rates = rates(&[("7.3", "2026-01-01", Some("2026-01-10")), ("3.65", "2026-01-11", None)]);
    // 10,000 kr.: 2 kr. a day at 7.3 %, 1 kr. a day at 3.65 %.
    let of = |from: &str, to: &str| interest_at(&rates, 1_000_000, day(from), day(to)).map(|(ore, _)| ore);
    assert_eq!(of("2026-01-01", "2026-01-02"), Ok(200));
    assert_eq!(of("2026-01-01", "2026-01-10"), Ok(1_800));
    assert_eq!(of("2026-01-01", "2026-01-20"), Ok(2_800));
    assert_eq!(of("2026-01-20", "2026-01-20"), Ok(0));
    assert_eq!(of("2026-01-20", "2026-01-01"), Ok(0));
    assert!(matches!(of("2025-12-30", "2026-01-20"), Err(InterestError::Missing(_))), "a day without a rate");
    let (_, receipt) = interest_at(&rates, 1_000_000, day("2026-01-01"), day("2026-01-20")).unwrap();
    assert_eq!((receipt.parameters.len(), receipt.steps.len()), (2, 3));
    assert!(receipt.parameters[0].source.contains("ikke efterprøvet"));
    assert_eq!(interest_at(&rates, 364, day("2026-01-01"), day("2026-01-02")).unwrap().0, 0, "rounded down");
}

#[test]
fn a_rate_that_is_none_and_an_amount_too_large_are_said() {
    let (from, to) = (day("2026-01-01"), day("2026-01-02"));
    for bad in ["-1", "syv"] {
        let found = interest_at(&rates(&[(bad, "2026-01-01", None)]), 1, from, to).unwrap_err();
        assert_eq!(found, InterestError::NotARate(bad.into()));
        assert_ne!(found.text().da, found.text().en);
    }
    let steep = rates(&[("99999999999999", "2026-01-01", None)]);
    assert_eq!(interest_at(&steep, i64::MAX, from, to).unwrap_err(), InterestError::TooLarge);
}

/// What a person would keep on paper for a claim.
#[derive(Clone, Copy, Debug, Default)]
struct Paper {
    granted: i64,
    paid: i64,
    owed: i64,
    repaid: i64,
    interest: i64,
}

#[derive(Clone, Copy, Debug)]
struct Try {
    kind: u8,
    claim: u32,
    ore: i64,
}

fn a_try() -> impl Strategy<Value = Try> {
    let ore = prop_oneof![Just(0_i64), Just(-5), 1_i64..1_000, 1_i64..1_000_000_000_000];
    (0_u8..6, 1_u32..5, ore).prop_map(|(kind, claim, ore)| Try { kind, claim, ore })
}

fn cases() -> ProptestConfig {
    let default = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_some() {
        default
    } else {
        ProptestConfig { cases: 10_000, ..default }
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_course_stays_balanced_and_adds_up(tries in prop::collection::vec(a_try(), 1..40)) {
        let mut ledger = Ledger::default();
        let mut paper: BTreeMap<u32, Paper> = BTreeMap::new();
        let mut next = 100;
        for (act, one) in tries.into_iter().enumerate() {
            let (on, act) = (day("2026-03-01"), i64::try_from(act).unwrap());
            let before = ledger.entries().to_vec();
            let page = paper.entry(one.claim).or_default();
            let ore = one.ore;
            match one.kind {
                0 => {
                    ledger.grant(on, act, one.claim, ore);
                    page.granted += ore.max(0);
                }
                1 => {
                    let ore = ore.min(page.granted - page.paid);
                    ledger.pay(on, act, one.claim, ore);
                    page.paid += ore.max(0);
                }
                2 => {
                    ledger.demand(on, act, one.claim, ore);
                    page.owed += ore.max(0);
                }
                3 => {
                    let ore = ore.min(ledger.repayment_outstanding(one.claim));
                    ledger.repay(on, act, one.claim, ore);
                    page.repaid += ore.max(0);
                }
                4 => {
                    ledger.add_interest(on, act, one.claim, ore);
                    page.interest += ore.max(0);
                }
                // A claim that is paid is corrected by a new one; what the company has had moves to it.
                _ if page.granted == page.paid && page.granted > page.owed => {
                    next += 1;
                    let (kept, due) = (page.granted - page.owed, ore.max(0));
                    ledger.correct(on, act, (one.claim, kept), (next, due));
                    let page = paper.get_mut(&one.claim).unwrap();
                    page.granted -= kept;
                    page.paid -= kept.min(due);
                    let back = (kept - due).max(0);
                    page.owed += back;
                    page.granted += back;
                    let new = Paper { granted: due, paid: due, ..Paper::default() };
                    paper.insert(next, new);
                }
                _ => {}
            }
            prop_assert!(ledger.entries().starts_with(&before), "append-only");
            prop_assert!(ledger.is_balanced());
        }
        for (claim, page) in &paper {
            prop_assert_eq!(ledger.balance(Account::RefundGranted, *claim), page.granted - page.owed);
            prop_assert_eq!(ledger.repayment_outstanding(*claim), page.owed + page.interest - page.repaid);
            prop_assert_eq!(-ledger.balance(Account::RefundDue, *claim), page.granted - page.paid);
        }
        let sum = |of: fn(&Paper) -> i64| paper.values().map(of).sum::<i64>();
        // What has gone out and not come back is what the claims add up to, less what is still to be paid, with what is still
        // to come back.
        let (out, back) = (-ledger.total(Account::Paid), ledger.total(Account::Repaid));
        prop_assert_eq!((out, back), (sum(|page| page.paid), sum(|page| page.repaid)));
        let claims = sum(|page| page.granted - page.owed);
        let (unpaid, unrepaid) = (sum(|page| page.granted - page.paid), sum(|page| page.owed - page.repaid));
        prop_assert_eq!(out - back, claims - unpaid + unrepaid);
        let numbers: Vec<u32> = ledger.entries().iter().map(|entry| entry.number).collect();
        prop_assert!(numbers.iter().copied().eq(1..=u32::try_from(numbers.len()).unwrap()));
    }
}
