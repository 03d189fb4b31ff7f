//! What answers tell browsers, caches, other sites, and whoever reads an error.

use diesel::connection::SimpleConnection as _;
use serde_json::json;

use super::super::support::accounts::{PASSWORD, SESSIONS, add, browser, caseworker, code, held, try_in};
use super::super::support::people::{APPLICANT, CASEWORKER};
use super::super::support::site::{Site, case};
use super::super::support::{course, journal};
use super::{said, site};

/// Addresses of every kind of answer, with who asks.
async fn everything(site: &Site) -> Vec<(&'static str, String)> {
    let id = course::in_force(site).await;
    let file = site.case(APPLICANT, &id).await["file"].clone();
    let number = file["number"].as_str().unwrap();
    let documents = site.get(APPLICANT, &format!("{}/documents", case(&id))).await.is(200);
    let document = documents[0]["id"].as_str().unwrap();
    let digest = file["attachments"][0]["sha256"].as_str().unwrap_or_default();
    let digest = if digest.is_empty() {
        file["versions"][0]["attachments"][0]["sha256"].as_str().unwrap()
    } else {
        digest
    };
    let own = ["", "/journal", "/documents", "/completeness", "/area", "/nothing"];
    let mut all: Vec<(&str, String)> =
        own.iter().map(|part| (APPLICANT, format!("{}{part}", case(&id)))).collect();
    all.push((APPLICANT, format!("{}/documents/{document}", case(&id))));
    all.push((APPLICANT, format!("{}/attachments/{digest}", case(&id))));
    for uri in ["/api/v1/me", "/api/v1/me/tokens", "/api/v1/storage-permits", "/api/v1/refund-agreements"] {
        all.push((APPLICANT, uri.into()));
    }
    for uri in [
        "/",
        "/register",
        "/law",
        "/nowhere",
        "/api/v1/register",
        "/api/v1/me",
        "/api/docs/",
        "/api/v1/openapi.json",
        "/health/live",
        "/assets/x",
        "/api/v1/storage-permits?limit=0",
    ] {
        all.push(("", uri.into()));
    }
    all.push(("", format!("/register/{number}")));
    all.push(("", format!("/register/{number}/report")));
    all
}

#[actix_web::test]
async fn no_answer_may_be_framed_or_guessed_at() {
    let (_folder, site) = site().await;
    for (who, uri) in everything(&site).await {
        let answer = site.get(who, &uri).await;
        let policy = answer.header("content-security-policy");
        for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"] {
            assert!(policy.contains(part), "{uri}: {policy}");
        }
        assert!(!policy.contains("unsafe-eval") && !policy.contains('*'), "{uri}: {policy}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{uri}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{uri}");
        assert!(matches!(answer.header("referrer-policy"), "no-referrer" | "same-origin"), "{uri}");
        assert_eq!(
            answer.header("strict-transport-security"),
            "max-age=31536000; includeSubDomains",
            "{uri}"
        );
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{uri}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{uri}");
    }
}

#[actix_web::test]
async fn what_is_a_persons_own_is_kept_by_no_cache() {
    let (_folder, site) = site().await;
    let own = |(who, uri): &(&str, String)| !who.is_empty() && !uri.ends_with("/nothing");
    for (who, uri) in everything(&site).await.into_iter().filter(own) {
        let answer = site.get(who, &uri).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{uri}");
        // Refused to nobody, it is not kept either.
        let refused = site.get("", &uri).await;
        assert_eq!((refused.status, refused.header("cache-control")), (401, "no-store"), "{uri}");
    }
}

#[actix_web::test]
async fn no_other_origin_is_let_in() {
    let (_folder, site) = site().await;
    for (who, uri) in everything(&site).await {
        for origin in ["https://evil.test", "null", "https://sagsgang.test.evil.test"] {
            let request = Site::request("GET", who, &uri).insert_header(("Origin", origin));
            let answer = site.send(request).await;
            let open: Vec<_> =
                answer.headers.keys().filter(|name| name.as_str().starts_with("access-control")).collect();
            assert!(open.is_empty(), "{uri}: {open:?}");
        }
        let asked = Site::request("OPTIONS", "", &uri)
            .insert_header(("Origin", "https://evil.test"))
            .insert_header(("Access-Control-Request-Method", "POST"))
            .insert_header(("Access-Control-Request-Headers", "authorization"));
        let answer = site.send(asked).await;
        assert!(matches!(answer.status, 404 | 405), "{uri}: {}", answer.status);
        assert_eq!(answer.header("access-control-allow-origin"), "");
    }
}

