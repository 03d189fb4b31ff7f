//! Signing in through a directory: a real one, and one that misbehaves.

use std::cell::Cell;
use std::fs;
use std::rc::Rc;
use std::time::{Duration, Instant};

use actix_web::rt::spawn;
use actix_web::rt::time::{sleep, timeout};
use chrono::{TimeDelta, Utc};
use sagsgang::law::Moment;
use serde_json::{Value, json};

use super::support::accounts::{browser, from};
use super::support::openid::{Directory, applicant, back, begun, caseworker, given, session, try_in};
use super::support::process::Process;
use super::support::server::Client;
use super::support::site::{Answer, Site};
use super::support::{course, desk, folder};

const ME: &str = "/api/v1/me";

thread_local! {
    /// The test's clock. It stands still until the test moves it.
    static NOW: Cell<Moment> = Cell::new(Moment::new(Utc::now()));
}

fn clock() -> Moment {
    NOW.get()
}

fn wait(seconds: i64) {
    NOW.set(Moment::new(clock().utc() + TimeDelta::seconds(seconds)));
}

/// A refusal, which opens no session.
#[track_caller]
fn refused(answer: &Answer, status: u16, kind: &str) -> Value {
    assert_eq!(session(answer), None);
    answer.problem(status, kind)
}

/// Somebody with some claims changed.
fn but(mut claims: Value, other: Value) -> Value {
    claims.as_object_mut().unwrap().extend(other.as_object().unwrap().clone());
    claims
}

#[actix_web::test]
async fn an_applicant_and_a_caseworker_go_the_whole_way() {
    let Some(mut directory) = Directory::start() else { return };
    let folder = folder();
    let site = Site::by_clock(directory.desk(folder.path()), clock).await;
    directory.person(&applicant());
    let (holds, address) = begun(&site, "/register?q=x").await;
    for part in ["code_challenge_method=S256", "response_type=code", "scope=openid", "client_id=sagsgang"] {
        assert!(address.contains(part), "{part}: {address}");
    }
    let path = directory.through(&address);
    assert!(!path.contains(holds.split('=').nth(1).unwrap()));
    let done = back(&site, &holds, &path).await;
    done.is(303);
    assert_eq!(done.header("location"), "/register?q=x");
    let astrid = session(&done).unwrap();
    let me = site.send(browser("GET", &astrid, ME)).await.is(200);
    assert_eq!(me["roles"], json!(["applicant"]));
    assert_eq!(me["company"], json!({"cvr": "10000009", "name": "Nordhavet Pilot ApS"}));
    assert_eq!(me["email"], "astrid@directory.test");
    let opened = site.send(browser("POST", &astrid, "/api/v1/storage-permits").set_payload("null")).await;
    opened.is(201);
    // Of another company nobody sees it; of the same one everybody.
    let id = opened.json()["file"]["id"].as_str().unwrap().to_owned();
    assert_eq!(site.case("demo-applicant", &id).await["file"]["id"], id);
    site.get("demo-applicant-2", &format!("/api/v1/storage-permits/{id}")).await.problem(404, "not-found");
    directory.person(&caseworker());
    let camilla = session(&try_in(&site, &directory).await).unwrap();
    let official = site.send(browser("GET", &camilla, ME)).await.is(200);
    assert_eq!(
        (&official["roles"], &official["authority"]),
        (&json!(["caseworker"]), &json!("energistyrelsen"))
    );
    site.send(browser("POST", &camilla, "/api/v1/storage-permits").set_payload("null"))
        .await
        .problem(403, "forbidden");
    // The same person is the same the next time; the session that the browser held is closed.
    directory.person(&but(applicant(), json!({"name": "Astrid Gift"})));
    let (holds, address) = begun(&site, "/").await;
    let path = directory.through(&address);
    let again = session(&back(&site, &format!("{holds}; {astrid}"), &path).await).unwrap();
    assert_ne!(astrid, again);
    let renamed = site.send(browser("GET", &again, ME)).await.is(200);
    assert_eq!((&renamed["id"], &renamed["name"]), (&me["id"], &json!("Astrid Gift")));
    site.send(browser("GET", &astrid, ME)).await.problem(401, "sign-in");
    // Letters to the company are announced to her, as to the others.
    let case = course::draft(&site).await;
    site.act("demo-applicant", &case, "submissions", &json!({"acknowledge_gaps": true})).await.is(200);
    let mails = site.desk.store.read(|s| s.mails(&case)).unwrap();
    assert!(mails.iter().any(|mail| mail.recipient == "astrid@directory.test"));
    assert!(!mails.iter().any(|mail| mail.recipient == "camilla@directory.test"));
    // Sessions need the directory no more, and end as others do.
    directory.kill();
    site.send(browser("GET", &again, ME)).await.is(200);
    wait(31 * 60);
    site.send(browser("GET", &again, ME)).await.problem(401, "sign-in");
}

