//! Reassessment and its conclusion (§ 7).

use sagsgang::access::{Official, Role};
use sagsgang::permit::conditions::ConditionDraft;
use sagsgang::permit::procedure::content::*;
use sagsgang::permit::procedure::file::{Conclusion, Reassessment};
use sagsgang::permit::procedure::{Permit, State, state, unmet_duties};

use super::contents::*;
use super::course::*;
use super::faults::*;
use super::people::*;

type Open = Permit<state::UnderReassessment>;

fn open() -> Open {
    case(under_reassessment)
}

fn last(case: &Open) -> Reassessment {
    case.file().open_reassessment().unwrap().clone()
}

#[test]
fn only_signals_that_demand_it_open_a_reassessment() {
    let told = |case: Permit<state::InForce>| {
        case.signal(&reporter(Role::Anyone), on("07-01"), signal(SignalSource::Public)).unwrap().next
    };
    let case = told(told(told(case(in_force))));
    let case = case.triage(&camilla(), on("07-02"), triage(1, SignalFinding::Neither)).unwrap().next;
    let case = case.triage(&camilla(), on("07-02"), triage(2, SignalFinding::Leakage)).unwrap().next;
    let opened = |signals: &[u32]| {
        let opened = ReassessmentOpened { signals: signals.to_vec() };
        again(&case).open_reassessment(&camilla(), on("07-03"), opened)
    };
    assert_eq!(content(opened(&[])), ["bek974.7 /signals"]);
    assert_eq!(
        content(opened(&[2, 1, 3, 4])),
        ["bek974.7 /signals/1", "bek974.7 /signals/2", "bek974.7 /signals/3"]
    );
    let kept = last(&opened(&[2]).unwrap().next);
    assert_eq!((kept.opened.what, kept.conclusion), (vec![2], None));
}

#[test]
fn a_measure_has_a_text_and_a_date_from_today() {
    let ordered = |text: &str, by: &str, moment: &str| {
        open().order_measure(
            &camilla(),
            at(moment),
            Measure { text: text.into(), by: day(by), reasons: "Pressure.".into() },
        )
    };
    let noon = "2026-07-03T10:00:00Z";
    assert_eq!(content(ordered(" ", "2026-07-03", noon)), ["bek974.7 /text"]);
    assert_eq!(content(ordered(&too_long(), "2026-07-03", noon)), ["bek974.7 /text"]);
    assert_eq!(content(ordered("Stop.", "2026-07-02", noon)), ["bek974.7 /by"]);
    assert!(ordered("Stop.", "2026-07-03", "2026-07-03T21:59:59Z").is_ok());
    assert_eq!(content(ordered("Stop.", "2026-07-03", "2026-07-03T22:00:00Z")), ["bek974.7 /by"]);
    let file = ordered("Stop.", "2026-07-03", noon).unwrap().next;
    assert_eq!(
        last(&file).measures[0].what,
        Measure { text: "Stop.".into(), by: day("2026-07-03"), reasons: "Pressure.".into() }
    );
}

fn heard() -> Open {
    open().hear_holder(&camilla(), on("07-03"), hearing(day("2026-07-20"))).unwrap().next
}

#[test]
fn the_holder_is_heard_and_answers() {
    let sent = Hearing { facts: vec![], comment_by: day("2026-07-03") };
    assert_eq!(
        content(open().hear_holder(&camilla(), on("07-03"), sent)),
        ["fvl.19 /facts", "fvl.19 /comment_by"]
    );
    assert_eq!(unmet(open().comment_in_reassessment(&applicant(), on("07-04"), comment())), ["fvl.19 "]);
    let silent = Comment { text: String::new() };
    assert_eq!(content(heard().comment_in_reassessment(&applicant(), on("07-04"), silent)), ["fvl.19 /text"]);
    let answered = heard().comment_in_reassessment(&applicant(), on("07-04"), comment()).unwrap().next;
    let kept = last(&answered).hearings.remove(0);
    assert_eq!((kept.comments[0].what.clone(), kept.hearing.by), (comment(), camilla().actor().clone()));
    assert!(answered.file().hearings.is_empty(), "the hearings before the decision are others");
}

