//! Cases, documents and files that are somebody else's, by their ids.

use sagsgang::law::Digest;
use serde_json::{Value, json};

use super::super::support::agreements;
use super::super::support::bodies::{application, pdf, sound};
use super::super::support::course;
use super::super::support::people::{APPLICANT, CASEWORKER, OTHER};
use super::super::support::site::case;
use super::{as_if_never_been, ids, said, site};

const NOWHERE: &str = "01890000-0000-7000-8000-000000000000";
const PARTS: [&str; 7] =
    ["", "/journal", "/documents", "/completeness", "/area", "/cumulative", "/versions/1/difference"];

#[actix_web::test]
async fn another_companys_case_is_as_one_that_never_was() {
    let (_folder, site) = site().await;
    let id = course::submitted(&site).await;
    for part in PARTS {
        let there = site.get(OTHER, &format!("{}{part}", case(&id))).await;
        let never = site.get(OTHER, &format!("{}{part}", case(NOWHERE))).await;
        as_if_never_been(&there, &never, part);
    }
}

#[actix_web::test]
async fn an_agreement_of_another_company_is_as_one_that_never_was() {
    let (_folder, site) = site().await;
    let id = agreements::signed(&site, 1).await;
    for part in ["", "/journal", "/documents", "/custody", "/ledger", "/heat-statements", "/claims/1/receipt"]
    {
        let there = site.get(OTHER, &format!("{}{part}", agreements::place(&id))).await;
        let never = site.get(OTHER, &format!("{}{part}", agreements::place(NOWHERE))).await;
        as_if_never_been(&there, &never, part);
    }
}

#[actix_web::test]
async fn the_ids_beside_ones_own_are_nobodys() {
    let (_folder, site) = site().await;
    let (id, theirs) = (course::draft(&site).await, site.open(OTHER).await.is(201));
    let own: u128 = u128::from_str_radix(&id.replace('-', ""), 16).unwrap();
    for near in (1..40).flat_map(|step| [own - step, own + step]) {
        let near = uuid::Uuid::from_u128(near).to_string();
        if near != theirs["file"]["id"].as_str().unwrap() {
            site.get(APPLICANT, &case(&near)).await.problem(404, "not-found");
        }
    }
}

#[actix_web::test]
async fn an_id_is_taken_as_it_was_given_and_in_no_other_dress() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    let wide: String = id
        .chars()
        .map(|c| if c.is_ascii_digit() { char::from_u32(c as u32 + 0xfee0).unwrap() } else { c })
        .map(|c| c.to_string().bytes().map(|b| format!("%{b:02X}")).collect::<String>())
        .collect();
    for dressed in [
        id.to_uppercase(),
        id.replace('-', ""),
        format!("%7B{id}%7D"),
        format!("urn:uuid:{id}"),
        format!("{id}%20"),
        format!("%20{id}"),
        format!("{id}%00"),
        format!("{id}%0A"),
        id.replace('-', "%E2%80%90"),
        wide,
    ] {
        site.get(APPLICANT, &case(&dressed)).await.problem(404, "not-found");
    }
    site.get(APPLICANT, &case(&id)).await.is(200);
}

#[actix_web::test]
async fn an_id_of_one_kind_opens_nothing_of_the_other() {
    let (_folder, site) = site().await;
    let (permit, agreement) = (course::submitted(&site).await, agreements::signed(&site, 0).await);
    for who in [APPLICANT, CASEWORKER, "demo-tax-officer"] {
        site.get(who, &agreements::place(&permit)).await.problem(404, "not-found");
        site.get(who, &case(&agreement)).await.problem(404, "not-found");
    }
}

#[actix_web::test]
async fn a_document_is_in_its_own_case_alone() {
    let (_folder, site) = site().await;
    let (first, second) = (course::submitted(&site).await, course::submitted(&site).await);
    let documents = site.get(APPLICANT, &format!("{}/documents", case(&first))).await.is(200);
    for document in documents.as_array().unwrap() {
        let document = document["id"].as_str().unwrap();
        site.get(APPLICANT, &format!("{}/documents/{document}", case(&first))).await.is(200);
        site.get(APPLICANT, &format!("{}/documents/{document}", case(&second)))
            .await
            .problem(404, "not-found");
    }
}

