//! The examination for completeness, against the example application and changes of it.

// Helpers of tests may stop them, as the tests themselves may.

mod nr_1_to_5;
mod nr_6_to_11;

use proptest::prelude::*;
use sagsgang::law::quantity::Tonnes;
use sagsgang::permit::application::leaves::State;
use sagsgang::permit::application::{Application, Item};
use sagsgang::permit::completeness::{
    AttachedTo, Bounds, Examination, Finding, Kind, MachineStatus, examine, wanted,
};
use sagsgang::permit::form;
use serde_json::{Value, json};

fn example() -> Value {
    serde_json::from_str(include_str!("../../../forms/examples/complete-application.json")).unwrap()
}

fn bounds() -> Bounds {
    Bounds { quantity_below: Tonnes::from(100_000), duration_years: 2 }
}

fn attachments() -> Vec<AttachedTo> {
    Item::ALL
        .into_iter()
        .filter(|item| wanted(*item).is_some())
        .map(|item| AttachedTo { item, name: "bilag.pdf".into() })
        .collect()
}

fn examined(value: Value) -> Examination {
    let application: Application = serde_json::from_value(value).unwrap();
    examine(&application, &attachments(), &bounds())
}

/// The findings once each pointer in `changes` has its new value; a pointer ending in `/-` adds an entry.
fn changed(changes: &[(&str, Value)]) -> Vec<Finding> {
    let mut value = example();
    for (pointer, new) in changes {
        put(&mut value, pointer, new.clone());
    }
    examined(value).findings
}

fn put(value: &mut Value, pointer: &str, new: Value) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match value.pointer_mut(parent).unwrap() {
        Value::Object(members) => {
            members.insert(name.into(), new);
        }
        Value::Array(entries) if name == "-" => entries.push(new),
        Value::Array(entries) => entries[name.parse::<usize>().unwrap()] = new,
        other => panic!("{pointer}: {other}"),
    }
}

/// The pointers and kinds of the findings after the changes.
fn found(changes: &[(&str, Value)]) -> Vec<(String, Kind)> {
    changed(changes).into_iter().map(|one| (one.pointer, one.kind)).collect()
}

fn one(pointer: &str, kind: Kind) -> Vec<(String, Kind)> {
    vec![(pointer.to_owned(), kind)]
}

fn nothing(changes: &[(&str, Value)]) {
    assert_eq!(changed(changes), vec![], "{changes:?}");
}

fn incomplete(pointer: &str, changes: &[(&str, Value)]) {
    assert_eq!(found(changes), one(pointer, Kind::Incomplete), "{changes:?}");
}

fn missing(pointer: &str, changes: &[(&str, Value)]) {
    assert_eq!(found(changes), one(pointer, Kind::Missing), "{changes:?}");
}

fn advice(pointer: &str, provision: &str, changes: &[(&str, Value)]) {
    let findings = changed(changes);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(
        (findings[0].pointer.as_str(), findings[0].provision.id(), findings[0].kind),
        (pointer, provision, Kind::Advice)
    );
}

#[test]
fn the_example_is_formally_complete() {
    let examination = examined(example());
    assert_eq!(examination.findings, vec![]);
    assert!(examination.is_formally_complete());
    assert_eq!(examination.items.iter().map(|one| one.item).collect::<Vec<_>>(), Item::ALL);
}

#[test]
fn further_information_is_asked_for_under_stk_2() {
    let declaration = "/further/no_increased_hydrocarbon_recovery";
    advice(declaration, "ugl.23x.4", &[(declaration, json!(false))]);
    let findings = changed(&[(declaration, json!(null))]);
    assert_eq!(
        (findings.len(), findings[0].kind, findings[0].provision.id()),
        (1, Kind::Missing, "ugl.23x.4")
    );
    let (eia, reference) = ("/further/environment/eia", "/further/environment/eia_reference");
    advice(eia, "bek974.4.2", &[(eia, json!("pending"))]);
    missing(reference, &[(reference, json!(null))]);
    missing(reference, &[(eia, json!("done")), (reference, json!(null))]);
    nothing(&[(eia, json!("not-covered")), (reference, json!(null))]);
}

#[test]
fn answers_that_answer_nothing_are_found() {
    for answer in ["TBD", "Efter gældende praksis.", "?", "..."] {
        incomplete("/closure/criterion", &[("/closure/criterion", json!(answer))]);
    }
    let criterion = [("/closure/criterion", json!("Se vedlagte plan, s. 4"))];
    nothing(&criterion);
    let mut value = example();
    put(&mut value, "/closure/criterion", json!("Se vedlagte plan, s. 4"));
    put(&mut value, "/limits/basis", json!("Se bilag 3"));
    let application: Application = serde_json::from_value(value).unwrap();
    let without: Vec<_> = attachments().into_iter().filter(|one| one.item != Item::Closure).collect();
    let findings = examine(&application, &without, &bounds()).findings;
    let at: Vec<_> = findings.iter().map(|one| (one.pointer.as_str(), one.kind)).collect();
    assert_eq!(
        at,
        [
            ("/limits/basis", Kind::Incomplete),
            ("/closure", Kind::Missing),
            ("/closure/criterion", Kind::Incomplete)
        ]
    );
    let long =
        |length: usize| found(&[("/limits/basis", json!(format!("Se bilag {}", "x".repeat(length - 9))))]);
    assert_eq!((long(60).len(), long(61).len()), (1, 0));
}

