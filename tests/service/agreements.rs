//! Refund agreements over HTTP: what is theirs alone in the interface.

use serde_json::{Value, json};
use tempfile::TempDir;

use super::support::people::{APPLICANT, CASEWORKER, OTHER};
use super::support::site::{Answer, Site};
use super::support::{desk, folder};

const AT: &str = "/api/v1/refund-agreements";
const TAX_OFFICER: &str = "demo-tax-officer";

/// The site with a case that is a draft.
async fn drafted() -> (TempDir, Site, String) {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let opened = site.post(APPLICANT, AT, &Value::Null).await;
    let place = opened.header("location").to_owned();
    let body = opened.is(201);
    assert_eq!(place, format!("{AT}/{}", body["file"]["id"].as_str().unwrap()));
    (folder, site, place)
}

async fn save(site: &Site, place: &str, version: i64, draft: &Value) -> Answer {
    let request = Site::request("PUT", APPLICANT, &format!("{place}/draft"));
    let request = request.insert_header(("If-Match", format!("\"{version}\"")));
    site.send(request.set_payload(draft.to_string())).await
}

async fn post_bytes(site: &Site, who: &str, uri: &str, bytes: impl Into<Vec<u8>>) -> Answer {
    site.send(Site::request("POST", who, uri).set_payload(bytes.into())).await
}

/// The last parts of the addresses that acts are posted to.
fn acts() -> Vec<&'static str> {
    let table = include_str!("../../src/api/refund_agreements/acts.rs");
    let places = table.lines().filter_map(|line| line.split('"').nth(1));
    let found: Vec<_> = places
        .filter_map(|path| path.strip_prefix("/api/v1/refund-agreements/{id}/"))
        .filter(|act| !act.contains('{'))
        .collect();
    assert_eq!(found.len(), 42);
    found
}

#[actix_web::test]
async fn a_case_is_opened_listed_and_hidden_from_others() {
    let (_folder, site, place) = drafted().await;
    let listed = site.get(APPLICANT, AT).await.is(200);
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    assert_eq!(listed["items"][0]["state"], "draft");
    assert_eq!(listed["next"], Value::Null);
    let page = site.get(APPLICANT, &format!("{AT}?limit=1")).await.is(200);
    assert_eq!(page["next"], page["items"][0]["id"]);
    for who in [OTHER, TAX_OFFICER, CASEWORKER] {
        assert_eq!(site.get(who, AT).await.is(200)["items"], json!([]), "{who}");
        for part in ["", "/journal", "/documents", "/custody", "/ledger", "/claims/1/receipt"] {
            site.get(who, &format!("{place}{part}")).await.problem(404, "not-found");
        }
    }
    site.get("", &place).await.problem(401, "sign-in");
    // A case of one kind is none of the other.
    let other = place.replace("refund-agreements", "storage-permits");
    site.get(APPLICANT, &other).await.problem(404, "not-found");
    assert_eq!(
        site.get(APPLICANT, &format!("{place}/journal")).await.is(200)["items"].as_array().unwrap().len(),
        1
    );
    assert_eq!(site.get(APPLICANT, &format!("{place}/documents")).await.is(200), json!([]));
}

#[actix_web::test]
async fn a_draft_keeps_what_cannot_be_read_and_names_every_unknown_field() {
    let (_folder, site, place) = drafted().await;
    let draft = json!({
        "route": "æøå", "bears_tax": "måske", "tonnes_per_year": "mange", "first_capture": {"år": 2026},
        "plants": [{"id": "A", "ets_covered": 7}],
    });
    let saved = save(&site, &place, 1, &draft).await.is(200);
    for at in [
        "/route",
        "/bears_tax",
        "/tonnes_per_year",
        "/first_capture",
        "/plants/0/id",
        "/plants/0/ets_covered",
    ] {
        assert_eq!(saved["file"]["draft"].pointer(at), draft.pointer(at), "{at}");
    }
    let unknown = json!({
        "ruote": "x", "a/b": 1, "plants": [{"id": "A"}, {"navn": "B", "fules": "gas"}], "bears_tax": true,
    });
    let answer = save(&site, &place, 2, &unknown).await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/a~1b", "/plants/1/fules", "/plants/1/navn", "/ruote"]);
    for shape in [
        json!([]),
        json!(null),
        json!("x"),
        json!({"plants": 5}),
        json!({"plants": ["x"]}),
        json!({"plants": [[]]}),
    ] {
        save(&site, &place, 2, &shape).await.problem(422, "invalid");
    }
    // Nothing of what was refused is kept.
    assert_eq!(site.get(APPLICANT, &place).await.is(200)["file"]["draft"], saved["file"]["draft"]);
    save(&site, &place, 1, &draft).await.problem(412, "stale");
    let request = Site::request("PUT", APPLICANT, &format!("{place}/draft")).set_payload("{}");
    site.send(request).await.problem(428, "if-match-required");
}

