//! What is sent: members that are the service's own, said twice, out of range, or too many.

use serde_json::{Value, json};

use super::super::support::agreements;
use super::super::support::bodies::{ACTS, application, sound};
use super::super::support::course;
use super::super::support::people::{APPLICANT, CASEWORKER, DECIDER};
use super::super::support::site::{Site, case};
use super::{said, site};

/// Members that no person sets.
const OWN: [(&str, &str); 10] = [
    ("id", "\"01890000-0000-7000-8000-000000000000\""),
    ("state", "\"in-force\""),
    ("version", "1"),
    ("company", "{\"cvr\":\"10000017\",\"name\":\"Vesterhav Lager A/S\"}"),
    ("granted_at", "\"2020-01-01T00:00:00Z\""),
    ("decided", "{\"by\":{\"id\":\"demo-decider\"}}"),
    ("roles", "[\"decision-maker\"]"),
    ("actor", "{\"id\":\"demo-decider\",\"name\":\"x\",\"role\":\"decision-maker\"}"),
    ("released", "{}"),
    ("__proto__", "{\"state\":\"in-force\"}"),
];

/// A body with one member more.
fn with(body: &Value, (name, value): (&str, &str)) -> Value {
    let mut more = body.clone();
    more[name] = serde_json::from_str(value).unwrap();
    more
}

#[actix_web::test]
async fn no_act_on_a_permit_takes_what_the_service_sets() {
    let (_folder, site) = site().await;
    let id = course::under_reassessment(&site).await;
    let view = site.case(APPLICANT, &id).await;
    for (act, _) in ACTS {
        let body = sound(act, &view["file"]);
        for own in OWN.iter().filter(|(name, _)| body.get(name).is_none()) {
            let answer = site.act(DECIDER, &id, act, &with(&body, *own)).await;
            answer.problem(422, "invalid");
            assert!(said(&answer).contains(own.0), "{act} {}: {}", own.0, said(&answer));
        }
    }
    assert_eq!(site.case(APPLICANT, &id).await, view);
}

#[actix_web::test]
async fn no_act_on_an_agreement_takes_what_the_service_sets() {
    let (_folder, site) = site().await;
    let id = agreements::bring(&site, "in-force").await;
    let view = site.get(APPLICANT, &agreements::place(&id)).await.is(200);
    for (act, _) in agreements::ACTS {
        let body = agreements::sound(act, &view);
        for own in OWN.iter().filter(|(name, _)| body.get(name).is_none()) {
            let uri = format!("{}/{act}", agreements::place(&id));
            let answer = site.post("demo-tax-decider", &uri, &with(&body, *own)).await;
            answer.problem(422, "invalid");
            assert!(said(&answer).contains(own.0), "{act} {}: {}", own.0, said(&answer));
        }
    }
    assert_eq!(site.get(APPLICANT, &agreements::place(&id)).await.is(200)["version"], view["version"]);
}

#[actix_web::test]
async fn no_draft_takes_what_the_service_sets() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    let view = site.case(APPLICANT, &id).await;
    let version = view["version"].as_i64().unwrap();
    for own in OWN {
        let answer = site.save(APPLICANT, &id, version, &with(&application(), own)).await;
        answer.problem(422, "invalid");
        assert_eq!(answer.pointers(), [format!("/{}", own.0)]);
    }
    assert_eq!(site.case(APPLICANT, &id).await, view);
}

#[actix_web::test]
async fn whoever_opens_a_case_opens_it_for_their_own_company() {
    let (_folder, site) = site().await;
    let body = json!({"company": {"cvr": "10000017", "name": "Vesterhav Lager A/S"}, "state": "in-force", "number": "LG-1"});
    for at in ["/api/v1/storage-permits", agreements::AT] {
        let opened = site.post(APPLICANT, at, &body).await.is(201);
        assert_eq!(opened["file"]["company"]["cvr"], "10000009");
        assert_eq!(opened["file"]["state"], "draft");
        assert_ne!(opened["file"]["number"], "LG-1");
        site.post(CASEWORKER, at, &body).await.problem(403, "forbidden");
    }
}

