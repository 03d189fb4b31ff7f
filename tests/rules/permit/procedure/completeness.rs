//! Marks, requests, answers, acceptance.

use sagsgang::access::Official;
use sagsgang::law::Day;
use sagsgang::permit::application::{Application, Item};
use sagsgang::permit::completeness::MarkStatus;
use sagsgang::permit::procedure::content::{
    Acceptance, Answer, InformationRequest, ProceedWithout, SavedDraft,
};
use sagsgang::permit::procedure::state::{AwaitingInformation, Submitted, UnderReview};
use sagsgang::permit::procedure::{Permit, State, Stepped};

use super::contents::*;
use super::course::*;
use super::faults::*;
use super::people::*;

#[test]
fn a_mark_says_what_is_missing_unless_nothing_is() {
    for (status, needs_note) in [
        (MarkStatus::Missing, true),
        (MarkStatus::Unreadable, true),
        (MarkStatus::Incomplete, true),
        (MarkStatus::FormallyComplete, false),
        (MarkStatus::Assessed, false),
    ] {
        let marked =
            |note: &str| case(submitted).mark_item(&camilla(), on("03-04"), mark(Item::Limits, status, note));
        assert_eq!(marked(" ").is_err(), needs_note, "{status:?}");
        if needs_note {
            assert_eq!(content(marked(" ")), ["bek974.4.1 /note"]);
        }
        assert_eq!(content(marked(&too_long())), ["bek974.4.1 /note"]);
        let kept = marked(&longest()).unwrap().next;
        let signed = &kept.file().marks[&Item::Limits];
        assert_eq!((signed.what.status, &signed.by, signed.at), (status, camilla().actor(), on("03-04")));
        assert!(kept.file().prepared_by.contains("camilla"));
    }
}

#[test]
fn the_last_mark_counts_and_a_new_version_has_none() {
    let marked = |case: Permit<Submitted>, status| {
        case.mark_item(&camilla(), on("03-04"), mark(Item::Project, status, "The map is missing."))
            .unwrap()
            .next
    };
    let twice = marked(marked(case(submitted), MarkStatus::Missing), MarkStatus::Assessed);
    assert_eq!(twice.file().marks[&Item::Project].what.status, MarkStatus::Assessed);
    let asked = twice.request_information(&camilla(), on("03-05"), request(day("2026-03-20"))).unwrap().next;
    assert_eq!(asked.file().marks.len(), 1);
    let answer = Answer { text: "Here it is.".into(), acknowledge_gaps: true };
    let answered = asked.answer(&applicant(), on("03-06"), answer).unwrap().next;
    assert!(answered.file().marks.is_empty());
}

#[test]
fn a_request_has_questions_reasons_a_date_and_a_consequence() {
    let asked = |change: fn(&mut InformationRequest)| {
        let mut sent = request(day("2026-03-28"));
        change(&mut sent);
        case(submitted).request_information(&camilla(), on("03-10"), sent)
    };
    assert_eq!(content(asked(|r| r.questions.clear())), ["bek974.4.2 /questions"]);
    assert_eq!(content(asked(|r| r.questions[0].text = "\t".into())), ["bek974.4.2 /questions/0/text"]);
    assert_eq!(content(asked(|r| r.questions[0].text = too_long())), ["bek974.4.2 /questions/0/text"]);
    assert_eq!(content(asked(|r| r.reasons = String::new())), ["bek974.4.2 /reasons"]);
    assert_eq!(content(asked(|r| r.otherwise = String::new())), ["bek974.4.2 /otherwise"]);
    assert!(asked(|r| r.questions = vec![r.questions[0].clone(); 500]).is_ok());
    assert_eq!(
        content(asked(|r| r.questions = vec![r.questions[0].clone(); 501])),
        ["bek974.4.2 /questions"]
    );
    let all = |r: &mut InformationRequest| {
        *r = InformationRequest {
            questions: Vec::new(),
            reasons: String::new(),
            answer_by: day("2026-03-10"),
            otherwise: " ".into(),
        };
    };
    assert_eq!(
        content(asked(all)),
        ["bek974.4.2 /questions", "bek974.4.2 /reasons", "bek974.4.2 /otherwise", "bek974.4.2 /answer_by"]
    );
}

#[test]
fn a_date_to_keep_lies_ahead_by_danish_days_and_within_ten_years() {
    let asked = |answer_by: Day, moment: &str| {
        case(submitted).request_information(&camilla(), at(moment), request(answer_by))
    };
    let tomorrow = day("2026-03-11");
    assert!(asked(tomorrow, "2026-03-10T22:59:59Z").is_ok(), "23:59:59 in Denmark");
    assert_eq!(content(asked(tomorrow, "2026-03-10T23:00:00Z")), ["bek974.4.2 /answer_by"]);
    let last = day("2026-03-10").plus_days(3_660);
    assert!(asked(last, "2026-03-10T12:00:00Z").is_ok());
    assert_eq!(content(asked(last.plus_days(1), "2026-03-10T12:00:00Z")), ["bek974.4.2 /answer_by"]);
}

