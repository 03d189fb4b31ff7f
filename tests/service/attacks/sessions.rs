//! Sessions, passwords and codes, and what changed while a session was open.

use std::cell::Cell;

use chrono::{TimeDelta, Utc};
use sagsgang::access::{Company, Person, Role};
use sagsgang::desk::sign_in::accounts;
use sagsgang::law::Moment;
use serde_json::{Value, json};

use super::super::support::accounts::{
    PASSWORD, SESSIONS, add, applicant, browser, caseworker, code, held, try_in,
};
use super::super::support::bodies::sound;
use super::super::support::people::{APPLICANT, DECIDER, OTHER};
use super::super::support::site::{Site, case};
use super::super::support::{course, desk, folder};
use super::token;

const ME: &str = "/api/v1/me";
const TOKENS: &str = "/api/v1/me/tokens";

thread_local! {
    static NOW: Cell<Moment> = Cell::new(Moment::new(Utc::now()));
}

fn clock() -> Moment {
    NOW.get()
}

fn wait(seconds: i64) {
    NOW.set(Moment::new(clock().utc() + TimeDelta::seconds(seconds)));
}

async fn by_clock() -> (tempfile::TempDir, Site) {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 2), clock).await;
    (folder, site)
}

#[actix_web::test]
async fn a_wrong_token_beside_a_good_session_is_wrong() {
    let (_folder, site) = by_clock().await;
    let device = add(&site.desk, &caseworker("aase"), clock());
    let session = held(&try_in(&site, "aase", PASSWORD, &code(&device, clock())).await);
    let with = |token: &str| {
        browser("GET", &session, ME).insert_header(("Authorization", format!("Bearer {token}")))
    };
    site.send(with("nobody")).await.problem(401, "sign-in");
    // A good one counts instead of the session, and is not added to it.
    assert_eq!(site.send(with(OTHER)).await.is(200)["roles"], json!(["applicant"]));
}

#[actix_web::test]
async fn a_role_that_changed_in_an_open_session_counts_in_the_next_act() {
    let (_folder, site) = by_clock().await;
    let device = add(&site.desk, &caseworker("aase"), clock());
    let id = course::submitted(&site).await;
    let session = held(&try_in(&site, "aase", PASSWORD, &code(&device, clock())).await);
    let mark = || {
        let body = sound("item-marks", &Value::Null).to_string();
        browser("POST", &session, &format!("{}/item-marks", case(&id))).set_payload(body)
    };
    site.send(mark()).await.is(200);
    accounts::change(&site.desk, &Person { roles: [Role::DecisionMaker].into(), ..caseworker("aase") })
        .unwrap();
    site.send(mark()).await.problem(403, "forbidden");
    accounts::change(&site.desk, &Person { roles: [Role::Auditor].into(), ..caseworker("aase") }).unwrap();
    site.send(mark()).await.problem(403, "forbidden");
}

#[actix_web::test]
async fn a_disabled_account_does_nothing_in_its_open_session() {
    let (_folder, site) = by_clock().await;
    let device = add(&site.desk, &applicant("aase"), clock());
    let session = held(&try_in(&site, "aase", PASSWORD, &code(&device, clock())).await);
    let open = || browser("POST", &session, "/api/v1/storage-permits");
    site.send(open()).await.is(201);
    accounts::disable(&site.desk, "aase", clock()).unwrap();
    site.send(open()).await.problem(401, "sign-in");
    let uri = format!("{TOKENS}?x=1");
    site.send(browser("POST", &session, &uri).set_payload("{}")).await.problem(401, "sign-in");
    assert_eq!(
        site.get(APPLICANT, "/api/v1/storage-permits").await.is(200)["items"].as_array().unwrap().len(),
        1
    );
}