#[actix_web::test]
async fn the_public_does_not_say_who_it_is() {
    let (_folder, site) = site().await;
    let id = course::in_force(&site).await;
    let number = site.case(APPLICANT, &id).await["file"]["number"].as_str().unwrap().to_owned();
    let uri = format!("/api/v1/register/{number}/signals");
    for more in
        [("source", "\"authority\""), ("attachments", "[]"), ("watch", "{}"), ("finding", "\"leakage\"")]
    {
        let body = with(&json!({"text": "Bobler"}), more);
        site.post("", &uri, &body).await.problem(422, "invalid");
    }
    let form = [("text", "Bobler"), ("source", "authority"), ("finding", "leakage")];
    let form = Site::request("POST", "", &format!("/register/{number}/report")).set_form(form);
    let _whatever_it_says = site.send(form).await;
    let told = site.case(CASEWORKER, &id).await["file"]["signals"].clone();
    for signal in told.as_array().unwrap().iter().filter(|s| s["signal"]["by"]["role"] == "anyone") {
        assert_eq!(signal["signal"]["what"]["source"], "public");
        assert!(signal["triage"].is_null(), "{signal}");
    }
}

#[actix_web::test]
async fn a_holder_does_not_report_in_the_authoritys_name() {
    let (_folder, site) = site().await;
    let id = course::in_force(&site).await;
    let before = site.case(APPLICANT, &id).await["version"].clone();
    for source in ["authority", "public", "clock"] {
        let answer =
            site.act(APPLICANT, &id, "signals", &json!({"source": source, "text": "Alt er vel."})).await;
        assert!(matches!(answer.status, 403 | 422), "{source}: {}", said(&answer));
    }
    assert_eq!(site.case(APPLICANT, &id).await["version"], before);
}

#[actix_web::test]
async fn what_is_said_twice_is_done_and_journalled_as_one_and_the_same() {
    let (_folder, site) = site().await;
    let id = course::in_force(&site).await;
    let twice = r#"{"source":"holder","text":"den ene","text":"den anden"}"#;
    let request = Site::request("POST", APPLICANT, &format!("{}/signals", case(&id))).set_payload(twice);
    site.send(request).await.is(200);
    let shown =
        site.case(CASEWORKER, &id).await["file"]["signals"].as_array().unwrap().last().unwrap().clone();
    let text = shown["signal"]["what"]["text"].as_str().unwrap().to_owned();
    let journal = said(&site.get(CASEWORKER, &format!("{}/journal?limit=100", case(&id))).await);
    let other = if text == "den ene" { "den anden" } else { "den ene" };
    assert!(journal.contains(&text) && !journal.contains(other), "{text}");
}

#[actix_web::test]
async fn no_quantity_is_granted_that_is_none() {
    let (_folder, site) = site().await;
    let id = course::under_review(&site).await;
    for total in [
        json!("1e999"),
        json!("NaN"),
        json!("Infinity"),
        json!("-1"),
        json!("0x10"),
        json!("１５０００"),
        json!("15000\u{0}"),
        json!("9".repeat(400)),
        json!(1e300),
        json!(-0.0),
    ] {
        let mut grant = sound("grants", &Value::Null);
        grant["terms"]["total"] = total.clone();
        site.act(DECIDER, &id, "grants", &grant).await.problem(422, "invalid");
    }
    assert_eq!(site.case(APPLICANT, &id).await["file"]["state"], "under-review");
}

