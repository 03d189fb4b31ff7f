//! `ETag`, `If-Match`, `If-None-Match` and `Idempotency-Key` of other people.

use actix_web::test::TestRequest;
use serde_json::{Value, json};

use super::super::support::bodies::sound;
use super::super::support::course;
use super::super::support::people::{APPLICANT, CASEWORKER, OTHER};
use super::super::support::site::{Answer, Site, case};
use super::{as_if_never_been, said, site};

const NOWHERE: &str = "01890000-0000-7000-8000-000000000000";
const KEY: (&str, &str) = ("Idempotency-Key", "samme-1");

fn keyed(who: &str, uri: &str, body: &Value) -> TestRequest {
    Site::request("POST", who, uri).insert_header(KEY).set_payload(body.to_string())
}

#[actix_web::test]
async fn if_none_match_does_not_tell_whether_a_case_is_there() {
    let (_folder, site) = site().await;
    let id = course::submitted(&site).await;
    let version = site.case(APPLICANT, &id).await["version"].clone();
    for value in ["*".to_owned(), format!("\"{version}\""), "W/\"1\"".to_owned()] {
        let ask = async |id: &str| {
            let request =
                Site::request("GET", OTHER, &case(id)).insert_header(("If-None-Match", value.clone()));
            site.send(request).await
        };
        as_if_never_been(&ask(&id).await, &ask(NOWHERE).await, &value);
    }
}

#[actix_web::test]
async fn if_match_does_not_tell_which_version_a_case_has() {
    let (_folder, site) = site().await;
    let id = course::submitted(&site).await;
    let version = site.case(APPLICANT, &id).await["version"].as_i64().unwrap();
    for guess in 0..=version + 1 {
        let ask = async |id: &str| {
            let request = Site::request("POST", OTHER, &format!("{}/withdrawals", case(id)));
            let request = request.insert_header(("If-Match", format!("\"{guess}\"")));
            site.send(request.set_payload("{\"reasons\":\"x\"}")).await
        };
        as_if_never_been(&ask(&id).await, &ask(NOWHERE).await, &guess.to_string());
    }
}

#[actix_web::test]
async fn the_key_of_another_person_opens_a_case_of_ones_own() {
    let (_folder, site) = site().await;
    let first = site.send(keyed(APPLICANT, "/api/v1/storage-permits", &Value::Null)).await.is(201);
    let second = site.send(keyed(OTHER, "/api/v1/storage-permits", &Value::Null)).await.is(201);
    assert_ne!(first["file"]["id"], second["file"]["id"]);
    assert_eq!(second["file"]["company"]["cvr"], "10000017");
}

#[actix_web::test]
async fn a_kept_answer_is_given_to_nobody_else() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    let body = json!({"acknowledge_gaps": true});
    let send = async |who: &str, id: &str| -> Answer {
        site.send(keyed(who, &format!("{}/submissions", case(id)), &body)).await
    };
    send(APPLICANT, &id).await.is(200);
    assert_eq!(send(APPLICANT, &id).await.is(200)["file"]["id"], json!(id));
    as_if_never_been(&send(OTHER, &id).await, &send(OTHER, NOWHERE).await, "other");
    send("", &id).await.problem(401, "sign-in");
    send(CASEWORKER, &id).await.problem(403, "forbidden");
}

#[actix_web::test]
async fn a_kept_answer_is_not_given_to_who_has_lost_the_case_since() {
    let (_folder, site) = site().await;
    let id = course::submitted(&site).await;
    let mark = sound("item-marks", &Value::Null);
    let send = || keyed(CASEWORKER, &format!("{}/item-marks", case(&id)), &mark);
    site.send(send()).await.is(200);
    let off =
        json!({"person": CASEWORKER, "disqualified": true, "ground": "own-interest", "reasons": "Aktionær."});
    site.act(CASEWORKER, &id, "disqualifications", &off).await.is(200);
    site.send(send()).await.problem(403, "disqualified");
}

#[actix_web::test]
async fn a_key_of_the_publics_is_no_persons() {
    let (_folder, site) = site().await;
    let id = course::in_force(&site).await;
    let number = site.case(APPLICANT, &id).await["file"]["number"].as_str().unwrap().to_owned();
    let uri = format!("/api/v1/register/{number}/signals");
    let anonymous = site.send(keyed("", &uri, &json!({"text": "Bobler"}))).await.is(201);
    let named = site.send(keyed(OTHER, &uri, &json!({"text": "Bobler"}))).await.is(201);
    assert_ne!(anonymous["signal"], named["signal"]);
    // Whoever repeats a stranger's key learns no word of what the stranger wrote.
    let guessed = site.send(keyed("", &uri, &json!({"text": "Noget andet"}))).await;
    guessed.problem(422, "idempotency-key-reused");
    assert!(!said(&guessed).contains("Bobler"));
}
