//! The open calculators over HTTP: every worked example comes out, and nothing that is sent makes the service fail.

use serde_json::{Value, json};

use super::support::site::Site;
use super::support::{desk, folder};

const EXAMPLES: &str = include_str!("../examples/refund-worked-examples.json");

/// Every calculator of refunds, with an input that holds.
fn calculators() -> Vec<(&'static str, Value)> {
    let example = |name: &str| {
        let all: Vec<Value> = serde_json::from_str(EXAMPLES).unwrap();
        all.into_iter().find(|e| e["calculation"] == name).unwrap()["input"].clone()
    };
    vec![
        ("refund", example("refund")),
        ("transfer", example("transfer")),
        ("repayment", example("repayment")),
        ("invoice-minimum", example("invoice-minimum")),
        ("substitution", example("substitution")),
        ("capture-economics", json!({"kind": "waste", "full_load_hours": "8000"})),
    ]
}

fn place(calculation: &str) -> String {
    format!("/api/v1/calculations/{calculation}")
}

async fn site() -> (tempfile::TempDir, Site) {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 1)).await;
    (folder, site)
}

#[actix_web::test]
async fn every_worked_example_comes_out() {
    let (_folder, site) = site().await;
    let examples: Vec<Value> = serde_json::from_str(EXAMPLES).unwrap();
    let mut checked = 0;
    for example in &examples {
        let title = &example["title"];
        let calculation = example["calculation"].as_str().unwrap();
        let answer = site.post("", &place(calculation), &example["input"]).await.is(200);
        for (name, expected) in example["expect"].as_object().unwrap() {
            assert_eq!(&answer[name], expected, "{title}: {name}");
            checked += 1;
        }
        let receipt = &answer["receipt"];
        assert!(receipt["steps"].as_array().is_some_and(|steps| !steps.is_empty()), "{title}: {receipt}");
    }
    assert!(examples.len() >= 36 && checked > 80, "{} examples, {checked} figures", examples.len());
}

#[actix_web::test]
async fn a_receipts_inputs_give_the_same_answer_again() {
    let (_folder, site) = site().await;
    for (calculation, input) in calculators() {
        let first = site.post("", &place(calculation), &input).await.is(200);
        let again = site.post("", &place(calculation), &first["receipt"]["inputs"]).await.is(200);
        assert_eq!(first, again, "{calculation}");
    }
}

/// Sends a body that is no input, and demands that it is said so in both languages.
async fn is_refused(site: &Site, calculation: &str, body: &str) {
    for language in ["en", "da"] {
        let request = Site::request("POST", "", &place(calculation));
        let request = request.insert_header(("Accept-Language", language)).set_payload(body.to_owned());
        let answer = site.send(request).await;
        let status = answer.status;
        assert!(matches!(status, 400 | 422), "{calculation} with {body}: {status} {:?}", answer.json());
        answer.problem(status, if status == 400 { "malformed" } else { "invalid" });
        if status == 422 {
            assert!(!answer.pointers().is_empty(), "{calculation} with {body}");
        }
    }
}

#[actix_web::test]
async fn what_is_no_input_is_refused_in_words() {
    let (_folder, site) = site().await;
    let bodies = [
        "",
        " ",
        "[]",
        "null",
        "{}",
        "true",
        "0",
        "\"\"",
        "\"æøå\"",
        "1e400",
        "-1e400",
        "NaN",
        "{\"a\":1e400}",
        "[[[[[[",
        "{\"æøå\": \"æøå\"}",
        "{\"\": {}}",
        "\u{feff}{}",
        "{\"period\":{}}",
        "\0",
    ];
    for (calculation, _) in calculators() {
        for body in bodies {
            is_refused(&site, calculation, body).await;
        }
        is_refused(&site, calculation, &"[".repeat(100_000)).await;
    }
}

/// Every leaf of a value, by its pointer.
fn leaves(value: &Value, pointer: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, inner)| leaves(inner, &format!("{pointer}/{name}"), out));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, inner)| leaves(inner, &format!("{pointer}/{at}"), out));
        }
        _ => out.push(pointer.to_owned()),
    }
}

