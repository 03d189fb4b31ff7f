//! Reports on conditions and their review.

use sagsgang::access::Official;
use sagsgang::permit::procedure::content::{ReportOnCondition, ReportReview};

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
fn a_figure_that_breaks_a_limit_is_received_and_noted() {
    let breaches = |value: &str| {
        let file = case(in_force).report(&applicant(), on("07-03"), pressure(value)).unwrap().next;
        let found = &file.file().reports[0].report.what.breaches;
        found.iter().map(|breach| breach.condition.clone()).collect::<Vec<_>>()
    };
    assert_eq!(breaches("250"), [""; 0]);
    assert_eq!(breaches("250.001"), ["C5"]);
}

#[test]
fn what_has_been_injected_is_added_up() {
    let tonnes = |value: &str, on: &str| -> ReportOnCondition {
        serde_json::from_value(serde_json::json!({"condition": "C6", "figures": [{"parameter": "total-injected",
            "value": value, "unit": "t", "at": on}]}))
        .unwrap()
    };
    let file = case(in_force);
    assert_eq!(file.file().injected(), 0.into());
    let file = file.report(&applicant(), on("07-03"), tonnes("600", "2026-07-01")).unwrap().next;
    let file = file.report(&applicant(), on("07-04"), tonnes("400.5", "2026-07-02")).unwrap().next;
    assert_eq!(file.file().injected().0, "1000.5".parse().unwrap());
    let numbers: Vec<u32> = file.file().reports.iter().map(|r| r.number).collect();
    assert_eq!(numbers, [1, 2]);
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
    assert_eq!(content(file.review_report(&camilla(), on("07-06"), review(2, true))), ["bek974.6.1.9 /report"]);
}
