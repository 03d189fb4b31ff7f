//! Signals from anyone in any state, and what they are found to be.

use sagsgang::access::{Official, Role};
use sagsgang::law::Moment;
use sagsgang::permit::procedure::Permit;
use sagsgang::permit::procedure::content::{SignalFinding, SignalReceived, SignalSource, Triage};

use super::contents::*;
use super::course::*;
use super::faults::*;
use super::people::*;

#[test]
fn the_source_is_the_one_who_tells() {
    use SignalSource::{Authority, Holder, Public, Watch};
    for (role, may) in [
        (Role::Applicant, vec![Holder]),
        (Role::Clock, vec![Watch]),
        (Role::Anyone, vec![Public]),
        (Role::Caseworker, vec![Holder, Public, Authority]),
    ] {
        for source in [Holder, Public, Authority, Watch] {
            let step = case(in_force).signal(&reporter(role), on("07-01"), signal(source));
            if may.contains(&source) {
                let file = step.unwrap().next;
                let [kept] = file.file().signals.as_slice() else { panic!() };
                assert_eq!((kept.number, &kept.triage, kept.signal.by.role), (1, &None, role));
                assert_eq!(file.file().prepared_by.contains("somebody"), role == Role::Caseworker);
            } else {
                assert_eq!(content(step), ["bek974.7 /source"], "{role} {source:?}");
            }
        }
    }
}

#[test]
fn only_the_program_names_a_watch() {
    let watched = |source| SignalReceived { watch: Some("C5/0/limit".into()), ..signal(source) };
    let told = |role, source| case(in_force).signal(&reporter(role), on("07-01"), watched(source));
    assert_eq!(content(told(Role::Caseworker, SignalSource::Authority)), ["bek974.7 /watch"]);
    let file = told(Role::Clock, SignalSource::Watch).unwrap().next;
    assert_eq!(file.file().watches_raised().into_iter().collect::<Vec<_>>(), ["C5/0/limit"]);
    assert!(case(under_reassessment).file().watches_raised().is_empty());
}

#[test]
fn a_signal_says_what_was_seen_and_not_what_will_be() {
    let told = |change: &dyn Fn(&mut SignalReceived)| {
        let mut sent = signal(SignalSource::Public);
        change(&mut sent);
        case(in_force).signal(&reporter(Role::Anyone), on("07-01"), sent)
    };
    assert_eq!(content(told(&|s| s.text = " ".into())), ["bek974.7 /text"]);
    assert_eq!(content(told(&|s| s.text = too_long())), ["bek974.7 /text"]);
    assert_eq!(content(told(&|s| s.contact = too_long())), ["bek974.7 /contact"]);
    assert!(told(&|s| s.contact = longest()).is_ok());
    let seen = |moment: Moment| told(&move |s| s.observed_at = Some(moment));
    assert!(seen(on("07-01")).is_ok(), "just now");
    assert_eq!(content(seen(at("2026-07-01T09:00:00.000001Z"))), ["bek974.7 /observed_at"]);
}

#[test]
fn a_flood_is_stopped_at_ten_thousand() {
    let mut file = Box::new(case(in_force).file().clone());
    let first = case(under_reassessment).file().signals[0].clone();
    file.signals = vec![first; 9_999];
    let told = |case: Permit<sagsgang::permit::procedure::state::InForce>| {
        case.signal(&reporter(Role::Anyone), on("07-01"), signal(SignalSource::Public))
    };
    let full = told(Permit::from_file(file).unwrap()).unwrap().next;
    assert_eq!(full.file().signals[9_999].number, 10_000);
    assert_eq!(content(told(full)), ["bek974.7 "]);
}

#[test]
fn every_finding_is_said_once_and_with_reasons() {
    let told = |_: ()| {
        let one = case(in_force).signal(&reporter(Role::Anyone), on("07-01"), signal(SignalSource::Public));
        let two = one.unwrap().next;
        two.signal(&reporter(Role::Applicant), on("07-01"), signal(SignalSource::Holder)).unwrap().next
    };
    let said = |number, finding, reasons: &str| {
        let triage = Triage { signal: number, finding, reasons: reasons.into() };
        told(()).triage(&camilla(), on("07-02"), triage)
    };
    for finding in [SignalFinding::Leakage, SignalFinding::SignificantIrregularity, SignalFinding::Neither] {
        assert_eq!(content(said(1, finding, "")), ["bek974.7 /reasons"]);
    }
    assert_eq!(content(said(3, SignalFinding::Neither, "No.")), ["bek974.7 /signal"]);
    assert_eq!(content(said(3, SignalFinding::Neither, " ")), ["bek974.7 /signal", "bek974.7 /reasons"]);
    let once = said(2, SignalFinding::Leakage, "Seen.").unwrap().next;
    assert!(once.file().signals[0].triage.is_none());
    assert_eq!(once.file().signals[1].triage.as_ref().unwrap().by, *camilla().actor());
    let twice = again(&once).triage(&camilla(), on("07-02"), triage(2, SignalFinding::Neither));
    assert_eq!(content(twice), ["bek974.7 /signal"]);
}

#[test]
fn leakage_and_significant_irregularity_demand_a_reassessment_and_neither_does_not() {
    for (finding, demands) in [
        (SignalFinding::Leakage, vec![1]),
        (SignalFinding::SignificantIrregularity, vec![1]),
        (SignalFinding::Neither, vec![]),
    ] {
        let told = case(in_force).signal(&reporter(Role::Anyone), on("07-01"), signal(SignalSource::Public));
        let told = told.unwrap().next;
        assert_eq!(told.file().demanding_signals(), [0_u32; 0], "not before somebody has said");
        let said = told.triage(&camilla(), on("07-02"), triage(1, finding)).unwrap().next;
        assert_eq!(said.file().demanding_signals(), demands);
    }
    assert_eq!(case(under_reassessment).file().demanding_signals(), [0_u32; 0], "taken up");
}
