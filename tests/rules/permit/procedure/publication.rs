//! Publication, field by field (§ 8).

use sagsgang::access::Official;
use sagsgang::permit::conditions::ConditionKind;
use sagsgang::permit::procedure::content::{PublicField, Publication};
use sagsgang::permit::procedure::{Permit, state};

use super::contents::*;
use super::course::*;
use super::faults::*;
use super::people::*;

const ALL: [(PublicField, &str, bool); 10] = [
    (PublicField::Permit, "bek974.8.1", false),
    (PublicField::ProjectDescription, "bek974.8.1", true),
    (PublicField::StorageSite, "bek974.8.1", false),
    (PublicField::InjectedQuantity, "bek974.8.1", false),
    (PublicField::StorageComplex, "bek974.8.1", false),
    (PublicField::PermitDocument, "bek974.8.1", false),
    (PublicField::Signals, "bek974.8.1", false),
    (PublicField::Course, "bek974.8.2", true),
    (PublicField::Results, "bek974.8.2", true),
    (PublicField::Evaluation, "bek974.8.2", true),
];

fn published(case: Permit<state::InForce>, publication: Publication) -> super::Outcome {
    case.publish(&camilla(), on("06-10"), publication)
}

/// A permit with conditions of some kinds only.
fn with_only(kinds: &[ConditionKind]) -> Permit<state::InForce> {
    let mut file = Box::new(case(in_force).file().clone());
    file.permits[0].conditions.retain(|condition| kinds.contains(&condition.kind));
    Permit::from_file(file).unwrap()
}

#[test]
fn every_field_rests_on_its_provision() {
    for (field, provision, _) in ALL {
        assert_eq!(field.provision().id(), provision);
        assert_eq!(field.needs_reporting_condition(), provision == "bek974.8.2");
    }
}

#[test]
fn a_release_is_checked_for_secrets_and_names_a_field() {
    let mut sent = publication(&[PublicField::Permit]);
    sent.secrets_check = " ".into();
    assert_eq!(content(published(case(in_force), sent)), ["bek974.8.1 /secrets_check"]);
    assert_eq!(content(published(case(in_force), publication(&[]))), ["bek974.8.1 /releases"]);
    assert_eq!(
        content(published(case(in_force), publication(&[PublicField::Permit; 501]))),
        ["bek974.8.1 /releases"]
    );
    assert!(published(case(in_force), publication(&[PublicField::Permit; 500])).is_ok());
}

#[test]
fn a_field_without_content_of_its_own_needs_a_text() {
    for (field, _, needs) in ALL {
        let with = |text: String| {
            let mut sent = publication(&[PublicField::Permit, field]);
            sent.releases[1].text = text;
            published(case(in_force), sent)
        };
        if needs {
            assert_eq!(content(with(" ".into())), ["bek974.8.1 /releases/1/text"], "{field:?}");
        } else {
            assert!(with(String::new()).is_ok(), "{field:?}");
        }
        assert_eq!(content(with(too_long())), ["bek974.8.1 /releases/1/text"], "{field:?}");
    }
}

#[test]
fn course_results_and_evaluation_need_a_reporting_condition() {
    for field in [PublicField::Course, PublicField::Results, PublicField::Evaluation] {
        let sent = || publication(&[PublicField::Permit, field]);
        let fault = ["bek974.8.2 /releases/1/field"];
        assert!(published(with_only(&[ConditionKind::Reporting]), sent()).is_ok(), "nr. 5");
        assert_eq!(
            content(published(with_only(&[ConditionKind::EnvironmentAndSafety]), sent())),
            fault,
            "nr. 4"
        );
        assert_eq!(content(published(with_only(&[]), sent())), fault, "none");
        assert!(published(with_only(&[]), publication(&[PublicField::Permit])).is_ok());
    }
}

#[test]
fn a_case_may_read_the_wrong_number_otherwise() {
    let (nr_4, nr_5) = (ConditionKind::EnvironmentAndSafety, ConditionKind::Reporting);
    for (reading, by_4, by_5) in [("as-printed", true, false), ("either", true, true)] {
        let lets_out = |kinds: &[ConditionKind]| {
            let mut file = Box::new(with_only(kinds).file().clone());
            let readings = serde_json::json!({"publication-condition": reading});
            file.foundation.as_mut().unwrap().readings = serde_json::from_value(readings).unwrap();
            published(Permit::from_file(file).unwrap(), publication(&[PublicField::Course])).is_ok()
        };
        assert_eq!((lets_out(&[nr_4]), lets_out(&[nr_5]), lets_out(&[])), (by_4, by_5, false), "{reading}");
    }
}

#[test]
fn what_is_released_can_be_taken_back_with_reasons() {
    let out =
        published(case(in_force), publication(&[PublicField::Permit, PublicField::Course])).unwrap().next;
    let kept = &out.file().released[&PublicField::Course];
    assert_eq!((kept.what.text.as_str(), &kept.by), ("As it was.", camilla().actor()));
    assert!(out.file().standing().published);
    let gone = |fields: &[PublicField], reasons: &str| {
        let mut sent = withdrawn(fields);
        sent.reasons = reasons.into();
        again(&out).withdraw_publication(&camilla(), on("06-11"), sent)
    };
    assert_eq!(content(gone(&[], "Wrong.")), ["bek974.8.1 /fields"]);
    assert_eq!(content(gone(&[PublicField::Permit], "")), ["bek974.8.1 /reasons"]);
    assert_eq!(
        content(gone(&[PublicField::Permit, PublicField::Results], "Wrong.")),
        ["bek974.8.1 /fields/1"]
    );
    let left = gone(&[PublicField::Permit], "Wrong.").unwrap().next;
    assert_eq!(left.file().released.keys().copied().collect::<Vec<_>>(), [PublicField::Course]);
    let none = gone(&[PublicField::Permit, PublicField::Course], "Wrong.").unwrap().next;
    assert!(!none.file().standing().published);
}
