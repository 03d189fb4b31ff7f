//! The application as steps: saved, resumed, with faults beside fields and nothing typed lost; files; the map; the last page.

use serde_json::{Value, json};

use super::super::support::accounts::{applicant, caseworker};
use super::super::support::bodies::day;
use super::super::support::course;
use super::super::support::form::{Window, hidden, text};
use super::super::support::people::{APPLICANT, CASEWORKER};
use super::super::support::site::Site;
use super::super::support::{desk, folder};
use super::page;

const ITEMS: [&str; 12] = [
    "parties",
    "capacity",
    "project",
    "coordinates",
    "geology",
    "limits",
    "duration",
    "quantity",
    "liability",
    "corrective-measures",
    "closure",
    "further",
];

async fn site() -> (tempfile::TempDir, Site) {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    (folder, site)
}

async fn opened(site: &Site) -> (String, String) {
    let id = site.open(APPLICANT).await.is(201)["file"]["id"].as_str().unwrap().to_owned();
    let place = format!("/cases/storage-permits/{id}/application");
    (id, place)
}

async fn draft(site: &Site, id: &str) -> Value {
    site.case(APPLICANT, id).await["file"]["draft"].clone()
}

#[actix_web::test]
async fn a_step_is_saved_and_goes_on_elsewhere() {
    let (_folder, site) = site().await;
    let (id, place) = opened(&site).await;
    let one = Window::of(&site, &applicant("anna")).await;
    let contents = one.page(&place).await;
    for item in ITEMS {
        assert!(contents.contains(&format!("href=\"{place}/{item}\"")), "{item}");
        let html = one.page(&format!("{place}/{item}")).await;
        assert!(html.contains("Still missing") && html.contains("id=\"files\""), "{item}: {html}");
    }
    let step = format!("{place}/duration");
    let base = hidden(&one.page(&step).await, "base").to_owned();
    let fields = [
        ("base", base.as_str()),
        ("/duration/start", "2027-02-01"),
        ("/duration/end", "snart"),
        ("do", "next"),
    ];
    let saved = one.send(&step, &step, &fields).await;
    assert_eq!(
        (saved.status, saved.header("location")),
        (303, format!("{place}/quantity").as_str()),
        "{}",
        text(&saved)
    );
    // Another person of the company finds it as it was typed, what cannot be read as well.
    let other = Window::of(&site, &applicant("bo")).await;
    let html = other.page(&step).await;
    assert!(html.contains("value=\"2027-02-01\"") && html.contains("value=\"snart\""), "{html}");
    assert_eq!(draft(&site, &id).await["duration"]["end"], "snart");

    // A list: an entry more, and one less.
    let step = format!("{place}/parties");
    let first = one.page(&step).await;
    assert!(first.contains("name=\"/parties/companies/0/name\""), "an entry to begin with: {first}");
    let base = hidden(&first, "base").to_owned();
    let fields = [
        ("base", base.as_str()),
        ("/parties/companies/0/name", "Nord <b>æ</b> ApS"),
        ("/parties/companies/0/operator", "true"),
        ("do", "add:/parties/companies"),
    ];
    let added = one.send(&step, &step, &fields).await;
    assert_eq!(added.header("location"), format!("{place}/parties#parties-companies-1"));
    let html = one.page(&step).await;
    assert!(
        html.contains("Nord &#60;b&#62;æ&#60;/b&#62; ApS") && html.contains("id=\"parties-companies-1\""),
        "{html}"
    );
    let base = hidden(&html, "base").to_owned();
    one.send(&step, &step, &[("base", &base), ("do", "remove:/parties/companies/1")]).await;
    let companies = draft(&site, &id).await["parties"]["companies"].clone();
    assert_eq!(companies.as_array().unwrap().len(), 1);
    assert_eq!(companies[0]["operator"], true);
}