#[test]
fn two_people_confirm() {
    let silent = || Confirmation { reasons: " ".into() };
    assert_eq!(
        content(open().propose_confirmation(&camilla(), on("07-05"), silent())),
        ["bek974.7 /reasons"]
    );
    assert_eq!(content(open().confirm(&erik(), on("07-05"), silent())), ["bek974.7 /reasons"]);
    assert_eq!(unmet(open().confirm(&erik(), on("07-05"), found())), ["bek974.7 "]);
    let proposed = open().propose_confirmation(&caseworker("both"), on("07-05"), found()).unwrap().next;
    assert_eq!(last(&proposed).proposed_confirmation.unwrap().by.id, "both");
    assert_eq!(four_eyes(again(&proposed).confirm(&decider("both"), on("07-06"), found())), "bek974.7");
    let file = proposed.confirm(&erik(), on("07-06"), found()).unwrap().next;
    assert_eq!(file.file().state, State::InForce);
    assert!(file.file().open_reassessment().is_none());
    let Some(Conclusion::Confirmed(signed)) = &file.file().reassessments[0].conclusion else { panic!() };
    assert_eq!((&signed.what, &signed.by), (&found(), erik().actor()));
    assert_eq!(file.file().permits.len(), 1);
}

fn updated(case: Open, moment: &str, change: impl FnOnce(&mut Update)) -> super::Outcome {
    let mut sent = update();
    change(&mut sent);
    case.update(&erik(), at(moment), sent)
}

const NOON: &str = "2026-07-10T10:00:00Z";

#[test]
fn an_update_is_checked_as_a_grant_is() {
    let faults = |change: fn(&mut Update)| content(updated(open(), NOON, change));
    assert_eq!(faults(|u| u.terms.total = 100_000.into()), ["bek974.1.1 /terms/total"]);
    assert_eq!(faults(|u| u.reasons.clear()), ["fvl.24 /reasons"]);
    assert_eq!(faults(|u| _ = u.conditions.remove(0)), ["- /conditions"]);
    assert_eq!(faults(|u| u.conditions[4].catalogue = Some("none".into())), ["- /conditions/4/catalogue"]);
    assert_eq!(faults(|u| u.terms.start = day("2026-06-02")), ["bek974.3.1 /terms/start"]);
    assert_eq!(faults(|u| u.not_heard = not_heard(0)), ["fvl.19.2 /not_heard/item"]);
    assert_eq!(faults(|u| u.not_heard = not_heard(7)), ["fvl.19.2 /not_heard/item"]);
    assert_eq!(faults(|u| u.not_heard.as_mut().unwrap().reasons.clear()), ["fvl.19.2 /not_heard/reasons"]);
    for item in 1..=6 {
        assert!(updated(open(), NOON, |u| u.not_heard = not_heard(item)).is_ok());
    }
}

#[test]
fn an_update_is_a_new_version() {
    let file = updated(open(), NOON, |_| {}).unwrap().next;
    let versions = &file.file().permits;
    assert_eq!(versions.iter().map(|v| v.number).collect::<Vec<_>>(), [1, 2]);
    assert_eq!((&versions[0].terms, &versions[1].terms), (&terms(), &update().terms));
    assert_eq!(versions[1].decided.what, "A lower quantity is safe.");
    let Some(Conclusion::Updated(signed)) = &file.file().reassessments[0].conclusion else { panic!() };
    assert_eq!((signed.what, &signed.by), (2, erik().actor()));
    assert_eq!((file.file().state, file.file().ended_on), (State::InForce, None));
}

#[test]
fn an_update_gives_no_number_twice() {
    let keep = |u: &mut Update| {
        for (draft, n) in u.conditions.iter_mut().zip(1..) {
            draft.id = Some(format!("C{n}"));
        }
        // C7, the last, goes; another comes.
        let gone = u.conditions.pop().unwrap();
        u.conditions.push(ConditionDraft { id: None, ..gone });
    };
    let file = updated(open(), NOON, keep).unwrap().next;
    let ids: Vec<&str> = file.file().permit().unwrap().conditions.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(ids, ["C1", "C2", "C3", "C4", "C5", "C6", "C8"]);
    assert_eq!(file.file().highest_condition_number(), 8);
    assert_eq!(case(draft).file().highest_condition_number(), 0);
}

