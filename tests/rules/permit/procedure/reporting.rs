//! Reports on conditions and their review.

use sagsgang::access::Official;
use sagsgang::permit::procedure::Permit;
use sagsgang::permit::procedure::content::{ReportOnCondition, ReportReview};
use sagsgang::permit::procedure::state::InForce;
use serde_json::json;

use super::contents::*;
use super::course::*;
use super::faults::*;
use super::people::*;

#[test]
fn a_report_is_on_a_condition_of_the_permit_and_says_something() {
    let reported = |report: ReportOnCondition| case(in_force).report(&applicant(), on("07-03"), report);
    assert_eq!(content(reported(report_on("C99"))), ["- /condition"]);
    let mut empty = report_on("C6");
    empty.0.text.clear();
    assert_eq!(content(reported(empty)), ["- "]);
    let mut long = report_on("C6");
    long.0.text = too_long();
    assert_eq!(content(reported(long)), ["bek974.6.1.5 /text"]);
    let mut whole = report_on("C6");
    whole.0.text = longest();
    let file = reported(whole).unwrap().next;
    let [report] = file.file().reports.as_slice() else { panic!() };
    assert_eq!((report.number, &report.review, report.report.at), (1, &None, on("07-03")));
}

#[test]
fn evidence_is_attached_before_a_report_points_to_it() {
    let mut report = report_on("C6");
    report.0.attachments = vec![file("log.csv").0.sha256, file("map.pdf").0.sha256];
    let with = case(in_force).attach_evidence(&applicant(), on("07-02"), file("log.csv")).unwrap().next;
    assert_eq!(with.file().evidence, [file("log.csv").0]);
    assert_eq!(
        content(again(&with).report(&applicant(), on("07-03"), report.clone())),
        ["bek974.6.1.9 /attachments/1"]
    );
    let twice = again(&with).attach_evidence(&applicant(), on("07-02"), file("log.csv"));
    assert_eq!(content(twice), ["bek974.6.1.9 "]);
    let both = with.attach_evidence(&applicant(), on("07-02"), file("map.pdf")).unwrap().next;
    assert_eq!(both.file().files().count(), both.file().versions[0].attachments.len() * 2 + 2);
    assert!(both.report(&applicant(), on("07-03"), report).is_ok());
}

#[test]
fn a_figure_that_breaks_a_limit_is_received_and_noted() {
    let breaches = |value: &str| {
        let file = case(in_force).report(&applicant(), on("07-03"), pressure(value)).unwrap().next;
        let found = &file.file().reports[0].report.what.breaches;
        found.iter().map(|breach| breach.condition.clone()).collect::<Vec<_>>()
    };
    assert_eq!(breaches("250"), [""; 0]);
    assert_eq!(breaches("250.001"), ["C5"]);
}

/// The condition, the days and the tonnes injected in them.
fn injected(condition: &str, from: &str, to: &str, tonnes: &str) -> ReportOnCondition {
    serde_json::from_value(json!({"condition": condition, "period_from": from, "period_to": to,
        "figures": [{"parameter": "total-injected", "value": tonnes, "unit": "t"}]}))
    .unwrap()
}

#[test]
fn what_has_been_injected_is_added_up() {
    let file = case(in_force);
    assert_eq!(file.file().injected(), 0.into());
    let july = injected("C6", "2026-07-01", "2026-07-31", "600");
    let file = file.report(&applicant(), on("08-01"), july).unwrap().next;
    let august = injected("C6", "2026-08-01", "2026-08-31", "400.5");
    let file = file.report(&applicant(), on("09-01"), august).unwrap().next;
    assert_eq!(file.file().injected().0, "1000.5".parse().unwrap());
    let numbers: Vec<u32> = file.file().reports.iter().map(|r| r.number).collect();
    assert_eq!(numbers, [1, 2]);
}

