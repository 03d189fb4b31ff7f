//! What people and programs send that nobody asked for: always a problem that names what is wrong, never a 500, never a
//! word of what is not theirs.

use actix_web::test::TestRequest;
use sagsgang::desk::verify::{Depth, verify};
use sagsgang::law::Digest;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::support::bodies::{ACTS, application, pdf, publication, signal_of, sound};
use super::support::people::{APPLICANT, CASEWORKER, DECIDER, OTHER};
use super::support::site::{Answer, Site, case};
use super::support::{course, desk, folder};

async fn site() -> (TempDir, Site) {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    (folder, site)
}

/// Posts bytes as they are.
async fn raw(site: &Site, who: &str, uri: &str, bytes: impl Into<Vec<u8>>) -> Answer {
    site.send(Site::request("POST", who, uri).set_payload(bytes.into())).await
}

/// A refusal for what was sent: a problem, with a status of its own kind.
#[track_caller]
fn refused(answer: &Answer, statuses: &[u16]) -> Value {
    assert!(
        statuses.contains(&answer.status),
        "{}: {}",
        answer.status,
        String::from_utf8_lossy(&answer.body)
    );
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let body = answer.json();
    assert_eq!(body["status"], answer.status);
    body
}

const DEEP: usize = 100_000;

#[actix_web::test]
async fn what_is_not_json_is_400() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    let mut uris: Vec<(&str, String)> =
        ACTS.iter().map(|(act, _)| ("POST", format!("{}/{act}", case(&id)))).collect();
    uris.push(("PUT", format!("{}/draft", case(&id))));
    uris.push(("POST", "/api/v1/calculations/plan-area".into()));
    uris.push(("POST", "/api/v1/calculations/deadline".into()));
    uris.push(("POST", "/api/v1/register/LG-2026-00001/signals".into()));
    let deep = [b"[".repeat(DEEP), b"]".repeat(DEEP)].concat();
    let deep_objects = b"{\"a\":".repeat(DEEP);
    let junk: [&[u8]; 10] = [
        b"",
        b" ",
        b"{",
        b"{\"text\": \"a\"}}",
        b"{'text': 1}",
        b"\xff\xfe{}",
        b"{\"text\": \"\xc3\x28\"}",
        b"{\"text\": \"\xed\xa0\x80\"}",
        &deep,
        &deep_objects,
    ];
    for (method, uri) in &uris {
        for body in junk {
            let request = Site::request(method, APPLICANT, uri).insert_header(("If-Match", "\"3\""));
            let answer = site.send(request.set_payload(body.to_vec())).await;
            answer.problem(400, "malformed");
        }
    }
    // A surrogate alone is no text, escaped or not.
    raw(&site, APPLICANT, &uris[0].1, "{\"text\": \"\\ud800\"}").await.problem(400, "malformed");
    assert_eq!(site.case(APPLICANT, &id).await["version"], 3);
}

#[actix_web::test]
async fn what_is_too_large_is_413() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    let large = format!("{{\"text\": \"{}\"}}", "x".repeat(4 * 1024 * 1024));
    for uri in [
        format!("{}/comments", case(&id)),
        "/api/v1/calculations/deadline".into(),
        "/api/v1/register/x/signals".into(),
    ] {
        raw(&site, APPLICANT, &uri, large.clone()).await.problem(413, "too-large");
    }
    let largest = usize::try_from(sagsgang::desk::attachment::largest()).unwrap();
    let mut file = pdf("stor");
    file.resize(30 * 1024 * 1024, b' ');
    site.attach(APPLICANT, &id, "stor.pdf", &file).await.problem(413, "too-large");
    site.attach(APPLICANT, &id, "stor.pdf", &file[..=largest]).await.problem(413, "too-large");
    site.attach(APPLICANT, &id, "stor.pdf", &file[..largest]).await.is(200);
    // For somebody who may not attach, the size is not what is wrong.
    let small = site.attach(OTHER, &id, "lille.pdf", &pdf("x")).await;
    small.problem(404, "not-found");
}

