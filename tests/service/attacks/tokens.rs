//! Tokens of programs, and what is no proof of who somebody is.

use actix_web::test::TestRequest;
use sagsgang::law::Digest;
use serde_json::{Value, json};

use super::super::support::bodies::sound;
use super::super::support::course;
use super::super::support::people::{APPLICANT, CASEWORKER, DECIDER};
use super::super::support::site::{Site, case};
use super::{said, site, token};

const ME: &str = "/api/v1/me";
const TOKENS: &str = "/api/v1/me/tokens";

#[actix_web::test]
async fn a_read_token_is_not_talked_into_writing() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    let read = token(&site, APPLICANT, "read").await;
    for header in ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"] {
        for method in ["POST", "DELETE", "PUT"] {
            let uri = format!("{}/withdrawals?_method={method}", case(&id));
            let request = Site::request("GET", &read, &uri).insert_header((header, method));
            let answer = site.send(request.set_payload("{\"reasons\":\"x\"}")).await;
            assert!(matches!(answer.status, 404 | 405), "{header} {method}: {}", said(&answer));
        }
    }
    assert_eq!(site.case(APPLICANT, &id).await["file"]["state"], "draft");
}

#[actix_web::test]
async fn a_read_token_previews_nothing_and_makes_no_token() {
    let (_folder, site) = site().await;
    let id = course::submitted(&site).await;
    let read = token(&site, CASEWORKER, "read").await;
    let asked = sound("information-requests", &Value::Null);
    let uri = format!("{}/previews/information-requests", case(&id));
    site.post(&read, &uri, &asked).await.problem(403, "read-only-token");
    let wish = json!({"name": "mere", "scope": "act", "days": 1});
    site.post(&read, TOKENS, &wish).await.problem(403, "read-only-token");
}

#[actix_web::test]
async fn a_token_cannot_be_made_for_somebody_else() {
    let (_folder, site) = site().await;
    for more in ["person", "id", "roles", "made_with", "digest", "expires_at"] {
        let mut wish = json!({"name": "x", "scope": "act", "days": 1});
        wish[more] = json!(DECIDER);
        site.post(APPLICANT, TOKENS, &wish).await.problem(422, "invalid");
    }
    assert_eq!(site.get(DECIDER, TOKENS).await.is(200), json!([]));
}

#[actix_web::test]
async fn a_token_in_the_address_is_none() {
    let (_folder, site) = site().await;
    for query in ["access_token", "token", "bearer", "api_key", "Authorization"] {
        site.get("", &format!("{ME}?{query}={APPLICANT}")).await.problem(401, "sign-in");
    }
}

#[actix_web::test]
async fn a_token_in_a_cookie_is_none() {
    let (_folder, site) = site().await;
    for cookie in
        ["Authorization=Bearer demo-caseworker", "__Host-sagsgang=demo-caseworker", "token=demo-caseworker"]
    {
        let request = Site::request("GET", "", ME).insert_header(("Cookie", cookie));
        site.send(request).await.problem(401, "sign-in");
    }
}

#[actix_web::test]
async fn a_digest_of_a_token_is_no_token() {
    let (_folder, site) = site().await;
    let made = token(&site, APPLICANT, "act").await;
    for digest in [Digest::of(made.as_bytes()).to_string(), Digest::of(APPLICANT.as_bytes()).to_string()] {
        site.get(&digest, ME).await.problem(401, "sign-in");
    }
    for near in [
        made.to_uppercase(),
        made[..made.len() - 1].to_owned(),
        format!("{made}0"),
        made.replace("sagsgang_", ""),
    ] {
        site.get(&near, ME).await.problem(401, "sign-in");
    }
}

#[actix_web::test]
async fn a_name_in_a_header_is_nobody() {
    let (_folder, site) = site().await;
    for header in [
        "X-User",
        "X-User-Id",
        "X-Forwarded-User",
        "X-Remote-User",
        "Remote-User",
        "X-Api-Key",
        "Proxy-Authorization",
        "X-Authorization",
        "X-Authenticated-Userid",
        "X-Original-Authorization",
    ] {
        for value in [CASEWORKER.to_owned(), format!("Bearer {CASEWORKER}")] {
            let request = Site::request("GET", "", ME).insert_header((header, value));
            site.send(request).await.problem(401, "sign-in");
        }
    }
}

#[actix_web::test]
async fn a_proof_of_another_scheme_is_none() {
    let (_folder, site) = site().await;
    for value in [
        "Basic ZGVtby1jYXNld29ya2VyOg==",
        "Digest username=\"demo-caseworker\"",
        "Negotiate demo-caseworker",
        "DPoP demo-caseworker",
        "Token demo-caseworker",
    ] {
        let request = TestRequest::get().uri(ME).insert_header(("Authorization", value));
        site.send(request).await.problem(401, "sign-in");
    }
}
