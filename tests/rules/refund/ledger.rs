//! The ledger: balanced whatever is posted, and written for other people's tools.

use proptest::prelude::*;
use sagsgang::law::{Day, Language};
use sagsgang::refund::ledger::{Account, Ledger, Posted, interest};

fn day() -> Day {
    Day::ymd(2026, 3, 4).unwrap()
}

#[derive(Clone, Copy, Debug)]
enum Posting {
    Grant(u32, i64),
    Pay(u32, i64),
    Demand(u32, i64),
    Repay(u32, i64),
    Interest(u32, i64),
    Correct((u32, i64), (u32, i64)),
}

fn a_posting() -> impl Strategy<Value = Posting> {
    // From below nothing to far above what a claim can come to.
    let one = || (1_u32..5, prop_oneof![Just(0), Just(1), -500_i64..500, -(1_i64 << 50)..(1_i64 << 50)]);
    prop_oneof![
        one().prop_map(|(c, ore)| Posting::Grant(c, ore)),
        one().prop_map(|(c, ore)| Posting::Pay(c, ore)),
        one().prop_map(|(c, ore)| Posting::Demand(c, ore)),
        one().prop_map(|(c, ore)| Posting::Repay(c, ore)),
        one().prop_map(|(c, ore)| Posting::Interest(c, ore)),
        (one(), one()).prop_map(|(old, new)| Posting::Correct(old, new)),
    ]
}

fn post(ledger: &mut Ledger, act: i64, posting: Posting) {
    match posting {
        Posting::Grant(claim, ore) => ledger.grant(day(), act, claim, ore),
        Posting::Pay(claim, ore) => ledger.pay(day(), act, claim, ore),
        Posting::Demand(claim, ore) => ledger.demand(day(), act, claim, ore),
        Posting::Repay(claim, ore) => ledger.repay(day(), act, claim, ore),
        Posting::Interest(claim, ore) => ledger.add_interest(day(), act, claim, ore),
        Posting::Correct(old, new) => ledger.correct(day(), act, old, new),
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(10_000)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn any_sequence_of_postings_balances(postings in prop::collection::vec(a_posting(), 0..30)) {
        let mut ledger = Ledger::default();
        for (act, posting) in postings.into_iter().enumerate() {
            let before = ledger.entries().to_vec();
            let act = i64::try_from(act).unwrap() + 1;
            post(&mut ledger, act, posting);
            prop_assert!(ledger.is_balanced());
            prop_assert!(ledger.entries().starts_with(&before), "nothing is changed");
            for (entry, number) in ledger.entries().iter().zip(1..) {
                prop_assert_eq!(entry.number, number);
                let sum: i64 = entry.lines.iter().map(|l| l.debit_ore - l.credit_ore).sum();
                prop_assert_eq!(sum, 0);
                prop_assert!(entry.lines.iter().all(|l| l.debit_ore >= 0 && l.credit_ore >= 0));
            }
            prop_assert!(ledger.entries()[before.len()..].iter().all(|entry| entry.act == act));
        }
        let whole: i64 = Account::ALL.iter().map(|account| ledger.total(*account)).sum();
        prop_assert_eq!(whole, 0);
        for account in Account::ALL {
            let by_claim: i64 = (1..5).map(|claim| ledger.balance(account, claim)).sum();
            prop_assert_eq!(by_claim, ledger.total(account));
        }
        csv(&ledger);
        let text = serde_json::to_string(&ledger).unwrap();
        prop_assert_eq!(serde_json::from_str::<Ledger>(&text).unwrap(), ledger);
    }
}

/// A header and a line for each line, eight cells each, none of which a spreadsheet takes for a formula.
fn csv(ledger: &Ledger) {
    let lines: usize = ledger.entries().iter().map(|entry| entry.lines.len()).sum();
    for language in [Language::Da, Language::En] {
        let text = ledger.to_csv(language);
        let rows: Vec<&str> = text.split_terminator("\r\n").collect();
        assert_eq!(rows.len(), lines + 1);
        for row in rows {
            let cells: Vec<&str> = row.split(',').collect();
            assert_eq!(cells.len(), 8, "{row}");
            assert!(
                cells.iter().all(|c| !c.is_empty() && !c.starts_with(['=', '+', '-', '@', '\t'])),
                "{row}"
            );
        }
    }
}

#[test]
fn an_entry_as_an_auditor_reads_it() {
    let mut ledger = Ledger::default();
    ledger.grant(day(), 7, 1, 850_000);
    assert_eq!(
        ledger.to_csv(Language::Da),
        "nummer,dag,journal,postering,konto,ansøgning,debet_øre,kredit_øre\r\n\
         1,2026-03-04,7,tilbagebetaling besluttet,bevilget tilbagebetaling,1,850000,0\r\n\
         1,2026-03-04,7,tilbagebetaling besluttet,skyldig tilbagebetaling,1,0,850000\r\n"
    );
}

fn granted_and_paid(ore: i64) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.grant(day(), 1, 1, ore);
    ledger.pay(day(), 1, 1, ore);
    ledger
}