#[actix_web::test]
async fn a_sign_in_is_one_browsers_once_and_for_ten_minutes() {
    let Some(directory) = Directory::start() else { return };
    let folder = folder();
    let site = Site::by_clock(directory.desk(folder.path()), clock).await;
    directory.person(&applicant());
    let (holds, address) = begun(&site, "/").await;
    let (other, elsewhere) = begun(&site, "/").await;
    let path = directory.through(&address);
    let code = |path: &str| path.split(['?', '&']).find(|part| part.starts_with("code=")).unwrap().to_owned();
    // Nobody else's browser finishes it, and none that holds nothing, or two things.
    for wrong in
        ["", &other, "__Host-sagsgang-openid=", &format!("{holds}; {other}"), "__Host-sagsgang-openid=%00"]
    {
        refused(&back(&site, wrong, &path).await, 400, "sign-in-not-begun");
    }
    // Nor does another state, however it looks.
    for wrong in ["", "state=", "state=%00", &format!("state={}", "a".repeat(64)), "state=%C3%A6"] {
        let wrong = format!("/sign-in/openid/return?{}&{wrong}", code(&path));
        refused(&back(&site, &holds, &wrong).await, 400, "sign-in-not-begun");
    }
    refused(&back(&site, &holds, &format!("{path}&state=x")).await, 400, "malformed");
    // Their trying has not used it up; it is used once.
    let done = back(&site, &holds, &path).await;
    done.is(303);
    assert!(session(&done).is_some());
    assert_eq!(given(&done, "__Host-sagsgang-openid=").unwrap(), "__Host-sagsgang-openid=");
    refused(&back(&site, &holds, &path).await, 400, "sign-in-not-begun");
    // A code that was used is not taken in another sign-in, and that one is over then.
    let theirs = directory.through(&elsewhere);
    let injected = theirs.replace(&code(&theirs), &code(&path));
    assert_ne!(injected, theirs);
    refused(&back(&site, &other, &injected).await, 401, "sign-in-untrusted");
    refused(&back(&site, &other, &theirs).await, 400, "sign-in-not-begun");
    // Another's code that is still fresh: it was given for another's challenge.
    let (holds, address) = begun(&site, "/").await;
    let (other, elsewhere) = begun(&site, "/").await;
    let (path, stolen) = (directory.through(&address), directory.through(&elsewhere));
    drop(other);
    let injected = path.replace(&code(&path), &code(&stolen));
    refused(&back(&site, &holds, &injected).await, 401, "sign-in-untrusted");
    // Another issuer's answer (RFC 9207), an answer without a code, and one who turned back.
    for (change, status, kind) in [
        ("iss=http%3A%2F%2Fevil.test", 401, "sign-in-untrusted"),
        ("nothing=1", 401, "sign-in-untrusted"),
        ("error=access_denied&error_description=%3Cscript%3E", 403, "sign-in-turned-away"),
    ] {
        let (holds, address) = begun(&site, "/").await;
        let path = directory.through(&address);
        let state = path.split(['?', '&']).find(|part| part.starts_with("state=")).unwrap();
        let told = back(&site, &holds, &format!("/sign-in/openid/return?{state}&{change}")).await;
        assert!(!refused(&told, status, kind).to_string().contains("script"));
    }
    directory.person(&Value::Null);
    refused(&try_in(&site, &directory).await, 403, "sign-in-turned-away");
    // Ten minutes, and no longer.
    directory.person(&applicant());
    for (seconds, opens) in [(599, true), (600, false)] {
        let (holds, address) = begun(&site, "/").await;
        let path = directory.through(&address);
        wait(seconds);
        assert_eq!(session(&back(&site, &holds, &path).await).is_some(), opens, "{seconds}");
    }
}

