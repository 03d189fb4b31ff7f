//! Signing in and out by the pages, one's own page, and forms that are not the session's own.

use actix_web::test::TestRequest;
use sagsgang::api::now;
use sagsgang::desk::sign_in::accounts as kept;
use serde_urlencoded::to_string;

use super::super::support::accounts::{PASSWORD, add, applicant, browser, caseworker, code, from, held};
use super::super::support::site::{Answer, Site};
use super::super::support::{desk, folder};
use super::{page, text};

/// A form as a browser sends it from the service's own pages.
pub fn form(held: &str, uri: &str, fields: &[(&str, &str)]) -> TestRequest {
    filled(browser("POST", held, uri), fields)
}

fn filled(request: TestRequest, fields: &[(&str, &str)]) -> TestRequest {
    request
        .insert_header(("Content-Type", "application/x-www-form-urlencoded"))
        .insert_header(("Accept", "text/html"))
        .set_payload(to_string(fields).unwrap())
}

/// A page as somebody with a session gets it.
pub async fn own(site: &Site, held: &str, uri: &str) -> Answer {
    site.send(browser("GET", held, uri).insert_header(("Accept", "text/html"))).await
}

/// The token in a page's forms.
pub fn token(html: &str) -> &str {
    let after = html.split("name=\"form-token\" value=\"").nth(1).unwrap();
    after.split('"').next().unwrap()
}

async fn signed_in(site: &Site, id: &str, next: &str) -> Answer {
    let at = now();
    let device = add(&site.desk, &caseworker(id), at);
    let code = code(&device, at);
    let gap = format!("{} {}", &code[..3], &code[3..]);
    let fields = [("id", id), ("password", PASSWORD), ("code", gap.as_str()), ("next", next)];
    site.send(form("", "/sign-in", &fields)).await
}

#[actix_web::test]
async fn who_is_not_signed_in_is_led_to_it_and_back_and_nowhere_else() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 1)).await;
    let away = page(&site, "/me?x=%C3%A5&lang=en", "da").await;
    assert_eq!((away.status, away.header("location")), (303, "/sign-in?next=%2Fme%3Fx%3D%25C3%25A5"));
    let asked = text(&page(&site, away.header("location"), "da").await);
    assert!(asked.contains("name=\"next\" value=\"/me?x=%C3%A5\""), "{asked}");
    let back = signed_in(&site, "camilla", "/me?x=%C3%A5").await;
    assert_eq!((back.status, back.header("location")), (303, "/me?x=%C3%A5"), "{}", text(&back));
    let cookie = back.header("set-cookie");
    for said in ["__Host-sagsgang=", "HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(said), "{cookie}");
    }
    let held = held(&back);
    let me = own(&site, &held, "/me").await;
    let html = text(&me);
    assert_eq!((me.status, me.header("cache-control")), (200, "no-store"));
    assert!(html.contains("Åse Ærø, Danish Energy Agency") && html.contains("camilla@ens.test"), "{html}");
    // Public pages know it too, and are nobody else's then.
    let law = own(&site, &held, "/law").await;
    assert_eq!(law.header("cache-control"), "no-store");
    assert!(text(&law).contains("Åse Ærø") && text(&law).contains("href=\"/cases\""));
    assert!(!text(&page(&site, "/law", "da").await).contains("/cases"));
    // An error is a page of theirs as well.
    assert_eq!(own(&site, &held, "/sign-in?next=/law").await.header("location"), "/law");
    for (n, elsewhere) in
        ["//evil.test", "https://evil.test", "/\\evil.test", "", "/sign-out"].into_iter().enumerate()
    {
        let id = format!("c{n}");
        let led = signed_in(&site, &id, elsewhere).await;
        assert_eq!((led.status, led.header("location")), (303, "/cases"), "{elsewhere}");
    }
}

#[actix_web::test]
async fn what_does_not_fit_is_said_and_the_password_is_not_shown_again() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 1)).await;
    add(&site.desk, &caseworker("camilla"), now());
    let typed = [("id", "cam\"><script>"), ("password", "hemmelig<>"), ("code", "000000"), ("next", "/me")];
    let wrong = site.send(form("", "/sign-in", &typed)).await;
    let html = text(&wrong);
    assert_eq!(wrong.status, 401);
    assert_eq!(wrong.header("set-cookie"), "");
    assert!(html.contains("value=\"cam&#34;&#62;&#60;script&#62;\""), "{html}");
    assert!(!html.contains("hemmelig") && !html.contains("<script"), "{html}");
    assert!(html.contains("Error: Sign in") && html.contains("name=\"next\" value=\"/me\""));
    // The same words for somebody who is there.
    let typed = [("id", "camilla"), ("password", "forkert"), ("code", "000000")];
    let known = site.send(form("", "/sign-in", &typed)).await;
    assert_eq!(known.status, 401);
    for _ in 0..3 {
        site.send(form("", "/sign-in", &typed)).await;
    }
    let waits = site.send(form("", "/sign-in", &typed)).await;
    assert_eq!(waits.status, 429);
    assert!(!waits.header("retry-after").is_empty() && text(&waits).contains("too many tries"));
    // Another site signs nobody in.
    let other = from("POST", "", "/sign-in", &[("Sec-Fetch-Site", "cross-site")]);
    assert_eq!(site.send(filled(other, &typed)).await.status, 403);
    // The demo's people are of the demo alone.
    let demo = site.send(form("", "/sign-in/demo", &[("person", "demo-caseworker")])).await;
    assert_eq!((demo.status, demo.header("set-cookie")), (404, ""));
}