#[actix_web::test]
async fn files_are_attached_fetched_and_taken_off() {
    let (_folder, site, place) = drafted().await;
    let content = "plan;værdi\n1;2\n";
    let uri = format!("{place}/attachments?name=plan.csv");
    let attached = post_bytes(&site, APPLICANT, &uri, content).await.is(200);
    let sha = attached["file"]["attachments"][0]["sha256"].as_str().unwrap().to_owned();
    let file = format!("{place}/attachments/{sha}");
    let fetched = site.get(APPLICANT, &file).await;
    assert_eq!((fetched.status, fetched.body.as_slice()), (200, content.as_bytes()));
    site.get(TAX_OFFICER, &file).await.problem(404, "not-found");
    // Files of this kind of case belong to no item.
    post_bytes(&site, APPLICANT, &format!("{uri}&item=project"), content).await.problem(400, "malformed");
    site.send(Site::request("DELETE", APPLICANT, &file)).await.is(200);
    site.send(Site::request("DELETE", APPLICANT, &format!("{place}/attachments/x")))
        .await
        .problem(404, "not-found");
    site.get(APPLICANT, &file).await.problem(404, "not-found");
    // Evidence belongs to an agreement, and there is none yet.
    let evidence = format!("{place}/evidence?name=plan.csv");
    post_bytes(&site, APPLICANT, &evidence, content).await.problem(409, "act-not-possible");
}

#[actix_web::test]
async fn no_body_makes_an_act_fail() {
    let (_folder, site, place) = drafted().await;
    let bodies = ["", "[]", "null", "1e400", "\"æøå\"", "{\"ukendt\": 1}", "{\"reasons\": 5}"];
    for act in acts() {
        for who in [APPLICANT, OTHER, TAX_OFFICER, ""] {
            for body in bodies {
                let answer = post_bytes(&site, who, &format!("{place}/{act}"), body).await;
                assert!((400..500).contains(&answer.status), "{act} with {body}: {}", answer.status);
                assert_eq!(answer.header("content-type"), "application/problem+json");
            }
        }
    }
}

#[actix_web::test]
async fn readings_are_asked_about_before_they_are_received() {
    let (folder, site, place) = drafted().await;
    let zero = "0".repeat(64);
    let uri = format!("{place}/measurements?name=data.csv&plan={zero}");
    post_bytes(&site, "", &uri, "x").await.problem(401, "sign-in");
    for who in [OTHER, TAX_OFFICER] {
        post_bytes(&site, who, &uri, "x").await.problem(404, "not-found");
    }
    // A draft takes no readings: nothing is received, however much is sent.
    let answer = post_bytes(&site, APPLICANT, &uri, vec![b'1'; 5 * 1024 * 1024]).await;
    answer.problem(409, "act-not-possible");
    post_bytes(&site, APPLICANT, &format!("{place}/measurements?name=data.csv"), "x")
        .await
        .problem(400, "malformed");
    // What was refused is gone.
    let files = walk(folder.path().join("files"));
    assert!(files.is_empty(), "{files:?}");
}

pub fn walk(folder: std::path::PathBuf) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(walk(path)) } else { found.push(path) }
    }
    found
}

#[actix_web::test]
async fn the_ledger_is_json_or_a_sheet() {
    let (_folder, site, place) = drafted().await;
    let ledger = format!("{place}/ledger");
    assert_eq!(site.get(APPLICANT, &ledger).await.is(200), json!([]));
    assert_eq!(site.get(APPLICANT, &format!("{place}/custody")).await.is(200), json!([]));
    let asked = site.get(APPLICANT, &format!("{ledger}?format=csv")).await;
    assert_eq!((asked.status, asked.header("content-type")), (200, "text/csv; charset=utf-8"));
    let accepted = Site::request("GET", APPLICANT, &ledger).insert_header(("Accept", "text/csv"));
    assert_eq!(site.send(accepted).await.body, asked.body);
    assert!(!asked.body.is_empty());
    let both = Site::request("GET", APPLICANT, &format!("{ledger}?format=json"));
    assert_eq!(site.send(both.insert_header(("Accept", "text/csv"))).await.is(200), json!([]));
    site.get(APPLICANT, &format!("{ledger}?format=pdf")).await.problem(400, "malformed");
    site.get(APPLICANT, &format!("{place}/claims/1/receipt")).await.problem(404, "not-found");
}
