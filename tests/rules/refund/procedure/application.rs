//! From a draft to an application that can be decided, and hearings.

use sagsgang::refund::procedure::content::*;
use sagsgang::refund::procedure::{ActKind, Command, RefundApplication, State};
use serde_json::json;

use super::commands::{day, decline, of, sound, statement};
use super::course::*;

#[test]
fn gaps_are_told_and_never_bar_a_submission() {
    let case = Course::opened();
    let gaps = case.faults("2025-09-02", Command::Submit(Submit { acknowledge_gaps: false }));
    assert_eq!(gaps[0], ("/acknowledge_gaps".into(), "fvl.7".into()));
    assert_eq!(gaps.len() - 1, RefundApplication::default().gaps().len());
    let case = case.act("2025-09-02", ActKind::Submit);
    assert_eq!(case.file.versions[0].submitted.what.gaps.len(), gaps.len() - 1);
    let half: RefundApplication = of(json!({"route": "by-sea", "bears_tax": "æøå", "plants": [{"id": 7}]}));
    assert!(
        half.gaps().iter().any(|gap| gap.pointer == "/route" && gap.message.da.contains("kan ikke læses"))
    );
    let saved = Course::opened().does("2025-09-02", Command::Save(SavedApplication(Box::new(half.clone()))));
    assert_eq!(saved.file.draft, half, "nothing typed is lost");
}

#[test]
fn the_third_party_is_asked_for_where_one_is_paid() {
    let own: RefundApplication = of(json!({"route": "establishes-capture"}));
    let paid: RefundApplication = of(json!({"route": "pays-third-party"}));
    assert!(!own.gaps().iter().any(|gap| gap.pointer == "/third_party"));
    assert!(paid.gaps().iter().any(|gap| gap.pointer == "/third_party"));
}

#[test]
fn nobody_goes_on_without_an_answer_before_the_date() {
    let case = awaiting();
    let go_on = || sound(ActKind::ProceedWithout, &awaiting().file, on("2025-09-25"), 0);
    assert_eq!(case.unmet("2025-09-25", go_on()), one("", "bek1504.1"));
    assert_eq!(case.does("2025-09-26", go_on()).file.state, State::Submitted);
}

#[test]
fn a_hearing_gives_fifteen_days_at_the_least() {
    let case = under_review();
    // The fifteenth day after 10 September 2025.
    let hear = |by: &str| Command::Hear(statement(Subject::Refusal, day(by)));
    assert_eq!(case.faults("2025-09-10", hear("2025-09-24")), one("/comment_by", "sfl.19.3"));
    let case = case.does("2025-09-10", hear("2025-09-25"));
    assert_eq!(case.unmet("2025-09-25", Command::Refuse(decline())), one("", "sfl.19"));
    assert_eq!(case.does("2025-09-26", Command::Refuse(decline())).file.state, State::Refused);
}

#[test]
fn a_decision_waits_for_the_hearing_unless_the_company_waives_it() {
    let case = under_review();
    assert_eq!(case.unmet("2025-09-10", Command::Refuse(decline())), one("", "sfl.19"));
    let case = case.does("2025-09-10", Command::Hear(statement(Subject::Refusal, day("2025-10-10"))));
    let comment =
        |waives_the_rest| Command::Comment(CommentOnCase { hearing: 1, text: "No.".into(), waives_the_rest });
    let said = case.clone().does("2025-09-11", comment(false));
    assert_eq!(said.unmet("2025-09-11", Command::Refuse(decline())), one("", "sfl.19"));
    let waived = case.does("2025-09-11", comment(true));
    assert_eq!(waived.does("2025-09-11", Command::Refuse(decline())).file.state, State::Refused);
}

#[test]
fn a_hearing_is_on_something_that_the_case_has() {
    for subject in [Subject::Claim(2), Subject::Repayment(2), Subject::Extension(1)] {
        let hear = Command::Hear(statement(subject, day("2026-03-01")));
        assert_eq!(paid().faults("2026-01-08", hear), one("/subject/number", "sfl.19"));
    }
}
