//! Accounts and sessions, attacked.

use std::cell::Cell;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use sagsgang::access::{Person, Role};
use sagsgang::desk::DeskError;
use sagsgang::desk::sign_in::{Credentials, Limits, accounts, sign_in};
use sagsgang::law::Moment;
use serde_json::json;

use super::support::accounts::{
    PASSWORD, SESSIONS, add, applicant, browser, caseworker, code, from, held, try_in,
};
use super::support::people::{APPLICANT, CASEWORKER};
use super::support::site::Site;
use super::support::{course, database, desk, folder};

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

#[actix_web::test]
async fn a_session_is_its_person_and_ends_when_they_say() {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 2), clock).await;
    let device = add(&site.desk, &applicant("aase"), clock());
    let opened = try_in(&site, "aase", PASSWORD, &code(&device, clock())).await;
    assert_eq!(opened.is(201)["person"]["id"], "aase");
    let set = opened.header("set-cookie").to_owned();
    for part in ["__Host-sagsgang=", "; HttpOnly", "; SameSite=Lax", "; Secure", "; Path=/"] {
        assert!(set.contains(part), "{part}: {set}");
    }
    assert!(!set.contains("Domain") && !set.contains("Expires"), "{set}");
    assert_eq!(opened.header("cache-control"), "no-store");
    let first = held(&opened);
    let secret = first.split('=').nth(1).unwrap();
    assert_eq!(secret.len(), 64);
    assert!(!String::from_utf8_lossy(&opened.body).contains(secret));
    assert_eq!(site.send(browser("GET", &first, ME)).await.is(200)["id"], "aase");
    site.send(browser("POST", &first, "/api/v1/storage-permits").set_payload("null")).await.is(201);
    // A browser that signs in again gets another secret; the one it held is worth nothing.
    wait(30);
    let body = json!({"id": "aase", "password": PASSWORD, "code": code(&device, clock())});
    let again = site.send(browser("POST", &first, SESSIONS).set_payload(body.to_string())).await;
    again.is(201);
    let second = held(&again);
    assert_ne!(first, second);
    site.send(browser("GET", &first, ME)).await.problem(401, "sign-in");
    site.send(browser("GET", &second, ME)).await.is(200);
    let out = site.send(browser("DELETE", &second, "/api/v1/sessions/current")).await;
    assert_eq!(out.status, 204);
    assert!(out.header("set-cookie").contains("Max-Age=0"), "{}", out.header("set-cookie"));
    site.send(browser("GET", &second, ME)).await.problem(401, "sign-in");
    assert_eq!(site.send(browser("DELETE", &second, "/api/v1/sessions/current")).await.status, 204);
}

#[actix_web::test]
async fn a_secret_of_the_clients_own_choice_opens_nothing() {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 2), clock).await;
    let device = add(&site.desk, &caseworker("aase"), clock());
    let chosen = format!("__Host-sagsgang={}", "a".repeat(64));
    let body = json!({"id": "aase", "password": PASSWORD, "code": code(&device, clock())});
    let opened = site.send(browser("POST", &chosen, SESSIONS).set_payload(body.to_string())).await;
    opened.is(201);
    let own = held(&opened);
    assert_ne!(own, chosen);
    let two = format!("{own}; {chosen}");
    let plain = own.replace("__Host-", "");
    for wrong in
        [&chosen, "__Host-sagsgang=", "__Host-sagsgang=%00", &two, &plain, "æ=;;=", &"x=y;".repeat(999)]
    {
        site.send(browser("GET", wrong, ME)).await.problem(401, "sign-in");
        // A cookie of old does not lock anybody out of what is public.
        site.send(browser("GET", wrong, "/api/v1/register")).await.is(200);
    }
    let secret = own.split('=').nth(1).unwrap();
    site.get(secret, ME).await.problem(401, "sign-in");
}

