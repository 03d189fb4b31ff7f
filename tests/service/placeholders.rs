//! A place that is not filled in keeps an official's letter from being sent; an applicant's text is received as it is.

use sagsgang::desk::verify::{Depth, verify};
use serde_json::{Value, json};

use super::support::bodies::sound;
use super::support::people::{APPLICANT, CASEWORKER};
use super::support::site::{Site, case};
use super::support::{course, desk, folder};

#[actix_web::test]
async fn a_letter_with_a_place_that_is_not_filled_in_is_not_sent() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 1)).await;
    let id = course::submitted(&site).await;
    let before = site.case(CASEWORKER, &id).await;
    let letters = |documents: Value| documents.as_array().unwrap().len();
    let documents = format!("{}/documents", case(&id));
    let made = letters(site.get(APPLICANT, &documents).await.is(200));
    let mut request = sound("information-requests", &Value::Null);
    request["reasons"] = json!("Datum mangler, jf. [indsæt bestemmelse].");
    request["questions"][0]["text"] = json!("Hvad er XX?");
    let refused = site.act(CASEWORKER, &id, "information-requests", &request).await;
    refused.problem(422, "invalid");
    let mut pointers = refused.pointers();
    pointers.sort();
    assert_eq!(pointers, ["/questions/0/text", "/reasons"], "every place at once");
    assert!(refused.json()["errors"].to_string().contains("[indsæt bestemmelse]"));
    // Nothing has happened, and nothing was made.
    assert_eq!(site.case(CASEWORKER, &id).await, before);
    assert_eq!(letters(site.get(APPLICANT, &documents).await.is(200)), made);

    request["reasons"] = json!("Datum mangler, jf. § 4, stk. 1, nr. 4 [1].");
    request["questions"][0]["text"] = json!("Hvilket datum?");
    site.act(CASEWORKER, &id, "information-requests", &request).await.is(200);
    // An authority may not refuse to receive what a company writes.
    let answer = json!({"text": "TODO: se [bilag …] XX", "acknowledge_gaps": true});
    site.act(APPLICANT, &id, "answers", &answer).await.is(200);
    assert_eq!(verify(&site.desk, Depth::Recomputed).unwrap().faults, []);
}
