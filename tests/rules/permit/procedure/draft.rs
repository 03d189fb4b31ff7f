//! Opened, saved, filled with files, submitted, withdrawn.

use sagsgang::access::Official;
use sagsgang::law::{Digest, Language};
use sagsgang::permit::application::{Application, Item};
use sagsgang::permit::completeness::Kind;
use sagsgang::permit::procedure::content::*;
use sagsgang::permit::procedure::state::Stage;
use sagsgang::permit::procedure::{Act, Permit, Recorded, State, examine};
use serde_json::json;

use super::contents::*;
use super::course::*;
use super::faults::*;
use super::people::*;

pub fn complete() -> Application {
    serde_json::from_str(include_str!("../../../../forms/examples/complete-application.json")).unwrap()
}

#[test]
fn a_case_opens_as_an_empty_draft_of_its_company() {
    let step = Permit::open(&applicant(), on("03-02"), opening());
    let recorded =
        Recorded { act: Act::Open(opening()), actor: applicant().actor().clone(), at: on("03-02") };
    assert_eq!(step.recorded, [recorded]);
    let file = step.next.file();
    assert_eq!(
        (file.id.as_str(), file.number.as_str(), file.language),
        ("case-1", "2026-0001", Language::En)
    );
    assert_eq!((&file.company, file.state), (&company(), State::Draft));
    assert_eq!((file.opened_at, file.updated_at), (on("03-02"), on("03-02")));
    assert_eq!(file.draft, Application::default());
    let standing = file.standing();
    assert_eq!((standing.company.as_str(), standing.submitted, standing.published), (CVR, false, false));
    assert!(file.permit().is_none() && file.end().is_none() && file.open_reassessment().is_none());
}

#[test]
fn a_case_is_only_of_its_own_state() {
    let file = Box::new(case(draft).file().clone());
    assert!(Permit::<sagsgang::permit::procedure::state::Submitted>::from_file(file.clone()).is_none());
    assert!(Permit::<sagsgang::permit::procedure::state::Draft>::from_file(file).is_some());
    assert_eq!(sagsgang::permit::procedure::state::Closed::STATE, State::Closed);
}

#[test]
fn a_draft_keeps_what_was_saved_last() {
    let half: Application = serde_json::from_value(json!({"quantity": {"total": "many"}})).unwrap();
    let step = case(draft).save(&applicant(), on("03-03"), SavedDraft(Box::new(half.clone()))).unwrap();
    assert_eq!(step.next.file().draft, half);
    assert_eq!(step.next.file().updated_at, on("03-03"));
    let step = step.next.save(&applicant(), on("03-04"), SavedDraft(Box::new(complete()))).unwrap();
    assert_eq!(step.next.file().draft, complete());
    assert_eq!(step.recorded[0].act, Act::Save(SavedDraft(Box::new(complete()))));
}

#[test]
fn time_does_not_run_back_when_a_clock_does() {
    let step = case(draft).save(&applicant(), on("01-01"), SavedDraft(Box::default())).unwrap();
    assert_eq!(step.recorded[0].at, on("03-02"));
    assert_eq!(step.next.file().updated_at, on("03-02"));
}

#[test]
fn a_file_is_attached_once_and_taken_off_again() {
    let with = case(draft).attach(&applicant(), on("03-02"), file("a.pdf")).unwrap().next;
    assert_eq!(content(again(&with).attach(&applicant(), on("03-02"), file("a.pdf"))), ["bek974.4.1 "]);
    let both = with.attach(&applicant(), on("03-02"), file("b.pdf")).unwrap().next;
    let gone = |name: &str| RemovedAttachment { sha256: file(name).0.sha256 };
    assert_eq!(
        content(again(&both).remove_attachment(&applicant(), on("03-02"), gone("c.pdf"))),
        ["- /sha256"]
    );
    let one = both.remove_attachment(&applicant(), on("03-02"), gone("a.pdf")).unwrap().next;
    assert_eq!(one.file().attachments, [file("b.pdf").0]);
}

#[test]
fn a_draft_has_two_hundred_files_at_most() {
    let mut full = case(draft);
    for n in 0..200 {
        full = full.attach(&applicant(), on("03-02"), file(&n.to_string())).unwrap().next;
    }
    assert_eq!(full.file().attachments.len(), 200);
    assert_eq!(content(again(&full).attach(&applicant(), on("03-02"), file("200"))), ["bek974.4.1 "]);
    assert_eq!(content(full.attach(&applicant(), on("03-02"), file("7"))), ["bek974.4.1 ", "bek974.4.1 "]);
}