#[actix_web::test]
async fn a_number_of_a_million_digits_is_refused_in_time() {
    let (_folder, site) = site().await;
    let id = course::submitted(&site).await;
    for digits in [
        "9".repeat(1_000_000),
        format!("0.{}1", "0".repeat(1_000_000)),
        format!("1e{}", "9".repeat(1_000_000)),
    ] {
        let body = format!("{{\"signal\":{digits},\"finding\":\"neither\",\"reasons\":\"x\"}}");
        let request = Site::request("POST", CASEWORKER, &format!("{}/triages", case(&id)));
        let answer = site.send(request.set_payload(body)).await;
        assert!(matches!(answer.status, 400 | 422), "{}", answer.status);
        assert!(answer.body.len() < 2_200_000, "{}", answer.body.len());
    }
}

#[actix_web::test]
async fn a_hundred_thousand_unknown_members_are_refused_in_time_and_in_few_words() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    let many: String = (0..100_000).map(|n| format!("\"m{n}\":0,")).collect();
    let request =
        Site::request("PUT", APPLICANT, &format!("{}/draft", case(&id))).insert_header(("If-Match", "*"));
    let answer = site.send(request.set_payload(format!("{{{many}\"x\":0}}"))).await;
    answer.problem(422, "invalid");
    assert!(answer.pointers().len() <= 100, "{} faults", answer.pointers().len());
    let request = Site::request("POST", APPLICANT, &format!("{}/withdrawals", case(&id)));
    let answer = site.send(request.set_payload(format!("{{{many}\"reasons\":\"x\"}}"))).await;
    answer.problem(422, "invalid");
    assert_eq!(site.case(APPLICANT, &id).await["file"]["state"], "draft");
}

#[actix_web::test]
async fn the_calculators_take_the_largest_figures_without_falling_over() {
    let (_folder, site) = site().await;
    let examples: Vec<Value> =
        serde_json::from_str(include_str!("../../examples/refund-worked-examples.json")).unwrap();
    for example in &examples {
        let uri = format!("/api/v1/calculations/{}", example["calculation"].as_str().unwrap());
        for figure in [
            "79228162514264337593543950335",
            "-79228162514264337593543950335",
            "0.0000000000000000000000000001",
        ] {
            let body = inflated(&example["input"], figure);
            let answer = site.post("", &uri, &body).await;
            assert!(answer.status < 500, "{uri} {figure}: {}", said(&answer));
        }
    }
}

/// A value with every figure in it set.
fn inflated(value: &Value, figure: &str) -> Value {
    match value {
        Value::String(text) if text.parse::<f64>().is_ok() => json!(figure),
        Value::Array(items) => items.iter().map(|item| inflated(item, figure)).collect(),
        Value::Object(members) => Value::Object(
            members.iter().map(|(name, member)| (name.clone(), inflated(member, figure))).collect(),
        ),
        other => other.clone(),
    }
}

#[actix_web::test]
async fn a_form_that_is_no_text_is_refused_or_shown_as_text() {
    let (_folder, site) = site().await;
    let id = course::in_force(&site).await;
    let number = site.case(APPLICANT, &id).await["file"]["number"].as_str().unwrap().to_owned();
    let before = site.case(CASEWORKER, &id).await["version"].clone();
    for body in [
        &b"text=%ff%fe"[..],
        b"text=\xff\xfe",
        b"%=%&&&===",
        b"text=%00",
        b"text=%",
        b"key=%22%3E%3Cscript%3E&text=",
    ] {
        let request = Site::request("POST", "", &format!("/register/{number}/report"))
            .insert_header(("Content-Type", "application/x-www-form-urlencoded"))
            .insert_header(("Accept", "text/html"))
            .set_payload(body);
        let answer = site.send(request).await;
        assert!(answer.status < 500 && !said(&answer).contains("<script"), "{body:?}: {}", said(&answer));
    }
    let after = site.case(CASEWORKER, &id).await;
    let taken = after["version"].as_i64().unwrap() - before.as_i64().unwrap();
    assert!(taken <= 4, "{taken}");
    assert!(!after.to_string().contains("<script"));
}