#[actix_web::test]
async fn what_cannot_be_believed_opens_nothing() {
    let Some(directory) = Directory::start() else { return };
    let folder = folder();
    let site = Site::by_clock(directory.desk(folder.path()), clock).await;
    directory.person(&applicant());
    for mischief in [
        "nonce",
        "no-nonce",
        "audience",
        "audiences",
        "issuer",
        "expired",
        "unknown-key",
        "borrowed-name",
        "unsigned",
        "symmetric",
        "verifier",
        "no-token",
    ] {
        wait(61);
        directory.mischief(mischief);
        let told = try_in(&site, &directory).await;
        assert_eq!(told.status, 401, "{mischief}: {}", told.json());
        refused(&told, 401, "sign-in-untrusted");
        // And then it means well again.
        directory.mischief("");
        assert!(session(&try_in(&site, &directory).await).is_some(), "after {mischief}");
    }
    for mischief in ["nonsense", "broken", "elsewhere"] {
        let (holds, address) = begun(&site, "/").await;
        let path = directory.through(&address);
        directory.mischief(mischief);
        refused(&back(&site, &holds, &path).await, 503, "directory-unavailable");
        directory.mischief("");
    }
    // A token that has run out by this service's clock.
    wait(3700);
    refused(&try_in(&site, &directory).await, 401, "sign-in-untrusted");
}

#[actix_web::test]
async fn new_keys_are_fetched_once_a_minute_at_the_most() {
    let Some(directory) = Directory::start() else { return };
    let folder = folder();
    let site = Site::by_clock(directory.desk(folder.path()), clock).await;
    directory.person(&applicant());
    assert!(session(&try_in(&site, &directory).await).is_some());
    assert!(session(&try_in(&site, &directory).await).is_some());
    assert_eq!(directory.asked("/jwks"), 1);
    // The directory changes its key: known at once.
    directory.mischief("rotated");
    assert!(session(&try_in(&site, &directory).await).is_some());
    assert_eq!(directory.asked("/jwks"), 2);
    // A key that it does not name is asked for once a minute, however often it is shown.
    directory.mischief("");
    for _ in 0..3 {
        refused(&try_in(&site, &directory).await, 401, "sign-in-untrusted");
    }
    assert_eq!(directory.asked("/jwks"), 2);
    wait(60);
    assert!(session(&try_in(&site, &directory).await).is_some());
    assert_eq!(directory.asked("/jwks"), 3);
    // What the directory says of itself is believed for an hour.
    wait(3599);
    begun(&site, "/").await;
    assert_eq!(directory.asked("/jwks"), 3);
    wait(1);
    begun(&site, "/").await;
    assert_eq!(directory.asked("/jwks"), 4);
}

#[actix_web::test]
async fn who_has_no_place_here_is_told_why() {
    let Some(directory) = Directory::start() else { return };
    let folder = folder();
    let site = Site::by_clock(directory.desk(folder.path()), clock).await;
    let none = Value::Null;
    for (claims, kind, word) in [
        (but(applicant(), json!({"loa": "low"})), "level-too-low", "substantial"),
        (but(applicant(), json!({"loa": none})), "level-too-low", "not given"),
        (but(applicant(), json!({"loa": "urn:evil:High"})), "level-too-low", "not given"),
        (but(applicant(), json!({"cvr": none})), "no-role", "administrator"),
        (but(caseworker(), json!({"groups": ["Sager", "sager ", "others"]})), "no-role", "administrator"),
        (but(caseworker(), json!({"groups": none})), "no-role", "administrator"),
        (but(caseworker(), json!({"groups": ["sager", "skat"]})), "two-authorities", "one authority"),
        (but(applicant(), json!({"cvr": "10000008"})), "person-unfit", "CVR"),
        (but(applicant(), json!({"organization_name": none})), "person-unfit", "CVR"),
        (but(applicant(), json!({"email": "no address", "name": "a\u{7}b"})), "person-unfit", "e-mail"),
    ] {
        directory.person(&claims);
        let told = refused(&try_in(&site, &directory).await, 403, kind);
        assert!(told["detail"].as_str().unwrap().contains(word), "{told}");
    }
    // A browser gets the same words as a page.
    directory.person(&but(applicant(), json!({"loa": "low"})));
    let (holds, address) = begun(&site, "/").await;
    let request = Site::request("GET", "", &directory.through(&address));
    let asks = request.insert_header(("Cookie", holds)).insert_header(("Accept", "text/html"));
    let page = site.send(asks).await;
    assert_eq!((page.status, session(&page)), (403, None));
    let text = String::from_utf8(page.body).unwrap();
    assert!(text.contains("<html") && text.contains("level of assurance substantial"), "{text}");
    // An official of one authority whose number a company claims besides is an official.
    directory.person(&but(caseworker(), json!({"cvr": "10000017", "organization_name": "ENS"})));
    let held = session(&try_in(&site, &directory).await).unwrap();
    let me = site.send(browser("GET", &held, ME)).await.is(200);
    assert_eq!((&me["company"], &me["roles"]), (&none, &json!(["caseworker"])));
}

