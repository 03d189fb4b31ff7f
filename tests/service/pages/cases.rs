//! Cases for those who are signed in: the worklist, a case on one page, and nothing for those it is none of.

use std::collections::BTreeSet;

use sagsgang::api::now;
use sagsgang::desk::Desk;
use sagsgang::desk::cases::tick;
use sagsgang::desk::sign_in::{Limits, Source, sessions};
use serde_json::{Value, json};

use super::super::support::agreements;
use super::super::support::bodies::{self, application};
use super::super::support::course::{self, STATES};
use super::super::support::journal::tamper;
use super::super::support::people::{APPLICANT, CASEWORKER, DECIDER, OTHER, TAX_OFFICER};
use super::super::support::site::Site;
use super::super::support::{desk, folder};
use super::account::{form, own, token};
use super::text;

/// What the browser of a person of the file holds.
pub fn session(desk: &Desk, id: &str) -> String {
    let person = desk.people.by_id(id).unwrap();
    let opened = sessions::open(desk, person, &Source::Listed, None, Limits::default(), now()).unwrap();
    format!("__Host-sagsgang={}", opened.secret)
}

/// The values of an attribute.
pub fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let marker = format!(" {name}=\"");
    html.split(marker.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

fn whole(html: &str, place: &str) {
    let ids = attributes(html, "id");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{place}: {ids:?}");
    for anchor in attributes(html, "href").iter().filter_map(|address| address.strip_prefix('#')) {
        assert!(ids.contains(&anchor), "{place} points to #{anchor}");
    }
    for never in ["<script", "<style", " style=", " onclick", "javascript:", "<iframe"] {
        assert!(!html.contains(never), "{place} has {never}");
    }
}

#[actix_web::test]
async fn a_case_is_on_one_page_in_every_state_for_those_who_may_see_it() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let held: Vec<(&str, String)> = [APPLICANT, CASEWORKER, DECIDER, OTHER, TAX_OFFICER]
        .map(|who| (who, session(&site.desk, who)))
        .into_iter()
        .collect();
    for state in STATES {
        let id = course::bring(&site, state).await;
        let place = format!("/cases/storage-permits/{id}");
        for (who, held) in &held {
            let seen = site.get(who, &format!("/api/v1/storage-permits/{id}")).await.status;
            let answer = own(&site, held, &place).await;
            assert_eq!(answer.status, seen, "{who} {state}");
            if seen != 200 {
                assert!(!text(&answer).contains("Nordhavet"), "{who} {state}");
                continue;
            }
            let html = text(&answer);
            whole(&html, &format!("{who} {state}"));
            assert_eq!(answer.header("cache-control"), "no-store");
            let view = site.case(who, &id).await;
            let label = view["state_label"]["en"].as_str().unwrap();
            assert!(html.contains(&format!("<strong>{label}</strong>")), "{who} {state}: {html}");
            for act in view["acts"].as_array().unwrap() {
                let act = act["act"].as_str().unwrap();
                let form = format!("{place}/acts/{act}");
                if html.contains(&form) {
                    assert_eq!(own(&site, held, &form).await.status, 200, "{who} {state} {act}");
                }
            }
            let last = view["version"].as_i64().unwrap();
            assert!(html.contains(&format!("<li value=\"{last}\">")), "the journal's last entry");
            // What a person may not know stands nowhere on the page.
            assert!(!html.contains("&#34;withheld&#34;"));
        }
    }
}

#[actix_web::test]
async fn an_agreement_is_on_one_page_for_its_three_eyes() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = agreements::bring(&site, "in-force").await;
    let place = format!("/cases/refund-agreements/{id}");
    for who in [APPLICANT, TAX_OFFICER, CASEWORKER] {
        let held = session(&site.desk, who);
        let answer = own(&site, &held, &place).await;
        let html = text(&answer);
        assert_eq!(answer.status, 200, "{who}: {html}");
        whole(&html, who);
        let forms: Vec<String> = attributes(&html, "href")
            .iter()
            .filter(|address| address.contains("/acts/"))
            .map(|address| (*address).to_owned())
            .collect();
        assert!(!forms.is_empty(), "{who}");
        for address in forms {
            let form = own(&site, &held, &address).await;
            assert_eq!(form.status, 200, "{who} {address}");
            whole(&text(&form), &address);
        }
    }
    let other = session(&site.desk, OTHER);
    assert_eq!(own(&site, &other, &place).await.status, 404);
    assert_eq!(own(&site, &other, &format!("{place}/acts/withdraw")).await.status, 404);
}

/// The numbers of the cases on a page.
fn numbers(html: &str) -> Vec<String> {
    html.split("<th scope=\"row\"><a href=\"/cases/")
        .skip(1)
        .map(|rest| rest.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned())
        .collect()
}

