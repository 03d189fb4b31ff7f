//! The public register: what has not been released, and what has been taken back.

use serde_json::json;

use super::super::support::bodies::{publication, sound};
use super::super::support::course;
use super::super::support::people::{CASEWORKER, DECIDER};
use super::super::support::site::Site;
use super::{as_if_never_been, said, site};

/// A permit of which nothing is released: its id and number.
async fn unreleased(site: &Site) -> (String, String) {
    let id = course::under_review(site).await;
    let view = site.act(DECIDER, &id, "grants", &sound("grants", &json!(null))).await.is(200);
    (id, view["file"]["number"].as_str().unwrap().to_owned())
}

#[actix_web::test]
async fn a_number_that_is_not_released_is_as_one_that_never_was() {
    let (_folder, site) = site().await;
    let (_, number) = unreleased(&site).await;
    for part in ["", "/permit.pdf"] {
        for who in ["", "demo-applicant-2", CASEWORKER] {
            let there = site.get(who, &format!("/api/v1/register/{number}{part}")).await;
            let never = site.get(who, &format!("/api/v1/register/LG-1999-00001{part}")).await;
            as_if_never_been(&there, &never, part);
        }
    }
    for page in ["", "/permit.pdf", "/report"] {
        let there = site.get("", &format!("/register/{number}{page}")).await;
        let never = site.get("", &format!("/register/LG-1999-00001{page}")).await;
        as_if_never_been(&there, &never, page);
    }
}

#[actix_web::test]
async fn nobody_can_report_on_a_permit_that_is_not_released() {
    let (_folder, site) = site().await;
    let (id, number) = unreleased(&site).await;
    let seen = json!({"text": "Bobler"});
    site.post("", &format!("/api/v1/register/{number}/signals"), &seen).await.problem(404, "not-found");
    let form =
        Site::request("POST", "", &format!("/register/{number}/report")).set_form([("text", "Bobler")]);
    assert_eq!(site.send(form).await.status, 404);
    let signals = site.case(CASEWORKER, &id).await["file"]["signals"].to_string();
    assert!(!signals.contains("anyone") && !signals.contains("public"), "{signals}");
}

#[actix_web::test]
async fn a_search_finds_nothing_by_what_is_not_released() {
    let (_folder, site) = site().await;
    let (id, number) = unreleased(&site).await;
    site.act(CASEWORKER, &id, "publications", &publication(&["project-description"])).await.is(200);
    for (words, found) in [
        ("Frigivet", true),
        ("Friggsandet", false),
        ("Nordhavet", false),
        ("Havnegade", false),
        ("%25", false),
        ("_", false),
    ] {
        let list = said(&site.get("", &format!("/register?q={words}")).await);
        assert_eq!(list.contains(&format!("/register/{number}\"")), found, "{words}");
    }
}

#[actix_web::test]
async fn a_permit_that_is_taken_back_is_gone_by_every_way() {
    let (_folder, site) = site().await;
    let (id, number) = unreleased(&site).await;
    site.act(CASEWORKER, &id, "publications", &publication(&["permit-document", "permit"])).await.is(200);
    let ways = [format!("/api/v1/register/{number}/permit.pdf"), format!("/register/{number}/permit.pdf")];
    for way in &ways {
        assert_eq!(site.get("", way).await.status, 200, "{way}");
    }
    let back = json!({"fields": ["permit-document"], "reasons": "Efter aftale."});
    site.act(CASEWORKER, &id, "publication-withdrawals", &back).await.is(200);
    for way in &ways {
        assert_eq!(site.get("", way).await.status, 404, "{way}");
    }
}

#[actix_web::test]
async fn no_list_of_the_register_holds_what_a_single_entry_does_not() {
    let (_folder, site) = site().await;
    let (id, number) = unreleased(&site).await;
    site.act(CASEWORKER, &id, "publications", &publication(&["storage-site"])).await.is(200);
    let one = site.get("", &format!("/api/v1/register/{number}")).await.is(200);
    let list = site.get("", "/api/v1/register?limit=100").await.is(200);
    assert_eq!(list["items"], json!([one]));
    assert!(!list.to_string().contains("Friggsandet"));
}