#[test]
fn nobody_is_condemned_unheard() {
    let unheard = |case: Open, moment: &str| updated(case, moment, |u| u.not_heard = None);
    assert_eq!(unmet(unheard(open(), NOON)), ["fvl.19 /not_heard"]);
    assert_eq!(unmet(unheard(heard(), "2026-07-20T21:59:59.999999Z")), ["fvl.19 /not_heard"]);
    assert!(unheard(heard(), "2026-07-20T22:00:00Z").is_ok(), "the date has passed");
    let answered = heard().comment_in_reassessment(&applicant(), on("07-04"), comment()).unwrap().next;
    assert!(unheard(again(&answered), NOON).is_ok());
    let once_more = answered.hear_holder(&camilla(), on("07-05"), hearing(day("2026-07-21"))).unwrap().next;
    assert_eq!(unmet(unheard(once_more, NOON)), ["fvl.19 /not_heard"], "the last hearing counts");
    let revoked = |case: Open, moment: &str| {
        let sent = Revocation { not_heard: None, ..revocation(day("2026-12-31")) };
        case.revoke(&erik(), at(moment), sent)
    };
    assert_eq!(unmet(revoked(heard(), NOON)), ["fvl.19 /not_heard"]);
    assert!(revoked(heard(), "2026-07-20T22:00:00Z").is_ok());
}

#[test]
fn a_revocation_is_the_last_resort_and_starts_the_closure() {
    let revoked = |change: fn(&mut Revocation)| {
        let mut sent = revocation(day("2026-12-31"));
        change(&mut sent);
        open().revoke(&erik(), on("07-10"), sent)
    };
    assert_eq!(content(revoked(|r| r.reasons.clear())), ["fvl.24 /reasons"]);
    assert_eq!(
        content(revoked(|r| r.why_update_is_not_enough.clear())),
        ["bek974.7 /why_update_is_not_enough"]
    );
    assert_eq!(content(revoked(|r| r.closure_plan.clear())), ["bek974.6.1.6 /closure_plan"]);
    assert_eq!(content(revoked(|r| r.closure_plan[0].text.clear())), ["bek974.6.1.7 /closure_plan/0/text"]);
    assert_eq!(
        content(revoked(|r| r.closure_plan[0].by = day("2026-07-10"))),
        ["bek974.6.1.7 /closure_plan/0/by"]
    );
    assert_eq!(content(revoked(|r| r.not_heard = not_heard(7))), ["fvl.19.2 /not_heard/item"]);
    let file = revoked(|_| {}).unwrap().next.file().clone();
    assert_eq!((file.state, file.ended_on), (State::Closing, Some(day("2026-07-10"))));
    assert!(matches!(file.reassessments[0].conclusion, Some(Conclusion::Revoked(_))));
    let plan = file.permit().unwrap().conditions.last().unwrap();
    assert_eq!((plan.id.as_str(), plan.for_closing, plan.text.da.as_str()), ("L1", true, "Plug the well."));
    assert_eq!(plan.kind.provision().id(), "bek974.6.1.7");
    let watch = serde_json::to_value(&plan.watch).unwrap();
    assert_eq!(watch, serde_json::json!([{"watch": "by", "date": "2026-12-31"}]));
    assert_eq!(unmet_duties(&file).len(), 2, "C7 and L1");
}

#[test]
fn who_has_prepared_a_case_does_not_revoke_it() {
    let prepared = open().order_measure(&caseworker("both"), on("07-03"), measure(day("2026-07-04")));
    let prepared = prepared.unwrap().next;
    let sent = || revocation(day("2026-12-31"));
    assert_eq!(four_eyes(again(&prepared).revoke(&decider("both"), on("07-10"), sent())), "fvl.24");
    assert!(prepared.revoke(&erik(), on("07-10"), sent()).is_ok());
}