#[actix_web::test]
async fn sessions_end_by_themselves() {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 2), clock).await;
    let device = add(&site.desk, &caseworker("aase"), clock());
    let idle = held(&try_in(&site, "aase", PASSWORD, &code(&device, clock())).await);
    wait(29 * 60);
    site.send(browser("GET", &idle, ME)).await.is(200);
    wait(29 * 60);
    site.send(browser("GET", &idle, ME)).await.is(200);
    wait(30 * 60);
    site.send(browser("GET", &idle, ME)).await.problem(401, "sign-in");
    let busy = held(&try_in(&site, "aase", PASSWORD, &code(&device, clock())).await);
    for _ in 0..35 {
        wait(20 * 60);
        site.send(browser("GET", &busy, ME)).await.is(200);
    }
    wait(20 * 60);
    site.send(browser("GET", &busy, ME)).await.problem(401, "sign-in");
}

#[actix_web::test]
async fn what_changes_in_an_account_counts_at_once() {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 2), clock).await;
    let device = add(&site.desk, &caseworker("aase"), clock());
    let other = add(&site.desk, &caseworker("bo"), clock());
    let mut open = Vec::new();
    for _ in 0..3 {
        open.push(held(&try_in(&site, "aase", PASSWORD, &code(&device, clock())).await));
        wait(30);
    }
    let bo = held(&try_in(&site, "bo", PASSWORD, &code(&other, clock())).await);
    let wish = json!({"name": "x", "scope": "act", "days": 9});
    let made = site.send(browser("POST", &open[0], "/api/v1/me/tokens").set_payload(wish.to_string())).await;
    let token = made.is(201)["token"].as_str().unwrap().to_owned();
    let decider = Person { roles: [Role::DecisionMaker].into(), ..caseworker("aase") };
    accounts::change(&site.desk, &decider).unwrap();
    for held in &open {
        assert_eq!(site.send(browser("GET", held, ME)).await.is(200)["roles"], json!(["decision-maker"]));
    }
    assert_eq!(site.get(&token, ME).await.is(200)["roles"], json!(["decision-maker"]));
    assert_eq!(site.send(browser("DELETE", &open[0], SESSIONS)).await.status, 204);
    for held in &open {
        site.send(browser("GET", held, ME)).await.problem(401, "sign-in");
    }
    site.send(browser("GET", &bo, ME)).await.is(200);
    site.get(&token, ME).await.is(200);
    // Disabled: nothing opens, and the answer is that of a wrong password.
    wait(30);
    let held_again = held(&try_in(&site, "aase", PASSWORD, &code(&device, clock())).await);
    accounts::disable(&site.desk, "aase", clock()).unwrap();
    site.send(browser("GET", &held_again, ME)).await.problem(401, "sign-in");
    site.get(&token, ME).await.problem(401, "sign-in");
    wait(30);
    try_in(&site, "aase", PASSWORD, &code(&device, clock())).await.problem(401, "sign-in-failed");
    accounts::enable(&site.desk, "aase").unwrap();
    site.send(browser("GET", &held_again, ME)).await.problem(401, "sign-in");
    site.get(&token, ME).await.is(200);
    // Reset: the old password, the old device and the old tokens are out.
    let bo_again = accounts::reset(&site.desk, "bo", None).unwrap();
    assert_eq!(bo_again.password.unwrap().len(), 64);
    site.send(browser("GET", &bo, ME)).await.problem(401, "sign-in");
    accounts::reset(&site.desk, "aase", Some("et helt andet ord")).unwrap();
    site.get(&token, ME).await.problem(401, "sign-in");
    try_in(&site, "aase", PASSWORD, &code(&device, clock())).await.problem(401, "sign-in-failed");
    try_in(&site, "aase", "et helt andet ord", &code(&device, clock())).await.problem(401, "sign-in-failed");
}