#[actix_web::test]
async fn every_fault_of_form_is_named_with_its_pointer() {
    let (_folder, site) = site().await;
    let id = course::submitted(&site).await;
    let uri = format!("{}/information-requests", case(&id));
    let cases: [(Value, &[&str]); 9] = [
        (json!({}), &["/answer_by", "/otherwise", "/questions", "/reasons"]),
        (json!([]), &[""]),
        (json!(null), &[""]),
        (json!("tekst"), &[""]),
        (json!(7), &[""]),
        (
            json!({"questions": null, "reasons": null, "answer_by": null, "otherwise": null}),
            &["/answer_by", "/otherwise", "/questions", "/reasons"],
        ),
        (
            json!({"questions": [{"item": "nowhere", "text": 1}, 7, {"item": "geology"}], "reasons": [],
                "answer_by": "2027-01-01", "otherwise": {}}),
            &[
                "/otherwise",
                "/questions/0/item",
                "/questions/0/text",
                "/questions/1",
                "/questions/2/text",
                "/reasons",
            ],
        ),
        (
            json!({"questions": [], "reasons": "a", "answer_by": "2027-01-01", "otherwise": "b", "extra": 1, "more": {}}),
            &[""],
        ),
        (
            json!({"questions": [{"item": "geology", "text": "a", "x": 1}], "reasons": "a", "answer_by": "2027-01-01",
                "otherwise": "b"}),
            &["/questions/0"],
        ),
    ];
    for (body, pointers) in cases {
        let answer = site.post(CASEWORKER, &uri, &body).await;
        answer.problem(422, "invalid");
        assert_eq!(answer.pointers(), pointers, "{body}");
    }
    let unknown =
        json!({"questions": [], "reasons": "a", "answer_by": "2027-01-01", "otherwise": "b", "ekstra": 1});
    let said = site.post(CASEWORKER, &uri, &unknown).await.json().to_string();
    assert!(said.contains("ekstra"), "{said}");
    for day in ["2027-02-30", "2027-13-01", "i morgen", "", "0000-00-00", "2027-1-1", "99999-01-01"] {
        let mut body = sound("information-requests", &Value::Null);
        body["answer_by"] = json!(day);
        site.post(CASEWORKER, &uri, &body).await.problem(422, "invalid");
    }
}

/// Every member of a sound body, set in turn to each of these, is refused with a problem or taken; never a 500.
#[actix_web::test]
async fn no_member_of_any_act_can_be_turned_into_a_crash() {
    let (_folder, site) = site().await;
    let ids =
        [course::draft(&site).await, course::submitted(&site).await, course::under_reassessment(&site).await];
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e308),
        json!(u64::MAX),
        json!("'; DROP TABLE cases; --"),
        json!("../../etc/passwd\u{0}"),
        json!("99999999999999999999999999999999"),
        json!([[[]]]),
        json!({"$ref": "#"}),
    ];
    for (act, _) in ACTS {
        for (id, who) in ids.iter().zip([APPLICANT, CASEWORKER, DECIDER]) {
            let view = site.case(APPLICANT, id).await;
            let whole = sound(act, &view["file"]);
            for pointer in members(&whole) {
                for value in &odd {
                    let mut body = whole.clone();
                    *body.pointer_mut(&pointer).unwrap() = value.clone();
                    let answer = site.act(who, id, act, &body).await;
                    assert!(answer.status < 500, "{act} {pointer} {value}: {}", answer.status);
                    if answer.status >= 400 {
                        refused(&answer, &[401, 403, 404, 409, 422]);
                    }
                }
            }
        }
    }
    assert_eq!(verify(&site.desk, Depth::Recomputed).unwrap().faults, []);
    assert_eq!(site.case(APPLICANT, &ids[0]).await["file"]["id"], json!(ids[0]));
}

/// The pointers of everything in a value.
fn members(value: &Value) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(name, v)| (name.clone(), v)).collect(),
        Value::Array(items) => items.iter().take(2).enumerate().map(|(i, v)| (i.to_string(), v)).collect(),
        _ => Vec::new(),
    };
    let below = |(name, v): (String, &Value)| {
        members(v).into_iter().map(move |rest| format!("/{name}{rest}")).collect::<Vec<_>>()
    };
    std::iter::once(String::new()).chain(inner.into_iter().flat_map(below)).collect()
}

