//! The log of the real process: a record a line, and no secret in it at its loudest.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::thread::{JoinHandle, sleep};
use std::time::{Duration, Instant};

use chrono::Utc;
use sagsgang::law::Moment;
use serde_json::{Value, json};

use super::super::support::accounts::{PASSWORD, add, caseworker, code};
use super::super::support::people::{APPLICANT, listed};
use super::super::support::server::Client;
use super::super::support::{database, desk, folder};

/// `serve`, with all that it logs.
struct Logged {
    child: Child,
    url: String,
    read: Option<JoinHandle<String>>,
}

impl Logged {
    fn serve(folder: &std::path::Path, level: &str) -> Self {
        let listen = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let mut child = Command::new(env!("CARGO_BIN_EXE_sagsgang"))
            .arg("serve")
            .env("SAGSGANG_LISTEN", &listen)
            .env("SAGSGANG_DATABASE", database::url(folder))
            .env("SAGSGANG_FILES", folder.join("files"))
            .env("SAGSGANG_PEOPLE", folder.join("people.toml"))
            .env("SAGSGANG_MAIL_FOLDER", folder.join("mail"))
            .env("SAGSGANG_LOG", level)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let log = child.stderr.take().unwrap();
        let read = std::thread::spawn(move || std::io::read_to_string(log).unwrap());
        let logged = Self { child, url: format!("http://{listen}"), read: Some(read) };
        let client = logged.client("");
        let start = Instant::now();
        while !client.send("GET", "/health/ready", &[], vec![]).is_ok_and(|r| r.status == 200) {
            assert!(start.elapsed() < Duration::from_secs(30), "the service does not start");
            sleep(Duration::from_millis(20));
        }
        logged
    }

    fn client(&self, who: &str) -> Client {
        Client::new(&self.url, who)
    }

    /// Ends the service and gives what it logged.
    fn end(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.read.take().unwrap().join().unwrap()
    }
}

fn prepared() -> (tempfile::TempDir, String) {
    let folder = folder();
    std::fs::write(folder.path().join("people.toml"), listed()).unwrap();
    let desk = desk(folder.path(), 1);
    let now = Moment::new(Utc::now());
    let device = add(&desk, &caseworker("aase"), now);
    (folder, code(&device, now))
}

/// Signs in rightly and wrongly, makes a token and uses it; gives every secret that went over the wire.
fn secrets(logged: &Logged, shown: &str) -> Vec<String> {
    let nobody = logged.client("");
    let wrong = "FORKERT-kodeord-88";
    let given = |password: &str, code: &str| json!({"id": "aase", "password": password, "code": code});
    assert_eq!(nobody.post("/api/v1/sessions", "", &given(wrong, "111222")).status, 401);
    let answer = ureq::post(format!("{}/api/v1/sessions", logged.url))
        .header("Content-Type", "application/json")
        .send(given(PASSWORD, shown).to_string())
        .unwrap();
    let opened = answer.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let made = logged.client(APPLICANT).post(
        "/api/v1/me/tokens",
        "",
        &json!({"name": "x", "scope": "act", "days": 1}),
    );
    let token = made.body["token"].as_str().unwrap().to_owned();
    assert_eq!(logged.client(&token).send("GET", "/api/v1/me", &[], vec![]).unwrap().status, 200);
    let unknown = "sagsgang_UKENDT0123456789";
    assert_eq!(logged.client(unknown).send("GET", "/api/v1/me", &[], vec![]).unwrap().status, 401);
    let cookie = "__Host-sagsgang=KAGEHEMMELIGHED0123456789";
    assert_eq!(nobody.send("GET", "/api/v1/me", &[("Cookie", cookie)], vec![]).unwrap().status, 401);
    let signed = format!("{}/api/v1/me/password", logged.url);
    let other = json!({"password": wrong, "code": "111222", "new_password": "et helt andet kodeord 9"});
    let answer = ureq::post(signed)
        .config()
        .http_status_as_error(false)
        .build()
        .header("Cookie", &opened)
        .header("Sec-Fetch-Site", "same-origin")
        .header("Content-Type", "application/json")
        .send(other.to_string())
        .unwrap();
    assert_eq!(answer.status(), 422);
    let broken = format!("{{\"password\": \"{wrong}\" ");
    assert_eq!(nobody.send("POST", "/api/v1/sessions", &[], broken.into_bytes()).unwrap().status, 400);
    vec![wrong.into(), PASSWORD.into(), token, unknown.into(), "KAGEHEMMELIGHED".into(), "111222".into()]
}

