//! Texts that somebody sends and that a database would index or look up: never a 500, on either database.

use serde_json::json;

use sagsgang::desk::verify::{Depth, verify};

use super::support::bodies::sound;
use super::support::people::{APPLICANT, CASEWORKER, DECIDER};
use super::support::site::{Site, case};
use super::support::{course, desk, folder};

#[actix_web::test]
async fn what_cannot_be_kept_is_not_found() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 1)).await;
    let id = course::draft(&site).await;
    for uri in [
        "/api/v1/storage-permits/%00".into(),
        "/api/v1/refund-agreements/%00".into(),
        "/api/v1/register/LG-2026-00001%00".into(),
        format!("{}/documents/%00", case(&id)),
        format!("{}/attachments/%00", case(&id)),
    ] {
        site.get(APPLICANT, &uri).await.problem(404, "not-found");
    }
    for uri in ["/api/v1/storage-permits?after=%00", "/api/v1/register?after=%00"] {
        assert_eq!(site.get(APPLICANT, uri).await.is(200)["items"], json!([]));
    }
    site.act(APPLICANT, "%00", "submissions", &json!({})).await.problem(404, "not-found");
}

#[actix_web::test]
async fn cases_are_related_by_any_name_of_a_hydraulic_unit() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 1)).await;
    // As long as may be, and of letters that no index makes shorter; then with what PostgreSQL takes in no text.
    let long: String = (0..20_000_u32)
        .map(|n| char::from_u32(0x4e00 + n.wrapping_mul(2_654_435_761) % 20_000).unwrap())
        .collect();
    for name in [long, "Frigg\0sandet".to_owned()] {
        let mut ids = Vec::new();
        for _ in 0..2 {
            let id = course::under_review(&site).await;
            let view = site.case(DECIDER, &id).await;
            let mut grant = sound("grants", &view["file"]);
            grant["terms"]["hydraulic_unit"] = json!(name);
            site.act(DECIDER, &id, "grants", &grant).await.is(200);
            ids.push(id);
        }
        let sum = site.get(CASEWORKER, &format!("{}/cumulative", case(&ids[0]))).await.is(200);
        let same = sum["cases"].as_array().unwrap().iter().filter(|c| c["same_hydraulic_unit"] == true);
        assert_eq!(same.count(), 2, "{sum}");
    }
    assert_eq!(verify(&site.desk, Depth::Recomputed).unwrap().faults, []);
}
