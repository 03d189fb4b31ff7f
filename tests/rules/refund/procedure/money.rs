//! Money after it was paid: final figures, corrections and repayment.

use sagsgang::refund::ledger::{Account, Posted};
use sagsgang::refund::procedure::content::*;
use sagsgang::refund::procedure::file::ClaimState;
use sagsgang::refund::procedure::{ActKind, Command};
use serde_json::json;

use super::commands::{claim_of, day, nth, of, sound};
use super::course::*;

fn demand(ground: DemandGround) -> Command {
    Command::DemandRepayment(Demand { claim: 1, ground, reasons: "It was used.".into() })
}

fn not_stored() -> Command {
    demand(DemandGround::NotStored("L1".into()))
}

/// The stored CO2's loss by cause: 0 used, 1 released after hand-over, 2 unknown.
fn lost(cause: usize) -> Course {
    let case = paid();
    let command = sound(ActKind::Lose, &case.file, on("2026-02-01"), cause);
    case.does("2026-02-01", command)
}

#[test]
fn what_is_demanded_is_what_was_lost_and_no_more() {
    let case = demanded();
    let demand = &case.file.claims[0].demands[0].what;
    assert_eq!((demand.tonnes.0.to_string().as_str(), demand.ore), ("20.000", 833_333));
    let again = case.clone().heard("2026-02-04", Subject::Repayment(1));
    assert_eq!(again.unmet("2026-02-05", not_stored()), one("/ground", "bek1504.3.1.6"), "once");
    let other = Command::DemandRepayment(Demand {
        claim: 1,
        ground: DemandGround::NotStored("L2".into()),
        reasons: "It was used.".into(),
    });
    assert_eq!(case.faults("2026-02-05", other), one("/ground/lot", "bek1504.3.1.6"));
    let repay = |ore| {
        let day = day("2026-02-05");
        Command::RecordRepayment(Repaid { claim: 1, ore, day, reference: "SKM".into() })
    };
    assert_eq!(case.faults("2026-02-05", repay(833_334)), one("/ore", "bek1504.3.1.6"));
    assert_eq!(case.does("2026-02-05", repay(833_333)).file.ledger.repayment_outstanding(1), 0);
}

#[test]
fn a_second_demand_takes_a_second_hearing() {
    let case = demanded();
    let more = sound(ActKind::Lose, &case.file, on("2026-02-10"), 0);
    let case = case.does("2026-02-10", more);
    assert_eq!(case.unmet("2026-02-11", not_stored()), one("", "sfl.19"));
    let case = case.heard("2026-02-11", Subject::Repayment(1)).does("2026-02-12", not_stored());
    assert_eq!(case.file.claims[0].demands.len(), 2);
    assert_eq!(case.file.ledger.repayment_outstanding(1), 2 * 833_333);
}

#[test]
fn nothing_is_demanded_for_co2_released_after_hand_over() {
    let case = lost(1).heard("2026-02-02", Subject::Repayment(1));
    assert_eq!(case.unmet("2026-02-03", not_stored()), one("/ground", "bek1504.3.1.6"));
    let found = demand(DemandGround::FoundNotStored("L1".into()));
    assert_eq!(case.unmet("2026-02-03", found), one("/ground", "bek1504.3.1.6"));
}

#[test]
fn what_is_unaccounted_for_is_looked_into_first() {
    let case = lost(2).heard("2026-02-02", Subject::Repayment(1));
    assert_eq!(case.unmet("2026-02-03", not_stored()), one("/ground", "bek1504.3.1.6"));
    let case = case.does("2026-02-03", demand(DemandGround::FoundNotStored("L1".into())));
    assert_eq!(case.file.ledger.repayment_outstanding(1), 833_333);
}

#[test]
fn a_demand_waits_for_the_hearing_and_for_a_payment() {
    assert_eq!(lost(0).unmet("2026-02-03", not_stored()), one("", "sfl.19"));
    assert_eq!(assessed().unmet("2026-02-03", not_stored()), one("/claim", "bek1504.3.1.6"));
}

#[test]
fn rejected_methods_take_all_back() {
    let ground = || demand(DemandGround::MethodsRejected);
    let case = paid().heard("2026-02-01", Subject::Repayment(1));
    assert_eq!(case.unmet("2026-02-02", ground()), one("/ground", "bek1504.3.2"));
    let rejected = sound(ActKind::DecideMethods, &case.file, on("2026-02-02"), 3);
    let case = case.does("2026-02-02", rejected).does("2026-02-03", ground());
    assert_eq!(case.file.ledger.repayment_outstanding(1), 8_500_000);
    assert_eq!(case.file.claims[0].kept_ore(), 0);
}

fn true_up(before: &str, captured: &str) -> Command {
    Command::TrueUp(of(json!({
        "claim": 1, "report": 1, "co2_before_capture": before, "co2_captured": captured, "reasons": "By the hours.",
    })))
}

