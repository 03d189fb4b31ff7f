//! Tokens for programs: what they may do, how long, and for whom.

use std::cell::Cell;

use chrono::{TimeDelta, Utc};
use sagsgang::desk::verify::{Depth, verify};
use sagsgang::law::Moment;
use serde_json::{Value, json};

use super::support::people::{APPLICANT, CASEWORKER, OTHER};
use super::support::site::Site;
use super::support::{desk, folder};

const TOKENS: &str = "/api/v1/me/tokens";

thread_local! {
    /// How far the test's clock is ahead, in days.
    static AHEAD: Cell<i64> = const { Cell::new(0) };
}

fn clock() -> Moment {
    Moment::new(Utc::now() + TimeDelta::days(AHEAD.get()))
}

fn wish(name: &str, scope: &str, days: i64) -> Value {
    json!({"name": name, "scope": scope, "days": days})
}

/// Makes a token: the token, and its id.
async fn made(site: &Site, who: &str, scope: &str, days: i64) -> (String, String) {
    let made = site.post(who, TOKENS, &wish("Måler ved æøå", scope, days)).await.is(201);
    (made["token"].as_str().unwrap().to_owned(), made["id"].as_str().unwrap().to_owned())
}

#[actix_web::test]
async fn a_token_is_its_person_and_is_shown_once() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let (token, id) = made(&site, APPLICANT, "act", 30).await;
    assert!(token.len() > 64, "{token}");
    assert_eq!(site.get(&token, "/api/v1/me").await.is(200)["id"], APPLICANT);
    site.open(&token).await.is(201);
    let listed = site.get(APPLICANT, TOKENS).await;
    let text = String::from_utf8(listed.body.clone()).unwrap();
    assert!(!text.contains(&token) && !text.contains("digest"), "{text}");
    let listed = listed.is(200);
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(listed[0]["id"], id);
    assert_eq!(listed[0]["name"], "Måler ved æøå");
    assert_eq!(listed[0]["used_on"], clock().day().to_string());
    // Another of the same service knows nothing of it.
    assert_eq!(site.get(OTHER, TOKENS).await.is(200), json!([]));
    let place = format!("{TOKENS}/{id}");
    site.send(Site::request("DELETE", OTHER, &place)).await.problem(404, "not-found");
    site.send(Site::request("DELETE", "", &place)).await.problem(401, "sign-in");
    assert_eq!(site.send(Site::request("DELETE", APPLICANT, &place)).await.status, 204);
    site.get(&token, "/api/v1/me").await.problem(401, "sign-in");
    site.send(Site::request("DELETE", APPLICANT, &place)).await.problem(404, "not-found");
    assert_eq!(verify(&site.desk, Depth::Kept).unwrap().faults, []);
}

#[actix_web::test]
async fn a_read_token_changes_nothing() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let case = site.open(APPLICANT).await.is(201);
    let id = case["file"]["id"].as_str().unwrap();
    let (token, own) = made(&site, APPLICANT, "read", 1).await;
    site.case(&token, id).await;
    site.open(&token).await.problem(403, "read-only-token");
    site.act(&token, id, "withdrawals", &json!({"reasons": "x"})).await.problem(403, "read-only-token");
    site.attach(&token, id, "a.csv", b"a,b").await.problem(403, "read-only-token");
    site.post(&token, TOKENS, &wish("x", "read", 1)).await.problem(403, "read-only-token");
    let place = format!("{TOKENS}/{own}");
    site.send(Site::request("DELETE", &token, &place)).await.problem(403, "read-only-token");
    site.post(&token, "/api/v1/register/LG-2026-00001/signals", &json!({"text": "x"}))
        .await
        .problem(403, "read-only-token");
    assert_eq!(site.case(APPLICANT, id).await["file"]["state"], "draft");
    assert_eq!(
        site.get(APPLICANT, "/api/v1/storage-permits").await.is(200)["items"].as_array().unwrap().len(),
        1
    );
}

#[actix_web::test]
async fn a_token_expires_and_makes_none_that_outlives_it() {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 2), clock).await;
    let (first, first_id) = made(&site, CASEWORKER, "act", 2).await;
    let refused = site.post(&first, TOKENS, &wish("længere", "act", 3)).await;
    refused.problem(422, "invalid");
    assert_eq!(refused.pointers(), ["/days"]);
    let (second, _) = made(&site, &first, "read", 1).await;
    AHEAD.set(1);
    site.get(&second, "/api/v1/me").await.problem(401, "sign-in");
    site.get(&first, "/api/v1/me").await.is(200);
    let (third, third_id) = made(&site, CASEWORKER, "act", 9).await;
    let (fourth, _) = made(&site, &third, "act", 8).await;
    let (fifth, _) = made(&site, &fourth, "read", 7).await;
    // What was made with a token goes with it, and what was made with that.
    site.send(Site::request("DELETE", CASEWORKER, &format!("{TOKENS}/{third_id}"))).await;
    for gone in [&third, &fourth, &fifth] {
        site.get(gone, "/api/v1/me").await.problem(401, "sign-in");
    }
    let left = site.get(CASEWORKER, TOKENS).await.is(200);
    assert_eq!(left.as_array().unwrap().iter().map(|t| &t["id"]).collect::<Vec<_>>(), [&json!(first_id)]);
    AHEAD.set(3);
    site.get(&first, "/api/v1/me").await.problem(401, "sign-in");
}

#[actix_web::test]
async fn every_fault_is_named_and_there_is_a_bound() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    site.post("", TOKENS, &wish("x", "read", 1)).await.problem(401, "sign-in");
    for (name, days) in
        [(String::new(), 0), ("x".repeat(101), 367), ("a\0b\n".into(), -1), (" ".into(), i64::MAX)]
    {
        let refused = site.post(APPLICANT, TOKENS, &wish(&name, "act", days)).await;
        refused.problem(422, "invalid");
        assert_eq!(refused.pointers(), ["/days", "/name"]);
    }
    for wrong in [
        json!({}),
        json!({"name": "x", "scope": "all", "days": 1}),
        json!({"name": "x", "scope": "act",
        "days": 1, "person": OTHER}),
    ] {
        site.post(APPLICANT, TOKENS, &wrong).await.problem(422, "invalid");
    }
    for _ in 0..50 {
        made(&site, APPLICANT, "read", 1).await;
    }
    site.post(APPLICANT, TOKENS, &wish("x", "read", 1)).await.problem(422, "invalid");
    made(&site, OTHER, "read", 1).await;
    for wrong in ["sagsgang_", "", "x\u{fffd}", &"a".repeat(5000)] {
        site.get(wrong, "/api/v1/register").await.is(if wrong.is_empty() { 200 } else { 401 });
    }
}
