//! Hearing of the party before a decision (FVL § 19).

use sagsgang::access::Official;
use sagsgang::permit::procedure::State;
use sagsgang::permit::procedure::content::{Comment, DatePassed, Hearing};

use super::contents::*;
use super::course::*;
use super::faults::*;
use super::people::*;

#[test]
fn a_hearing_has_facts_and_a_date() {
    let heard = |facts: Vec<String>, by: &str| {
        let hearing = Hearing { facts, comment_by: day(by) };
        case(under_review).hear_party(&camilla(), on("03-12"), hearing)
    };
    let one = || vec!["The well is outside.".to_owned()];
    assert_eq!(content(heard(vec![], "2026-03-28")), ["fvl.19 /facts"]);
    assert_eq!(content(heard(vec!["A".into(), " ".into()], "2026-03-28")), ["fvl.19 /facts/1"]);
    assert_eq!(content(heard(vec![too_long()], "2026-03-28")), ["fvl.19 /facts/0"]);
    assert_eq!(content(heard(one(), "2026-03-12")), ["fvl.19 /comment_by"]);
    assert_eq!(content(heard(vec!["A".into(); 501], "2026-03-28")), ["fvl.19 /facts"]);
    assert!(heard(vec!["A".into(); 500], "2026-03-28").is_ok());
    let file = heard(one(), "2026-03-13").unwrap().next;
    let [last] = file.file().hearings.as_slice() else { panic!() };
    assert_eq!((&last.hearing.what.facts, &last.comments[..], last.lapsed), (&one(), &[][..], false));
    assert_eq!((file.file().state, &last.hearing.by), (State::InHearing, camilla().actor()));
}

#[test]
fn a_comment_says_something_and_ends_the_hearing() {
    let said =
        |text: &str| case(in_hearing).comment(&applicant(), on("03-13"), Comment { text: text.into() });
    assert_eq!(content(said(" ")), ["fvl.19 /text"]);
    assert_eq!(content(said(&too_long())), ["fvl.19 /text"]);
    let file = said("It is inside.").unwrap().next;
    let last = &file.file().hearings[0];
    assert_eq!((file.file().state, last.lapsed), (State::UnderReview, false));
    assert_eq!(last.comments[0].what.text, "It is inside.");
}

#[test]
fn a_hearing_ends_with_its_day_in_denmark() {
    let end = |moment: &str, named: &str| {
        case(in_hearing).end_hearing(&clock(), at(moment), DatePassed { day: day(named) })
    };
    assert_eq!(unmet(end("2026-03-28T22:59:59.999999Z", "2026-03-28")), ["fvl.19 "]);
    assert_eq!(content(end("2026-03-28T23:00:00Z", "2026-03-27")), ["fvl.19 /day"]);
    let file = end("2026-03-28T23:00:00Z", "2026-03-28").unwrap().next;
    let last = &file.file().hearings[0];
    assert_eq!((file.file().state, last.lapsed, last.comments.len()), (State::UnderReview, true, 0));
}

#[test]
fn each_hearing_has_its_own_answer() {
    let first = case(in_hearing).comment(&applicant(), on("03-13"), comment()).unwrap().next;
    let second = first.hear_party(&camilla(), on("04-01"), hearing(day("2026-04-10"))).unwrap().next;
    let lapsed = second.end_hearing(&clock(), on("04-11"), DatePassed { day: day("2026-04-10") });
    let file = lapsed.unwrap().next;
    let [a, b] = file.file().hearings.as_slice() else { panic!() };
    assert_eq!((a.comments.len(), a.lapsed), (1, false));
    assert_eq!((b.comments.len(), b.lapsed), (0, true));
}
