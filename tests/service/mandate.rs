//! Who of a company may only prepare, and who may sign.

use sagsgang::desk::Desk;
use serde_json::{Value, json};

use super::support::agreements;
use super::support::bodies::{application, pdf, sound};
use super::support::people::{APPLICANT, CASEWORKER, PREPARER, with_preparer};
use super::support::site::Site;
use super::support::{desk, folder};

fn acts(case: &Value) -> Vec<&str> {
    case["acts"].as_array().unwrap().iter().map(|act| act["act"].as_str().unwrap()).collect()
}

#[actix_web::test]
async fn one_prepares_and_another_signs() {
    let folder = folder();
    let site = Site::over(Desk { people: with_preparer(), ..desk(folder.path(), 2) }).await;
    let opened = site.open(PREPARER).await;
    let id = opened.is(201)["file"]["id"].as_str().unwrap().to_owned();
    let saved = site.save(PREPARER, &id, 1, &application()).await;
    assert!(!acts(&saved.is(200)).contains(&"submit"));
    site.attach(PREPARER, &id, "kort.pdf", &pdf("kort")).await.is(200);
    let whole = json!({"acknowledge_gaps": true});
    let view = site.case(PREPARER, &id).await;
    for path in ["submissions", "withdrawals"] {
        let told =
            site.act(PREPARER, &id, path, &sound(path, &view["file"])).await.problem(403, "not-signatory");
        let detail = told["detail"].as_str().unwrap();
        assert!(detail.contains("Astrid Ansøger") && !detail.contains("Pia"), "{detail}");
    }
    assert!(acts(&site.case(APPLICANT, &id).await).contains(&"submit"));
    site.act(APPLICANT, &id, "submissions", &whole).await.is(200);
    // Another company's preparer knows nothing of it, as before.
    site.get("demo-applicant-2", &format!("/api/v1/storage-permits/{id}")).await.problem(404, "not-found");
    assert!(!acts(&site.case(PREPARER, &id).await).contains(&"withdraw"));
    assert!(!acts(&site.case(CASEWORKER, &id).await).is_empty());
}

#[actix_web::test]
async fn a_preparer_claims_no_money() {
    let folder = folder();
    let site = Site::over(Desk { people: with_preparer(), ..desk(folder.path(), 2) }).await;
    let id = agreements::bring(&site, "in-force").await;
    let place = format!("/api/v1/refund-agreements/{id}");
    let view = site.get(PREPARER, &place).await.is(200);
    let offered = acts(&view);
    assert!(offered.contains(&"register-lot") && !offered.contains(&"claim"), "{offered:?}");
    let view = site.get(APPLICANT, &place).await.is(200);
    assert!(acts(&view).contains(&"claim"));
    let told = site.post(PREPARER, &format!("{place}/claims"), &agreements::claim(1)).await;
    assert!(told.problem(403, "not-signatory")["detail"].as_str().unwrap().contains("Astrid Ansøger"));
}
