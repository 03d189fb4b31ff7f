//! The register's pages, and the form for what somebody has seen.

use super::super::support::people::CASEWORKER;
use super::super::support::site::{Answer, Site};
use super::{page, site_with_permit, text};

const HOSTILE: &str = "<script>alert('æøå')</script>\"><img src=x>";

async fn send(site: &Site, number: &str, fields: &[(&str, &str)]) -> Answer {
    site.send(form(number, fields)).await
}

fn form(number: &str, fields: &[(&str, &str)]) -> actix_web::test::TestRequest {
    Site::request("POST", "", &format!("/register/{number}/report"))
        .insert_header(("Accept", "text/html"))
        .insert_header(("Host", "sagsgang.test"))
        .set_form(fields)
}

fn key(html: &str) -> String {
    let rest = html.split("name=\"key\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[actix_web::test]
async fn what_is_released_is_shown_and_nothing_else() {
    let (_folder, site, number) = site_with_permit().await;
    let html = text(&page(&site, &format!("/register/{number}"), "da").await);
    for shown in ["ED50 (EPSG:4230)", "15.000 t", "Frigivet: course", "permit.pdf", "<svg", "role=\"img\""] {
        assert!(html.contains(shown), "{shown}");
    }
    let pdf = page(&site, &format!("/register/{number}/permit.pdf"), "da").await;
    assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));
    // Found by what is released, in any letters; not by what is not there.
    for (query, found) in [
        ("", true),
        ("?q=FRIGIVET", true),
        ("?state=in-force", true),
        ("?state=earlier", false),
        ("?q=zzz", false),
    ] {
        let list = text(&page(&site, &format!("/register{query}"), "da").await);
        assert_eq!(list.contains(&format!("/register/{number}\"")), found, "{query}");
    }
    // Taken back, it is gone.
    let id = site.get(CASEWORKER, "/api/v1/storage-permits").await.is(200)["items"][0]["id"].clone();
    let back = serde_json::json!({"fields": ["storage-site", "storage-complex", "signals", "course"], "reasons": "Efter aftale."});
    site.act(CASEWORKER, id.as_str().unwrap(), "publication-withdrawals", &back).await.is(200);
    let html = text(&page(&site, &format!("/register/{number}"), "da").await);
    assert!(!html.contains("<figure") && !html.contains("Frigivet: course"), "{html}");
}

#[actix_web::test]
async fn a_report_is_taken_once_and_whole() {
    let (_folder, site, number) = site_with_permit().await;
    let place = format!("/register/{number}/report");
    let blank = page(&site, &place, "da").await;
    assert_eq!(blank.header("cache-control"), "no-store");
    let key = key(&text(&blank));
    let fields = [
        ("key", key.as_str()),
        ("text", HOSTILE),
        ("observed_at", "2026-01-02T03:04"),
        ("contact", "Sørine"),
    ];
    let first = send(&site, &number, &fields).await;
    assert_eq!(first.status, 201, "{}", text(&first));
    assert!(text(&first).contains("112"));
    // Sent again, as by a browser that fetches the page anew: the same receipt.
    let again = send(&site, &number, &fields).await;
    assert_eq!((again.status, text(&again)), (201, text(&first)));
    let id = site.get(CASEWORKER, "/api/v1/storage-permits").await.is(200)["items"][0]["id"].clone();
    let signals = site.case(CASEWORKER, id.as_str().unwrap()).await["file"]["signals"].clone();
    let own = |what: &serde_json::Value| what["signal"]["what"]["text"] == HOSTILE;
    let taken: Vec<_> = signals.as_array().unwrap().iter().filter(|signal| own(signal)).collect();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0]["signal"]["what"]["observed_at"], "2026-01-02T02:04:00.000000Z");
    // The public sees that it came, not what it says or who said it.
    let html = text(&page(&site, &format!("/register/{number}"), "da").await);
    assert!(
        html.contains("Offentligheden") && !html.contains("Sørine") && !html.contains("alert("),
        "{html}"
    );
    // The same form with another content is asked about, and what was typed stands.
    let other = send(&site, &number, &[("key", key.as_str()), ("text", "Noget andet")]).await;
    assert_eq!(other.status, 422);
    assert!(text(&other).contains("Noget andet") && self::key(&text(&other)) != key);
}

#[actix_web::test]
async fn every_fault_stands_at_its_field_and_nothing_typed_is_lost() {
    let (_folder, site, number) = site_with_permit().await;
    let answer = send(&site, &number, &[("text", " "), ("observed_at", "i går"), ("contact", HOSTILE)]).await;
    let html = text(&answer);
    assert_eq!(answer.status, 422);
    for there in [
        "href=\"#text\"",
        "href=\"#observed_at\"",
        "id=\"text-fault\"",
        "id=\"observed_at-fault\"",
        "i går",
        "role=\"alert\"",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    assert!(
        !html.contains("<script") && !html.contains("<img") && html.contains("&#60;script&#62;"),
        "{html}"
    );
    // What only the procedure can say is said at the field as well.
    let ahead = send(&site, &number, &[("text", "Bobler"), ("observed_at", "2999-01-01T00:00")]).await;
    let html = text(&ahead);
    assert!(
        ahead.status == 422 && html.contains("id=\"observed_at-fault\"") && html.contains("Bobler"),
        "{html}"
    );
    assert_eq!(send(&site, "2099-00001", &[("text", "Bobler")]).await.status, 404);
    assert_eq!(send(&site, "2099-00001", &[("text", "")]).await.status, 404);
}

#[actix_web::test]
async fn what_another_site_sends_is_refused() {
    let (_folder, site, number) = site_with_permit().await;
    let fields = [("text", "Bobler")];
    for (name, value) in [
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
        ("Origin", "https://other.test"),
        ("Origin", "null"),
    ] {
        let answer = site.send(form(&number, &fields).insert_header((name, value))).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (403, "text/html; charset=utf-8"),
            "{name}: {value}"
        );
    }
    for (name, value) in [("Sec-Fetch-Site", "same-origin"), ("Origin", "https://sagsgang.test")] {
        let answer = site.send(form(&number, &fields).insert_header((name, value))).await;
        assert_eq!(answer.status, 201, "{name}: {value}");
    }
}