#[actix_web::test]
async fn nobody_is_sent_elsewhere() {
    let Some(directory) = Directory::start() else { return };
    let folder = folder();
    let site = Site::by_clock(directory.desk(folder.path()), clock).await;
    for to in [
        "https%3A%2F%2Fevil.test",
        "%2F%2Fevil.test",
        "%2F%5Cevil.test",
        "%5C%5Cevil.test",
        "evil.test",
        "%2F%09%2Fevil.test",
        "%2F%0D%0ALocation%3A%20x",
        "javascript%3Aalert(1)",
        "%20%2F",
        "",
        "%2F%C3%A6",
    ] {
        let told = site.get("", &format!("/sign-in/openid?to={to}")).await;
        assert_eq!(told.problem(422, "invalid")["errors"][0]["pointer"], "/to", "{to}");
        assert_eq!(given(&told, "__Host-sagsgang-openid="), None);
    }
    site.get("", "/sign-in/openid?to=/a&to=//evil.test").await.problem(400, "malformed");
    let none = site.get("", "/sign-in/openid").await;
    none.is(303);
    assert!(none.header("location").starts_with(&directory.issuer));
    // Where none is set up there is nothing.
    let bare = Site::over(desk(folder.path(), 2)).await;
    for place in ["/sign-in/openid", "/sign-in/openid/return?state=a&code=b"] {
        let request = Site::request("GET", "", place).insert_header(("Cookie", "__Host-sagsgang-openid=a"));
        bare.send(request).await.problem(404, "not-found");
    }
}

#[actix_web::test]
async fn a_directory_that_hangs_or_is_down_holds_nothing_else_up() {
    let Some(mut directory) = Directory::start() else { return };
    let folder = folder();
    let site = Rc::new(Site::by_clock(directory.desk(folder.path()), clock).await);
    directory.person(&applicant());
    directory.mischief("hangs");
    let start = Instant::now();
    let many: Vec<_> = (0..30)
        .map(|_| {
            let site = Rc::clone(&site);
            spawn(async move { site.get("", "/sign-in/openid").await })
        })
        .collect();
    sleep(Duration::from_millis(500)).await;
    let rest = timeout(Duration::from_secs(2), site.get("", "/api/v1/register")).await;
    rest.expect("the rest waits for the directory").is(200);
    for one in many {
        let answer = one.await.unwrap();
        answer.problem(503, "directory-unavailable");
        assert_eq!(answer.header("retry-after"), "5");
    }
    assert!(start.elapsed() < Duration::from_secs(12), "{:?}", start.elapsed());
    // No more than eight have asked at once.
    assert!(directory.asked("/.well-known/openid-configuration") <= 8);
    directory.mischief("");
    assert!(session(&try_in(&site, &directory).await).is_some());
    // Down between the two halves, and then altogether.
    let (holds, address) = begun(&site, "/").await;
    let path = directory.through(&address);
    directory.kill();
    refused(&back(&site, &holds, &path).await, 503, "directory-unavailable");
    wait(3601);
    site.get("", "/sign-in/openid").await.problem(503, "directory-unavailable");
    site.get("", "/api/v1/register").await.is(200);
}

