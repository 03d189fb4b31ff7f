//! The agreement: its terms, who signs, whose methods, and its breach.

use sagsgang::casework::Refusal;
use sagsgang::law::Digest;
use sagsgang::refund::procedure::content::*;
use sagsgang::refund::procedure::{ActKind, AgreementTerms, Command, State};
use serde_json::json;

use super::commands::{day, of, reasons, sound, terms};
use super::course::*;
use super::people::tax_decider;

fn propose(terms: &AgreementTerms) -> Command {
    Command::ProposeTerms(of(json!({"terms": terms, "reasons": "As agreed."})))
}

#[test]
fn each_of_nr_1_to_6_must_be_filled_in() {
    let mut empty = terms();
    empty.plants.clear();
    empty.measuring_points.clear();
    for text in [
        &mut empty.capture_plant,
        &mut empty.data_system,
        &mut empty.method_total,
        &mut empty.method_captured,
        &mut empty.monitoring,
        &mut empty.documentation,
        &mut empty.consequences,
    ] {
        *text = " ".into();
    }
    empty.storage.deadline = None;
    empty.to = Some(day("2025-12-31"));
    let faults = under_review().faults("2025-09-20", propose(&empty));
    for nr in 1..=6 {
        assert!(faults.iter().any(|(_, rule)| *rule == format!("bek1504.3.1.{nr}")), "nr. {nr}");
    }
    assert!(faults.contains(&("/terms/to".into(), "bek1504.3.1".into())));
    assert_eq!(faults.len(), 13);
}

#[test]
fn terms_are_proposed_only_to_those_whom_section_1_is_for() {
    let found = |bears_tax, vat_registered, captures_or_pays| {
        Command::AcceptAsComplete(Eligibility {
            bears_tax,
            vat_registered,
            captures_or_pays,
            process_co2: false,
            basis: "The register.".into(),
        })
    };
    let none = submitted().does("2025-09-10", found(false, false, false));
    let unmet = none.unmet("2025-09-20", propose(&terms()));
    assert_eq!(unmet.len(), 3);
    let no_vat = submitted().does("2025-09-10", found(true, false, true));
    assert_eq!(no_vat.unmet("2025-09-20", propose(&terms())), one("", "co2al.9f.1"));
}

#[test]
fn only_the_terms_that_are_proposed_are_accepted_and_signed() {
    let mut other = terms();
    other.consequences = "None.".into();
    let other = other.digest().unwrap();
    let accept = |terms: &Digest| {
        Command::AcceptTerms(TermsAccepted { terms: terms.clone(), on_behalf_of: "The board".into() })
    };
    let sign = |terms: &Digest| Command::Sign(Signature { terms: terms.clone() });
    let case = proposed();
    let own = case.file.proposed.as_ref().unwrap().proposal.what.terms.digest().unwrap();
    assert_eq!(case.faults("2025-09-21", accept(&other)), one("/terms", "bek1504.3.1"));
    assert_eq!(case.unmet("2025-09-21", sign(&own)), one("", "bek1504.3.1"), "not accepted yet");
    let case = case.does("2025-09-21", accept(&own));
    assert_eq!(case.faults("2025-09-22", sign(&other)), one("/terms", "bek1504.3.1"));
    // New terms take the acceptance of the old ones with them.
    let mut changed = terms();
    changed.consequences = "As the order has it, and interest.".into();
    let again = case.does("2025-09-22", propose(&changed));
    assert_eq!(again.unmet("2025-09-23", sign(&changed.digest().unwrap())), one("", "bek1504.3.1"));
}

#[test]
fn who_prepared_the_case_does_not_sign() {
    let case = proposed().act("2025-09-21", ActKind::AcceptTerms);
    let sign = sound(ActKind::Sign, &case.file, on("2025-09-22"), 0);
    let why = case.tries(&tax_decider("tove"), on("2025-09-22"), sign.clone()).unwrap_err();
    assert!(matches!(why, Refusal::FourEyes { .. }), "{why:?}");
    assert!(case.tries(&tax_decider("dorte"), on("2025-09-22"), sign).is_ok());
}

#[test]
fn an_amendment_adds_plants_and_takes_none_away() {
    let mut without = terms();
    without.plants[0].id = "K2".into();
    assert_eq!(signed().faults("2025-11-01", propose(&without)), one("/terms/plants", "bek1504.3.1.1"));
    let case = approved();
    assert!(case.file.methods_decision().unwrap().approved);
    let mut amended = terms();
    amended.method_captured = "Weighing".into();
    let case = case
        .does("2026-01-02", propose(&amended))
        .act("2026-01-03", ActKind::AcceptTerms)
        .act("2026-01-04", ActKind::Sign);
    assert_eq!(case.file.agreements.len(), 2);
    assert_eq!(case.file.methods_decision(), None, "other terms, other methods");
}

#[test]
fn a_second_breach_takes_a_second_hearing() {
    let breach =
        || Command::FindBreach(Breach { term: 4, since: day("2026-03-01"), reasons: "No notes.".into() });
    assert_eq!(paid().unmet("2026-03-01", breach()), one("", "sfl.19"));
    let mended = in_breach().does("2026-04-01", Command::EndBreach(reasons()));
    assert_eq!(mended.file.state, State::InForce);
    assert_eq!(mended.unmet("2026-05-01", breach()), one("", "sfl.19"));
    let again = mended.heard("2026-05-02", Subject::Breach).does("2026-05-03", breach());
    assert_eq!(again.file.state, State::InBreach);
    let ahead = Command::FindBreach(Breach { term: 0, since: day("2027-01-01"), reasons: String::new() });
    let faults = paid().faults("2026-03-01", ahead);
    assert_eq!(faults.iter().map(|(at, _)| at.as_str()).collect::<Vec<_>>(), ["/reasons", "/term", "/since"]);
}

#[test]
fn an_agreement_runs_out_after_its_last_day() {
    let passed = |day| Command::RunOut(DatePassed { day });
    let last = day("2027-12-31");
    assert_eq!(paid().unmet("2027-12-31", passed(last)), one("", "bek1504.3.1"));
    let ended = paid().does("2028-01-01", passed(last));
    assert_eq!((ended.file.state, ended.file.ended_on), (State::Ended, Some(last)));
}

#[test]
fn energistyrelsen_may_know_of_a_case_from_the_first_proposed_terms_on() {
    for case in [submitted(), under_review()] {
        assert!(!case.file.standing().assisted);
    }
    for case in [proposed(), signed(), ended()] {
        assert!(case.file.standing().assisted);
    }
}
