//! The table against the procedure as it is written.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sagsgang::permit::procedure::State::*;
use sagsgang::permit::procedure::{ActKind, State, TABLE};

use super::commands::sound;
use super::course::*;
use super::people::*;

/// The procedure as it is written, row for row. Two rows say more than it: a draft is also saved and filled with files
/// while information is awaited, so that an answer can be prepared; and `confirm`, by two people, is two acts.
fn written() -> Vec<(State, &'static str, State)> {
    let granted = [InForce, UnderReassessment, Closing];
    let mut rows = vec![
        (Draft, "submit", Submitted),
        (Submitted, "mark-item", Submitted),
        (UnderReview, "mark-item", UnderReview),
        (Submitted, "request-information", AwaitingInformation),
        (UnderReview, "request-information", AwaitingInformation),
        (AwaitingInformation, "answer", Submitted),
        (AwaitingInformation, "proceed-without", Submitted),
        (Submitted, "accept-as-complete", UnderReview),
        (Submitted, "dismiss", Dismissed),
        (UnderReview, "dismiss", Dismissed),
        (UnderReview, "hear-party", InHearing),
        (InHearing, "comment", UnderReview),
        (InHearing, "end-hearing", UnderReview),
        (UnderReview, "refuse", Refused),
        (UnderReview, "grant", InForce),
        (InForce, "open-reassessment", UnderReassessment),
        (UnderReassessment, "order-measure", UnderReassessment),
        (UnderReassessment, "hear-holder", UnderReassessment),
        (UnderReassessment, "comment-in-reassessment", UnderReassessment),
        (UnderReassessment, "propose-confirmation", UnderReassessment),
        (UnderReassessment, "confirm", InForce),
        (UnderReassessment, "update", InForce),
        (UnderReassessment, "revoke", Closing),
        (InForce, "expire", Closing),
        (Closing, "close", Closed),
    ];
    for act in ["save", "attach", "remove-attachment"] {
        rows.extend([Draft, AwaitingInformation].map(|state| (state, act, state)));
    }
    for state in [Draft, Submitted, AwaitingInformation, UnderReview, InHearing] {
        rows.push((state, "withdraw", Withdrawn));
    }
    for act in ["attach-evidence", "report", "review-report"] {
        rows.extend(granted.map(|state| (state, act, state)));
    }
    for act in ["publish", "withdraw-publication"] {
        rows.extend([InForce, UnderReassessment, Closing, Closed].map(|state| (state, act, state)));
    }
    let known = State::ALL.iter().filter(|state| **state != Draft);
    rows.extend(known.map(|state| (*state, "record-disqualification", *state)));
    for act in ["signal", "triage"] {
        rows.extend(State::ALL.iter().map(|state| (*state, act, *state)));
    }
    rows.sort();
    rows
}

#[test]
fn the_table_is_the_written_procedure() {
    let mut table: Vec<_> = TABLE.iter().map(|(from, act, to)| (*from, act.slug(), *to)).collect();
    table.sort();
    assert_eq!(table, written());
}

#[test]
fn the_table_on_one_page() {
    let mut page = String::new();
    for state in State::ALL {
        writeln!(page, "{} / {}", state.slug(), state.label().da).unwrap();
        for act in state.acts() {
            let next = state.after(act).unwrap();
            let leads = if next == *state { String::new() } else { format!(" -> {}", next.slug()) };
            writeln!(page, "    {}{leads}  [{}] {}", act.slug(), act.provision().id(), act.label().da)
                .unwrap();
        }
    }
    insta::assert_snapshot!(page);
}

#[test]
fn names_are_unique_and_said_in_both_languages() {
    let mut slugs = BTreeMap::new();
    for act in ActKind::ALL.iter().copied().chain([ActKind::Open]) {
        assert_eq!(slugs.insert(act.slug(), act), None, "{}", act.slug());
        let label = act.label();
        assert!(!label.da.is_empty() && !label.en.is_empty() && label.da != label.en, "{}", act.slug());
        assert!(!act.provision().act().is_empty());
    }
    assert_eq!(slugs.len(), ActKind::ALL.len() + 1);
    assert_eq!((ActKind::Open.slug(), ActKind::Open.provision().id()), ("open", "bek974.4.1"));
    assert_eq!(ActKind::Open.label().da, "åbn sag");
    for state in State::ALL {
        let label = state.label();
        assert!(!label.da.is_empty() && !label.en.is_empty());
        assert_eq!(serde_json::to_value(state).unwrap(), state.slug());
        assert_eq!(state.after(ActKind::Open), None, "a case is opened once");
    }
}

#[test]
fn granted_states_are_those_with_a_permit() {
    for (_, case) in every_state() {
        let file = case.file();
        assert_eq!(file.state.is_granted(), !file.permits.is_empty(), "{:?}", file.state);
    }
}

#[test]
fn every_state_is_reached_and_every_row_can_be_walked() {
    let cases = every_state();
    for state in State::ALL {
        assert!(cases.iter().any(|(_, case)| case.state() == *state), "{state:?}");
    }
    for (from, act, to) in TABLE {
        let walked = cases.iter().filter(|(_, case)| case.state() == *from).any(|(_, case)| {
            let prepared = super::commands::prepared(case.file(), *act);
            let at = prepared.file().updated_at.not_before(super::commands::late_enough(prepared.file()));
            let command = sound(*act, prepared.file(), at);
            cast().iter().any(|who| {
                let case =
                    sagsgang::permit::procedure::AnyPermit::from_file(Box::new(prepared.file().clone()));
                case.perform(who, at, command.clone()).is_ok_and(|step| step.next.state() == *to)
            })
        });
        assert!(walked, "{from:?} {}", act.slug());
    }
}
