//! The application's types: drafts that lose nothing, the form held against them, versions compared.

// Helpers of tests may stop them, as the tests themselves may.

use std::collections::BTreeSet;

use proptest::prelude::*;
use sagsgang::permit::application::leaves::{Leaf, State};
use sagsgang::permit::application::{Application, Item, Position, difference};
use sagsgang::permit::form;
use serde_json::{Value, json};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ArrayItems, Schema};
use utoipa::{PartialSchema, ToSchema};

fn example() -> Value {
    serde_json::from_str(include_str!("../../../forms/examples/complete-application.json")).unwrap()
}

fn read(value: &Value) -> Application {
    serde_json::from_value(value.clone()).unwrap()
}

/// Walks a schema down to its leaves and lists, by form path.
fn walk(schema: &RefOr<Schema>, path: &str, leaves: &mut BTreeSet<String>, lists: &mut BTreeSet<String>) {
    match schema {
        // What belongs in a place comes first; beside it, whatever was typed there.
        RefOr::T(Schema::AnyOf(either)) if either.items.len() == 2 => {
            walk(&either.items[0], path, leaves, lists)
        }
        RefOr::T(Schema::Object(object)) if !object.properties.is_empty() => {
            for (name, schema) in &object.properties {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                walk(schema, &path, leaves, lists);
            }
        }
        RefOr::T(Schema::Array(array)) if array.max_items != Some(2) => {
            lists.insert(path.to_owned());
            match &array.items {
                ArrayItems::RefOrSchema(items) => walk(items, &format!("{path}[]"), leaves, lists),
                ArrayItems::False => panic!("{path}"),
            }
        }
        _ => {
            leaves.insert(path.to_owned());
        }
    }
}

#[test]
fn the_form_and_the_types_have_the_same_fields() {
    let (mut leaves, mut lists) = (BTreeSet::new(), BTreeSet::new());
    walk(&Application::schema(), "", &mut leaves, &mut lists);
    let fields: BTreeSet<_> = form::fields().iter().map(|field| field.path.clone()).collect();
    assert_eq!(fields.len(), form::fields().len(), "a field stands twice");
    assert_eq!(leaves.difference(&fields).collect::<Vec<_>>(), Vec::<&String>::new(), "not on the form");
    assert_eq!(fields.difference(&leaves).collect::<Vec<_>>(), Vec::<&String>::new(), "not in the types");
    assert_eq!(fields.len(), 164);
    for list in lists {
        assert!(form::group(&list).is_some(), "{list} has no heading");
    }
    for group in form::groups() {
        let inside = fields.iter().any(|field| field.starts_with(&group.path));
        assert!(inside, "{} heads nothing", group.path);
    }
    let name = <Application as ToSchema>::name();
    assert_eq!(name, "Application");
}

#[test]
fn every_field_is_explained_in_both_languages() {
    for field in form::fields() {
        assert_eq!(Item::of(&field.path), Some(field.item), "{}", field.path);
        for text in [&field.label, &field.help, &field.example] {
            assert!(!text.da.trim().is_empty() && !text.en.trim().is_empty(), "{}", field.path);
        }
        assert!(field.help.da.ends_with('.') && field.help.en.ends_with('.'), "{}", field.path);
        assert_ne!(field.help.da, field.help.en, "{}", field.path);
        let asked = field.basis == form::Basis::Asked;
        assert_eq!(asked, !field.provision.id().starts_with("bek974.4.1."), "{}", field.path);
        assert!(asked || field.provision == field.item.provision(), "{}", field.path);
        assert_eq!(form::field(&field.path), Some(field));
        assert!(form::is_leaf(&format!("/{}", field.path.replace("[]", "/0").replace('.', "/"))));
    }
    assert!(form::fields().iter().filter(|field| field.item == Item::Further).count() > 10);
    assert_eq!(form::field("limits.max_rate").unwrap().unit.as_deref(), Some("t/d"));
    assert_eq!(form::field("nowhere"), None);
    assert_eq!(form::group("nowhere"), None);
}

/// The value with each example of the form in every field that it is an example for.
#[test]
fn every_example_of_the_form_reads() {
    let mut value = example();
    let application = read(&value);
    for Leaf { place, state } in application.all_leaves() {
        if matches!(state, State::Entries(_)) {
            continue;
        }
        let example = &form::field(&place.path).unwrap().example;
        for text in [&example.da, &example.en] {
            let typed = match text.as_str() {
                "ja" | "yes" => json!(true),
                "nej" | "no" => json!(false),
                text => {
                    serde_json::from_str(text).ok().filter(Value::is_array).unwrap_or_else(|| json!(text))
                }
            };
            let whole = text.parse::<u32>().ok().map(|number| json!(number));
            let reads = [Some(typed), whole].into_iter().flatten().any(|typed| {
                // A place in an optional group that the example leaves out is made first.
                let mut at = &mut value;
                for part in place.pointer.split('/').skip(1) {
                    if at.is_null() {
                        *at = json!({});
                    }
                    at = match at {
                        Value::Array(entries) => &mut entries[part.parse::<usize>().unwrap()],
                        other => &mut other[part],
                    };
                }
                *at = typed;
                let read = read(&value).all_leaves();
                let leaf = read.iter().find(|leaf| leaf.place == place).unwrap();
                matches!(leaf.state, State::Given(_))
            });
            assert!(reads, "{}: {text}", place.pointer);
        }
    }
}

