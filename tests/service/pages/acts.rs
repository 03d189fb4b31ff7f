//! Acts by their forms: a whole course, every fault at its field, nothing lost, nothing done twice.

use serde_json::{Value, json};

use super::super::support::bodies::{self, sound};
use super::super::support::course;
use super::super::support::people::{APPLICANT, BOTH, CASEWORKER, DECIDER, OTHER, TAX_OFFICER};
use super::super::support::site::{Answer, Site};
use super::super::support::{desk, folder};
use super::account::{form, own};
use super::cases::{attributes, session};
use super::text;

/// JSON as a person types it into the form's fields.
fn typed(at: &str, value: &Value, out: &mut Vec<(String, String)>) {
    let join = |name: &str| if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
    match value {
        Value::Null => {}
        Value::Object(members) if at.ends_with("parameters") || at.ends_with("readings") => {
            let line = |(name, value): (&String, &Value)| format!("{name} = {}", value.as_str().unwrap());
            out.push((at.to_owned(), members.iter().map(line).collect::<Vec<_>>().join("\n")));
        }
        Value::Object(members) => members.iter().for_each(|(name, value)| typed(&join(name), value, out)),
        Value::Array(items) if items.first().is_some_and(|item| item[0].is_number()) => {
            let line = |item: &Value| format!("{} {}", item[0], item[1]);
            out.push((at.to_owned(), items.iter().map(line).collect::<Vec<_>>().join("\r\n")));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(row, value)| typed(&join(&row.to_string()), value, out));
        }
        Value::String(text) => out.push((at.to_owned(), text.clone())),
        other => out.push((at.to_owned(), other.to_string())),
    }
}

/// The hidden fields of a form.
fn hidden(html: &str) -> Vec<(String, String)> {
    let own = html.split("<form ").find(|part| part.contains("name=\"form-key\"")).unwrap();
    let inputs = own.split("<input type=\"hidden\"").skip(1);
    inputs
        .map(|input| {
            let value = |name| attributes(&format!(" {input}"), name)[0].to_owned();
            (value("name"), value("value"))
        })
        .collect()
}

async fn send(site: &Site, held: &str, place: &str, fields: &[(String, String)], does: &str) -> Answer {
    let mut all: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    all.push(("does", does));
    site.send(form(held, place, &all)).await
}

/// Does an act as a person does: opens the form, fills it in, looks at the letter if there is one, sends.
async fn by_form(site: &Site, who: &str, id: &str, act: &str, body: &Value) -> Answer {
    let held = session(&site.desk, who);
    let place = format!("/cases/storage-permits/{id}/acts/{act}");
    let blank = own(site, &held, &place).await;
    assert_eq!(blank.status, 200, "{who} {act}: {}", text(&blank));
    let mut fields = hidden(&text(&blank));
    typed("", body, &mut fields);
    let answer = send(site, &held, &place, &fields, "next").await;
    if answer.status != 200 {
        return answer;
    }
    let html = text(&answer);
    assert!(html.contains("id=\"letters\""), "{who} {act}: {html}");
    let kind =
        attributes(&html, "value").into_iter().find_map(|value| value.strip_prefix("letter:")).unwrap();
    let mut fields = hidden(&html);
    assert!(fields.iter().any(|(name, value)| name == "letters-seen" && value.len() >= 64));
    typed("", body, &mut fields);
    let letter = send(site, &held, &place, &fields, &format!("letter:{kind}")).await;
    assert_eq!((letter.status, letter.header("content-type")), (200, "application/pdf"), "{act}");
    assert!(letter.body.starts_with(b"%PDF"));
    send(site, &held, &place, &fields, "send").await
}

async fn done(site: &Site, who: &str, id: &str, act: &str, body: &Value) {
    let before = site.case(who, id).await["version"].as_i64().unwrap();
    let answer = by_form(site, who, id, act, body).await;
    assert_eq!(answer.status, 303, "{who} {act}: {}", text(&answer));
    let place = format!("/cases/storage-permits/{id}?done={act}");
    assert_eq!(answer.header("location"), place);
    let held = session(&site.desk, who);
    let page = text(&own(site, &held, &place).await);
    assert!(page.contains("id=\"done\""), "{act}");
    assert!(site.case(who, id).await["version"].as_i64().unwrap() > before, "{act}");
}

