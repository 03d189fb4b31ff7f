//! A letter seen before it is sent: the very letter, but for its mark.

use sagsgang::law::Digest;
use serde_json::{Value, json};

use super::support::agreements::{act, bring, place, sound};
use super::support::people::{APPLICANT, CASEWORKER, OTHER, TAX_DECIDER, TAX_OFFICER};
use super::support::site::{Answer, Site};
use super::support::{desk, folder};

async fn preview(site: &Site, who: &str, id: &str, of: &str, body: &Value) -> Answer {
    site.post(who, &format!("{}/previews/{of}", place(id)), body).await
}

/// Does an act with the digests of a preview.
async fn act_as_seen(site: &Site, who: &str, id: &str, of: &str, body: &Value, seen: &str) -> Answer {
    let request = Site::request("POST", who, &format!("{}/{of}", place(id)));
    site.send(request.insert_header(("Letter-Digest", seen)).set_payload(body.to_string())).await
}

fn text(pdf: &[u8]) -> String {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    document.extract_text(&[1]).unwrap().replace('\u{ad}', "")
}

async fn documents(site: &Site, id: &str) -> Vec<Value> {
    let found = site.get(APPLICANT, &format!("{}/documents", place(id))).await.is(200);
    found.as_array().unwrap().clone()
}

#[actix_web::test]
async fn what_is_sent_is_what_was_seen_byte_for_byte_but_for_the_mark() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = bring(&site, "under-review").await;
    let body = sound("refusals", &Value::Null);
    let before = site.get(APPLICANT, &place(&id)).await.is(200);
    let seen = preview(&site, TAX_DECIDER, &id, "refusals", &body).await;
    assert_eq!((seen.status, seen.header("content-type")), (200, "application/pdf"));
    assert_eq!(seen.header("letter-kinds"), "refusal");
    assert!(text(&seen.body).contains("UDKAST"), "the mark of a draft");
    // To look is not to do.
    assert_eq!(site.get(APPLICANT, &place(&id)).await.is(200), before);
    let kept = documents(&site, &id).await.len();
    let digest = seen.header("letter-digest").to_owned();
    let done = act_as_seen(&site, TAX_DECIDER, &id, "refusals", &body, &digest).await;
    done.is(200);
    let made = documents(&site, &id).await;
    assert!(made.len() > kept);
    let letter = made.iter().find(|document| document["kind"] == "refusal").unwrap();
    assert_eq!(letter["sha256"], digest.as_str());
    let sent =
        site.get(APPLICANT, &format!("{}/documents/{}", place(&id), letter["id"].as_str().unwrap())).await;
    assert_eq!(Digest::of(&sent.body).as_str(), digest);
    let draft = text(&seen.body).replace("UDKAST", "");
    let first = |text: &str| text.lines().find(|line| line.contains("Afslag")).map(str::to_owned);
    assert!(!text(&sent.body).contains("UDKAST"));
    assert_eq!(first(&draft), first(&text(&sent.body)));
}

#[actix_web::test]
async fn another_letter_than_the_one_that_was_seen_is_not_sent() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = bring(&site, "under-review").await;
    let body = sound("refusals", &Value::Null);
    let digest = preview(&site, TAX_DECIDER, &id, "refusals", &body).await.header("letter-digest").to_owned();
    let other = json!({"reasons": "Noget helt andet.", "guidance": "Søg igen."});
    act_as_seen(&site, TAX_DECIDER, &id, "refusals", &other, &digest).await.problem(412, "other-letter");
    let two = format!("{digest}, {digest}");
    act_as_seen(&site, TAX_DECIDER, &id, "refusals", &body, &two).await.problem(412, "other-letter");
    act_as_seen(&site, TAX_DECIDER, &id, "refusals", &body, "æ").await.problem(400, "malformed");
    assert_eq!(site.get(APPLICANT, &place(&id)).await.is(200)["file"]["state"], "under-review");
    act_as_seen(&site, TAX_DECIDER, &id, "refusals", &body, &digest).await.is(200);
}

#[actix_web::test]
async fn only_who_may_do_an_act_may_see_its_letter() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = bring(&site, "under-review").await;
    let body = sound("refusals", &Value::Null);
    for who in [TAX_OFFICER, APPLICANT] {
        preview(&site, who, &id, "refusals", &body).await.problem(403, "forbidden");
    }
    for who in [OTHER, CASEWORKER] {
        preview(&site, who, &id, "refusals", &body).await.problem(404, "not-found");
    }
    preview(&site, "", &id, "refusals", &body).await.problem(401, "sign-in");
    preview(&site, TAX_DECIDER, &id, "payments", &sound("payments", &Value::Null))
        .await
        .problem(409, "act-not-possible");
    preview(&site, TAX_DECIDER, &id, "dances", &json!({})).await.problem(404, "not-found");
    preview(&site, TAX_DECIDER, "none", "refusals", &body).await.problem(404, "not-found");
    preview(&site, TAX_DECIDER, &id, "refusals", &json!({"reasons": 7})).await.problem(422, "invalid");
    let empty = json!({"reasons": "", "guidance": ""});
    preview(&site, TAX_DECIDER, &id, "refusals", &empty).await.problem(422, "invalid");
    // A place that is not filled in is seen in the preview, and keeps the letter from being sent.
    let open = json!({"reasons": "Fordi [indsæt begrundelse].", "guidance": "Søg igen."});
    let seen = preview(&site, TAX_DECIDER, &id, "refusals", &open).await;
    assert!(text(&seen.body).contains("[indsæt begrundelse]"));
    site.post(TAX_DECIDER, &format!("{}/refusals", place(&id)), &open).await.problem(422, "invalid");
    // An act without a letter has none to show.
    let hearing = sound("statements", &json!({"file": {"state": "under-review"}}));
    act(&site, TAX_OFFICER, &id, "statements", &hearing).await;
    let comment = json!({"hearing": 1, "text": "Nej.", "waives_the_rest": true});
    preview(&site, APPLICANT, &id, "comments", &comment).await.problem(422, "invalid");
}

#[actix_web::test]
async fn where_an_act_makes_several_letters_each_can_be_seen() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = super::support::course::bring(&site, "under-review").await;
    let uri = format!("/api/v1/storage-permits/{id}");
    let view = site.get("demo-both", &uri).await.is(200);
    let body = super::support::bodies::sound("grants", &view);
    let seen = site.post("demo-decider", &format!("{uri}/previews/grants"), &body).await;
    assert_eq!(seen.status, 200, "{}", String::from_utf8_lossy(&seen.body));
    let kinds: Vec<String> = seen.header("letter-kinds").split(", ").map(str::to_owned).collect();
    assert_eq!(kinds.len(), 2, "{kinds:?}");
    assert_eq!(seen.header("letter-digest").split(", ").count(), 2);
    let mut pages = Vec::new();
    for kind in &kinds {
        let one = site.post("demo-decider", &format!("{uri}/previews/grants?letter={kind}"), &body).await;
        assert_eq!(one.status, 200);
        pages.push(one.body);
    }
    assert_eq!(pages[0], seen.body);
    assert_ne!(pages[0], pages[1]);
    let none = site.post("demo-decider", &format!("{uri}/previews/grants?letter=poem"), &body).await;
    none.problem(404, "not-found");
}