#[actix_web::test]
async fn the_worklist_is_each_ones_own_with_signals_first_and_pages_that_lose_nothing() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let company = session(&site.desk, APPLICANT);
    let authority = session(&site.desk, CASEWORKER);
    let nothing = text(&own(&site, &company, "/cases").await);
    assert!(numbers(&nothing).is_empty() && nothing.contains("id=\"none\""));
    for _ in 0..27 {
        site.open(APPLICANT).await.is(201);
    }
    let submitted = course::draft(&site).await;
    course::step(&site, APPLICANT, &submitted, "submissions").await;
    let signalled = course::draft(&site).await;
    course::step(&site, APPLICANT, &signalled, "submissions").await;
    site.act(APPLICANT, &signalled, "signals", &bodies::signal_of(APPLICANT)).await.is(200);
    // The company's, over two pages, each once.
    let first = text(&own(&site, &company, "/cases").await);
    let next = attributes(&first, "href").into_iter().find(|a| a.contains("after=")).unwrap();
    let next = next.replace("&#38;", "&");
    let second = text(&own(&site, &company, &next).await);
    let all: Vec<String> = numbers(&first).into_iter().chain(numbers(&second)).collect();
    assert_eq!((numbers(&first).len(), all.len()), (25, 29));
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 29);
    let number = |view: &Value| view["file"]["number"].as_str().unwrap().to_owned();
    let (quiet, loud) =
        (number(&site.case(APPLICANT, &submitted).await), number(&site.case(APPLICANT, &signalled).await));
    assert_eq!(all[0], loud, "signals first");
    // The authority's: what was submitted alone.
    let theirs = |query: &'static str| {
        let held = authority.clone();
        let site = &site;
        async move { numbers(&text(&own(site, &held, &format!("/cases{query}")).await)) }
    };
    assert_eq!(theirs("").await, [loud.clone(), quiet.clone()]);
    assert_eq!(theirs("?which=signals").await, std::slice::from_ref(&loud));
    assert!(theirs("?which=mine").await.is_empty());
    assert_eq!(theirs("?q=nordHAVET&kind=storage-permit&state=submitted").await.len(), 2);
    assert!(theirs("?q=%25%5Czz").await.is_empty(), "signs of patterns find no more than a letter each");
    assert!(theirs("?q=%00").await.is_empty() && theirs("?after=%00").await.is_empty());
    assert!(theirs("?kind=refund-agreement&state=draft").await.is_empty());
    let triage = json!({"signal": 1, "finding": "neither", "reasons": "Intet set."});
    site.act(CASEWORKER, &signalled, "triages", &triage).await.is(200);
    assert_eq!(theirs("?which=mine").await, std::slice::from_ref(&loud));
    assert!(theirs("?which=signals").await.is_empty());
    // Another company and the other authority have none of them.
    for who in [OTHER, TAX_OFFICER] {
        assert!(numbers(&text(&own(&site, &session(&site.desk, who), "/cases").await)).is_empty(), "{who}");
    }
    // The clock enters what is not on it, with those who have worked on it.
    tamper(folder.path(), "DELETE FROM worklist; DELETE FROM worked_on");
    assert!(theirs("").await.is_empty());
    tick(&site.desk, now()).unwrap();
    assert_eq!(
        theirs("").await,
        [quiet, loud.clone()].into_iter().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    );
    assert_eq!(theirs("?which=mine").await, [loud]);
}

#[actix_web::test]
async fn a_company_opens_a_case_once_by_a_double_click() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let held = session(&site.desk, APPLICANT);
    let html = text(&own(&site, &held, "/cases").await);
    let key = attributes(html.split("name=\"key\"").nth(1).unwrap(), "value")[0].to_owned();
    let send =
        |place: &'static str| form(&held, place, &[("form-token", token(&html)), ("key", key.as_str())]);
    let one = site.send(send("/cases/storage-permits")).await;
    let two = site.send(send("/cases/storage-permits")).await;
    assert_eq!((one.status, one.header("location")), (303, two.header("location")));
    assert_eq!(numbers(&text(&own(&site, &held, "/cases").await)).len(), 1);
    assert_eq!(own(&site, &held, one.header("location")).await.status, 200);
    assert_eq!(site.send(send("/cases/fishing-licences")).await.status, 404);
    let caseworker = session(&site.desk, CASEWORKER);
    let page = text(&own(&site, &caseworker, "/cases").await);
    let refused =
        form(&caseworker, "/cases/storage-permits", &[("form-token", token(&page)), ("key", key.as_str())]);
    assert_eq!(site.send(refused).await.status, 403);
}

const HOSTILE: &str = "<script>alert(1)</script>\"><img src=x onerror=alert(2)></textarea><svg onload=x>";

/// The same JSON with something hostile for every text that may be anything.
fn hostile(value: &Value) -> Value {
    match value {
        Value::String(text) if text.contains(' ') => json!(HOSTILE),
        Value::Array(items) => items.iter().map(hostile).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, value)| (name.clone(), hostile(value))).collect()
        }
        other => other.clone(),
    }
}

#[actix_web::test]
async fn a_case_whose_every_text_is_hostile_is_inert() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = site.open(APPLICANT).await.is(201)["file"]["id"].as_str().unwrap().to_owned();
    site.save(APPLICANT, &id, 1, &hostile(&application())).await.is(200);
    let name = "%3Cscript%3Ealert(1)%3C%3E.pdf";
    assert_eq!(site.attach(APPLICANT, &id, name, &bodies::pdf("x")).await.status, 200);
    course::step(&site, APPLICANT, &id, "submissions").await;
    site.act(APPLICANT, &id, "signals", &json!({"source": "holder", "text": HOSTILE})).await.is(200);
    let request = json!({
        "questions": [{"item": "geology", "text": HOSTILE}], "reasons": HOSTILE, "answer_by": bodies::day(20),
        "otherwise": HOSTILE,
    });
    site.act(CASEWORKER, &id, "information-requests", &request).await.is(200);
    for who in [APPLICANT, CASEWORKER] {
        let held = session(&site.desk, who);
        for place in ["", "/acts/answer", "/acts/triage", "/acts/signal"] {
            let answer = own(&site, &held, &format!("/cases/storage-permits/{id}{place}")).await;
            let html = text(&answer);
            for never in ["<script", "<img", "<svg onload"] {
                assert!(!html.contains(never), "{who} {place} has {never}");
            }
            if place.is_empty() {
                assert!(html.contains("&#60;script&#62;alert(1)"), "{who}");
            }
        }
    }
}