#[actix_web::test]
async fn a_draft_takes_anything_that_can_be_typed_and_nothing_that_it_has_no_place_for() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    let mut version = site.case(APPLICANT, &id).await["version"].as_i64().unwrap();
    let texts = [
        "blåbærgrød på øen",
        "👩‍🔬 🇩🇰",
        "'; DROP TABLE journal; --",
        "<script>alert(1)</script>",
        "\u{202e}abc",
        "a\nb\tc",
        "{{7*7}}",
    ];
    for text in texts {
        let mut draft = application();
        for pointer in members(&draft) {
            let place = draft.pointer_mut(&pointer).unwrap();
            if place.is_string() {
                *place = json!(text);
            }
        }
        let saved = site.save(APPLICANT, &id, version, &draft).await;
        version += 1;
        assert_eq!(saved.is(200)["file"]["draft"]["project"]["hypothesis"], text);
        let read = site.case(APPLICANT, &id).await;
        assert_eq!(read["file"]["draft"]["project"]["hypothesis"], text, "kept as it was typed");
        for part in ["completeness", "area"] {
            let answer = site.get(APPLICANT, &format!("{}/{part}", case(&id))).await;
            assert!(answer.status == 200 || answer.status == 422, "{part}: {}", answer.status);
        }
    }
    // As letters: the receipt and the copy of record of the oddest of them.
    site.act(APPLICANT, &id, "submissions", &json!({"acknowledge_gaps": true})).await.is(200);
    let unknown = json!({"projekt": 1, "project": {"hypotese": 2, "monitoring": [{"x": 1}]}, "quantity": {"total": "5", "y": null}});
    let other = course::draft(&site).await;
    let answer = site.save(APPLICANT, &other, 3, &unknown).await;
    answer.problem(422, "invalid");
    assert_eq!(
        answer.pointers(),
        ["/project/hypotese", "/project/monitoring/0/x", "/projekt", "/quantity/y"]
    );
    for body in [json!([]), json!(7), json!("x"), Value::Null] {
        refused(&site.save(APPLICANT, &other, 3, &body).await, &[422]);
    }
    assert_eq!(verify(&site.desk, Depth::Recomputed).unwrap().faults, []);
}

#[actix_web::test]
async fn texts_of_every_alphabet_go_through_acts_and_letters() {
    let (_folder, site) = site().await;
    let text = "Ærø på åen — “naïve” Ωμέγα, Привет, 你好, 👩‍🔬🇩🇰, \u{202e}bagvendt, tab\tog\nlinje";
    let id = course::submitted(&site).await;
    let mut request = sound("information-requests", &Value::Null);
    for pointer in ["/reasons", "/otherwise", "/questions/0/text"] {
        *request.pointer_mut(pointer).unwrap() = json!(text);
    }
    let view = site.act(CASEWORKER, &id, "information-requests", &request).await.is(200);
    assert_eq!(view["file"]["requests"][0]["request"]["what"]["reasons"], text);
    let answer = json!({"text": text, "acknowledge_gaps": true});
    site.act(APPLICANT, &id, "answers", &answer).await.is(200);
    let documents = site.get(APPLICANT, &format!("{}/documents", case(&id))).await.is(200);
    for document in documents.as_array().unwrap() {
        let uri = format!("{}/documents/{}", case(&id), document["id"].as_str().unwrap());
        assert_eq!(site.get(APPLICANT, &uri).await.status, 200);
    }
    assert_eq!(verify(&site.desk, Depth::Recomputed).unwrap().faults, []);
}

