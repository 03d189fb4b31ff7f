//! A person changes their own password; secrets of one-time codes are sealed.

use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use chrono::{TimeDelta, Utc};
use sagsgang::desk::Desk;
use sagsgang::desk::sign_in::{Seal, accounts};
use sagsgang::law::Moment;
use serde_json::{Value, json};
use totp_rs::Totp;

use super::support::accounts::{PASSWORD, add, applicant, browser, caseworker, code, from, held, try_in};
use super::support::site::{Answer, Site};
use super::support::{database, desk, folder};

const PLACE: &str = "/api/v1/me/password";
const NEW: &str = "en helt anden sætning";

thread_local! {
    static NOW: Cell<Moment> = Cell::new(Moment::new(Utc::now()));
}

fn clock() -> Moment {
    NOW.get()
}

fn wait(seconds: i64) {
    NOW.set(Moment::new(clock().utc() + TimeDelta::seconds(seconds)));
}

fn wish(password: &str, device: &Totp, new: &str) -> Value {
    json!({"password": password, "code": code(device, clock()), "new_password": new})
}

async fn change(site: &Site, session: &str, wish: &Value) -> Answer {
    site.send(browser("POST", session, PLACE).set_payload(wish.to_string())).await
}

#[actix_web::test]
async fn a_new_password_ends_every_other_session() {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 2), clock).await;
    let device = add(&site.desk, &caseworker("aase"), clock());
    let other = held(&try_in(&site, "aase", PASSWORD, &code(&device, clock())).await);
    wait(30);
    let mine = held(&try_in(&site, "aase", PASSWORD, &code(&device, clock())).await);
    let made = json!({"name": "x", "scope": "read", "days": 9}).to_string();
    let token = site.send(browser("POST", &mine, "/api/v1/me/tokens").set_payload(made)).await.is(201);
    wait(30);
    let done = change(&site, &mine, &wish(PASSWORD, &device, NEW)).await;
    assert_eq!(done.is(200)["person"]["id"], "aase");
    assert_eq!(done.header("cache-control"), "no-store");
    let renewed = held(&done);
    assert_ne!(renewed, mine);
    site.send(browser("GET", &renewed, "/api/v1/me")).await.is(200);
    for gone in [&other, &mine] {
        site.send(browser("GET", gone, "/api/v1/me")).await.problem(401, "sign-in");
    }
    // Tokens stay, as when signing out everywhere.
    site.get(token["token"].as_str().unwrap(), "/api/v1/me").await.is(200);
    wait(30);
    try_in(&site, "aase", PASSWORD, &code(&device, clock())).await.problem(401, "sign-in-failed");
    try_in(&site, "aase", NEW, &code(&device, clock())).await.is(201);
}

#[actix_web::test]
async fn a_password_is_changed_by_whoever_knows_it_alone() {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 2), clock).await;
    let device = add(&site.desk, &applicant("aase"), clock());
    let mine = held(&try_in(&site, "aase", PASSWORD, &code(&device, clock())).await);
    // The code that signed in is used.
    let told = change(&site, &mine, &wish(PASSWORD, &device, NEW)).await;
    told.problem(422, "invalid");
    assert_eq!(told.pointers(), ["/password"]);
    wait(30);
    let told = change(&site, &mine, &wish("forkert kodeord", &device, "kort")).await;
    assert_eq!(told.pointers(), ["/new_password", "/password"]);
    let told = change(&site, &mine, &wish(PASSWORD, &device, PASSWORD)).await;
    assert_eq!(told.pointers(), ["/new_password"]);
    // Guesses are counted with the sign-ins.
    for _ in 0..2 {
        change(&site, &mine, &wish("forkert kodeord", &device, NEW)).await;
    }
    change(&site, &mine, &wish(PASSWORD, &device, NEW)).await.problem(429, "try-later");
    try_in(&site, "aase", PASSWORD, &code(&device, clock())).await.problem(429, "try-later");
    wait(300);
    // Not from another site, not without a session, not by a token, not for a person of the file.
    let whole = wish(PASSWORD, &device, NEW).to_string();
    let evil = from("POST", &mine, PLACE, &[("Sec-Fetch-Site", "cross-site")]).set_payload(whole.clone());
    site.send(evil).await.problem(403, "other-site");
    site.send(browser("POST", "", PLACE).set_payload(whole.clone())).await.problem(401, "sign-in");
    let told = site.post("demo-applicant", PLACE, &wish(PASSWORD, &device, NEW)).await;
    assert_eq!((told.status, told.pointers()), (422, vec![String::new()]));
    for body in ["{", "[]", "{\"password\": 1}", &whole.replace("code", "kode")] {
        let answer = site.send(browser("POST", &mine, PLACE).set_payload(body.to_owned())).await;
        assert!(matches!(answer.status, 400 | 422), "{body}");
    }
    // Nothing of it has changed anything.
    change(&site, &mine, &wish(PASSWORD, &device, NEW)).await.is(200);
}