#[actix_web::test]
async fn a_form_is_taken_from_the_sessions_own_pages_only() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 1)).await;
    let one = held(&signed_in(&site, "camilla", "/").await);
    let two = held(&signed_in(&site, "ditte", "/").await);
    let mine = token(&text(&own(&site, &one, "/me").await)).to_owned();
    let theirs = token(&text(&own(&site, &two, "/me").await)).to_owned();
    assert_ne!(mine, theirs);
    let make = |token: &str| {
        let token = token.to_owned();
        move |held: &str, said: &[(&str, &str)]| {
            let fields = [("form-token", token.as_str()), ("name", "x"), ("scope", "read"), ("days", "9")];
            filled(from("POST", held, "/me/tokens", said), &fields)
        }
    };
    let here = [("Sec-Fetch-Site", "same-origin")];
    for (token, held, said, status) in [
        (mine.as_str(), one.as_str(), here.as_slice(), 201),
        (theirs.as_str(), one.as_str(), &here, 403),
        ("", one.as_str(), &here, 403),
        (mine.as_str(), one.as_str(), &[("Sec-Fetch-Site", "same-site")], 403),
        (mine.as_str(), one.as_str(), &[], 403),
        (mine.as_str(), "", &here, 401),
        (mine.as_str(), "__Host-sagsgang=gone", &here, 401),
    ] {
        let answer = site.send(make(token)(held, said)).await;
        assert_eq!(answer.status, status, "{token} {held} {said:?}");
        assert!(answer.header("content-type").starts_with("text/html"));
    }
    // Without the token nobody is signed out either.
    assert_eq!(site.send(form(&one, "/sign-out", &[])).await.status, 403);
    let out = site.send(form(&one, "/sign-out", &[("form-token", &mine)])).await;
    assert_eq!((out.status, out.header("location")), (303, "/"));
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(own(&site, &one, "/me").await.status, 303);
    let gone = site.send(form(&two, "/me/sign-out-everywhere", &[("form-token", &theirs)])).await;
    assert_eq!(gone.status, 303);
    assert_eq!(own(&site, &two, "/me").await.status, 303);
}

#[actix_web::test]
async fn tokens_are_made_shown_once_and_revoked() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 1)).await;
    let held = held(&signed_in(&site, "camilla", "/").await);
    let mine = token(&text(&own(&site, &held, "/me").await)).to_owned();
    let send = |fields: [(&'static str, &'static str); 3]| {
        let all: Vec<_> = fields.into_iter().chain([("form-token", "")]).collect();
        let all: Vec<_> =
            all.iter().map(|(n, v)| (*n, if *n == "form-token" { mine.as_str() } else { *v })).collect();
        site.send(form(&held, "/me/tokens", &all))
    };
    let wrong = send([("name", "<b>"), ("scope", ""), ("days", "x")]).await;
    let html = text(&wrong);
    assert_eq!(wrong.status, 422);
    assert!(html.contains("id=\"scope-fault\"") && html.contains("id=\"days-fault\""), "{html}");
    assert!(html.contains("value=\"&#60;b&#62;\""), "nothing typed is lost: {html}");
    let made = send([("name", "Aflæsning"), ("scope", "read"), ("days", "30")]).await;
    let html = text(&made);
    let shown = html.split("id=\"made\">").nth(1).unwrap().split('<').next().unwrap();
    assert_eq!(site.get(shown, "/api/v1/me").await.is(200)["id"], "camilla");
    let again = text(&own(&site, &held, "/me").await);
    assert!(again.contains("Aflæsning") && !again.contains(shown));
    let revoke = again.split("action=\"").find(|part| part.starts_with("/me/tokens/")).unwrap();
    let revoke = revoke.split('"').next().unwrap();
    let other = add(&site.desk, &applicant("astrid"), now());
    drop(other);
    assert_eq!(site.send(form(&held, revoke, &[("form-token", &mine)])).await.status, 303);
    assert_eq!(site.get(shown, "/api/v1/me").await.status, 401);
    assert_eq!(site.send(form(&held, revoke, &[("form-token", &mine)])).await.status, 404);
}

#[actix_web::test]
async fn a_person_who_is_disabled_is_nobody_at_once() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 1)).await;
    let held = held(&signed_in(&site, "camilla", "/").await);
    assert_eq!(own(&site, &held, "/me").await.status, 200);
    kept::disable(&site.desk, "camilla", now()).unwrap();
    assert_eq!(own(&site, &held, "/me").await.status, 303);
}

#[actix_web::test]
async fn another_method_than_a_page_has_is_405() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 1)).await;
    for (method, place, status) in [
        ("POST", "/law", 405),
        ("PUT", "/sign-in", 405),
        ("DELETE", "/", 405),
        ("GET", "/sign-out", 405),
        ("GET", "/me/tokens", 405),
        ("HEAD", "/law", 200),
        ("HEAD", "/sign-in", 200),
        ("HEAD", "/me", 303),
        ("HEAD", "/findes-ikke", 404),
    ] {
        let request = Site::request(method, "", place).insert_header(("Accept", "text/html"));
        assert_eq!(site.send(request).await.status, status, "{method} {place}");
    }
}
