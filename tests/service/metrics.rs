//! What an operator watches is counted as it happens.

use std::fs;
use std::net::TcpListener;

use super::support::people::{APPLICANT, listed};
use super::support::process::Process;
use super::support::server::Client;
use super::support::{desk, folder};

/// The value of a figure whose line begins so.
fn figure(text: &str, begins: &str) -> Option<f64> {
    text.lines().find(|line| line.starts_with(begins))?.rsplit(' ').next()?.parse().ok()
}

#[test]
fn requests_acts_and_what_waits_are_counted_on_an_address_of_their_own() {
    let folder = folder();
    fs::write(folder.path().join("people.toml"), listed()).unwrap();
    drop(desk(folder.path(), 1));
    let metrics = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let service = Process::serve(folder.path(), &[("SAGSGANG_METRICS", &metrics)]);
    let client = Client::new(&service.url(), APPLICANT);
    let first = client.send("POST", "/api/v1/storage-permits", &[], b"{}".to_vec()).unwrap();
    assert_eq!(first.status, 201);
    client.send("POST", "/api/v1/storage-permits", &[], b"{}".to_vec()).unwrap();
    let place = format!("/api/v1/storage-permits/{}", first.body["file"]["id"].as_str().unwrap());
    client.send("GET", &place, &[], vec![]).unwrap();
    client.send("GET", "/findes/ikke", &[], vec![]).unwrap();
    // Nothing of it is for the public.
    assert_eq!(client.send("GET", "/metrics", &[], vec![]).unwrap().status, 404);
    let text =
        ureq::get(format!("http://{metrics}/metrics")).call().unwrap().body_mut().read_to_string().unwrap();
    let of = |begins: &str| figure(&text, begins).unwrap_or_else(|| panic!("{begins}: {text}"));
    assert_eq!(of("sagsgang_acts_total{kind=\"storage-permit\",act=\"open\"}"), 2.0);
    let route = "route=\"/api/v1/storage-permits/{id}\"";
    assert_eq!(of(&format!("sagsgang_requests_total{{method=\"GET\",{route},status=\"200\"}}")), 1.0);
    assert!(of("sagsgang_requests_total{method=\"GET\",route=\"none\",status=\"404\"}") >= 1.0);
    assert_eq!(of(&format!("sagsgang_request_seconds_count{{method=\"GET\",{route}}}")), 1.0);
    for queue in ["mail", "mail-failing", "dates", "scans"] {
        assert_eq!(of(&format!("sagsgang_waiting{{queue=\"{queue}\"}}")), 0.0, "{queue}");
    }
    assert_eq!(of("sagsgang_database_answers"), 1.0);
    // No person, company or case is in it.
    let id = first.body["file"]["id"].as_str().unwrap();
    assert!(!text.contains(id) && !text.contains(APPLICANT) && !text.contains("10000009"), "{text}");
}

#[actix_web::test]
async fn what_waits_is_told_with_its_age() {
    use sagsgang::law::{Digest, Moment};

    let folder = folder();
    let desk = desk(folder.path(), 1);
    let at = Moment::parse("2026-11-27T10:00:00Z").unwrap();
    desk.store.write(|s| s.ask_scan(&Digest::of(b"file"), at)).unwrap();
    let waiting = desk.store.read(|s| s.scans_waiting()).unwrap();
    assert_eq!((waiting.count, waiting.since), (1, Some(at.to_string())));
    let none = desk.store.read(|s| s.mail_waiting()).unwrap();
    assert_eq!((none.count, none.since), (0, None));
}

#[actix_web::test]
async fn a_request_has_a_name() {
    use super::support::site::Site;

    let folder = folder();
    let site = Site::over(desk(folder.path(), 1)).await;
    let named =
        |name: &'static str| Site::request("GET", "", "/health/live").insert_header(("X-Request-Id", name));
    assert_eq!(site.send(named("0190-abc")).await.header("x-request-id"), "0190-abc");
    let own = site.send(named("a b\"{}")).await.header("x-request-id").to_owned();
    let other = site.get("", "/health/live").await.header("x-request-id").to_owned();
    assert!(own.len() == 36 && other.len() == 36 && own != other, "{own} {other}");
}
