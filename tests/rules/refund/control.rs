//! The sample of a control: the same file gives the same one, the highest risk first.

use sagsgang::law::Day;
use sagsgang::refund::control::sample;

use super::procedure::course::{approved, corrected, demanded, handed_over, paid};

fn on(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn a_case_without_money_has_nothing_to_sample() {
    assert_eq!(sample(&approved().file, on("2026-01-02"), 10), []);
}

#[test]
fn the_highest_risk_comes_first_with_its_reasons() {
    for case in [paid(), demanded(), corrected()] {
        let drawn = sample(&case.file, on("2026-03-01"), 10);
        assert!(!drawn.is_empty());
        assert_eq!(drawn, sample(&case.file, on("2026-03-01"), 10));
        assert!(drawn.windows(2).all(|two| two[0].risk >= two[1].risk));
        assert!(drawn.iter().all(|one| one.risk > 0 && !one.reasons.is_empty()));
        assert_eq!(sample(&case.file, on("2026-03-01"), 1), drawn[..1]);
        assert_eq!(sample(&case.file, on("2026-03-01"), 0), []);
    }
}

#[test]
fn co2_that_was_used_and_money_that_was_paid_are_drawn() {
    let about = |case: super::procedure::course::Course| -> Vec<String> {
        sample(&case.file, on("2026-03-01"), 10).into_iter().map(|one| one.about).collect()
    };
    assert_eq!(about(paid()), ["claim 1"]);
    let drawn = about(demanded());
    assert!(drawn.contains(&"claim 1".into()) && drawn.contains(&"lot L1".into()), "{drawn:?}");
}

#[test]
fn a_deadline_that_has_passed_is_drawn() {
    let case = handed_over();
    assert_eq!(sample(&case.file, on("2026-04-01"), 10), []);
    let drawn = sample(&case.file, on("2026-04-02"), 10);
    assert_eq!(drawn[0].about, "lot L1");
}
