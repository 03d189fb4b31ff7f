//! Addresses, methods and headers that are to lead elsewhere.

use serde_json::json;

use super::super::support::course;
use super::super::support::people::{APPLICANT, CASEWORKER, OTHER};
use super::super::support::site::{Site, case};
use super::{ids, said, site};

#[actix_web::test]
async fn a_method_is_the_one_that_was_sent() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    let wish = json!({"name": "x", "scope": "read", "days": 1});
    let token = site.post(APPLICANT, "/api/v1/me/tokens", &wish).await.is(201)["id"].clone();
    let place = format!("/api/v1/me/tokens/{}", token.as_str().unwrap());
    for header in ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "_method"] {
        for uri in [&place, &case(&id)] {
            let request = Site::request("POST", APPLICANT, &format!("{uri}?_method=DELETE"));
            let answer =
                site.send(request.insert_header((header, "DELETE")).set_payload("_method=DELETE")).await;
            assert!(matches!(answer.status, 404 | 405), "{header} {uri}: {}", answer.status);
        }
    }
    assert_eq!(site.get(APPLICANT, "/api/v1/me/tokens").await.is(200).as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn methods_that_nobody_needs_are_refused_and_echo_nothing() {
    let (_folder, site) = site().await;
    for method in ["TRACE", "TRACK", "OPTIONS", "CONNECT", "PROPFIND", "DEBUG", "PATCH", "LINK"] {
        for uri in ["/api/v1/me", "/", "/register", "/api/v1/register", "/nowhere"] {
            let request = Site::request(method, APPLICANT, uri).insert_header(("X-Secret", "EKKO"));
            let answer = site.send(request.set_payload("EKKO")).await;
            assert!(matches!(answer.status, 404 | 405), "{method} {uri}: {}", answer.status);
            assert!(!said(&answer).contains("EKKO") && !said(&answer).contains(APPLICANT), "{method} {uri}");
        }
    }
}

#[actix_web::test]
async fn an_address_in_a_header_is_not_the_address() {
    let (_folder, site) = site().await;
    for header in [
        "X-Original-URL",
        "X-Rewrite-URL",
        "X-Forwarded-Prefix",
        "X-Forwarded-Path",
        "X-Override-URL",
        "Destination",
    ] {
        let request =
            Site::request("GET", "", "/health/live").insert_header((header, "/api/v1/storage-permits"));
        assert_eq!(site.send(request).await.is(200)["status"], "live");
        let request =
            Site::request("GET", "", "/api/v1/storage-permits").insert_header((header, "/health/live"));
        site.send(request).await.problem(401, "sign-in");
    }
}

#[actix_web::test]
async fn what_a_forwarder_says_opens_nothing_and_stands_in_no_answer() {
    let (_folder, site) = site().await;
    let forwarded = [
        ("X-Forwarded-For", "127.0.0.1"),
        ("X-Real-IP", "::1"),
        ("X-Forwarded-Host", "evil.test"),
        ("X-Forwarded-Proto", "gopher"),
        ("X-Forwarded-Port", "1"),
        ("Forwarded", "for=127.0.0.1;host=evil.test;proto=https"),
        ("X-Client-IP", "10.0.0.1"),
        ("Host", "evil.test"),
    ];
    let all =
        |request| forwarded.iter().fold(request, |r: actix_web::test::TestRequest, h| r.insert_header(*h));
    site.send(all(Site::request("GET", "", "/api/v1/me"))).await.problem(401, "sign-in");
    let opened = site.send(all(Site::request("POST", APPLICANT, "/api/v1/storage-permits"))).await;
    opened.is(201);
    assert!(opened.header("location").starts_with("/api/v1/"), "{}", opened.header("location"));
    for uri in
        ["/", "/register", "/law", "/api/v1/openapi.json", "/api/docs/", "/nowhere", "/calculators/refund"]
    {
        let answer =
            site.send(all(Site::request("GET", "", uri)).insert_header(("Accept", "text/html"))).await;
        let head = format!("{:?}", answer.headers);
        assert!(!said(&answer).contains("evil.test") && !head.contains("evil.test"), "{uri}: {head}");
    }
}

#[actix_web::test]
async fn an_origin_is_not_its_own_because_a_forwarder_says_so() {
    use super::super::support::accounts::{PASSWORD, add, applicant, code, from, held, try_in};
    let (_folder, site) = site().await;
    let now = sagsgang::law::Moment::new(chrono::Utc::now());
    let device = add(&site.desk, &applicant("aase"), now);
    let session = held(&try_in(&site, "aase", PASSWORD, &code(&device, now)).await);
    for header in
        [("X-Forwarded-Host", "evil.test"), ("X-Host", "evil.test"), ("Forwarded", "host=evil.test")]
    {
        let said = [("Origin", "https://evil.test"), ("Host", "sagsgang.test"), header];
        let answer = site.send(from("POST", &session, "/api/v1/storage-permits", &said)).await;
        answer.problem(403, "other-site");
    }
}

#[actix_web::test]
async fn no_filter_is_a_query() {
    let (_folder, site) = site().await;
    let id = course::in_force(&site).await;
    let number = site.case(APPLICANT, &id).await["file"]["number"].as_str().unwrap().to_owned();
    for sql in [
        "'%20OR%20'1'='1",
        "'%3B%20DROP%20TABLE%20cases%3B--",
        "%25",
        "_%25",
        "%5C",
        "'%20UNION%20SELECT%20person%20FROM%20accounts--",
        "%27%7C%7C(SELECT%201)%7C%7C%27",
        "x'%20COLLATE%20NOCASE--",
    ] {
        let list = site.get(OTHER, &format!("/api/v1/storage-permits?after={sql}")).await.is(200);
        assert_eq!(ids(&list), Vec::<String>::new(), "{sql}");
        let list = site.get(OTHER, &format!("/api/v1/refund-agreements?after={sql}")).await.is(200);
        assert_eq!(ids(&list), Vec::<String>::new(), "{sql}");
        site.get("", &format!("/api/v1/register/{sql}")).await.problem(404, "not-found");
        site.get(CASEWORKER, &case(sql)).await.problem(404, "not-found");
        let page = said(&site.get("", &format!("/register?q={sql}")).await);
        assert!(!page.contains(&format!("/register/{number}\"")), "{sql}");
        site.get(APPLICANT, &format!("{}/journal?after={sql}", case(&id))).await.problem(422, "invalid");
        site.send(Site::request("DELETE", OTHER, &format!("/api/v1/me/tokens/{sql}")))
            .await
            .problem(404, "not-found");
    }
    site.get(APPLICANT, &case(&id)).await.is(200);
}

#[actix_web::test]
async fn an_address_in_another_writing_is_no_way_in() {
    let (_folder, site) = site().await;
    for uri in [
        "/api/v1%2fstorage-permits",
        "/api%2Fv1/me",
        "//api/v1/storage-permits",
        "/api//v1/storage-permits",
        "/api/v1/./storage-permits",
        "/health/../api/v1/storage-permits",
        "/register/..%2f..%2fapi%2fv1%2fstorage-permits",
        "/API/V1/STORAGE-PERMITS",
        "/api/v1/storage-permits;a=b",
        "/api/v1/storage-permits%00",
        "/api/v1/storage-permits%20",
        "/api/v1/storage-permits%2e",
        "/api/v1/%73torage-permits/",
        "/api/v1/storage%E2%80%90permits",
        "/%61pi/v1/me/",
    ] {
        let answer = site.get("", uri).await;
        assert!(matches!(answer.status, 401 | 404), "{uri}: {} {}", answer.status, said(&answer));
    }
}

#[actix_web::test]
async fn assets_and_docs_lead_to_no_other_file() {
    let (_folder, site) = site().await;
    for root in ["/assets/", "/api/docs/"] {
        for way in [
            "..%2f..%2fCargo.toml",
            "%2fetc%2fpasswd",
            "../../../../etc/passwd",
            "%2e%2e/%2e%2e/etc/passwd",
            "....//....//etc/passwd",
            "..%5c..%5cCargo.toml",
            "%00",
            "index.html%00.css",
            "C:%5Cwindows%5Cwin.ini",
            "",
        ] {
            let answer = site.get("", &format!("{root}{way}")).await;
            let told = said(&answer);
            assert!(!told.contains("root:") && !told.contains("[package]"), "{root}{way}");
            assert!(answer.status == 404 || way.is_empty(), "{root}{way}: {}", answer.status);
        }
    }
}

#[actix_web::test]
async fn no_answer_sends_anybody_to_another_site() {
    let (_folder, site) = site().await;
    for uri in [
        "//evil.test/",
        "/%5Cevil.test",
        "/?lang=en&next=https://evil.test",
        "/register?lang=da&next=//evil.test&return=https://evil.test",
        "/law?lang=en&lang=//evil.test",
        "/https://evil.test",
        "/api/docs",
        "/calculators/https:%2F%2Fevil.test?lang=en",
    ] {
        for host in ["sagsgang.test", "evil.test"] {
            let request = Site::request("GET", "", uri)
                .insert_header(("Accept", "text/html"))
                .insert_header(("Host", host));
            let answer = site.send(request).await;
            let to = answer.header("location");
            assert!(to.is_empty() || (to.starts_with('/') && !to.starts_with("//")), "{uri}: {to}");
            let html = said(&answer);
            for attribute in
                ["href=\"http", "href=\"//", "action=\"http", "action=\"//", "http-equiv=\"refresh"]
            {
                assert!(!html.contains(attribute), "{uri}: {attribute}");
            }
        }
    }
}

#[actix_web::test]
async fn head_tells_no_more_than_get() {
    let (_folder, site) = site().await;
    let id = course::submitted(&site).await;
    for who in ["", OTHER, "demo-tax-officer"] {
        for uri in [case(&id), format!("{}/journal", case(&id)), "/api/v1/me".into()] {
            let head = site.send(Site::request("HEAD", who, &uri)).await;
            assert!(head.status >= 400 || !who.is_empty(), "{uri}: {}", head.status);
            assert_eq!(head.header("etag"), "", "{uri}");
            let never = site.send(Site::request("HEAD", who, &uri.replace(&id, "x"))).await;
            assert_eq!(head.status, never.status, "{who} {uri}");
        }
    }
}