#[actix_web::test]
async fn another_site_changes_nothing() {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 2), clock).await;
    let device = add(&site.desk, &applicant("aase"), clock());
    let held = held(&try_in(&site, "aase", PASSWORD, &code(&device, clock())).await);
    let forged: [&[(&str, &str)]; 6] = [
        &[],
        &[("Sec-Fetch-Site", "cross-site")],
        &[("Sec-Fetch-Site", "same-site")],
        &[("Origin", "https://evil.test"), ("Host", "sagsgang.test")],
        &[("Origin", "null"), ("Host", "sagsgang.test")],
        &[("Sec-Fetch-Site", "cross-site"), ("Origin", "https://sagsgang.test"), ("Host", "sagsgang.test")],
    ];
    for said in forged {
        let post = from("POST", &held, "/api/v1/storage-permits", said).set_payload("null");
        site.send(post).await.problem(403, "other-site");
        let wish = json!({"name": "x", "scope": "act", "days": 9}).to_string();
        let token = from("POST", &held, "/api/v1/me/tokens", said).set_payload(wish);
        site.send(token).await.problem(403, "other-site");
        for uri in [SESSIONS, "/api/v1/sessions/current"] {
            site.send(from("DELETE", &held, uri, said)).await.problem(403, "other-site");
        }
        // Reading is safe; a link from elsewhere leads to a page.
        site.send(from("GET", &held, ME, said)).await.is(200);
        // Nor does it sign somebody in as its own person. A program says nothing and may.
        wait(30);
        let body = json!({"id": "aase", "password": PASSWORD, "code": code(&device, clock())}).to_string();
        let answer = site.send(from("POST", "", SESSIONS, said).set_payload(body)).await;
        if said.is_empty() { drop(answer.is(201)) } else { drop(answer.problem(403, "other-site")) }
    }
    let own = from(
        "POST",
        &held,
        "/api/v1/storage-permits",
        &[("Origin", "https://sagsgang.test"), ("Host", "sagsgang.test")],
    );
    site.send(own.set_payload("null")).await.is(201);
    let cases = site.send(browser("GET", &held, "/api/v1/storage-permits")).await.is(200);
    assert_eq!(cases["items"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn a_code_is_used_once() {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 4), clock).await;
    let device = add(&site.desk, &caseworker("aase"), clock());
    // In the middle of a step, so that it does not end under the test.
    wait(30 - clock().utc().timestamp() % 30 + 5);
    let shown = code(&device, clock());
    try_in(&site, "aase", PASSWORD, &shown).await.is(201);
    try_in(&site, "aase", PASSWORD, &shown).await.problem(401, "sign-in-failed");
    // Nor one from before it, which would still hold.
    let before = code(&device, Moment::new(clock().utc() - TimeDelta::seconds(30)));
    try_in(&site, "aase", PASSWORD, &before).await.problem(401, "sign-in-failed");
    // Sent many times at once, it opens one session.
    wait(60);
    let (shown, at) = (code(&device, clock()), clock());
    let opened: usize = std::thread::scope(|scope| {
        let tries: Vec<_> = (0..8)
            .map(|_| {
                let given = Credentials { id: "aase".into(), password: PASSWORD.into(), code: shown.clone() };
                let desk = site.desk.clone();
                scope.spawn(move || sign_in(&desk, &given, None, Limits::default(), at).is_ok())
            })
            .collect();
        tries.into_iter().map(|t| usize::from(t.join().unwrap())).sum()
    });
    assert_eq!(opened, 1);
}