#[test]
fn gaps_are_shown_and_must_be_acknowledged_but_are_no_bar() {
    let empty = case(draft);
    let found = examine(empty.file(), on("03-03")).unwrap().findings;
    let gaps: Vec<String> = found
        .iter()
        .filter(|f| f.kind != Kind::Advice)
        .map(|f| format!("{} {}", f.provision.id(), f.pointer))
        .collect();
    assert!(gaps.len() > 12, "each item at least");
    let refused = content(again(&empty).submit(&applicant(), on("03-03"), Submit::default()));
    assert_eq!(refused[0], "fvl.7 /acknowledge_gaps");
    assert_eq!(refused[1..], gaps);
    let step = empty.submit(&applicant(), on("03-03"), Submit { acknowledge_gaps: true }).unwrap();
    let [version] = step.next.file().versions.as_slice() else { panic!() };
    let received = &version.submitted.what;
    assert_eq!((received.version, received.acknowledged_gaps, &received.findings), (1, true, &found));
    assert!(step.next.file().standing().submitted);
}

#[test]
fn a_whole_application_is_submitted_without_more_ado() {
    let mut whole =
        case(draft).save(&applicant(), on("03-02"), SavedDraft(Box::new(complete()))).unwrap().next;
    let file_of = |item: &str| {
        let Attached(file) = file(item);
        Attached(sagsgang::casework::Attachment { item: Some(item.into()), ..file })
    };
    for item in Item::ALL {
        whole = whole.attach(&applicant(), on("03-02"), file_of(item.slug())).unwrap().next;
    }
    let whole = whole.submit(&applicant(), on("03-03"), Submit::default()).unwrap().next;
    let version = &whole.file().versions[0];
    assert!(version.submitted.what.findings.iter().all(|f| f.kind == Kind::Advice));
    assert!(!version.submitted.what.acknowledged_gaps);
    assert_eq!(version.application, complete());
    let digested = json!({"application": complete(), "attachments": whole.file().attachments});
    assert_eq!(version.submitted.what.sha256, Digest::of_json(&digested).unwrap());
    assert_eq!(version.attachments, whole.file().attachments);
}

#[test]
fn files_count_only_with_the_item_that_they_belong_to() {
    let whole = case(draft).save(&applicant(), on("03-02"), SavedDraft(Box::new(complete()))).unwrap().next;
    let gaps = |case: &Permit<_>| {
        let _: &Permit<sagsgang::permit::procedure::state::Draft> = case;
        let all = examine(case.file(), on("03-03")).unwrap().findings;
        all.into_iter().filter(|f| f.kind != Kind::Advice).count()
    };
    let without = gaps(&whole);
    let for_item = |item: Option<&str>| {
        let item = item.map(str::to_owned);
        let file = Attached(sagsgang::casework::Attachment { item, ..file("x").0 });
        gaps(&again(&whole).attach(&applicant(), on("03-02"), file).unwrap().next)
    };
    assert!(without > 0, "the example has no files");
    assert_eq!((for_item(Some("nothing")), for_item(None)), (without, without));
    assert_eq!(for_item(Some("capacity")), without - 1);
}

#[test]
fn a_figure_that_is_not_entered_stops_the_examination_and_says_which() {
    // The order's figures are in force from 1 July 2022.
    let before = at("2022-06-30T21:59:59Z");
    let early = Permit::open(&applicant(), before, opening()).next;
    let why = unmet(again(&early).submit(&applicant(), before, Submit { acknowledge_gaps: true }));
    assert_eq!(why, ["- "]);
    let in_time = at("2022-06-30T22:00:00Z");
    assert!(early.submit(&applicant(), in_time, Submit { acknowledge_gaps: true }).is_ok());
}

#[test]
fn an_applicant_may_withdraw_without_saying_why() {
    let said = |reasons: String| case(draft).withdraw(&applicant(), on("03-03"), Withdrawal { reasons });
    assert_eq!(content(said(too_long())), ["bek974.4.1 /reasons"]);
    assert!(said(longest()).is_ok());
    assert_eq!(said(String::new()).unwrap().next.file().state, State::Withdrawn);
}
