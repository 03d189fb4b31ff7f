//! Claims: what they rest on, and when they are paid.

use sagsgang::casework::Refusal;
use sagsgang::refund::procedure::content::*;
use sagsgang::refund::procedure::file::ClaimState;
use sagsgang::refund::procedure::{ActKind, Command};

use super::commands::{claim_of, day, nth, series_of, sound};
use super::course::*;
use super::people::tax_decider;

fn claim(on: usize, series: u32) -> Command {
    Command::Claim(claim_of(nth(on), series, "100000", None))
}

fn pay(claim: u32) -> Command {
    Command::PayClaim(Payment { claim, reasons: String::new() })
}

#[test]
fn readings_must_cover_the_period_once() {
    let two_days = || {
        let mut made = claim_of(nth(0), 1, "100000", None);
        made.to = nth(1);
        Command::Claim(made)
    };
    let case = stored();
    let points = [one("/series", "bek1504.3.1.2"), one("/series", "bek1504.3.1.2")].concat();
    assert_eq!(case.faults("2026-01-05", two_days()), points);
    assert_eq!(case.faults("2026-01-05", claim(1, 1)), points, "another day's readings");
    assert_eq!(case.faults("2026-01-05", claim(0, 9))[0], ("/series/0".into(), "bek1504.3.1.2".into()));
    let mut twice = claim_of(nth(0), 1, "100000", None);
    twice.series.push(1);
    assert_eq!(case.faults("2026-01-05", Command::Claim(twice)), one("/series/1", "bek1504.3.1.2"));
}

#[test]
fn an_incomplete_series_is_not_claimed_on() {
    let incomplete = series_of(nth(0), "");
    assert!(!incomplete.measured.complete);
    let case = approved().does("2026-01-02", Command::UploadMeasurements(incomplete));
    assert_eq!(case.faults("2026-01-05", claim(0, 1))[0], ("/series/0".into(), "bek1504.3.1.2".into()));
}

#[test]
fn a_period_is_claimed_once_and_after_it_has_ended() {
    assert_eq!(claimed().faults("2026-01-05", claim(0, 1)), one("/from", "co2al.9f.1"));
    let case = approved().act("2026-01-02", ActKind::UploadMeasurements);
    let mut made = claim_of(nth(0), 1, "100000", None);
    made.plants = vec!["K9".into()];
    assert_eq!(case.faults("2026-01-02", Command::Claim(made)), one("/plants/0", "bek1504.3.1.1"));
    let faults = case.faults("2026-01-02", claim(1, 1));
    assert_eq!(faults[0], ("/to".into(), "co2al.9f.1".into()), "not over yet");
    let before = Command::Claim(claim_of(day("2025-12-31"), 1, "100000", None));
    assert_eq!(case.faults("2026-01-02", before)[0], ("/from".into(), "co2al.9f.1".into()));
    // A claim that is refused leaves its period free.
    let refused = claimed()
        .heard("2026-01-06", Subject::Claim(1))
        .act("2026-01-07", ActKind::RefuseClaim)
        .does("2026-01-08", claim(0, 1));
    assert_eq!(refused.file.claims.len(), 2);
}

#[test]
fn nothing_is_paid_before_the_methods_are_approved() {
    let unapproved = || {
        signed()
            .act("2026-01-01", ActKind::AttachEvidence)
            .act("2026-01-02", ActKind::UploadMeasurements)
            .act("2026-01-02", ActKind::RegisterLot)
            .act("2026-01-02", ActKind::HandOver)
            .act("2026-01-05", ActKind::Claim)
            .act("2026-01-06", ActKind::AssessClaim)
    };
    assert_eq!(unapproved().unmet("2026-01-07", pay(1)), one("", "bek1504.3.2"));
    let rejected = sound(ActKind::DecideMethods, &unapproved().file, on("2026-01-07"), 3);
    let case = unapproved().does("2026-01-07", rejected);
    assert_eq!(case.unmet("2026-01-08", pay(1)), one("", "bek1504.3.2"));
    let case = case.act("2026-01-09", ActKind::DecideMethods).does("2026-01-10", pay(1));
    assert_eq!(case.file.claims[0].paid_ore(), 8_500_000);
}

#[test]
fn who_assessed_a_claim_does_not_pay_it() {
    let case = assessed();
    let why = case.tries(&tax_decider("tove"), on("2026-01-07"), pay(1)).unwrap_err();
    assert!(matches!(why, Refusal::FourEyes { .. }), "{why:?}");
    assert!(case.tries(&tax_decider("dorte"), on("2026-01-07"), pay(1)).is_ok());
}

#[test]
fn what_is_not_assessed_or_is_decided_is_not_paid() {
    assert_eq!(claimed().unmet("2026-01-07", pay(1)), one("/claim", "co2al.9f.1"));
    assert_eq!(paid().unmet("2026-01-08", pay(1)), one("/claim", "co2al.9f.1"));
    assert_eq!(paid().faults("2026-01-08", pay(2)), one("/claim", "co2al.9f.1"));
    let assess = Command::AssessClaim(Assessment { claim: 1, reasons: String::new() });
    assert_eq!(paid().unmet("2026-01-08", assess), one("/claim", "co2al.9f.1"));
}

#[test]
fn lots_that_have_moved_take_a_new_assessment() {
    let case = assessed().act("2026-01-07", ActKind::Lose);
    assert_eq!(case.unmet("2026-01-08", pay(1)), one("", "bek1504.3.1.4"));
    let silent = Command::AssessClaim(Assessment { claim: 1, reasons: String::new() });
    assert_eq!(case.faults("2026-01-08", silent), one("/reasons", "fvl.24"));
    let case = case.act("2026-01-08", ActKind::AssessClaim);
    assert_eq!(case.unmet("2026-01-09", pay(1)), one("", "sfl.19"), "less than was claimed");
    let case = case.heard("2026-01-09", Subject::Claim(1)).does("2026-01-10", pay(1));
    // 184 of 240 tonnes.
    assert_eq!(case.file.claims[0].paid_ore(), 7_666_600);
    assert_eq!(case.file.claims[0].state, ClaimState::Paid);
}

#[test]
fn co2_that_is_not_handed_over_to_a_third_party_does_not_count() {
    let case = approved()
        .act("2026-01-02", ActKind::UploadMeasurements)
        .act("2026-01-02", ActKind::RegisterLot)
        .act("2026-01-05", ActKind::Claim)
        .act("2026-01-06", ActKind::AssessClaim);
    let claim = &case.file.claims[0];
    assert_eq!(claim.claim.what.claimed.payable_ore(), 8_500_000);
    assert_eq!(claim.assessed.as_ref().unwrap().what.computed.payable_ore(), 0);
    assert_eq!(case.unmet("2026-01-07", pay(1)), one("", "sfl.19"));
}