#[actix_web::test]
async fn nothing_typed_is_lost_where_it_is_not_taken() {
    let (_folder, site) = site().await;
    let (id, place) = opened(&site).await;
    let one = Window::of(&site, &applicant("anna")).await;
    let step = format!("{place}/capacity");
    let base = hidden(&one.page(&step).await, "base").to_owned();
    let long = "æ".repeat(20_001);
    let fields = [
        ("base", base.as_str()),
        ("/capacity/financial/equity", "9.520"),
        ("/capacity/technical/staff", long.as_str()),
        ("/capacity/technical/subcontractors", "Ingen <script>"),
    ];
    let answer = one.send(&step, &step, &fields).await;
    let html = text(&answer);
    assert_eq!(answer.status, 422);
    assert!(
        html.contains("href=\"#capacity-financial-equity\"")
            && html.contains("href=\"#capacity-technical-staff\""),
        "{html}"
    );
    assert!(
        html.contains("Ingen &#60;script&#62;") && html.contains(&long) && html.contains("value=\"9.520\"")
    );
    assert_eq!(draft(&site, &id).await["capacity"]["technical"]["subcontractors"], Value::Null);

    // Two windows on the same step: the second is told, with what it typed, and may save it then.
    let two = Window::of(&site, &applicant("bo")).await;
    let fields = |base: &str| {
        [("base".to_owned(), base.to_owned()), ("/capacity/technical/staff".to_owned(), "To".to_owned())]
    };
    let sent = |base: &str| fields(base).to_vec();
    let first = [("base", base.as_str()), ("/capacity/technical/staff", "En")];
    assert_eq!(one.send(&step, &step, &first).await.status, 303);
    let second = sent(&base);
    let second: Vec<(&str, &str)> = second.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let told = two.send(&step, &step, &second).await;
    let html = text(&told);
    assert!(
        told.status == 422 && html.contains("Somebody else has saved") && html.contains(">\nTo</textarea>"),
        "{html}"
    );
    let newer = hidden(&html, "base").to_owned();
    let third = sent(&newer);
    let third: Vec<(&str, &str)> = third.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(two.send(&step, &step, &third).await.status, 303);
    assert_eq!(draft(&site, &id).await["capacity"]["technical"]["staff"], "To");
    // Another step was changed meanwhile: that is nobody's loss.
    let limits = format!("{place}/limits");
    let base = hidden(&one.page(&limits).await, "base").to_owned();
    two.send(
        &format!("{place}/duration"),
        &format!("{place}/duration"),
        &[
            ("base", hidden(&two.page(&format!("{place}/duration")).await, "base")),
            ("/duration/start", "2027-01-01"),
        ],
    )
    .await;
    assert_eq!(one.send(&limits, &limits, &[("base", &base), ("/limits/basis", "Lab")]).await.status, 303);
    let draft = draft(&site, &id).await;
    assert_eq!(
        (&draft["limits"]["basis"], &draft["duration"]["start"]),
        (&json!("Lab"), &json!("2027-01-01"))
    );
}

#[actix_web::test]
async fn a_polygon_is_pasted_or_a_file_and_the_datum_is_said() {
    let (_folder, site) = site().await;
    let (id, place) = opened(&site).await;
    let one = Window::of(&site, &applicant("anna")).await;
    let step = format!("{place}/coordinates");
    let base = hidden(&one.page(&step).await, "base").to_owned();
    let pasted = [
        ("base", base.as_str()),
        ("/coordinates/datum", "EPSG:4326"),
        ("/coordinates/complex", "4,9 56,0\n5,3 56,0\n5,3 56,4\n4,9 56,4\n4,9 56,0"),
        ("/coordinates/site", "5.0 56.1\r\nnordpå\r\n5.1 56.2"),
    ];
    assert_eq!(one.send(&step, &step, &pasted).await.status, 303);
    let html = one.page(&step).await;
    // A corner is a line, and has no field of its own.
    assert!(!html.contains("name=\"/coordinates/site/0\""), "{html}");
    assert!(html.contains("Line 2:") && html.contains("nordpå") && html.contains("WGS 84"), "{html}");
    let base = hidden(&html, "base").to_owned();
    let ring = "{\"type\":\"Polygon\",\"coordinates\":[[[5.0,56.1],[5.1,56.1],[5.1,56.2],[5.0,56.1]]]}";
    let file = ("/coordinates/site_file", "site.geojson", ring.as_bytes());
    let saved = one.send_file(&step, &step, &[("base", base.as_str())], file).await;
    assert_eq!(saved.status, 303, "{}", text(&saved));
    assert_eq!(draft(&site, &id).await["coordinates"]["site"][1], json!([5.1, 56.1]));
    let html = one.page(&step).await;
    assert!(html.contains("<svg") && html.contains("plan area"), "{html}");
    // A file in another datum than the one chosen is not taken for it.
    let base = hidden(&html, "base").to_owned();
    let fields = [("base", base.as_str()), ("/coordinates/datum", "EPSG:4230")];
    let refused = one.send_file(&step, &step, &fields, file).await;
    assert!(refused.status == 422 && text(&refused).contains("always in WGS 84"), "{}", text(&refused));
    let bad = ("/coordinates/site_file", "site.csv", b"5.0 56.1\nx\n".as_slice());
    let refused = one.send_file(&step, &step, &[("base", base.as_str())], bad).await;
    assert!(refused.status == 422 && text(&refused).contains("Line 2 of the file"), "{}", text(&refused));
}

