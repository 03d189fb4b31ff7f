//! Whoever is disqualified in a case (FVL § 3) is kept off it: by every way, from the act on, and in that case alone.

use serde_json::{Value, json};

use super::support::bodies::sound;
use super::support::people::{APPLICANT, BOTH, CASEWORKER, DECIDER, TAX_BOTH, TAX_DECIDER, TAX_OFFICER};
use super::support::site::{Site, case};
use super::support::{agreements, course, desk, folder};

fn of(person: &str, disqualified: bool) -> Value {
    let ground = if disqualified { json!("close-person") } else { Value::Null };
    json!({"person": person, "disqualified": disqualified, "ground": ground, "reasons": "Søster til direktøren."})
}

#[actix_web::test]
async fn who_is_disqualified_sees_and_does_nothing_in_that_case_alone() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let (id, other) = (course::submitted(&site).await, course::submitted(&site).await);
    let record = format!("{}/disqualifications", case(&id));
    // Of others only somebody entitled to decide says it; each says it of themselves.
    let refused = site.post(CASEWORKER, &record, &of(DECIDER, true)).await;
    refused.problem(422, "invalid");
    assert_eq!(refused.pointers(), ["/person"]);
    site.post(APPLICANT, &record, &of(CASEWORKER, true)).await.problem(403, "forbidden");
    site.post("demo-auditor-ens", &record, &of(CASEWORKER, true)).await.problem(403, "forbidden");
    site.post(CASEWORKER, &record, &of(CASEWORKER, true)).await.is(200);
    // Reading, acting, previewing, listing: nothing of the case is theirs any more.
    for address in ["", "/journal", "/documents", "/completeness", "/area", "/cumulative"] {
        site.get(CASEWORKER, &format!("{}{address}", case(&id))).await.problem(403, "disqualified");
    }
    let seen = site.case(DECIDER, &id).await;
    for (way, act) in [("", "item-marks"), ("", "disqualifications"), ("previews/", "information-requests")] {
        let address = format!("{}/{way}{act}", case(&id));
        site.post(CASEWORKER, &address, &sound(act, &seen["file"])).await.problem(403, "disqualified");
    }
    let listed = |who: &'static str| {
        let site = &site;
        async move {
            let page = site.get(who, "/api/v1/storage-permits").await.is(200);
            let items = page["items"].as_array().unwrap().clone();
            items.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        }
    };
    assert_eq!(listed(CASEWORKER).await, [other.as_str()]);
    assert_eq!(listed(DECIDER).await.len(), 2);
    site.get(CASEWORKER, &case(&other)).await.is(200);
    // Nobody lets themselves in again, nor does another who does not decide.
    site.post(CASEWORKER, &record, &of(CASEWORKER, false)).await.problem(403, "disqualified");
    site.post(DECIDER, &record, &of(CASEWORKER, true)).await.problem(422, "invalid");
    let seen = site.case(DECIDER, &id).await;
    assert_eq!(seen["file"]["disqualified"][CASEWORKER]["what"]["reasons"], "Søster til direktøren.");
    // To say it is no part of preparing the case.
    site.post("demo-caseworker-2", &record, &of("demo-caseworker-2", true)).await.is(200);
    let prepared = site.case(DECIDER, &id).await["file"]["prepared_by"].to_string();
    assert!(!prepared.contains("demo-caseworker-2"), "{prepared}");
    // The company is not told of an official's family.
    assert_eq!(site.case(APPLICANT, &id).await["file"]["disqualified"], json!({}));
    let journal = site.get(APPLICANT, &format!("{}/journal", case(&id))).await;
    assert!(!String::from_utf8_lossy(&journal.body).contains("Søster"));
    site.post(DECIDER, &record, &of(CASEWORKER, false)).await.is(200);
    site.get(CASEWORKER, &case(&id)).await.is(200);
}

#[actix_web::test]
async fn who_decides_can_be_kept_off_too_and_only_the_others_let_them_in() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = course::submitted(&site).await;
    let record = format!("{}/disqualifications", case(&id));
    site.post(BOTH, &record, &of(BOTH, true)).await.is(200);
    site.post(BOTH, &record, &of(BOTH, false)).await.problem(403, "disqualified");
    site.post(CASEWORKER, &record, &of(BOTH, false)).await.problem(422, "invalid");
    site.post(DECIDER, &record, &of(BOTH, false)).await.is(200);
    for (body, pointers) in [
        (json!({"person": "", "disqualified": true, "reasons": " "}), vec!["/ground", "/person", "/reasons"]),
        (
            json!({"person": "x".repeat(201), "disqualified": true, "ground": "own-interest", "reasons": "æ"}),
            vec!["/person"],
        ),
        (of("nobody", false), vec!["/person"]),
    ] {
        let answer = site.post(DECIDER, &record, &body).await;
        answer.problem(422, "invalid");
        assert_eq!(answer.pointers(), pointers);
    }
}

#[actix_web::test]
async fn it_holds_for_agreements_and_for_the_authority_that_assists() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = agreements::bring(&site, "in-force").await;
    let at = format!("/api/v1/refund-agreements/{id}");
    let record = format!("{at}/disqualifications");
    site.post(TAX_OFFICER, &record, &of(TAX_OFFICER, true)).await.is(200);
    site.post(CASEWORKER, &record, &of(CASEWORKER, true)).await.is(200);
    for who in [TAX_OFFICER, CASEWORKER] {
        for address in ["", "/ledger", "/custody", "/journal"] {
            site.get(who, &format!("{at}{address}")).await.problem(403, "disqualified");
        }
    }
    site.post(TAX_BOTH, &record, &of(TAX_OFFICER, false)).await.is(200);
    site.post(TAX_DECIDER, &record, &of(CASEWORKER, false)).await.is(200);
    site.get(CASEWORKER, &at).await.is(200);
}
