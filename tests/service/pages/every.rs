//! What holds on every page: status, title, language, headers, weight, and that nothing leads elsewhere.

use std::collections::BTreeSet;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::super::support::site::{Answer, Site};
use super::{page, places, site_with_permit, text};

/// The most that a page and all that it loads may weigh, packed, in bytes.
const BUDGET: usize = 150 * 1024;

fn attributes(html: &str, name: &str) -> Vec<String> {
    let marker = format!(" {name}=\"");
    html.split(&marker).skip(1).map(|rest| rest.split('"').next().unwrap().replace("&#38;", "&")).collect()
}

fn title(html: &str) -> &str {
    html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap()
}

fn packed(bytes: &[u8]) -> usize {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap().len()
}

#[actix_web::test]
async fn every_page_has_its_head_in_the_language_asked_for_and_leads_nowhere_else() {
    let (_folder, site, number) = site_with_permit().await;
    for place in places(&number) {
        let mut titles = BTreeSet::new();
        for language in ["da", "en"] {
            let answer = page(&site, &place, language).await;
            let expected = match place.as_str() {
                "/findes-ikke" => 404,
                "/calculators/refund?compute=1&from=x" => 422,
                _ => 200,
            };
            let html = text(&answer);
            assert_eq!(answer.status, expected, "{place}: {html}");
            assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{place}");
            assert_eq!(answer.header("content-language"), language, "{place}");
            assert!(html.contains(&format!("<html lang=\"{language}\">")), "{place}");
            assert_eq!(html.matches("<h1").count(), 1, "{place}");
            titles.insert(title(&html).to_owned());
            let policy = answer.header("content-security-policy");
            assert!(
                policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
                "{place}: {policy}"
            );
            assert_eq!(answer.header("x-content-type-options"), "nosniff");
            assert!(answer.header("vary").contains("Accept-Language"), "{place}");
            for never in ["<script", "<style", " style=", " onclick", "javascript:", "<iframe"] {
                assert!(!html.contains(never), "{place} has {never}");
            }
            for name in ["href", "src", "action"] {
                for address in attributes(&html, name) {
                    let own =
                        address.starts_with('#') || (address.starts_with('/') && !address.starts_with("//"));
                    assert!(own, "{place} leads to {address}");
                }
            }
        }
        assert!(titles.len() == 2 || ["/", "/register/"].iter().any(|p| place == *p), "{place}: {titles:?}");
    }
}

#[actix_web::test]
async fn every_link_leads_to_a_page_and_every_page_is_light() {
    let (_folder, site, number) = site_with_permit().await;
    let mut links = BTreeSet::new();
    for place in places(&number) {
        let answer = page(&site, &place, "da").await;
        let html = text(&answer);
        let mut weight = packed(&answer.body);
        for sheet in attributes(&html, "href").into_iter().filter(|address| address.starts_with("/assets/")) {
            let asset = page(&site, &sheet, "da").await;
            assert_eq!(asset.status, 200, "{sheet}");
            assert!(asset.header("cache-control").contains("immutable"), "{sheet}");
            weight += packed(&asset.body);
            let css = text(&asset);
            for inner in css.split("url(").skip(1).filter_map(|rest| rest.split(')').next()) {
                let leaf = page(&site, &format!("/assets/{inner}"), "da").await;
                assert_eq!(leaf.status, 200, "{sheet} names {inner}");
                weight += leaf.body.len();
            }
        }
        assert!(weight < BUDGET, "{place} weighs {weight}");
        // Every identity once, and every place in the page that is pointed to.
        let ids = attributes(&html, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{place}: {ids:?}");
        for anchor in attributes(&html, "href").iter().filter_map(|address| address.strip_prefix('#')) {
            assert!(ids.iter().any(|id| id == anchor), "{place} points to #{anchor}");
        }
        links.extend(attributes(&html, "href"));
    }
    assert!(links.len() > 40, "{}", links.len());
    for link in links.iter().filter(|link| link.starts_with('/')) {
        let plain = link.split('#').next().unwrap();
        let status = page(&site, plain, "da").await.status;
        let wrong = plain.contains("findes-ikke") || plain.contains("from=x");
        assert!(status < 400 || wrong, "{link}: {status}");
    }
}

#[actix_web::test]
async fn the_chosen_language_is_kept_and_stands_above_the_browsers() {
    let (_folder, site, _) = site_with_permit().await;
    let chosen = page(&site, "/register?lang=en&q=x", "da").await;
    assert_eq!(chosen.header("content-language"), "en");
    let cookie = chosen.header("set-cookie").split(';').next().unwrap().to_owned();
    assert_eq!(cookie, "lang=en");
    assert!(text(&chosen).contains("/register?lang=da&#38;q=x"), "the switch keeps the query");
    let later = Site::request("GET", "", "/law").insert_header(("Cookie", format!("a=b; {cookie}")));
    let later = site.send(later.insert_header(("Accept-Language", "da"))).await;
    assert_eq!((later.header("content-language"), later.header("set-cookie")), ("en", ""));
    // Anything else is no language.
    let odd = page(&site, "/law?lang=%22%3E%3Cscript%3E", "da").await;
    assert_eq!((odd.status, odd.header("content-language"), odd.header("set-cookie")), (200, "da", ""));
}

#[actix_web::test]
async fn errors_are_pages_for_browsers_and_problems_for_programs() {
    let (_folder, site, number) = site_with_permit().await;
    let is_page = |answer: &Answer, status: u16| {
        assert_eq!((answer.status, answer.header("content-type")), (status, "text/html; charset=utf-8"));
        assert!(text(answer).contains("<h1>"));
    };
    is_page(&page(&site, "/nowhere/%3Cscript%3E", "en").await, 404);
    is_page(&page(&site, "/register/2099-1", "en").await, 404);
    is_page(&page(&site, "/procedures/x", "en").await, 404);
    is_page(&page(&site, "/register?after=1&after=2", "en").await, 400);
    let post = Site::request("POST", "", "/law").insert_header(("Accept", "text/html"));
    is_page(&site.send(post).await, 405);
    let large = format!("text={}", "æ".repeat(200_000));
    let large = Site::request("POST", "", &format!("/register/{number}/report"))
        .insert_header(("Accept", "text/html"))
        .insert_header(("Content-Type", "application/x-www-form-urlencoded"))
        .set_payload(large);
    is_page(&site.send(large).await, 413);
    page(&site, "/api/v1/nowhere", "en").await.problem(404, "not-found");
    site.get("", "/nowhere").await.problem(404, "not-found");
}
