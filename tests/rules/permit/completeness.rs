//! The examination for completeness, against the example application and changes of it.

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