#[test]
fn a_final_figure_waits_for_the_approved_report() {
    assert_eq!(paid().faults("2026-12-03", true_up("240", "204")), one("/report", "bek1504.3.1.3"));
    let filed = paid().act("2026-12-01", ActKind::FileEmissionReport);
    assert_eq!(filed.unmet("2026-12-03", true_up("240", "204")), one("/report", "bek1504.3.1.3"));
    let case = reported();
    assert_eq!(
        case.faults("2026-12-03", true_up("99999", "204")),
        one("/co2_before_capture", "bek1504.3.1.3")
    );
    assert_eq!(case.faults("2026-12-03", true_up("200", "204")), one("/co2_captured", "bek1504.3.1.3"));
    assert_eq!(case.unmet("2026-12-03", true_up("260", "204")), one("", "sfl.19"), "less than was paid");
    let case = case.does("2026-12-03", true_up("240", "204"));
    assert_eq!(case.file.claims[0].state, ClaimState::Final);
    assert_eq!(case.file.claims[0].outstanding_ore(), Some(0));
}

#[test]
fn what_a_final_figure_leaves_is_paid_once() {
    let case = owing();
    // 204 of 230 tonnes: 88,695 kroner; 85,000 have been paid.
    assert_eq!(case.file.claims[0].outstanding_ore(), Some(369_500));
    let case = case.act("2026-12-04", ActKind::PayClaim);
    assert_eq!(case.file.claims[0].paid_ore(), 8_869_500);
    let pay = Command::PayClaim(Payment { claim: 1, reasons: String::new() });
    assert_eq!(case.unmet("2026-12-05", pay), one("/claim", "co2al.9f.1"));
}

fn corrects(case: Course, tax: &str) -> Course {
    let claim = claim_of(nth(0), 1, tax, Some(1));
    case.does("2026-12-05", Command::Claim(claim)).act("2026-12-06", ActKind::AssessClaim)
}

fn postings(case: &Course) -> Vec<(Posted, i64)> {
    case.file.ledger.entries().iter().skip(2).map(|e| (e.posted, e.lines[0].debit_ore)).collect()
}

#[test]
fn a_correction_upwards_reverses_sets_off_and_pays_the_difference() {
    let case = corrects(paid(), "120000").act("2026-12-07", ActKind::PayClaim);
    assert_eq!(case.file.claims[1].paid_ore(), 1_700_000);
    assert_eq!(
        (case.file.claims[0].state, case.file.claims[0].corrected_by),
        (ClaimState::Reversed, Some(2))
    );
    assert_eq!(
        postings(&case),
        [
            (Posted::Reversed, 8_500_000),
            (Posted::Granted, 10_200_000),
            (Posted::SetOff, 8_500_000),
            (Posted::Paid, 1_700_000)
        ]
    );
}

#[test]
fn a_correction_downwards_is_heard_and_demands_the_difference() {
    let case = corrects(paid(), "90000");
    let pay = || Command::PayClaim(Payment { claim: 2, reasons: "Less tax.".into() });
    assert_eq!(case.unmet("2026-12-07", pay()), one("", "sfl.19"));
    let case = case.heard("2026-12-07", Subject::Claim(2)).does("2026-12-08", pay());
    assert_eq!(case.file.claims[1].paid_ore(), 0);
    assert_eq!(case.file.ledger.repayment_outstanding(1), 850_000);
    assert_eq!(
        postings(&case),
        [
            (Posted::Reversed, 8_500_000),
            (Posted::Granted, 7_650_000),
            (Posted::SetOff, 7_650_000),
            (Posted::Demanded, 850_000)
        ]
    );
}

#[test]
fn a_correction_of_a_claim_that_is_owed_money_pays_that_too() {
    let case = corrects(owing(), "120000").act("2026-12-07", ActKind::PayClaim);
    // 85,000 kroner were paid; 102,000 are due.
    assert_eq!(case.file.claims[1].paid_ore(), 1_700_000);
    assert_eq!(case.file.ledger.total(Account::Paid), -10_200_000);
    assert_eq!(case.file.ledger.total(Account::RefundDue), 0);
}

#[test]
fn a_demand_in_the_moment_of_the_final_figure_counts() {
    let final_one = reported().does("2026-12-03", true_up("240", "204"));
    let lose = sound(ActKind::Lose, &final_one.file, on("2026-12-03"), 0);
    let case = final_one.does("2026-12-03", lose).heard("2026-12-03", Subject::Repayment(1));
    let case = case.does("2026-12-03", not_stored());
    assert_eq!(case.file.claims[0].kept_ore(), 8_500_000 - 833_333);
    let again = case.heard("2026-12-04", Subject::Repayment(1));
    assert_eq!(again.unmet("2026-12-05", not_stored()), one("/ground", "bek1504.3.1.6"));
}