#[actix_web::test]
async fn the_whole_life_of_a_permit_goes_by_the_forms() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = course::draft(&site).await;
    let steps = [
        (APPLICANT, "submit", "submissions"),
        (CASEWORKER, "mark-item", "item-marks"),
        (CASEWORKER, "request-information", "information-requests"),
        (APPLICANT, "answer", "answers"),
        (CASEWORKER, "accept-as-complete", "acceptances"),
        (CASEWORKER, "hear-party", "hearings"),
        (APPLICANT, "comment", "comments"),
        (DECIDER, "grant", "grants"),
        (CASEWORKER, "publish", "publications"),
        (APPLICANT, "report", "reports"),
        (CASEWORKER, "review-report", "report-reviews"),
        (CASEWORKER, "signal", "signals"),
    ];
    for (who, act, part) in steps {
        let file = site.case(who, &id).await["file"].clone();
        done(&site, who, &id, act, &sound(part, &file)).await;
    }
    let leakage = json!({"signal": 1, "finding": "leakage", "reasons": "Set på sonaren."});
    done(&site, CASEWORKER, &id, "triage", &leakage).await;
    let steps = [
        (CASEWORKER, "order-measure", "measures"),
        (CASEWORKER, "hear-holder", "holder-hearings"),
        (APPLICANT, "comment-in-reassessment", "holder-comments"),
        (DECIDER, "update", "updates"),
    ];
    for (who, act, part) in steps {
        let file = site.case(who, &id).await["file"].clone();
        done(&site, who, &id, act, &sound(part, &file)).await;
    }
    let view = site.case(APPLICANT, &id).await;
    assert_eq!(view["file"]["state"], "in-force");
    // What came of the forms is what was meant.
    let permit = &view["file"]["permits"][0];
    assert_eq!(permit["terms"]["site"]["ring"], bodies::terms("", "", "")["site"]["ring"]);
    assert_eq!(permit["conditions"].as_array().unwrap().len(), 8);
    assert_eq!(view["file"]["permits"].as_array().unwrap().len(), 2);
}

#[actix_web::test]
async fn every_fault_is_at_its_field_and_nothing_typed_is_lost() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = course::under_review(&site).await;
    let held = session(&site.desk, DECIDER);
    let place = format!("/cases/storage-permits/{id}/acts/grant");
    let html = text(&own(&site, &held, &place).await);
    // What the case has already stands in the form.
    assert!(
        html.contains("name=\"terms.total\" type=\"text\" inputmode=\"decimal\" value=\"15000\""),
        "{html}"
    );
    let mut fields = hidden(&html);
    let body = json!({
        "terms": {"start": "2026-13-40", "total": "9.520", "holders": [{"name": "<b>Nord</b>"}], "site": {"ring": [[1, 2]]}},
        "conditions": [{"catalogue": "no-such"}], "reasons": "",
    });
    typed("", &body, &mut fields);
    fields.push(("terms.complex.ring".into(), "vest øst".into()));
    fields.push(("conditions.7.catalogue".into(), " ".into()));
    let answer = send(&site, &held, &place, &fields, "next").await;
    let html = text(&answer);
    assert_eq!(answer.status, 422);
    assert!(html.contains("<title>Error: Grant"), "{html}");
    for at in [
        "terms.start",
        "terms.total",
        "terms.complex.ring",
        "terms.holders.0.address",
        "reasons",
        "environment.route",
    ] {
        assert!(html.contains(&format!("id=\"{at}-fault\"")), "{at}: {html}");
        assert!(html.contains(&format!("href=\"#{at}\"")), "{at}");
    }
    for kept in ["2026-13-40", "9.520", "&#60;b&#62;Nord&#60;/b&#62;", "vest øst", "no-such"] {
        assert!(html.contains(kept), "{kept} is lost");
    }
    // One more row, and what was typed stays.
    let more = text(&send(&site, &held, &place, &fields, "add:terms.holders").await);
    assert!(more.contains("name=\"terms.holders.1.name\"") && more.contains("&#60;b&#62;Nord"));
    // A step's own fault is at its field as well.
    let mut fields = hidden(&html);
    let file = site.case(DECIDER, &id).await["file"].clone();
    let mut body = sound("grants", &file);
    body["terms"]["end"] = json!(bodies::day(900));
    body["inside_boundary"]["basis"] = json!(" ");
    typed("", &body, &mut fields);
    let answer = send(&site, &held, &place, &fields, "next").await;
    let html = text(&answer);
    assert_eq!(answer.status, 422, "{html}");
    assert!(html.contains("id=\"inside_boundary.basis-fault\""), "{html}");
    assert_eq!(site.case(DECIDER, &id).await["file"]["state"], "under-review");
}