#[test]
fn tonnes_are_not_lost_for_want_of_a_period() {
    let of = |condition: &str, parameter: &str, unit: &str| -> ReportOnCondition {
        serde_json::from_value(json!({"condition": condition, "figures": [
            {"parameter": parameter, "value": "600", "unit": unit, "at": "2026-07-01"}]}))
        .unwrap()
    };
    let told = |case: &Permit<InForce>, report| again(case).report(&applicant(), on("07-03"), report);
    let tonnes = |condition: &str| of(condition, "total-injected", "t");
    let once = told(&case(in_force), tonnes("C6")).unwrap().next;
    assert_eq!(content(told(&once, tonnes("C6"))), ["bek974.6.1.5 /period_to"]);
    assert!(told(&once, tonnes("C7")).is_ok(), "another condition");
    assert!(told(&once, of("C6", "injection-rate", "t/d")).is_ok(), "no tonnes");
    assert!(told(&once, injected("C6", "2026-07-01", "2026-07-31", "600")).is_ok(), "a period");
    let rate = told(&case(in_force), of("C6", "injection-rate", "t/d")).unwrap().next;
    assert!(told(&rate, tonnes("C6")).is_ok());
    let july = told(&case(in_force), injected("C6", "2026-07-01", "2026-07-31", "600")).unwrap().next;
    assert!(told(&july, tonnes("C6")).is_ok());
}

#[test]
fn the_same_tonnes_told_twice_break_no_limit() {
    let mut sent = grant();
    let limit = json!({"watch": "limit", "parameter": "total-injected", "unit": "t", "maximum": "1000"});
    sent.conditions[5].watch.push(serde_json::from_value(limit).unwrap());
    let case = case(under_review).grant(&erik(), on("05-20"), sent).unwrap().next;
    let told = |case: Permit<InForce>, condition: &str, from: &str, to: &str, tonnes: &str| {
        let case =
            case.report(&applicant(), on("09-01"), injected(condition, from, to, tonnes)).unwrap().next;
        let breaches = case.file().reports.last().unwrap().report.what.breaches.len();
        (case, breaches)
    };
    let (case, none) = told(case, "C6", "2026-07-01", "2026-07-31", "900");
    let (case, corrected) = told(case, "C6", "2026-07-01", "2026-07-31", "950");
    let (case, another) = told(case, "C7", "2026-07-01", "2026-07-31", "950");
    let (case, full) = told(case, "C6", "2026-08-01", "2026-08-31", "50");
    let (_, over) = told(case, "C6", "2026-08-01", "2026-08-31", "50.001");
    assert_eq!([none, corrected, another, full, over], [0, 0, 0, 0, 1]);
}

#[test]
fn a_report_is_reviewed_once_and_returned_only_with_reasons() {
    let with = case(in_force).report(&applicant(), on("07-03"), report_on("C6")).unwrap().next;
    let with = with.report(&applicant(), on("07-03"), report_on("C7")).unwrap().next;
    let reviewed = |report: u32, accepted: bool, reasons: &str| {
        let review = ReportReview { report, accepted, reasons: reasons.into() };
        again(&with).review_report(&camilla(), on("07-05"), review)
    };
    assert_eq!(content(reviewed(3, true, "")), ["bek974.6.1.9 /report"]);
    assert_eq!(content(reviewed(0, false, "")), ["bek974.6.1.9 /report", "bek974.6.1.9 /reasons"]);
    assert_eq!(content(reviewed(2, false, " ")), ["bek974.6.1.9 /reasons"]);
    assert_eq!(content(reviewed(2, true, &too_long())), ["bek974.6.1.9 /reasons"]);
    assert!(reviewed(2, true, &longest()).is_ok());
    assert!(reviewed(2, false, "No figures.").is_ok());
    let file = reviewed(2, true, "").unwrap().next;
    assert!(file.file().reports[0].review.is_none());
    let kept = file.file().reports[1].review.as_ref().unwrap();
    assert_eq!((kept.what.accepted, &kept.by), (true, camilla().actor()));
    assert_eq!(
        content(file.review_report(&camilla(), on("07-06"), review(2, true))),
        ["bek974.6.1.9 /report"]
    );
}