#[test]
fn the_example_reads_and_writes_without_loss() {
    let application = read(&example());
    assert_eq!(Application::unknown_fields(&example()), vec![]);
    assert_eq!(application.problems(), vec![]);
    assert!(!application.all_leaves().iter().any(|leaf| matches!(leaf.state, State::Unreadable(_))));
    assert_eq!(read(&serde_json::to_value(&application).unwrap()), application);
    assert_eq!(application.quantity.total.get().unwrap().to_string(), "15000 t");
    let (start, end) = (application.duration.start.get().unwrap(), application.duration.end.get().unwrap());
    assert_eq!(end.days_since(*start), 116);
    let corners = Application::corners(&application.coordinates.site).unwrap();
    assert_eq!((corners.len(), corners[0]), (5, [5.3319, 56.6155]));
    assert_eq!(Application::corners(&[]), None);
    assert_eq!(Application::corners(&[Position([1.0, 2.0]).into(), Default::default()]), None);
}

#[test]
fn the_datum_is_written_as_its_code() {
    use sagsgang::permit::area::Datum;
    for (code, datum, degrees) in [
        ("EPSG:4230", Datum::Ed50, true),
        ("EPSG:4326", Datum::Wgs84, true),
        ("EPSG:4258", Datum::Etrs89, true),
        ("EPSG:23031", Datum::Ed50Utm31, false),
        ("EPSG:23032", Datum::Ed50Utm32, false),
        ("EPSG:25831", Datum::Etrs89Utm31, false),
        ("EPSG:25832", Datum::Etrs89Utm32, false),
    ] {
        assert_eq!(serde_json::to_value(datum).unwrap(), json!(code));
        assert_eq!(serde_json::from_value::<Datum>(json!(code)).unwrap(), datum);
        assert_eq!(datum.in_degrees(), degrees);
    }
}

#[test]
fn wrongly_typed_drafts_are_kept_as_they_came() {
    let draft = json!({
        "parties": "to be decided",
        "limits": ["a", "b"],
        "quantity": {"total": "omkring 15 kt", "batches": {"a": 1}, "components": ["ren CO2", {"substance": 7}]},
        "coordinates": {"site": [[5.3, 56.6], "x", [1]], "datum": "ED50"},
        "duration": {"start": "snart"},
    });
    let application = read(&draft);
    let written = serde_json::to_value(&application).unwrap();
    for pointer in ["/parties", "/limits", "/quantity/total", "/quantity/batches", "/quantity/components/0"]
        .into_iter()
        .chain([
            "/quantity/components/1/substance",
            "/coordinates/site",
            "/coordinates/datum",
            "/duration/start",
        ])
    {
        assert_eq!(written.pointer(pointer), draft.pointer(pointer), "{pointer}");
    }
    assert_eq!(Application::unknown_fields(&draft), vec![]);
    let unreadable: Vec<_> = application
        .all_leaves()
        .into_iter()
        .filter(|leaf| matches!(leaf.state, State::Unreadable(_)))
        .map(|leaf| leaf.place.pointer)
        .collect();
    assert_eq!(
        unreadable,
        [
            "/parties",
            "/coordinates/datum",
            "/coordinates/site/1",
            "/coordinates/site/2",
            "/limits",
            "/duration/start",
            "/quantity/total",
            "/quantity/batches",
            "/quantity/components/0",
            "/quantity/components/1/substance"
        ]
    );
    assert!(application.parties.unreadable().is_some());
}

#[test]
fn unknown_fields_are_all_named() {
    let mut input = example();
    input["partys"] = json!({});
    input["limits"]["max/rate"] = json!(1);
    input["parties"]["companies"][1]["e~mail"] = json!("x");
    let problems = Application::unknown_fields(&input);
    let pointers: Vec<_> = problems.iter().map(|problem| problem.pointer.as_str()).collect();
    assert_eq!(pointers, ["/limits/max~1rate", "/parties/companies/1/e~0mail", "/partys"]);
    assert!(problems[2].message.en.contains("partys") && problems[2].message.da.contains("partys"));
    for no_object in [json!([]), json!("x"), json!(null)] {
        let problems = Application::unknown_fields(&no_object);
        assert_eq!((problems.len(), problems[0].pointer.as_str()), (1, ""));
    }
    assert_eq!(Application::unknown_fields(&json!({})), vec![]);
}