/// The desk with keys, each of one byte.
fn sealed(folder: &Path, keys: &[u8]) -> Desk {
    Desk { seal: Some(Arc::new(Seal::parse(&lines(keys)).unwrap())), ..desk(folder, 2) }
}

fn lines(keys: &[u8]) -> String {
    keys.iter().map(|key| format!("{}\n", format!("{key:02x}").repeat(32))).collect()
}

fn kept(desk: &Desk, id: &str) -> String {
    desk.store.read(|s| s.account(id)).unwrap().unwrap().otp_secret
}

#[actix_web::test]
async fn secrets_of_codes_are_sealed_and_keys_can_change() {
    let folder = folder();
    let plain = Site::by_clock(desk(folder.path(), 2), clock).await;
    let old = add(&plain.desk, &caseworker("aase"), clock());
    assert!(!kept(&plain.desk, "aase").contains(':'));
    let first = Site::by_clock(sealed(folder.path(), &[1]), clock).await;
    let new = add(&first.desk, &caseworker("bo"), clock());
    let secret = new.to_url().unwrap();
    let secret = secret.split("secret=").nth(1).unwrap().split('&').next().unwrap().to_owned();
    assert!(!kept(&first.desk, "bo").contains(&secret));
    // What lay open before there was a key is read; `rekey` seals it, once.
    try_in(&first, "aase", PASSWORD, &code(&old, clock())).await.is(201);
    try_in(&first, "bo", PASSWORD, &code(&new, clock())).await.is(201);
    assert_eq!(accounts::rekey(&first.desk).unwrap(), 1);
    assert_eq!(accounts::rekey(&first.desk).unwrap(), 0);
    assert!(kept(&first.desk, "aase").starts_with("sealed1:"));
    // Without the key nobody gets in, and it is said whom that is about.
    wait(30);
    assert_eq!(accounts::shut(&plain.desk).unwrap(), ["aase", "bo"]);
    try_in(&plain, "aase", PASSWORD, &code(&old, clock())).await.problem(500, "internal");
    assert!(accounts::rekey(&sealed(folder.path(), &[2])).is_err());
    // A new key first, the old one after it; then the old one can go.
    wait(300);
    let both = Site::by_clock(sealed(folder.path(), &[2, 1]), clock).await;
    try_in(&both, "aase", PASSWORD, &code(&old, clock())).await.is(201);
    assert_eq!(accounts::rekey(&both.desk).unwrap(), 2);
    wait(30);
    let second = Site::by_clock(sealed(folder.path(), &[2]), clock).await;
    try_in(&second, "aase", PASSWORD, &code(&old, clock())).await.is(201);
    try_in(&second, "bo", PASSWORD, &code(&new, clock())).await.is(201);
    // One account's secret is not another's.
    second
        .desk
        .store
        .write(|s| s.keep_otp_secret("aase", &kept(&second.desk, "aase"), &kept(&second.desk, "bo")))
        .unwrap();
    wait(30);
    try_in(&second, "aase", PASSWORD, &code(&new, clock())).await.problem(500, "internal");
}

/// The program, over a folder with a file of keys.
fn run(folder: &Path, command: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sagsgang"))
        .args(command)
        .env("SAGSGANG_DATABASE", database::url(folder))
        .env("SAGSGANG_FILES", folder.join("files"))
        .env("SAGSGANG_ACCOUNTS_KEY_FILE", folder.join("keys"))
        .output()
        .unwrap()
}

#[test]
fn keys_are_changed_at_the_command_line() {
    let folder = folder();
    let desk = desk(folder.path(), 1);
    add(&desk, &caseworker("aase"), clock());
    let said = |out: &Output| String::from_utf8_lossy(&[&out.stdout[..], &out.stderr].concat()).into_owned();
    fs::write(folder.path().join("keys"), lines(&[1])).unwrap();
    assert_eq!(said(&run(folder.path(), &["account", "rekey"])), "1 changed\n");
    fs::write(folder.path().join("keys"), lines(&[2])).unwrap();
    let lost = run(folder.path(), &["account", "rekey"]);
    assert!(!lost.status.success() && said(&lost).contains("aase"), "{}", said(&lost));
    // Nor does the service start then.
    let shut = run(folder.path(), &["serve", "--listen", "127.0.0.1:0"]);
    assert!(!shut.status.success() && said(&shut).contains("accounts.key_file"), "{}", said(&shut));
    fs::write(folder.path().join("keys"), "no key").unwrap();
    let wrong = run(folder.path(), &["account", "list"]);
    assert!(!wrong.status.success() && said(&wrong).contains("line 1"), "{}", said(&wrong));
}