#[actix_web::test]
async fn files_are_taken_by_what_they_are() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    for (name, content) in [
        ("plan.pdf", &b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0"[..]),
        ("side.html", b"<html><script>alert(1)</script></html>"),
        ("billede.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("tal.csv", b"\xff\xfe\0"),
        ("uden-endelse", b"bare tekst"),
        ("program.exe", b"MZ\x90\0\x03\0\0\0"),
    ] {
        site.attach(APPLICANT, &id, name, content).await.problem(415, "unsupported-file");
    }
    site.attach(APPLICANT, &id, "tom.csv", b"").await.problem(422, "invalid");
    for name in
        ["..%2F..%2Fetc%2Fpasswd.csv", "a%00b.csv", "a%0d%0ab.csv", "%20", "a%5Cb.csv", &"x".repeat(201)]
    {
        let answer = site.attach(APPLICANT, &id, name, b"a;b").await;
        answer.problem(422, "invalid");
        assert_eq!(answer.pointers(), ["/name"], "{name}");
    }
    let uri = |query: &str| format!("{}/attachments{query}", case(&id));
    raw(&site, APPLICANT, &uri(""), pdf("x")).await.problem(400, "malformed");
    raw(&site, APPLICANT, &uri("?name=a.csv&noget=1"), pdf("x")).await.problem(400, "malformed");
    let item = raw(&site, APPLICANT, &uri("?name=a.pdf&item=nowhere"), pdf("x")).await;
    item.problem(422, "invalid");
    assert_eq!(item.pointers(), ["/item"]);
    assert_eq!(site.case(APPLICANT, &id).await["version"], 3);
    // A name in Danish comes back as it was, and the file is only ever handed over to be saved.
    let content = "id;bredde\næ;1".as_bytes();
    site.attach(APPLICANT, &id, "m%C3%A5linger%20%22%C3%A6%22.csv", content).await.is(200);
    let fetched = site.get(APPLICANT, &uri(&format!("/{}", Digest::of(content)))).await;
    assert_eq!((fetched.status, &fetched.body[..]), (200, content));
    assert_eq!(fetched.header("content-type"), "application/octet-stream");
    let disposition = fetched.header("content-disposition");
    assert!(disposition.starts_with("attachment") && !disposition.contains(['\r', '\n']), "{disposition}");
    assert!(disposition.contains("m%C3%A5linger"), "{disposition}");
}

#[actix_web::test]
async fn knowing_a_name_opens_nothing() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    let mine = Digest::of(&pdf("kort"));
    let theirs = site.open(OTHER).await.is(201)["file"]["id"].as_str().unwrap().to_owned();
    // Another company's file, by its digest, by way of one's own case and of theirs.
    for uri in [format!("{}/attachments/{mine}", case(&theirs)), format!("{}/attachments/{mine}", case(&id))]
    {
        site.get(OTHER, &uri).await.problem(404, "not-found");
    }
    // The same content of one's own is one's own.
    site.attach(OTHER, &theirs, "kort.pdf", &pdf("kort")).await.is(200);
    assert_eq!(site.get(OTHER, &format!("{}/attachments/{mine}", case(&theirs))).await.status, 200);
    // A document, by its id, by way of another case.
    let submitted = course::submitted(&site).await;
    let documents = site.get(APPLICANT, &format!("{}/documents", case(&submitted))).await.is(200);
    let document = documents[0]["id"].as_str().unwrap();
    site.get(OTHER, &format!("{}/documents/{document}", case(&theirs))).await.problem(404, "not-found");
    // A case that there is not and a case that is not theirs look the same.
    let nowhere = "01890000-0000-7000-8000-000000000000";
    for (act, _) in ACTS {
        let body = sound(act, &Value::Null);
        let (one, other) =
            (site.act(OTHER, &id, act, &body).await, site.act(OTHER, nowhere, act, &body).await);
        assert_eq!((one.status, &one.body), (404, &other.body), "{act}");
        let (one, other) = (site.act("", &id, act, &body).await, site.act("", nowhere, act, &body).await);
        assert_eq!((one.status, &one.body), (401, &other.body), "{act}");
    }
    // The list of one company holds nothing of another's; the authority's holds no draft.
    let listed = |body: Value| -> Vec<String> {
        body["items"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap().to_owned()).collect()
    };
    let of = async |who: &str| listed(site.get(who, "/api/v1/storage-permits").await.is(200));
    assert_eq!(of(OTHER).await, [theirs]);
    assert_eq!(of(APPLICANT).await, [id, submitted.clone()]);
    assert_eq!(of(CASEWORKER).await, std::slice::from_ref(&submitted));
    assert_eq!(of("demo-auditor-ens").await, [submitted]);
    assert_eq!(of("demo-tax-officer").await, Vec::<String>::new());
    assert_eq!(of("demo-auditor-skat").await, Vec::<String>::new());
}