#[test]
fn a_request_can_come_during_review_too() {
    let step = case(under_review).request_information(&camilla(), on("03-12"), request(day("2026-03-28")));
    let file = step.unwrap().next;
    assert_eq!(file.file().state, State::AwaitingInformation);
    let [requested] = file.file().requests.as_slice() else { panic!() };
    assert_eq!((&requested.request.what, &requested.ended), (&request(day("2026-03-28")), &None));
}

#[test]
fn an_answer_is_a_new_version() {
    let case = case(awaiting);
    let answered = |text: &str, acknowledge_gaps: bool| {
        again(&case).answer(&applicant(), on("03-20"), Answer { text: text.into(), acknowledge_gaps })
    };
    assert_eq!(content(answered("", true)), ["bek974.4.2 /text"]);
    assert_eq!(content(answered(&too_long(), true)), ["bek974.4.2 /text"]);
    assert_eq!(content(answered("See there.", false))[0], "fvl.7 /acknowledge_gaps");
    let saved: Application =
        serde_json::from_value(serde_json::json!({"project": {"purpose": "research"}})).unwrap();
    let changed =
        again(&case).save(&applicant(), on("03-19"), SavedDraft(Box::new(saved.clone()))).unwrap().next;
    let answer = Answer { text: "See there.".into(), acknowledge_gaps: true };
    let step = changed.answer(&applicant(), on("03-20"), answer).unwrap();
    let file = step.next.file();
    assert_eq!((file.state, file.versions.len()), (State::Submitted, 2));
    assert_eq!(
        (&file.versions[0].application, &file.versions[1].application),
        (&Application::default(), &saved)
    );
    assert_eq!(file.versions[1].submitted.what.version, 2);
    assert_ne!(file.versions[0].submitted.what.sha256, file.versions[1].submitted.what.sha256);
    let ended = file.requests[0].ended.as_ref().unwrap();
    assert_eq!((ended.what.as_str(), &ended.by), ("See there.", applicant().actor()));
}

#[test]
fn without_an_answer_the_case_waits_until_the_day_has_ended() {
    let without = |moment: &str, reasons: &str| -> Stepped<Submitted> {
        let case: Permit<AwaitingInformation> = case(awaiting);
        case.proceed_without(&camilla(), at(moment), ProceedWithout { reasons: reasons.into() })
    };
    assert_eq!(unmet(without("2026-03-28T22:59:59.999999Z", "No answer came.")), ["bek974.4.2 "]);
    assert_eq!(content(without("2026-03-28T23:00:00Z", " ")), ["bek974.4.2 /reasons"]);
    let file = without("2026-03-28T23:00:00Z", "No answer came.").unwrap().next;
    assert_eq!((file.file().state, file.file().versions.len()), (State::Submitted, 1));
    assert_eq!(file.file().requests[0].ended.as_ref().unwrap().what, "No answer came.");
}

fn accepted(case: Permit<Submitted>, acceptance: Acceptance) -> Stepped<UnderReview> {
    case.accept_as_complete(&camilla(), on("03-11"), acceptance)
}

#[test]
fn every_item_is_marked_complete_by_a_person_or_waived() {
    let none = unmet(accepted(case(submitted), Acceptance::default()));
    // What is asked under § 4, stk. 2 does not make the application incomplete.
    let listed = Item::ALL.iter().filter(|item| **item != Item::Further);
    let each: Vec<String> =
        listed.map(|item| format!("{} /{}", item.provision().id(), item.slug())).collect();
    assert_eq!(none, each);
    for (status, does) in [
        (MarkStatus::Missing, false),
        (MarkStatus::Unreadable, false),
        (MarkStatus::Incomplete, false),
        (MarkStatus::FormallyComplete, true),
        (MarkStatus::Assessed, true),
    ] {
        let marked = case(submitted).mark_item(&camilla(), on("03-04"), mark(Item::Geology, status, "No."));
        let mut others = all_waived();
        others.waived.retain(|waiver| waiver.item != Item::Geology);
        let result = accepted(marked.unwrap().next, others);
        if does {
            assert!(result.is_ok(), "{status:?}");
        } else {
            assert_eq!(unmet(result), ["bek974.4.1.5 /geology"], "{status:?}");
        }
    }
    let mut unreasoned = all_waived();
    unreasoned.waived[3].reasons = " ".into();
    assert_eq!(content(accepted(case(submitted), unreasoned)), ["bek974.4.2 /waived/3/reasons"]);
    let file = accepted(case(submitted), all_waived()).unwrap().next;
    assert_eq!((file.file().state, file.file().waived.len()), (State::UnderReview, 12));
    assert_eq!(file.file().waived[&Item::Further], "Known from the field.");
}

#[test]
fn a_new_version_takes_waivers_with_it() {
    let asked = case(under_review).request_information(&camilla(), on("03-12"), request(day("2026-03-28")));
    let answer = Answer { text: "See there.".into(), acknowledge_gaps: true };
    let answered = asked.unwrap().next.answer(&applicant(), on("03-13"), answer).unwrap().next;
    assert!(answered.file().waived.is_empty());
    assert_eq!(unmet(accepted(answered, Acceptance::default())).len(), 11);
}