#[actix_web::test]
async fn a_form_that_is_sent_twice_counts_once_and_one_that_is_old_says_what_changed() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = course::submitted(&site).await;
    let held = session(&site.desk, CASEWORKER);
    let place = format!("/cases/storage-permits/{id}/acts/mark-item");
    let blank = text(&own(&site, &held, &place).await);
    let mut fields = hidden(&blank);
    let body = json!({"item": "limits", "status": "incomplete", "note": "Raten mangler."});
    typed("", &body, &mut fields);
    let before = site.case(CASEWORKER, &id).await["version"].as_i64().unwrap();
    for _ in 0..3 {
        assert_eq!(send(&site, &held, &place, &fields, "next").await.status, 303);
    }
    assert_eq!(site.case(CASEWORKER, &id).await["version"], before + 1);
    // The same form with something else in it.
    let mut other = fields.clone();
    other.retain(|(name, _)| name != "note");
    other.push(("note".into(), "Noget andet.".into()));
    let answer = send(&site, &held, &place, &other, "next").await;
    let html = text(&answer);
    assert_eq!(answer.status, 422);
    assert!(html.contains("Noget andet.") && html.contains("has been sent before"), "{html}");
    // Somebody else was first: it is said who did what, and a second sending goes through.
    let mut old = hidden(&blank);
    old.retain(|(name, _)| name != "form-key");
    old.push(("form-key".into(), "0193a2b4-0000-7000-8000-000000000001".into()));
    typed("", &body, &mut old);
    let stale = send(&site, &held, &place, &old, "next").await;
    let html = text(&stale);
    assert_eq!(stale.status, 412);
    assert!(html.contains("mark item, Camilla Sagsbehandler, caseworker"), "{html}");
    assert!(html.contains("Raten mangler."));
    let mut again = hidden(&html);
    typed("", &body, &mut again);
    assert_eq!(send(&site, &held, &place, &again, "next").await.status, 303);
}

#[actix_web::test]
async fn a_letter_that_is_no_longer_the_one_that_was_seen_is_not_sent() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = course::submitted(&site).await;
    let held = session(&site.desk, CASEWORKER);
    let place = format!("/cases/storage-permits/{id}/acts/request-information");
    let mut fields = hidden(&text(&own(&site, &held, &place).await));
    let file = site.case(CASEWORKER, &id).await["file"].clone();
    let body = sound("information-requests", &file);
    typed("", &body, &mut fields);
    let looked = text(&send(&site, &held, &place, &fields, "next").await);
    let mut changed = hidden(&looked);
    let mut other = body.clone();
    other["reasons"] = json!("En anden grund.");
    typed("", &other, &mut changed);
    let answer = send(&site, &held, &place, &changed, "send").await;
    let html = text(&answer);
    assert_eq!(answer.status, 412, "{html}");
    assert!(html.contains("another than the one that you saw") && html.contains("En anden grund."));
    assert_eq!(site.case(CASEWORKER, &id).await["file"]["state"], "submitted");
}

#[actix_web::test]
async fn an_act_is_its_own_peoples_in_its_own_state() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = course::under_review(&site).await;
    for (who, act, status) in [
        (CASEWORKER, "grant", 403),
        (APPLICANT, "grant", 403),
        (OTHER, "withdraw", 404),
        (TAX_OFFICER, "grant", 404),
        (DECIDER, "confirm", 409),
        (CASEWORKER, "accept-as-complete", 409),
        (CASEWORKER, "fly", 404),
        (CASEWORKER, "end-hearing", 404),
        (APPLICANT, "save", 404),
        (BOTH, "grant", 200),
    ] {
        let held = session(&site.desk, who);
        let place = format!("/cases/storage-permits/{id}/acts/{act}");
        let answer = own(&site, &held, &place).await;
        assert_eq!(answer.status, status, "{who} {act}");
        assert!(answer.header("content-type").starts_with("text/html"));
        let page = text(&own(&site, &held, "/me").await);
        let token = super::account::token(&page).to_owned();
        let posted = form(&held, &place, &[("form-token", &token), ("does", "next")]);
        let posted = site.send(posted).await.status;
        assert!(posted >= 400, "{who} {act}: {posted}");
    }
    // Who prepared the case may not decide it: said in words, with nothing lost.
    let file = site.case(BOTH, &id).await["file"].clone();
    let answer = by_form(&site, BOTH, &id, "grant", &sound("grants", &file)).await;
    assert_eq!(answer.status, 403);
    assert!(text(&answer).contains("Friggsandet"));
}
