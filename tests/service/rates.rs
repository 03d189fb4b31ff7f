//! Who asks too often is told to wait: an address, a person, a token, each by itself.

use std::fs;

use serde_json::json;

use super::support::people::{APPLICANT, CASEWORKER, OTHER, listed};
use super::support::process::Process;
use super::support::server::Client;
use super::support::{desk, folder};

const CASES: &str = "/api/v1/storage-permits";

/// A service with limits, over a folder of its own.
fn limited(limits: &[(&str, &str)]) -> (tempfile::TempDir, Process) {
    let folder = folder();
    fs::write(folder.path().join("people.toml"), listed()).unwrap();
    drop(desk(folder.path(), 1));
    let service = Process::serve(folder.path(), limits);
    (folder, service)
}

fn asked(service: &Process, who: &str, headers: &[(&str, &str)]) -> u16 {
    Client::new(&service.url(), who).send("GET", CASES, headers, vec![]).unwrap().status
}

/// How many of so many tries are let through. The limit comes back at one in twelve seconds: none, or one on a slow machine.
fn let_through(service: &Process, tries: usize, who: &str, headers: &[(&str, &str)]) -> usize {
    (0..tries).filter(|_| asked(service, who, headers) == 200).count()
}

#[test]
fn an_address_is_held_up_whoever_it_says_it_is() {
    let (_folder, service) = limited(&[("SAGSGANG_RATE_ADDRESS", "5")]);
    let through = let_through(&service, 12, APPLICANT, &[]);
    assert!((5..=7).contains(&through), "{through}");
    // Other people, strangers and other claims of an address come from the same one.
    let client = |who| Client::new(&service.url(), who);
    for (who, headers) in [
        (OTHER, vec![]),
        ("", vec![]),
        ("wrong", vec![]),
        (APPLICANT, vec![("X-Forwarded-For", "192.0.2.1")]),
    ] {
        let answer = client(who).send("GET", CASES, &headers, vec![]).unwrap();
        assert_eq!(answer.status, 429, "{who}");
        assert_eq!(answer.body["type"], "/problems/too-often");
        let wait = answer.retry_after.unwrap();
        assert!((1..=13).contains(&wait), "{wait}");
    }
    // Nothing is done for who is held up, and whether the service is well can always be asked.
    let opening = client(APPLICANT).send("POST", CASES, &[], b"{}".to_vec()).unwrap();
    assert_eq!(opening.status, 429);
    for _ in 0..20 {
        assert_eq!(client("").send("GET", "/health/ready", &[], vec![]).unwrap().status, 200);
    }
}

#[test]
fn behind_a_proxy_each_address_has_its_own_limit() {
    let (_folder, service) = limited(&[("SAGSGANG_RATE_ADDRESS", "5"), ("SAGSGANG_PROXIES", "1")]);
    for address in ["192.0.2.1", "192.0.2.2", "2001:db8::1"] {
        let through = let_through(&service, 9, APPLICANT, &[("X-Forwarded-For", address)]);
        assert!((5..=7).contains(&through), "{address}: {through}");
    }
    // What a client writes before what the proxy adds, and the rest of an own network, help nobody.
    for (n, same) in ["198.51.100.9, 192.0.2.1", "2001:db8::2"].into_iter().enumerate() {
        let through = let_through(&service, 5, APPLICANT, &[("X-Forwarded-For", same)]);
        assert!(through <= 2, "{n}: {through}");
    }
}

#[test]
fn a_person_is_held_up_and_others_go_on() {
    let (_folder, service) = limited(&[("SAGSGANG_RATE_PERSON", "6")]);
    let wish = json!({"name": "program", "scope": "read", "days": 1}).to_string().into_bytes();
    let of = Client::new(&service.url(), APPLICANT);
    let json = [("Content-Type", "application/json")];
    let made = of.send("POST", "/api/v1/me/tokens", &json, wish).unwrap();
    assert_eq!(made.status, 201);
    let token = made.body["token"].as_str().unwrap();
    // Their own token is no way around it.
    let through: usize =
        [APPLICANT, token, APPLICANT, token].iter().map(|shown| let_through(&service, 3, shown, &[])).sum();
    assert!((5..=7).contains(&through), "{through}");
    assert_eq!(asked(&service, CASEWORKER, &[]), 200);
    assert_eq!(asked(&service, OTHER, &[]), 200);
}

#[test]
fn a_token_is_held_up_and_its_person_goes_on() {
    let (_folder, service) = limited(&[("SAGSGANG_RATE_TOKEN", "4")]);
    let wish = json!({"name": "program", "scope": "read", "days": 1}).to_string().into_bytes();
    let of = Client::new(&service.url(), APPLICANT);
    let json = [("Content-Type", "application/json")];
    let made = of.send("POST", "/api/v1/me/tokens", &json, wish).unwrap();
    let through = let_through(&service, 10, made.body["token"].as_str().unwrap(), &[]);
    assert!((4..=6).contains(&through), "{through}");
    assert_eq!(let_through(&service, 10, APPLICANT, &[]), 10);
}