#[actix_web::test]
async fn no_leaf_of_an_input_makes_a_calculator_fail() {
    let (_folder, site) = site().await;
    let huge = "9".repeat(400);
    let bad = [
        json!(null),
        json!([]),
        json!({}),
        json!(true),
        json!(-1),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!("-1"),
        json!("0"),
        json!("NaN"),
        json!("Infinity"),
        json!("1e400"),
        json!("1e-400"),
        json!("79228162514264337593543950335"),
        json!("-79228162514264337593543950335"),
        json!("0.0000000000000000000000000001"),
        json!(huge),
        json!("æøå"),
        json!("1/0"),
        json!("0/0"),
        json!("9999-12-31"),
        json!("0001-01-01"),
        json!("2025-02-30"),
    ];
    let mut refused = 0;
    for (calculation, input) in calculators() {
        let mut places = Vec::new();
        leaves(&input, "", &mut places);
        assert!(!places.is_empty());
        for at in places {
            for value in &bad {
                let mut sent = input.clone();
                *sent.pointer_mut(&at).unwrap() = value.clone();
                let answer = site.post("", &place(calculation), &sent).await;
                // Some of them hold: a share of 0, an earlier day. What does not is refused where it stands.
                if answer.status != 200 {
                    answer.problem(422, "invalid");
                    refused += 1;
                    assert!(!answer.pointers().is_empty(), "{calculation}: {value} at {at}");
                }
            }
        }
    }
    assert!(refused > 500, "{refused}");
}

#[actix_web::test]
async fn unknown_members_are_refused_wherever_they_are() {
    let (_folder, site) = site().await;
    for (calculation, input) in calculators() {
        let mut sent = input.clone();
        sent["ukendt æøå"] = json!(1);
        let answer = site.post("", &place(calculation), &sent).await;
        answer.problem(422, "invalid");
        for (name, inner) in input.as_object().unwrap().iter().filter(|(_, inner)| inner.is_object()) {
            // Readings are named by the case; what is no reading is refused by the calculation itself.
            let mut sent = input.clone();
            let mut inner = inner.clone();
            inner["ukendt"] = json!("x");
            sent[name] = inner;
            site.post("", &place(calculation), &sent).await.problem(422, "invalid");
        }
    }
}

#[actix_web::test]
async fn every_fault_is_named_at_once() {
    let (_folder, site) = site().await;
    let sent = json!({"kind": "waste", "full_load_hours": "x", "capacity": "-3", "fossil_share": "æ"});
    let answer = site.post("", &place("capture-economics"), &sent).await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/capacity", "/fossil_share", "/full_load_hours"]);
}

#[actix_web::test]
async fn point_sources_are_listed_by_cluster() {
    let (_folder, site) = site().await;
    let all = site.get("", "/api/v1/point-sources").await.is(200);
    let count = |of: &Value| of["sources"].as_array().unwrap().len();
    assert!(count(&all) > 10, "{}", count(&all));
    let clusters = all["clusters"].as_array().unwrap();
    assert_eq!(clusters.len(), 6);
    for cluster in clusters {
        let id = cluster["id"].as_str().unwrap();
        let some = site.get("", &format!("/api/v1/point-sources?cluster={id}")).await.is(200);
        assert!(count(&some) < count(&all), "{id}");
        assert!(some["sources"].as_array().unwrap().iter().all(|source| source["cluster"] == id));
    }
    site.get("", "/api/v1/point-sources?cluster=%C3%A6%C3%B8%C3%A5").await.problem(422, "invalid");
    site.get("", "/api/v1/point-sources?klynge=x").await.problem(400, "malformed");
}

#[actix_web::test]
async fn the_laws_tables_hold_the_refund_order() {
    let (_folder, site) = site().await;
    for (table, id) in [
        ("provisions", "bek1504.3.1.6"),
        ("readings", "relief-order"),
        ("readings", "minimum-basis"),
        ("deadlines", "complaint-energy-board"),
    ] {
        let rows = site.get("", &format!("/api/v1/law/{table}")).await.is(200);
        let found = rows.as_array().unwrap().iter().any(|row| row["id"] == id);
        assert!(found, "{id} is not among the {table}");
    }
    let parameters = site.get("", "/api/v1/law/parameters").await.is(200).to_string();
    assert!(parameters.contains("co2"), "{parameters}");
}