#[test]
fn too_long_and_too_many_are_problems_with_their_place() {
    let with = |long: usize, short: usize, entries: usize| {
        let mut value = example();
        value["project"]["hypothesis"] = json!("å".repeat(long));
        value["parties"]["companies"][1]["name"] = json!("a".repeat(short));
        value["coordinates"]["site"] = json!(vec![[5.3, 56.6]; entries]);
        read(&value).problems()
    };
    assert_eq!(with(20_000, 500, 500), vec![]);
    let problems = with(20_001, 501, 501);
    let pointers: Vec<_> = problems.iter().map(|problem| problem.pointer.as_str()).collect();
    assert_eq!(pointers, ["/coordinates/site", "/parties/companies/1/name", "/project/hypothesis"]);
    assert_eq!(problems[0].provision.as_ref().unwrap().id(), "bek974.4.1.4");
    assert_eq!(problems[0].message.en, "Boundary of the storage site: at most 500 entries.");
    assert_eq!(problems[1].message.da, "Selskab 2: Navn: højst 500 tegn. Vedlæg resten som bilag.");
    assert_eq!(
        problems[2].message.en,
        "What is to be learnt: at most 20000 characters. Attach the rest as a file."
    );
}

#[test]
fn versions_are_compared_leaf_by_leaf() {
    let (before, mut after) = (example(), example());
    assert_eq!(difference(&read(&before), &read(&after)), vec![]);
    after["limits"]["max_rate"] = json!("550");
    after["limits"]["basis"] = json!(null);
    after["coordinates"]["site"][1] = json!([5.35, 56.61]);
    let entries = after["quantity"]["batches"].as_array_mut().unwrap();
    entries.extend((8..11).map(|number| json!({"name": format!("Anløb {number}")})));
    let changes = difference(&read(&before), &read(&after));
    let at: Vec<_> = changes.iter().map(|change| change.pointer.as_str()).collect();
    assert_eq!(
        at,
        [
            "/coordinates/site/1",
            "/limits/basis",
            "/limits/max_rate",
            "/quantity/batches/8/name",
            "/quantity/batches/9/name",
            "/quantity/batches/10/name"
        ]
    );
    assert_eq!(changes[0].before, Some(json!([5.3482, 56.6155])));
    assert_eq!(changes[0].after, Some(json!([5.35, 56.61])));
    assert_eq!((changes[1].before.is_some(), &changes[1].after), (true, &None));
    assert_eq!(changes[2].label.en, "Highest injection rate");
    assert_eq!(
        (changes[2].before.clone(), changes[2].after.clone()),
        (Some(json!("600")), Some(json!("550")))
    );
    assert_eq!((changes[5].label.da.as_str(), &changes[5].before), ("Parti 11: Parti", &None));
}

#[test]
fn names_that_need_escaping_are_escaped_in_a_difference() {
    let raw = read(&json!({"limits": {"basis": {"a/b~c": [1]}}}));
    let changes = difference(&Application::default(), &raw);
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].pointer, "/limits/basis/a~1b~0c/0");
}

fn junk() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1.0e9..1.0e9).prop_map(|float: f64| json!(float)),
        ".{0,12}".prop_map(Value::from),
        "[0-9]{1,6}".prop_map(Value::from),
    ];
    let names = || {
        let known: Vec<String> = form::fields()
            .iter()
            .flat_map(|field| field.path.split('.').map(|part| part.replace("[]", "")).collect::<Vec<_>>())
            .collect();
        proptest::sample::select(known)
    };
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::vec((names(), inner), 0..6)
                .prop_map(|members| members.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

proptest! {
    #[test]
    fn any_object_is_a_draft_and_comes_back(
        members in proptest::collection::vec((proptest::sample::select(Item::ALL.to_vec()), junk()), 0..6),
    ) {
        let draft: Value =
            members.into_iter().map(|(item, value)| (item.member().to_owned(), value)).collect::<serde_json::Map<_, _>>().into();
        let application = read(&draft);
        let written = serde_json::to_value(&application).unwrap();
        prop_assert_eq!(&read(&written), &application);
        for leaf in application.all_leaves() {
            let (came, comes) = (draft.pointer(&leaf.place.pointer), written.pointer(&leaf.place.pointer));
            match leaf.state {
                State::Unreadable(_) => prop_assert_eq!(came, comes),
                State::Given(value) => {
                    prop_assert!(came.is_some_and(|came| !came.is_null()));
                    prop_assert_eq!(comes, Some(&value));
                }
                State::Missing => prop_assert!(came.is_none_or(blank), "{:?}", came),
                State::Entries(entries) => {
                    prop_assert_eq!(came.and_then(Value::as_array).map_or(0, Vec::len), entries);
                }
            }
        }
        prop_assert_eq!(difference(&application, &application), vec![]);
        let _ = (application.problems(), Application::unknown_fields(&draft));
    }
}

fn blank(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty())
}