#[actix_web::test]
async fn the_register_tells_what_was_released_and_nothing_else() {
    let (_folder, site) = site().await;
    let id = course::under_review(&site).await;
    let mut grant = sound("grants", &Value::Null);
    grant["reasons"] = json!("UUDGIVET begrundelse");
    grant["terms"]["operation"] = json!("UUDGIVET drift");
    grant["terms"]["further"] = json!("UUDGIVET krav");
    let view = site.act(DECIDER, &id, "grants", &grant).await.is(200);
    let number = view["file"]["number"].as_str().unwrap().to_owned();
    let mut report = super::support::bodies::report_on("C6");
    report["text"] = json!("UUDGIVET rapport");
    report["figures"] = json!([{"parameter": "total-injected", "value": "123", "unit": "t", "at": super::support::bodies::day(0)}]);
    site.act(APPLICANT, &id, "reports", &report).await.is(200);
    let mut signal = signal_of(APPLICANT);
    signal["contact"] = json!("UUDGIVET kontakt");
    signal["text"] = json!("UUDGIVET iagttagelse");
    site.act(APPLICANT, &id, "signals", &signal).await.is(200);
    let uri = format!("/api/v1/register/{number}");
    let all = [
        "permit",
        "project-description",
        "storage-site",
        "injected-quantity",
        "storage-complex",
        "permit-document",
        "signals",
        "course",
        "results",
        "evaluation",
    ];
    let mut released: Vec<&str> = Vec::new();
    for field in all {
        site.act(CASEWORKER, &id, "publications", &publication(&[field])).await.is(200);
        released.push(field);
        let shown = site.get("", &uri).await.is(200);
        let mut expected: Vec<&str> = released.clone();
        expected.sort_unstable();
        let mut keys: Vec<&String> = shown["fields"].as_object().unwrap().keys().collect();
        keys.sort();
        assert_eq!(keys, expected);
        assert_eq!(shown.as_object().unwrap().keys().collect::<Vec<_>>(), ["fields", "number"]);
        let said = shown.to_string();
        for hidden in ["UUDGIVET", &id, "demo-", "@", "12.345", "secrets"] {
            assert!(!said.contains(hidden), "{field}: the register says {hidden}: {said}");
        }
        // What one field shows does not change what the others show.
        let others = released.iter().copied().filter(|f| *f != field);
        for other in others {
            assert!(!shown["fields"][other].is_null());
        }
    }
    let shown = site.get("", &uri).await.is(200);
    assert_eq!(shown["fields"]["injected-quantity"], json!({"tonnes": "123"}));
    assert!(!shown["fields"]["signals"][0]["finding"].is_null());
    assert!(shown["fields"]["signals"][2].get("text").is_none());
    // Taken back one by one.
    for field in all {
        let back = json!({"fields": [field], "reasons": "Efter aftale."});
        site.act(CASEWORKER, &id, "publication-withdrawals", &back).await.is(200);
        released.retain(|f| *f != field);
        let answer = site.get("", &uri).await;
        if released.is_empty() {
            answer.problem(404, "not-found");
        } else {
            assert!(answer.is(200)["fields"].get(field).is_none());
        }
    }
}

#[actix_web::test]
async fn problems_are_in_the_language_that_was_asked_for() {
    let (_folder, site) = site().await;
    for (asked, title) in [
        ("da", "Findes ikke"),
        ("en", "Not found"),
        ("en-GB,en;q=0.9,da;q=0.5", "Not found"),
        ("da-DK, en;q=0.1", "Findes ikke"),
        ("en;q=0.2, da;q=0.8", "Findes ikke"),
        ("tlh", "Findes ikke"),
        ("*", "Findes ikke"),
        (";;;===", "Findes ikke"),
        ("", "Findes ikke"),
    ] {
        let request = TestRequest::get().uri("/api/v1/nowhere").insert_header(("Accept-Language", asked));
        let answer = site.send(request).await;
        assert_eq!(answer.problem(404, "not-found")["title"], title, "{asked}");
    }
    let answer = site.send(TestRequest::get().uri("/api/v1/nowhere")).await;
    assert_eq!(answer.problem(404, "not-found")["title"], "Findes ikke");
    // Letters follow the language of the opening.
    let open = Site::request("POST", APPLICANT, "/api/v1/storage-permits");
    assert_eq!(site.send(open).await.is(201)["file"]["language"], "en");
}