fn postings(ledger: &Ledger) -> Vec<(Posted, i64)> {
    ledger.entries().iter().skip(2).map(|e| (e.posted, e.lines[0].debit_ore)).collect()
}

#[test]
fn a_correction_upwards_pays_the_difference() {
    let mut ledger = granted_and_paid(100);
    ledger.correct(day(), 2, (1, 100), (2, 130));
    assert_eq!(
        postings(&ledger),
        [(Posted::Reversed, 100), (Posted::Granted, 130), (Posted::SetOff, 100), (Posted::Paid, 30)]
    );
    assert_eq!(ledger.total(Account::RefundGranted), 130);
    assert_eq!((ledger.total(Account::Paid), ledger.total(Account::RefundDue)), (-130, 0));
    assert_eq!(ledger.repayment_outstanding(1), 0);
}

#[test]
fn a_correction_downwards_demands_the_difference() {
    let mut ledger = granted_and_paid(100);
    ledger.correct(day(), 2, (1, 100), (2, 30));
    assert_eq!(
        postings(&ledger),
        [(Posted::Reversed, 100), (Posted::Granted, 30), (Posted::SetOff, 30), (Posted::Demanded, 70)]
    );
    assert_eq!((ledger.total(Account::Paid), ledger.total(Account::RefundDue)), (-100, 0));
    assert_eq!(ledger.repayment_outstanding(1), 70);
    ledger.repay(day(), 3, 1, 70);
    assert_eq!((ledger.repayment_outstanding(1), ledger.total(Account::Repaid)), (0, 70));
}

#[test]
fn what_was_granted_and_not_paid_yet_is_paid_with_the_correction() {
    let mut ledger = granted_and_paid(100);
    ledger.grant(day(), 2, 1, 40);
    ledger.correct(day(), 3, (1, 140), (2, 140));
    assert_eq!((ledger.total(Account::Paid), ledger.total(Account::RefundDue)), (-140, 0));
    // And a correction to less than was granted, yet more than was paid, pays what is left.
    let mut ledger = granted_and_paid(100);
    ledger.grant(day(), 2, 1, 40);
    ledger.correct(day(), 3, (1, 140), (2, 110));
    assert_eq!((ledger.total(Account::Paid), ledger.total(Account::RefundDue)), (-110, 0));
    assert_eq!(ledger.repayment_outstanding(1), 0);
}

#[test]
fn a_correction_to_nothing_takes_all_back() {
    let mut ledger = granted_and_paid(100);
    ledger.correct(day(), 2, (1, 100), (2, 0));
    assert_eq!(postings(&ledger), [(Posted::Reversed, 100), (Posted::Demanded, 100)]);
    assert_eq!(ledger.total(Account::RefundGranted), 0);
}

#[test]
fn nothing_is_posted_for_nothing() {
    let mut ledger = Ledger::default();
    ledger.grant(day(), 1, 1, 0);
    ledger.pay(day(), 1, 1, -5);
    ledger.demand(day(), 1, 1, i64::MIN);
    ledger.correct(day(), 1, (1, 0), (2, 0));
    assert_eq!(ledger.entries(), []);
    assert!(ledger.is_balanced());
}

#[test]
fn interest_stops_at_the_rate_that_nobody_has_entered_and_names_it() {
    let missing = interest(850_000, day(), day().plus_days(30)).unwrap_err();
    assert!(format!("{missing:?}").contains("refund-interest-rate"), "{missing:?}");
}