#[actix_web::test]
async fn who_fails_is_slowed_down_alike_whether_there_is_such_a_person_or_not() {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 2), clock).await;
    let device = add(&site.desk, &caseworker("aase"), clock());
    add(&site.desk, &caseworker("bo"), clock());
    let mut answers = Vec::new();
    for id in ["bo", "nobody", "æøå\0"] {
        let mut all = Vec::new();
        for _ in 0..6 {
            let answer = try_in(&site, id, "forkert kodeord", "000000").await;
            all.push((answer.status, answer.header("retry-after").to_owned(), answer.json()));
        }
        answers.push(all);
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
    assert_eq!(answers[0].iter().map(|a| a.0).collect::<Vec<_>>(), [401, 401, 401, 401, 429, 429]);
    assert_eq!(answers[0][4].1, "2");
    // Others are not held up; and whoever waits gets in, after however many failures.
    try_in(&site, "aase", PASSWORD, &code(&device, clock())).await.is(201);
    wait(60);
    for _ in 0..20 {
        try_in(&site, "aase", "forkert kodeord", "000000").await.problem(401, "sign-in-failed");
        wait(300);
    }
    try_in(&site, "aase", "forkert kodeord", "000000").await.problem(401, "sign-in-failed");
    let told = try_in(&site, "aase", PASSWORD, &code(&device, clock())).await;
    told.problem(429, "try-later");
    assert_eq!(told.header("retry-after"), "300");
    wait(300);
    try_in(&site, "aase", PASSWORD, &code(&device, clock())).await.is(201);
    wait(30);
    try_in(&site, "aase", PASSWORD, "æøåæøå").await.problem(401, "sign-in-failed");
    try_in(&site, "aase", PASSWORD, &code(&device, clock())).await.is(201);
}

#[actix_web::test]
async fn many_guesses_at_once_are_counted_one_by_one() {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 8), clock).await;
    add(&site.desk, &caseworker("aase"), clock());
    let at = clock();
    let looked_at: usize = std::thread::scope(|scope| {
        let guesses: Vec<_> = (0..12)
            .map(|n| {
                let given =
                    Credentials { id: "aase".into(), password: PASSWORD.into(), code: format!("{n:06}") };
                let desk = site.desk.clone();
                scope.spawn(move || match sign_in(&desk, &given, None, Limits::default(), at) {
                    Err(DeskError::TryLater(_)) => 0,
                    _ => 1,
                })
            })
            .collect();
        guesses.into_iter().map(|g| g.join().unwrap()).sum()
    });
    assert_eq!(looked_at, 4);
}

#[actix_web::test]
async fn a_stranger_costs_as_much_as_a_wrong_password() {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 2), clock).await;
    add(&site.desk, &caseworker("aase"), clock());
    let mut least = [Duration::MAX; 2];
    for _ in 0..3 {
        for (id, least) in ["aase", "nobody"].into_iter().zip(&mut least) {
            let start = Instant::now();
            try_in(&site, id, "forkert kodeord", "000000").await.problem(401, "sign-in-failed");
            *least = start.elapsed().min(*least);
        }
    }
    let [known, unknown] = least.map(|d| d.as_secs_f64());
    assert!((0.4..2.5).contains(&(unknown / known)), "{known} s for a person, {unknown} s for none");
}

#[actix_web::test]
async fn hostile_sign_ins_are_refused_in_words() {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 2), clock).await;
    let device = add(&site.desk, &caseworker("aase"), clock());
    for wrong in [
        json!({}),
        json!(null),
        json!({"id": "aase", "password": PASSWORD}),
        json!({"id": 7,
        "password": [], "code": {}}),
        json!({"id": "aase", "password": PASSWORD, "code": "1", "roles": []}),
    ] {
        site.post("", SESSIONS, &wrong).await.problem(422, "invalid");
    }
    site.send(Site::request("POST", "", SESSIONS).set_payload("{")).await.problem(400, "malformed");
    let long = "a".repeat(1_000_000);
    try_in(&site, &long, &long, &long).await.problem(401, "sign-in-failed");
    try_in(&site, "' OR 1=1 --", PASSWORD, "000000").await.problem(401, "sign-in-failed");
    try_in(&site, "AASE", PASSWORD, &code(&device, clock())).await.problem(401, "sign-in-failed");
    site.get("", SESSIONS).await.is(405);
    site.send(Site::request("DELETE", "", SESSIONS)).await.problem(401, "sign-in");
}