#[actix_web::test]
async fn signing_out_leads_to_the_directory() {
    let Some(mut directory) = Directory::start() else { return };
    let folder = folder();
    let site = Site::by_clock(directory.desk(folder.path()), clock).await;
    directory.person(&applicant());
    let held = session(&try_in(&site, &directory).await).unwrap();
    let place = "/sign-in/openid/end";
    site.send(from("POST", &held, place, &[("Sec-Fetch-Site", "cross-site")]))
        .await
        .problem(403, "other-site");
    site.send(browser("GET", &held, ME)).await.is(200);
    let out = site.send(browser("POST", &held, place)).await;
    assert_eq!(out.status, 200);
    let to = out.header("refresh").strip_prefix("0; url=").unwrap().to_owned();
    assert!(to.starts_with(&format!("{}/session/end?", directory.issuer)), "{to}");
    for part in
        ["id_token_hint=", "client_id=sagsgang", "post_logout_redirect_uri=https%3A%2F%2Fsagsgang.test%2F"]
    {
        assert!(to.contains(part), "{part}: {to}");
    }
    assert_eq!(given(&out, "__Host-sagsgang=").unwrap(), "__Host-sagsgang=");
    site.send(browser("GET", &held, ME)).await.problem(401, "sign-in");
    // The directory takes it: it asks whether to sign out.
    let page = Client::new(&to, "").send("GET", "", &[], vec![]).unwrap();
    assert_eq!(page.status, 200);
    // Whoever holds nothing, or came another way, goes to the front page; and so does whose directory is down.
    let none = site.send(browser("POST", "", place)).await;
    assert_eq!((none.status, none.header("location")), (303, "/"));
    let held = session(&try_in(&site, &directory).await).unwrap();
    directory.kill();
    wait(3601);
    let held_on = site.send(browser("POST", &held, place)).await;
    assert_eq!((held_on.status, held_on.header("location")), (303, "/"));
    site.send(browser("GET", &held, ME)).await.problem(401, "sign-in");
}

#[actix_web::test]
async fn a_service_starts_without_its_directory() {
    let Some(mut directory) = Directory::start() else { return };
    let folder = folder();
    drop(desk(folder.path(), 1));
    let (config, secret) = (folder.path().join("sagsgang.toml"), folder.path().join("secret"));
    fs::write(&secret, "a secret: +/%\n").unwrap();
    fs::write(&config, format!("[openid]{}", directory.settings(&secret))).unwrap();
    fs::write(folder.path().join("people.toml"), "").unwrap();
    directory.kill();
    let process = Process::serve(folder.path(), &[("SAGSGANG_CONFIG", config.to_str().unwrap())]);
    let client = Client::new(&process.url(), "");
    assert_eq!(client.send("GET", "/api/v1/register", &[], vec![]).unwrap().status, 200);
    let told = client.send("GET", "/sign-in/openid", &[], vec![]).unwrap();
    assert_eq!((told.status, &told.body["type"]), (503, &json!("/problems/directory-unavailable")));
}

#[actix_web::test]
async fn a_link_from_elsewhere_begins_nothing() {
    let Some(directory) = Directory::start() else { return };
    let folder = folder();
    let site = Site::by_clock(directory.desk(folder.path()), clock).await;
    for site_of in ["cross-site", "same-site", "none"] {
        let link = from("GET", "", "/sign-in/openid?to=/cases?kind=x", &[("Sec-Fetch-Site", site_of)]);
        let led = site.send(link).await;
        led.is(303);
        assert_eq!(led.header("location"), "/sign-in?next=%2Fcases%3Fkind%3Dx");
        assert!(!led.headers.contains_key("set-cookie"), "{site_of}");
    }
    // There a button leads on, to where the link was to.
    let page = site.get("", "/sign-in?next=%2Fcases%3Fkind%3Dx").await;
    let text = String::from_utf8(page.body).unwrap();
    assert!(text.contains("href=\"/sign-in/openid?to=/cases%3Fkind%3Dx\""), "{text}");
    let own = from("GET", "", "/sign-in/openid?to=/cases", &[("Sec-Fetch-Site", "same-origin")]);
    assert!(site.send(own).await.header("location").starts_with("http"));
}
