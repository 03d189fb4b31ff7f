//! The two authorities, which stay apart, and what of its case a company does not see.

use serde_json::{Value, json};

use super::super::support::agreements::{self, bring, customers, place};
use super::super::support::bodies::{ACTS, sound};
use super::super::support::course;
use super::super::support::people::{APPLICANT, CASEWORKER, DECIDER, TAX_BOTH, TAX_OFFICER};
use super::super::support::site::case;
use super::{ids, said, site};

#[actix_web::test]
async fn the_authority_that_assists_is_told_of_no_date_of_claims_lots_or_hearings() {
    let (_folder, site) = site().await;
    let id = bring(&site, "in-force").await;
    let whole = site.get(APPLICANT, &place(&id)).await.is(200)["dates"].to_string();
    assert!(whole.contains("claim") && whole.contains("Storage of lot"), "{whole}");
    let told = site.get(CASEWORKER, &place(&id)).await.is(200)["dates"].to_string();
    for word in ["claim", "lot ", "omments", "customers", "request"] {
        assert!(!told.contains(word), "{word}: {told}");
    }
}

#[actix_web::test]
async fn the_authority_that_assists_gets_no_file_but_the_reports() {
    let (_folder, site) = site().await;
    let id = bring(&site, "in-force").await;
    let file = site.get(APPLICANT, &place(&id)).await.is(200)["file"].clone();
    let reports = file["reports"].to_string();
    let (mut given, mut withheld) = (0, 0);
    for list in ["evidence", "attachments"] {
        for one in file[list].as_array().unwrap() {
            let digest = one["sha256"].as_str().unwrap();
            let status = site.get(CASEWORKER, &format!("{}/attachments/{digest}", place(&id))).await.status;
            if reports.contains(digest) {
                given += u32::from(status == 200);
            } else if status == 404 {
                withheld += 1;
            } else {
                // Plans and series are what it approves; nothing else is.
                let name = one["name"].as_str().unwrap();
                assert!(name.starts_with("plan"), "{name} is given: {status}");
            }
        }
    }
    assert!(given >= 1 && withheld >= 3, "{given} {withheld}");
    let list = sagsgang::law::Digest::of(&customers());
    site.get(CASEWORKER, &format!("{}/attachments/{list}", place(&id))).await.problem(404, "not-found");
}

#[actix_web::test]
async fn the_authority_that_assists_gets_no_customers_statement() {
    let (_folder, site) = site().await;
    let id = bring(&site, "in-force").await;
    let one = format!("{}/heat-statements/1/statement?customer=1", place(&id));
    assert_eq!(site.get(APPLICANT, &one).await.status, 200);
    for who in [CASEWORKER, DECIDER, "demo-auditor-ens", "demo-applicant-2"] {
        site.get(who, &one).await.problem(404, "not-found");
        site.get(who, &format!("{}/heat-statements", place(&id))).await.problem(404, "not-found");
    }
}

#[actix_web::test]
async fn before_its_help_is_needed_the_other_authority_knows_of_nothing() {
    let (_folder, site) = site().await;
    let id = agreements::bring(&site, "submitted").await;
    for who in [CASEWORKER, DECIDER, "demo-auditor-ens"] {
        site.get(who, &place(&id)).await.problem(404, "not-found");
        assert_eq!(ids(&site.get(who, agreements::AT).await.is(200)), Vec::<String>::new());
    }
    site.get(TAX_OFFICER, &place(&id)).await.is(200);
}

#[actix_web::test]
async fn tax_officers_know_no_storage_permit() {
    let (_folder, site) = site().await;
    let id = course::in_force(&site).await;
    for who in [TAX_OFFICER, TAX_BOTH, "demo-auditor-skat"] {
        for part in ["", "/journal", "/documents", "/completeness", "/area", "/cumulative"] {
            site.get(who, &format!("{}{part}", case(&id))).await.problem(404, "not-found");
        }
        assert_eq!(ids(&site.get(who, "/api/v1/storage-permits").await.is(200)), Vec::<String>::new());
    }
}

#[actix_web::test]
async fn money_is_moved_by_nobody_of_the_other_authority() {
    let (_folder, site) = site().await;
    let id = bring(&site, "in-force").await;
    let view = site.get(APPLICANT, &place(&id)).await.is(200);
    for part in ["assessments", "payments", "repayment-demands", "repayments", "true-ups", "signatures"] {
        let body = agreements::sound(part, &view);
        for (who, status) in [(CASEWORKER, 403), (DECIDER, 404), (APPLICANT, 403), ("demo-auditor-skat", 403)]
        {
            let answer = site.post(who, &format!("{}/{part}", place(&id)), &body).await;
            assert_eq!(answer.status, status, "{part} by {who}: {}", said(&answer));
        }
    }
    assert_eq!(site.get(APPLICANT, &place(&id)).await.is(200)["version"], view["version"]);
}

#[actix_web::test]
async fn an_auditor_changes_nothing_in_a_permit() {
    let (_folder, site) = site().await;
    let id = course::in_force(&site).await;
    let view = site.case(APPLICANT, &id).await;
    for (act, _) in ACTS {
        let body = sound(act, &view["file"]);
        site.act("demo-auditor-ens", &id, act, &body).await.problem(403, "forbidden");
    }
    assert_eq!(site.case(APPLICANT, &id).await["version"], view["version"]);
}

#[actix_web::test]
async fn a_company_is_not_told_of_the_control_of_it() {
    let (_folder, site) = site().await;
    let id = bring(&site, "in-force").await;
    let finding = json!({"control": 1, "about": "claim 1", "text": "MISTANKE om to regnskaber.", "leads_to": "nothing"});
    agreements::act(&site, TAX_OFFICER, &id, "findings", &finding).await;
    assert!(said(&site.get(TAX_OFFICER, &place(&id)).await).contains("MISTANKE"));
    for part in ["", "/journal?limit=100", "/documents", "/ledger", "/custody"] {
        let told = said(&site.get(APPLICANT, &format!("{}{part}", place(&id))).await);
        assert!(!told.contains("MISTANKE") && !told.contains("Stikprøve"), "{part}");
    }
}

#[actix_web::test]
async fn a_company_is_not_told_who_reported_it() {
    let (_folder, site) = site().await;
    let id = course::in_force(&site).await;
    let number = site.case(APPLICANT, &id).await["file"]["number"].as_str().unwrap().to_owned();
    let seen = json!({"text": "Bobler", "contact": "NABOEN, tlf. 12345678"});
    site.post("demo-applicant-2", &format!("/api/v1/register/{number}/signals"), &seen).await.is(201);
    assert!(said(&site.get(CASEWORKER, &case(&id)).await).contains("NABOEN"));
    for part in ["", "/journal?limit=100", "/documents"] {
        let told = said(&site.get(APPLICANT, &format!("{}{part}", case(&id))).await);
        for secret in ["NABOEN", "demo-applicant-2", "Bjørn Borer"] {
            assert!(!told.contains(secret), "{part}: {secret}");
        }
    }
}

#[actix_web::test]
async fn four_eyes_cannot_be_two_of_one_person() {
    let (_folder, site) = site().await;
    // Who is both has accepted the application as complete, and may not decide it as well.
    let id = course::under_review(&site).await;
    let grant = sound("grants", &Value::Null);
    site.act("demo-both", &id, "grants", &grant).await.problem(403, "four-eyes");
    assert_eq!(site.case(APPLICANT, &id).await["file"]["state"], "under-review");
}