#[actix_web::test]
async fn people_of_accounts_get_the_mail_of_their_company() {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 2), clock).await;
    add(&site.desk, &applicant("aase"), clock());
    add(&site.desk, &applicant("bo"), clock());
    accounts::disable(&site.desk, "bo", clock()).unwrap();
    let id = course::draft(&site).await;
    site.act(APPLICANT, &id, "submissions", &json!({"acknowledge_gaps": true})).await.is(200);
    let mails = site.desk.store.read(|s| s.mails(&id)).unwrap();
    let to: Vec<_> = mails.iter().map(|mail| mail.recipient.as_str()).collect();
    assert!(to.contains(&"aase@ens.test") && to.contains(&"astrid@nordhavet-pilot.example"), "{to:?}");
    assert!(!to.contains(&"bo@ens.test"), "{to:?}");
    assert!(accounts::add(&site.desk, &caseworker(CASEWORKER), Some(PASSWORD), clock()).is_err());
}

/// `sagsgang account …` over a folder, with a text to read.
fn account(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sagsgang"))
        .arg("account")
        .args(arguments)
        .env("SAGSGANG_DATABASE", database::url(folder))
        .env("SAGSGANG_FILES", folder.join("files"))
        .env_remove("SAGSGANG_PEOPLE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[actix_web::test]
async fn accounts_are_kept_at_the_command_line() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let bo = ["bo", "--name", "Bo Bæk", "--email", "bo@ens.test", "--role", "caseworker"];
    let told = |out: &Output| {
        (
            out.status.success(),
            String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr),
        )
    };
    let (done, text) = told(&account(folder.path(), &[&["add"], &bo[..]].concat(), ""));
    assert!(!done && text.contains("/authority"), "{text}");
    let whole = [&["add"], &bo[..], &["--authority", "energistyrelsen"]].concat();
    let out = account(folder.path(), &whole, "");
    let (done, text) = told(&out);
    assert!(done, "{text}");
    let shown = |name: &str| {
        text.lines().find_map(|l| l.strip_prefix(name)).map(|rest| rest.trim().to_owned()).unwrap()
    };
    let device = totp_rs::Totp::from_url(shown("device")).unwrap();
    let now = Moment::new(Utc::now());
    try_in(&site, "bo", &shown("password"), &code(&device, now)).await.is(201);
    let (done, text) = told(&account(folder.path(), &whole, ""));
    assert!(!done && text.contains("/id"), "{text}");
    let (_, listed) = told(&account(folder.path(), &["list"], ""));
    assert_eq!(listed, "bo\tenabled\tcaseworker\tenergistyrelsen\tBo Bæk\tbo@ens.test\n");
    assert!(told(&account(folder.path(), &["disable", "bo"], "")).0);
    assert!(told(&account(folder.path(), &["list"], "")).1.contains("disabled"));
    assert!(told(&account(folder.path(), &["enable", "bo"], "")).0);
    let (done, text) = told(&account(folder.path(), &["reset", "bo", "--password-stdin"], "kort\n"));
    assert!(!done && text.contains("/password"), "{text}");
    let (done, text) =
        told(&account(folder.path(), &["reset", "bo", "--password-stdin"], &format!("{PASSWORD}\n")));
    assert!(done && !text.contains(PASSWORD), "{text}");
    let device = text.lines().find_map(|l| l.strip_prefix("device")).unwrap().trim();
    let device = totp_rs::Totp::from_url(device).unwrap();
    let now = Moment::new(Utc::now());
    let opened = try_in(&site, "bo", PASSWORD, &code(&device, now)).await;
    opened.is(201);
    let me = || browser("GET", &held(&opened), "/api/v1/me");
    site.send(me()).await.is(200);
    assert_eq!(told(&account(folder.path(), &["sign-out", "bo"], "")).1, "1 ended\n");
    site.send(me()).await.problem(401, "sign-in");
    for command in ["disable", "enable", "reset"] {
        assert!(!told(&account(folder.path(), &[command, "nobody"], "")).0, "{command}");
    }
}
