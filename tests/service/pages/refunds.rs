//! An agreement's pages: readings sent with a form, tonnes that add up, a claim's steps, the ledger, and the auditor's archive.

use std::io::Read as _;

use sagsgang::access::{Authority, Person, Role};
use sagsgang::law::Digest;
use serde_json::Value;

use super::super::support::accounts::{applicant, caseworker};
use super::super::support::agreements::{bring, place, plan, readings};
use super::super::support::form::{Window, hidden, text};
use super::super::support::people::{APPLICANT, TAX_OFFICER};
use super::super::support::site::Site;
use super::super::support::{desk, folder};

fn of_tax(id: &str, role: Role) -> Person {
    Person { roles: [role].into(), authority: Some(Authority::Skatteforvaltningen), ..caseworker(id) }
}

async fn site() -> (tempfile::TempDir, Site, String, String) {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = bring(&site, "in-force").await;
    let at = format!("/cases/refund-agreements/{id}");
    (folder, site, id, at)
}

#[actix_web::test]
async fn the_tonnes_stand_where_rest_says_and_readings_are_taken_with_a_form() {
    let (_folder, site, id, at) = site().await;
    let one = Window::of(&site, &applicant("anna")).await;
    let tonnes = format!("{at}/tonnes");
    let html = one.page(&tonnes).await;
    let custody = site.get(APPLICANT, &format!("{}/custody", place(&id))).await.is(200);
    let lots = custody.as_array().unwrap();
    assert!(lots.len() >= 4);
    for lot in lots {
        assert!(html.contains(&format!("<th scope=\"row\">{}</th>", lot["lot"].as_str().unwrap())), "{lot}");
    }
    assert!(html.matches("<svg").count() >= 2 && html.contains("Stored: "), "{html}");

    let send = format!("{at}/readings");
    let of = Digest::of(&plan(7)).to_string();
    let none = one.send_file(&tonnes, &send, &[("plan", of.as_str())], ("other", "x.csv", b"x")).await;
    assert!(none.status == 422 && text(&none).contains("Choose a file"), "{}", text(&none));
    let bad = one
        .send_file(
            &tonnes,
            &send,
            &[("plan", of.as_str()), ("reasons", "Fordi <b>")],
            ("file", "dag7.csv", b"time,point\nx,y\n"),
        )
        .await;
    let html = text(&bad);
    assert!(
        bad.status == 422 && html.contains("id=\"faults\"") && html.contains("Fordi &#60;b&#62;"),
        "{html}"
    );
    let before = site.get(APPLICANT, &place(&id)).await.is(200)["file"]["series"].as_array().unwrap().len();
    let sent =
        one.send_file(&tonnes, &send, &[("plan", of.as_str())], ("file", "dag7.csv", &readings(7))).await;
    assert_eq!(sent.header("location"), format!("{tonnes}#readings"), "{}", text(&sent));
    let series = site.get(APPLICANT, &place(&id)).await.is(200)["file"]["series"].clone();
    assert_eq!(series.as_array().unwrap().len(), before + 1);
    assert!(one.page(&tonnes).await.contains("dag7.csv"));
    // Somebody of the tax authority reads the same and sends nothing.
    let officer = Window::of(&site, &of_tax("tove", Role::TaxOfficer)).await;
    assert!(!officer.page(&tonnes).await.contains("id=\"upload\""));
    let token = hidden(&officer.page("/me").await, "form-token").to_owned();
    assert_eq!(officer.send_with(&token, &send, &[("plan", &of)]).await.status, 422);
    let tried = officer
        .send_file(&format!("{at}/ledger"), &send, &[("plan", &of)], ("file", "dag7.csv", &readings(7)))
        .await;
    assert_eq!(tried.status, 403);
}

#[actix_web::test]
async fn a_claim_is_shown_step_by_step_and_all_is_computed_anew_on_a_button() {
    let (_folder, site, id, at) = site().await;
    let officer = Window::of(&site, &of_tax("tove", Role::TaxOfficer)).await;
    let claims = officer.page(&format!("{at}/claims")).await;
    assert!(claims.contains(&format!("href=\"{at}/claims/1\"")), "{claims}");
    let receipt = site.get(TAX_OFFICER, &format!("{}/claims/1/receipt", place(&id))).await.is(200);
    let html = officer.page(&format!("{at}/claims/1")).await;
    assert_eq!(html.matches("class=\"outcome\"").count(), receipt["steps"].as_array().unwrap().len());
    assert_eq!(officer.get(&format!("{at}/claims/99")).await.status, 404);

    let ledger = format!("{at}/ledger");
    let html = officer.page(&ledger).await;
    let entries = site.get(TAX_OFFICER, &format!("{}/ledger", place(&id))).await.is(200);
    let lines: usize = entries.as_array().unwrap().iter().map(|e| e["lines"].as_array().unwrap().len()).sum();
    assert!(lines > 0);
    assert_eq!(html.matches(&format!("href=\"{at}/claims/")).count(), lines);
    assert!(html.contains("Sample, highest risk first"), "{html}");
    let done = officer.send(&ledger, &ledger, &[]).await;
    let html = text(&done);
    assert!(
        done.status == 200 && html.contains("id=\"recomputed\"") && html.contains("comes out the same"),
        "{html}"
    );
    // The company sees no controls of its own; who only assists sees no money.
    let own = Window::of(&site, &applicant("anna")).await;
    assert!(!own.page(&ledger).await.contains("Sample, highest risk first"));
    let assisting = Window::of(&site, &caseworker("camilla")).await;
    assert_eq!(assisting.get(&ledger).await.status, 404);
    assert_eq!(assisting.get(&format!("{at}/archive.zip")).await.status, 404);
    assert!(!assisting.page(&format!("{at}/claims")).await.contains("/claims/1"));
}

#[actix_web::test]
async fn the_archive_stands_on_its_own() {
    let (_folder, site, id, at) = site().await;
    let auditor = Window::of(&site, &of_tax("asger", Role::Auditor)).await;
    let fetched = auditor.get(&format!("{at}/archive.zip")).await;
    assert_eq!((fetched.status, fetched.header("content-type")), (200, "application/zip"));
    assert_eq!(
        auditor.get(&format!("{at}/archive.zip")).await.body,
        fetched.body,
        "the same case, the same archive"
    );
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&fetched.body)).unwrap();
    let mut read = |name: &str| {
        let mut content = Vec::new();
        archive.by_name(name).unwrap().read_to_end(&mut content).unwrap();
        content
    };
    let sums = String::from_utf8(read("SHA256SUMS")).unwrap();
    assert!(sums.lines().count() > 8, "{sums}");
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        assert_eq!(Digest::of(&read(name)).to_string(), sum, "{name}");
    }
    let journal: Vec<Value> = serde_json::from_slice(&read("journal.json")).unwrap();
    let version = site.get(TAX_OFFICER, &place(&id)).await.is(200)["version"].as_u64().unwrap();
    assert_eq!(journal.len() as u64, version);
    for pair in journal.windows(2) {
        assert_eq!(pair[0]["hash"], pair[1]["before"]);
    }
    let receipt = site.get(TAX_OFFICER, &format!("{}/claims/1/receipt", place(&id))).await.is(200);
    let packed: Value = serde_json::from_slice(&read("receipts/claim-1-assessed.json")).unwrap();
    assert_eq!(packed, receipt);
    let csv = String::from_utf8(read("ledger.csv")).unwrap();
    assert!(csv.lines().count() > 2, "{csv}");
}