#[actix_web::test]
async fn a_file_is_in_its_own_case_alone() {
    let (_folder, site) = site().await;
    let (first, second) = (course::draft(&site).await, course::draft(&site).await);
    site.attach(APPLICANT, &first, "kun-her.pdf", &pdf("kun her")).await.is(200);
    let digest = Digest::of(&pdf("kun her"));
    assert_eq!(site.get(APPLICANT, &format!("{}/attachments/{digest}", case(&first))).await.status, 200);
    site.get(APPLICANT, &format!("{}/attachments/{digest}", case(&second))).await.problem(404, "not-found");
}

#[actix_web::test]
async fn the_digest_of_a_letter_fetches_it_as_no_file() {
    let (_folder, site) = site().await;
    let id = course::submitted(&site).await;
    let documents = site.get(APPLICANT, &format!("{}/documents", case(&id))).await.is(200);
    let digest = documents[0]["sha256"].as_str().unwrap();
    for who in [APPLICANT, OTHER, CASEWORKER] {
        site.get(who, &format!("{}/attachments/{digest}", case(&id))).await.problem(404, "not-found");
    }
}

#[actix_web::test]
async fn what_a_company_prepares_as_an_answer_is_not_seen_before_it_is_sent() {
    let (_folder, site) = site().await;
    let id = course::submitted(&site).await;
    let asked = sound("information-requests", &Value::Null);
    let version = site.act(CASEWORKER, &id, "information-requests", &asked).await.is(200)["version"].clone();
    let mut draft = application();
    draft["project"]["hypothesis"] = json!("HEMMELIGT UDKAST");
    site.save(APPLICANT, &id, version.as_i64().unwrap(), &draft).await.is(200);
    site.attach(APPLICANT, &id, "hemmeligt.pdf", &pdf("hemmeligt")).await.is(200);
    let digest = Digest::of(&pdf("hemmeligt"));
    for who in [CASEWORKER, "demo-decider", "demo-auditor-ens"] {
        for part in ["", "/journal?limit=100", "/documents", "/completeness", "/area"] {
            let told = said(&site.get(who, &format!("{}{part}", case(&id))).await);
            for secret in ["HEMMELIGT", "hemmeligt", digest.as_str()] {
                assert!(!told.contains(secret), "{who} {part}: {secret}");
            }
        }
        site.get(who, &format!("{}/attachments/{digest}", case(&id))).await.problem(404, "not-found");
    }
}

#[actix_web::test]
async fn paging_never_walks_past_ones_own_cases() {
    let (_folder, site) = site().await;
    let mut theirs = Vec::new();
    for _ in 0..3 {
        course::draft(&site).await;
        theirs.push(site.open(OTHER).await.is(201)["file"]["id"].as_str().unwrap().to_owned());
    }
    for limit in [1, 2, 100] {
        let (mut seen, mut after) = (Vec::new(), "0".to_owned());
        loop {
            let uri = format!("/api/v1/storage-permits?limit={limit}&after={after}");
            let page = site.get(OTHER, &uri).await.is(200);
            assert_eq!(page.as_object().unwrap().keys().collect::<Vec<_>>(), ["items", "next"], "no count");
            seen.extend(ids(&page));
            let Some(next) = page["next"].as_str() else { break };
            assert!(theirs.iter().any(|id| id == next), "{next} is not theirs");
            after = next.to_owned();
        }
        assert_eq!(seen, theirs, "{limit}");
    }
}

#[actix_web::test]
async fn a_preview_is_as_closed_as_the_act() {
    let (_folder, site) = site().await;
    let id = course::under_review(&site).await;
    let grant = sound("grants", &Value::Null);
    for (who, status, kind) in [
        ("", 401, "sign-in"),
        (OTHER, 404, "not-found"),
        (APPLICANT, 403, "forbidden"),
        (CASEWORKER, 403, "forbidden"),
    ] {
        let uri = format!("{}/previews/grants", case(&id));
        site.post(who, &uri, &grant).await.problem(status, kind);
    }
}