#[actix_web::test]
async fn files_come_and_go_and_the_application_is_sent_with_its_gaps_seen() {
    let (_folder, site) = site().await;
    let (id, place) = opened(&site).await;
    let one = Window::of(&site, &applicant("anna")).await;
    let step = format!("{place}/closure");
    let files = format!("{step}/files");
    let pdf = ("file", "C:\\plan <æ>.pdf", b"%PDF-1.7 plan".as_slice());
    let attached = one.send_file(&step, &files, &[], pdf).await;
    assert_eq!(attached.header("location"), format!("{step}#files"), "{}", text(&attached));
    let html = one.page(&step).await;
    assert!(html.contains("plan &#60;æ&#62;.pdf"), "{html}");
    let program = ("file", "x.exe", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0".as_slice());
    assert_eq!(one.send_file(&step, &files, &[], program).await.status, 415);
    let sha256 = hidden(&html, "sha256").to_owned();
    let removed = one.send(&step, &format!("{files}/remove"), &[("sha256", &sha256)]).await;
    assert_eq!(removed.status, 303);
    assert!(one.page(&step).await.contains("There are no files"));

    let last = format!("{place}/overview");
    let version = hidden(&one.page(&last).await, "version").to_owned();
    let refused = one.send(&last, &last, &[("act", "submit"), ("version", &version)]).await;
    assert!(refused.status == 422 && text(&refused).contains("id=\"faults\""), "{}", text(&refused));
    let fields = [("act", "submit"), ("version", version.as_str()), ("acknowledge", "true")];
    let sent = one.send(&last, &last, &fields).await;
    assert_eq!(sent.header("location"), format!("/cases/storage-permits/{id}"), "{}", text(&sent));
    assert_eq!(site.case(APPLICANT, &id).await["file"]["state"], "submitted");
    // What has been sent is read, and no longer changed.
    assert_eq!(one.get(&step).await.header("location"), last);
    assert!(!one.page(&last).await.contains("name=\"act\""));
}

#[actix_web::test]
async fn nobody_elses_application_is_shown_or_changed() {
    let (_folder, site) = site().await;
    let (_, place) = opened(&site).await;
    let own = Window::of(&site, &applicant("anna")).await;
    let mut other = applicant("otto");
    other.company.as_mut().unwrap().cvr = "10000017".into();
    let other = Window::of(&site, &other).await;
    let official = Window::of(&site, &caseworker("camilla")).await;
    let step = format!("{place}/limits");
    let base = hidden(&own.page(&step).await, "base").to_owned();
    for (who, elsewhere) in [(&other, "other"), (&official, "official")] {
        for uri in [&place, &step, &format!("{place}/overview")] {
            assert_eq!(who.get(uri).await.status, 404, "{elsewhere} {uri}");
        }
        let token = hidden(&who.page("/me").await, "form-token").to_owned();
        for to in [&step, &format!("{step}/files"), &format!("{place}/overview")] {
            let status = who.send_with(&token, to, &[("base", &base), ("act", "submit")]).await.status;
            assert_eq!(status, 404, "{elsewhere} {to}");
        }
    }
    assert_eq!(page(&site, &step, "da").await.status, 303);
    let stolen = own.send_with("0000", &step, &[("base", &base)]).await;
    assert_eq!(stolen.status, 403);
    assert_eq!(own.get(&format!("{place}/nowhere")).await.status, 404);
}

#[actix_web::test]
async fn the_review_marks_items_and_asks_in_one_go_and_is_answered_beside_the_question() {
    let (_folder, site) = site().await;
    let id = course::submitted(&site).await;
    let official = Window::of(&site, &caseworker("camilla")).await;
    let review = format!("/cases/storage-permits/{id}/completeness");
    let html = official.page(&review).await;
    for item in ITEMS {
        assert!(html.contains(&format!("id=\"{item}-status\"")), "{item}");
    }
    let mark = format!("{review}/capacity");
    let refused = official.send(&review, &mark, &[("status", "incomplete"), ("note", "")]).await;
    assert!(
        refused.status == 422 && text(&refused).contains("href=\"#capacity-note\""),
        "{}",
        text(&refused)
    );
    let note = "Årsrapporten er ikke underskrevet <b>";
    let marked = official.send(&review, &mark, &[("status", "incomplete"), ("note", note)]).await;
    assert_eq!(marked.header("location"), format!("{review}#capacity"), "{}", text(&marked));
    let html = official.page(&review).await;
    // The mark is the question that is proposed.
    assert!(html.matches("Årsrapporten er ikke underskrevet &#60;b&#62;").count() >= 3, "{html}");

    let faulty = official
        .send(&review, &review, &[("capacity", note), ("answer_by", "x"), ("reasons", "Fordi")])
        .await;
    let html = text(&faulty);
    assert!(
        faulty.status == 422
            && html.contains("href=\"#ask-answer_by\"")
            && html.contains(">\nFordi</textarea>"),
        "{html}"
    );
    let by = day(40);
    let fields = |how: &'static str| {
        [
            ("capacity", note),
            ("reasons", "Afgørelsen beror på det."),
            ("answer_by", by.as_str()),
            ("otherwise", "Sagen afgøres."),
            ("do", how),
        ]
    };
    let letter = official.send(&review, &review, &fields("preview")).await;
    assert_eq!((letter.status, letter.header("content-type")), (200, "application/pdf"), "{}", text(&letter));
    assert!(letter.body.starts_with(b"%PDF"));
    assert_eq!(site.case(CASEWORKER, &id).await["file"]["state"], "submitted");
    let sent = official.send(&review, &review, &fields("send")).await;
    assert_eq!(sent.status, 303, "{}", text(&sent));
    let state = site.case(CASEWORKER, &id).await;
    assert_eq!(state["file"]["state"], "awaiting-information");
    assert_eq!(state["file"]["requests"][0]["request"]["what"]["questions"][0]["item"], "capacity");

    // The applicant sees the question beside the item, changes it, and answers.
    let own = Window::of(&site, &applicant("anna")).await;
    let place = format!("/cases/storage-permits/{id}/application");
    let step = format!("{place}/capacity");
    let html = own.page(&step).await;
    assert!(html.contains("ikke underskrevet &#60;b&#62;"), "{html}");
    let base = hidden(&html, "base").to_owned();
    let fields = [("base", base.as_str()), ("/capacity/technical/hse_system", "ISO 45001, nyt certifikat")];
    assert_eq!(own.send(&step, &step, &fields).await.status, 303);
    let last = format!("{place}/overview");
    let version = hidden(&own.page(&last).await, "version").to_owned();
    let fields =
        [("act", "answer"), ("version", version.as_str()), ("text", "Se det nye."), ("acknowledge", "true")];
    let answered = own.send(&last, &last, &fields).await;
    assert_eq!(answered.status, 303, "{}", text(&answered));
    // And the caseworker sees what has changed.
    let html = official.page(&review).await;
    assert!(html.contains("class=\"changed\"") && html.contains("nyt certifikat"), "{html}");
    // A company has no part in the review's marks.
    let token = hidden(&own.page("/me").await, "form-token").to_owned();
    assert_eq!(own.send_with(&token, &mark, &[("status", "assessed"), ("note", "x")]).await.status, 403);
}