#[actix_web::test]
async fn places_that_there_are_not() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    for uri in [
        "/api/v1/nowhere",
        "/api/v2/storage-permits",
        "/api/v1/storage-permits/",
        "/api/v1/storage-permits/%2e%2e%2fregister",
        "/api/v1/storage-permits/..%2f..%2fetc%2fpasswd",
        "/api/v1/storage-permits/'%20OR%201=1--",
        "/api/v1/storage-permits/%00",
        "/api/v1/storage-permits/%ff%fe",
        "/api/v1/register/%25",
        "/api/v1/register/LG-2026-00001'--",
        "/.git/config",
        "/%2e%2e/Cargo.toml",
        "/api/v1/storage-permits/x/documents/../../y",
    ] {
        refused(&site.get(APPLICANT, uri).await, &[404]);
    }
    for part in [
        "attachments/..%2f..%2fsagsgang.db",
        "attachments/%2fetc%2fpasswd",
        "attachments/0",
        &format!("attachments/{}", "A".repeat(64)),
        &format!("attachments/{}", "0".repeat(64)),
        "documents/..%2fx",
        "documents/'--",
        "versions/0/difference",
        "versions/1/difference",
        "versions/-1/difference",
        "versions/99999999999/difference",
        "versions/x/difference",
        "nothing",
    ] {
        site.get(APPLICANT, &format!("{}/{part}", case(&id))).await.problem(404, "not-found");
    }
    for (method, uri) in [
        ("DELETE", case(&id)),
        ("PATCH", case(&id)),
        ("POST", case(&id)),
        ("GET", format!("{}/draft", case(&id))),
        ("GET", format!("{}/grants", case(&id))),
        ("DELETE", format!("{}/journal", case(&id))),
        ("PUT", "/api/v1/register".into()),
        ("POST", "/api/v1/me".into()),
        ("TRACE", "/".into()),
    ] {
        refused(&site.send(Site::request(method, APPLICANT, &uri)).await, &[404, 405]);
    }
    for query in ["limit=0", "limit=101", "limit=-1"] {
        let answer = site.get(APPLICANT, &format!("/api/v1/storage-permits?{query}")).await;
        answer.problem(422, "invalid");
        assert_eq!(answer.pointers(), ["/limit"]);
    }
    for query in ["limit=x", "limit=1&limit=2", "side=1", "limit=99999999999999999999", "limit="] {
        refused(&site.get(APPLICANT, &format!("/api/v1/storage-permits?{query}")).await, &[400]);
    }
    for after in ["'; DROP TABLE cases; --", "%00", "zzz", "\u{e6}"] {
        let uri = format!(
            "/api/v1/storage-permits?after={}",
            after.replace(' ', "%20").replace('\u{e6}', "%C3%A6")
        );
        site.get(APPLICANT, &uri).await.is(200);
    }
    // A journal is paged by number: what is no number is no page.
    let uri = format!("{}/journal?after=x", case(&id));
    let answer = site.get(APPLICANT, &uri).await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/after"]);
}

#[actix_web::test]
async fn headers_that_say_nothing() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    let uri = format!("{}/submissions", case(&id));
    for (name, value) in [
        ("If-Match", &b"3"[..]),
        ("If-Match", b"\"x\""),
        ("If-Match", b"W/\"3\""),
        ("If-Match", b"\"3\", \"4\""),
        ("If-Match", b"\"99999999999999999999\""),
        ("If-Match", b""),
        ("If-Match", b"\xff"),
        ("Idempotency-Key", b""),
        ("Idempotency-Key", b"a b"),
        ("Idempotency-Key", b"\xc3\xb8"),
        ("Idempotency-Key", &[b'k'; 201]),
    ] {
        let request = Site::request("POST", APPLICANT, &uri).insert_header((name, value));
        site.send(request.set_payload("{\"acknowledge_gaps\":true}")).await.problem(400, "malformed");
    }
    for value in [
        &b"Bearer"[..],
        b"Bearer ",
        b"Bearer nobody",
        b"Bearer demo-applicant x",
        b"Basic ZGVtby1hcHBsaWNhbnQ6",
        b"demo-applicant",
        b"Bearer \xff",
        b"",
    ] {
        let request = TestRequest::post().uri(&uri).insert_header(("Authorization", value));
        let answer = site.send(request.set_payload("{}")).await;
        answer.problem(401, "sign-in");
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        // Not even what is open to anyone is told to somebody who says they are whom they are not.
        let open = TestRequest::get().uri("/api/v1/register").insert_header(("Authorization", value));
        site.send(open).await.problem(401, "sign-in");
    }
    let mut longest =
        Site::request("POST", APPLICANT, &uri).insert_header(("Idempotency-Key", "k".repeat(200)));
    longest = longest.insert_header(("If-Match", "*"));
    site.send(longest.set_payload("{\"acknowledge_gaps\":true}")).await.is(200);
    // Whoever sends it, and whatever it says it is, the body is read as what it is.
    let other = course::draft(&site).await;
    let uri = format!("{}/submissions", case(&other));
    let odd =
        Site::request("POST", APPLICANT, &uri).insert_header(("Content-Type", "text/plain; charset=latin1"));
    site.send(odd.set_payload("{\"acknowledge_gaps\":true}")).await.is(200);
    let packed = Site::request("POST", APPLICANT, &uri).insert_header(("Content-Encoding", "gzip"));
    let answer = site.send(packed.set_payload(&b"\x1f\x8b\x08\0not gzip"[..])).await;
    refused(&answer, &[400, 409, 415]);
}