#[test]
fn an_item_is_missing_unreadable_incomplete_or_complete() {
    let empty = examined(json!({}));
    assert!(Item::ALL.into_iter().all(|item| empty.status(item) == MachineStatus::Missing));
    assert!(!empty.is_formally_complete());
    assert!(empty.findings.iter().all(|one| one.kind == Kind::Missing));
    let text = empty.findings.iter().find(|one| one.pointer == "/parties/companies").unwrap();
    assert_eq!(text.what.da, "Selskab: ingen er angivet.");
    assert_eq!(text.mend.en, "State at least 1 (company).");
    let status = |changes: &[(&str, Value)]| {
        let mut value = example();
        changes.iter().for_each(|(at, new)| put(&mut value, at, new.clone()));
        examined(value).status(Item::Limits)
    };
    assert_eq!(status(&[("/limits/basis", json!(null))]), MachineStatus::Incomplete);
    assert_eq!(status(&[("/limits/datum_depth", json!("1801"))]), MachineStatus::Incomplete);
    let unreadable = [("/limits/max_rate", json!("cirka 600")), ("/limits/basis", json!(null))];
    assert_eq!(status(&unreadable), MachineStatus::Unreadable);
    assert_eq!(status(&[("/limits", json!("se vedlagte"))]), MachineStatus::Unreadable);
    assert_eq!(status(&[("/limits", json!(null))]), MachineStatus::Missing);
    assert_eq!(status(&[]), MachineStatus::FormallyComplete);
    let advised = examined({
        let mut value = example();
        put(&mut value, "/duration/end", json!("2030-01-01"));
        value
    });
    assert_eq!(advised.status(Item::Duration), MachineStatus::FormallyComplete);
    assert_eq!((advised.of(Item::Duration).count(), advised.of(Item::Limits).count()), (1, 0));
    let few = changed(&[("/project/monitoring", json!([example()["project"]["monitoring"][0]]))]);
    assert!(
        few.iter().any(|one| one.what.en == "Monitoring: only 1 stated." && one.kind == Kind::Incomplete)
    );
    let rate = changed(&[("/limits/max_rate", json!("cirka 600"))]);
    assert_eq!(rate[0].mend.da, "Skriv det som i eksemplet: 600 t/d.");
    assert_eq!(rate[0].what.da, "Højeste injektionsrate: kan ikke læses.");
}

#[test]
fn without_attachments_eight_items_lack_their_documents() {
    let application: Application = serde_json::from_value(example()).unwrap();
    let findings = examine(&application, &[], &bounds()).findings;
    let items: Vec<_> = findings.iter().map(|one| one.item).collect();
    assert_eq!(items, Item::ALL.into_iter().filter(|item| wanted(*item).is_some()).collect::<Vec<_>>());
    assert_eq!(items.len(), 8);
    assert!(findings.iter().all(|one| one.kind == Kind::Missing && one.pointer == one.item.pointer()));
}

#[test]
fn each_required_leaf_that_is_deleted_is_found_where_it_was() {
    let application: Application = serde_json::from_value(example()).unwrap();
    let leaves = application.all_leaves();
    let given: Vec<_> = leaves.iter().filter(|leaf| matches!(leaf.state, State::Given(_))).collect();
    assert!(given.len() > 250);
    for leaf in given {
        let pointer = leaf.place.pointer.as_str();
        let findings = changed(&[(pointer, json!(null))]);
        let field = form::field(&leaf.place.path).unwrap();
        if field.required {
            let finding =
                findings.iter().find(|one| one.pointer == pointer).unwrap_or_else(|| panic!("{pointer}"));
            assert_eq!((finding.item, finding.kind), (field.item, Kind::Missing));
            assert_eq!((&finding.provision, &finding.mend), (&field.provision, &field.help));
        }
    }
}

proptest! {
    #[test]
    fn whatever_stands_in_a_field_the_examination_holds(
        number in 0_usize..250,
        junk in prop_oneof![
            any::<String>().prop_map(Value::from),
            any::<f64>().prop_map(|float| json!(float)),
            any::<i64>().prop_map(|whole| json!(whole.to_string())),
            Just(json!([[1], {"a": "b"}])),
            Just(json!({"x": [null]})),
            Just(json!("79228162514264337593543950335")),
            Just(json!("-0.0000000000000000000000000001")),
        ],
    ) {
        let application: Application = serde_json::from_value(example()).unwrap();
        let leaves = application.all_leaves();
        let leaf = leaves.iter().filter(|leaf| matches!(leaf.state, State::Given(_))).nth(number).unwrap();
        let findings = changed(&[(leaf.place.pointer.as_str(), junk)]);
        let mut sorted = findings.clone();
        sorted.sort();
        sorted.dedup();
        prop_assert_eq!(findings, sorted);
    }
}