#[actix_web::test]
async fn every_cookie_is_for_this_host_alone_and_small() {
    let (_folder, site) = site().await;
    let now = sagsgang::law::Moment::new(chrono::Utc::now());
    let device = add(&site.desk, &caseworker("aase"), now);
    let opened = try_in(&site, "aase", PASSWORD, &code(&device, now)).await;
    let session = held(&opened);
    let closed = site.send(browser("DELETE", &session, &format!("{SESSIONS}/current"))).await;
    let language = site.get("", "/law?lang=en").await;
    let mut seen = 0;
    for answer in [opened, closed, language] {
        for cookie in answer.headers.get_all("set-cookie").map(|value| value.to_str().unwrap()) {
            assert!(cookie.starts_with("__Host-") && cookie.len() < 4096, "{cookie}");
            for part in ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"] {
                assert!(cookie.contains(part), "{part}: {cookie}");
            }
            assert!(!cookie.contains("Domain"), "{cookie}");
            seen += 1;
        }
    }
    assert_eq!(seen, 3);
}

#[actix_web::test]
async fn no_answer_names_the_software_under_it() {
    let (_folder, site) = site().await;
    for (who, uri) in everything(&site).await {
        let answer = site.get(who, &uri).await;
        for name in ["server", "x-powered-by", "x-runtime", "x-debug", "via"] {
            assert_eq!(answer.header(name), "", "{uri}: {name}");
        }
        let told = said(&answer).to_lowercase();
        if answer.status >= 400 {
            for word in ["actix", "diesel", "rust", "sqlite", "postgres", "panicked", "src/"] {
                assert!(!told.contains(word), "{uri}: {word}");
            }
        }
    }
}

#[actix_web::test]
async fn a_fault_of_the_database_tells_nothing_of_it() {
    let (folder, site) = site().await;
    let id = course::submitted(&site).await;
    let gone = "ALTER TABLE documents RENAME TO documents_gone";
    journal::database(folder.path()).batch_execute(gone).unwrap();
    for uri in [format!("{}/documents", case(&id)), format!("{}/documents/x", case(&id))] {
        let answer = site.get(APPLICANT, &uri).await;
        answer.problem(500, "internal");
        let told = said(&answer).to_lowercase();
        for word in ["table", "sql", "select", "relation", "column", "documents_gone", "/tmp", "/dev/shm"] {
            assert!(!told.contains(word), "{uri}: {word} in {told}");
        }
    }
}

#[actix_web::test]
async fn a_damaged_file_is_not_handed_out() {
    let (folder, site) = site().await;
    let id = course::submitted(&site).await;
    let documents = site.get(APPLICANT, &format!("{}/documents", case(&id))).await.is(200);
    let (document, digest) = (documents[0]["id"].as_str().unwrap(), documents[0]["sha256"].as_str().unwrap());
    let path = folder.path().join("files").join(&digest[..2]).join(&digest[2..]);
    std::fs::write(&path, "<script>byttet ud</script>").unwrap();
    let answer = site.get(APPLICANT, &format!("{}/documents/{document}", case(&id))).await;
    answer.problem(500, "internal");
    assert!(!said(&answer).contains("byttet ud") && !said(&answer).contains(digest), "{}", said(&answer));
}

#[actix_web::test]
async fn a_refusal_does_not_repeat_a_secret() {
    let (_folder, site) = site().await;
    let secret = "HEMMELIGT-kodeord-7";
    for body in [
        json!({"id": "aase", "password": secret, "code": "000000"}),
        json!({"id": "aase", "password": secret}),
        json!({"id": "aase", "password": [secret], "code": 7}),
        json!({"id": 7, "password": {"p": secret}, "code": "0"}),
    ] {
        assert!(!said(&site.post("", SESSIONS, &body).await).contains(secret), "{body}");
    }
    let request = Site::request("POST", "", SESSIONS).set_payload(format!("{{\"password\":\"{secret}\" x"));
    assert!(!said(&site.send(request).await).contains(secret));
    let answer = site.get(secret, "/api/v1/me").await;
    answer.problem(401, "sign-in");
    assert!(!said(&answer).contains(secret) && !format!("{:?}", answer.headers).contains(secret));
}

#[actix_web::test]
async fn what_was_typed_stands_in_pages_as_text() {
    let (_folder, site) = site().await;
    let nasty = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E";
    for uri in [
        format!("/register?q={nasty}"),
        format!("/register?q=x&state={nasty}"),
        format!("/register?after={nasty}"),
        format!("/register/{nasty}"),
        format!("/law?{nasty}"),
        format!("/calculators/refund?compute=1&from={nasty}"),
        format!("/procedures/{nasty}"),
        format!("/nowhere/{nasty}"),
    ] {
        let request = Site::request("GET", "", &uri).insert_header(("Accept", "text/html"));
        let html = said(&site.send(request).await);
        assert!(!html.contains("<script") && !html.contains("<img"), "{uri}");
    }
    // In JSON it is text as well, and JSON is never taken for a page.
    let answer = site.get(CASEWORKER, &format!("/api/v1/storage-permits?{nasty}=1")).await;
    assert!(answer.header("content-type").starts_with("application/problem+json"));
}