#[test]
fn no_secret_is_in_the_log_at_its_loudest() {
    let (folder, shown) = prepared();
    let logged = Logged::serve(folder.path(), "trace");
    let secrets = secrets(&logged, &shown);
    let log = logged.end();
    assert!(log.lines().count() > 50, "trace says much: {}", log.lines().count());
    for secret in secrets {
        let found = log.lines().find(|line| line.contains(&secret));
        assert!(found.is_none(), "{secret} in {found:?}");
    }
}

#[test]
fn whatever_is_sent_a_record_is_one_line() {
    let (folder, _) = prepared();
    let logged = Logged::serve(folder.path(), "debug,actix_http=trace");
    let client = logged.client(APPLICANT);
    let forged =
        "%0d%0a%7B%22level%22%3A%22ERROR%22%2C%22fields%22%3A%7B%22message%22%3A%22FORFALSKET%22%7D%7D";
    for path in [
        format!("/{forged}"),
        format!("/api/v1/storage-permits/{forged}"),
        format!("/api/v1/register/{forged}/signals"),
        format!("/register?q={forged}"),
        format!("/api/v1/storage-permits?limit={forged}"),
        format!("/api/v1/law?x=%1b%5B31m{forged}"),
    ] {
        client.send("GET", &path, &[("X-Forwarded-For", "1.1.1.1\t\"}{")], vec![]).unwrap();
        client
            .send("POST", &path, &[("Accept-Language", "\"}{,\t")], b"\r\n{\"level\":\"ERROR\"}".to_vec())
            .unwrap();
    }
    let name = json!({"id": "x\r\n{\"level\":\"ERROR\",\"fields\":{\"message\":\"FORFALSKET\"}}", "password": "y", "code": "0"});
    client.post("/api/v1/sessions", "", &name);
    let log = logged.end();
    for line in log.lines() {
        let record: Value = serde_json::from_str(line).unwrap_or_else(|why| panic!("{why}: {line}"));
        assert!(record["timestamp"].as_str().is_some_and(|at| at.ends_with('Z')), "{line}");
        assert!(record["level"].is_string() && record["target"].is_string(), "{line}");
        assert_ne!(record["fields"]["message"], "FORFALSKET", "{line}");
    }
}

#[test]
fn at_its_usual_the_log_says_nothing_of_what_people_send() {
    let (folder, shown) = prepared();
    let logged = Logged::serve(folder.path(), "sagsgang=info,warn");
    let secrets = secrets(&logged, &shown);
    let client = logged.client(APPLICANT);
    client.post("/api/v1/storage-permits", "", &Value::Null);
    client.send("GET", "/register?q=PERSONLIGT", &[], vec![]).unwrap();
    let log = logged.end();
    assert!(log.contains("serving"), "{log}");
    for secret in secrets.iter().map(String::as_str).chain(["PERSONLIGT", "astrid@", "Astrid"]) {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
}

#[test]
fn who_signs_in_and_who_is_refused_is_logged() {
    let (folder, shown) = prepared();
    let logged = Logged::serve(folder.path(), "sagsgang=info,warn");
    secrets(&logged, &shown);
    let foreign = "/api/v1/storage-permits/01890000-0000-7000-8000-000000000000";
    assert_eq!(logged.client(APPLICANT).send("GET", foreign, &[], vec![]).unwrap().status, 404);
    let log = logged.end();
    let records: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let has = |wanted: Value| {
        let wanted = wanted.as_object().unwrap();
        records.iter().any(|one| wanted.iter().all(|(name, value)| one["fields"][name] == *value))
    };
    assert!(has(json!({"message": "signed in", "person": "aase"})), "{log}");
    let tried = sagsgang::law::Digest::of(b"aase").to_string();
    assert!(has(json!({"message": "sign-in failed", "name_sha256": tried})), "{log}");
    assert!(has(json!({"message": "password not changed", "person": "aase"})), "{log}");
    assert!(has(json!({"message": "token made", "person": APPLICANT, "scope": "act"})), "{log}");
    assert!(has(json!({"message": "refused", "status": 401, "path": "/api/v1/me", "person": ""})), "{log}");
    assert!(has(json!({"message": "refused", "status": 404, "path": foreign, "person": APPLICANT})), "{log}");
}
