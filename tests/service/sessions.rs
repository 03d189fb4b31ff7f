//! Sessions of people who are known otherwise than by a password.

use sagsgang::access::{Assurance, Person};
use sagsgang::desk::sign_in::{Limits, Source, Vouched, sessions};
use sagsgang::law::Moment;
use serde_json::json;

use super::support::accounts::{applicant, browser};
use super::support::people::APPLICANT;
use super::support::site::Site;
use super::support::{desk, folder};

fn cookie(secret: &str) -> String {
    format!("__Host-sagsgang={secret}")
}

fn vouched() -> Source {
    Source::Directory(Vouched {
        issuer: "https://broker.test".into(),
        level: Some(Assurance::Substantial),
        hint: "a.b.c".into(),
    })
}

#[actix_web::test]
async fn somebody_of_the_file_of_people_holds_a_session_for_as_long_as_they_are_in_it() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let at = Moment::new(chrono::Utc::now());
    let known = site.desk.people.by_id(APPLICANT).unwrap().clone();
    let other = Person { id: "nobody-of-the-file".into(), ..known.clone() };
    let open = |who: &Person, held| {
        sessions::open(&site.desk, who, &Source::Listed, held, Limits::default(), at).unwrap()
    };
    let first = open(&known, None);
    assert_eq!(first.person, known);
    assert_eq!(
        site.send(browser("GET", &cookie(&first.secret), "/api/v1/me")).await.is(200)["id"],
        APPLICANT
    );
    site.send(browser("POST", &cookie(&first.secret), "/api/v1/storage-permits").set_payload("null"))
        .await
        .is(201);
    // A new one closes the one that the browser held, as with a password.
    let second = open(&known, Some(&first.secret));
    assert_ne!(first.secret, second.secret);
    site.send(browser("GET", &cookie(&first.secret), "/api/v1/me")).await.problem(401, "sign-in");
    site.send(browser("GET", &cookie(&second.secret), "/api/v1/me")).await.is(200);
    // Read anew each time: whoever is not in the file is nobody.
    let gone = open(&other, None);
    site.send(browser("GET", &cookie(&gone.secret), "/api/v1/me")).await.problem(401, "sign-in");
}

#[actix_web::test]
async fn whom_only_a_directory_knows_is_kept_in_the_session() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let at = Moment::new(chrono::Utc::now());
    let person = applicant("oidc-1");
    let opened = sessions::open(&site.desk, &person, &vouched(), None, Limits::default(), at).unwrap();
    let held = cookie(&opened.secret);
    assert_eq!(site.send(browser("GET", &held, "/api/v1/me")).await.is(200), json!(person));
    site.send(browser("POST", &held, "/api/v1/storage-permits").set_payload("null")).await.is(201);
    // A token would outlive what the directory vouched for.
    let wish = json!({"name": "x", "scope": "act", "days": 9}).to_string();
    let refused = site.send(browser("POST", &held, "/api/v1/me/tokens").set_payload(wish)).await;
    refused.problem(422, "invalid");
    assert_eq!(site.send(browser("DELETE", &held, "/api/v1/sessions")).await.status, 204);
    site.send(browser("GET", &held, "/api/v1/me")).await.problem(401, "sign-in");
}