#[actix_web::test]
async fn who_changes_company_takes_no_case_and_no_kept_answer_along() {
    let (_folder, site) = by_clock().await;
    let device = add(&site.desk, &applicant("aase"), clock());
    let session = held(&try_in(&site, "aase", PASSWORD, &code(&device, clock())).await);
    let id = course::draft(&site).await;
    let submit = || {
        browser("POST", &session, &format!("{}/submissions", case(&id)))
            .insert_header(("Idempotency-Key", "k1"))
            .set_payload("{\"acknowledge_gaps\":true}")
    };
    site.send(submit()).await.is(200);
    let company = Company { cvr: "10000017".into(), name: "Vesterhav Lager A/S".into() };
    accounts::change(&site.desk, &Person { company: Some(company), ..applicant("aase") }).unwrap();
    site.send(submit()).await.problem(404, "not-found");
    site.send(browser("GET", &session, &case(&id))).await.problem(404, "not-found");
    let list = site.send(browser("GET", &session, "/api/v1/storage-permits")).await.is(200);
    assert_eq!(list["items"], json!([]));
}

#[actix_web::test]
async fn the_code_of_another_persons_device_opens_nothing() {
    let (_folder, site) = by_clock().await;
    add(&site.desk, &caseworker("aase"), clock());
    let bos = add(&site.desk, &caseworker("bo"), clock());
    try_in(&site, "aase", PASSWORD, &code(&bos, clock())).await.problem(401, "sign-in-failed");
    try_in(&site, "bo", PASSWORD, &code(&bos, clock())).await.is(201);
}

#[actix_web::test]
async fn a_password_is_taken_whole_and_as_it_is() {
    let (_folder, site) = by_clock().await;
    let long = format!(" {}Ø", "lang sætning ".repeat(12));
    let made = accounts::add(&site.desk, &caseworker("aase"), Some(&long), clock()).unwrap();
    let device = totp_rs::Totp::from_url(made.otpauth).unwrap();
    let mut tries =
        vec![long.trim().to_owned(), long.to_lowercase(), long[..72].to_owned(), format!("{long} ")];
    tries.push(long.replace('æ', "ae"));
    for near in tries {
        let now = code(&device, clock());
        try_in(&site, "aase", &near, &now).await.problem(401, "sign-in-failed");
        wait(400);
    }
    try_in(&site, "aase", &long, &code(&device, clock())).await.is(201);
}

#[actix_web::test]
async fn who_is_in_the_file_has_no_password_to_guess() {
    let (_folder, site) = by_clock().await;
    for id in [DECIDER, APPLICANT, "clock", "anyone"] {
        for password in [id, "", PASSWORD] {
            try_in(&site, id, password, "000000").await.problem(401, "sign-in-failed");
        }
    }
}

#[actix_web::test]
async fn signing_in_twice_leaves_no_session_that_was_shown_to_another() {
    let (_folder, site) = by_clock().await;
    let aases = add(&site.desk, &caseworker("aase"), clock());
    let bos = add(&site.desk, &caseworker("bo"), clock());
    let first = held(&try_in(&site, "aase", PASSWORD, &code(&aases, clock())).await);
    let body = json!({"id": "bo", "password": PASSWORD, "code": code(&bos, clock())});
    let second = site.send(browser("POST", &first, SESSIONS).set_payload(body.to_string())).await;
    second.is(201);
    site.send(browser("GET", &first, ME)).await.problem(401, "sign-in");
    assert_eq!(site.send(browser("GET", &held(&second), ME)).await.is(200)["id"], "bo");
}

#[actix_web::test]
async fn a_session_of_one_person_lists_and_revokes_no_tokens_of_another() {
    let (_folder, site) = by_clock().await;
    let device = add(&site.desk, &caseworker("aase"), clock());
    let session = held(&try_in(&site, "aase", PASSWORD, &code(&device, clock())).await);
    let theirs = token(&site, DECIDER, "act").await;
    let id = site.get(DECIDER, TOKENS).await.is(200)[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(site.send(browser("GET", &session, TOKENS)).await.is(200), json!([]));
    site.send(browser("DELETE", &session, &format!("{TOKENS}/{id}"))).await.problem(404, "not-found");
    assert_eq!(site.get(&theirs, ME).await.is(200)["id"], DECIDER);
}
