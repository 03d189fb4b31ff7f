//! *Follow this permit*: nobody is told before they confirm, each is told what the register shows anew and no more, and
//! whoever stops is forgotten.

use chrono::{TimeDelta, Utc};
use sagsgang::desk::retention;
use sagsgang::law::Moment;
use sagsgang::store::{Mail, StoreError};

use super::super::support::bodies::publication;
use super::super::support::people::CASEWORKER;
use super::super::support::site::{ADDRESS, Answer, Site};
use super::{page, site_with_permit, text};

/// Sends a form as the service's own page does.
async fn form(site: &Site, uri: &str, body: &str) -> Answer {
    let request = Site::request("POST", "", uri)
        .insert_header(("Accept", "text/html"))
        .insert_header(("Accept-Language", "en"))
        .insert_header(("Sec-Fetch-Site", "same-origin"))
        .insert_header(("Content-Type", "application/x-www-form-urlencoded"))
        .set_payload(body.to_owned());
    site.send(request).await
}

/// Every mail that waits, to whomever.
fn waiting(site: &Site) -> Vec<Mail> {
    let far = Moment::new(Utc::now() + TimeDelta::days(1));
    let mut all = Vec::new();
    let claimed =
        |s: &mut sagsgang::store::Session<'_>| s.claim_mail(far, Moment::new(far.utc() + TimeDelta::days(1)));
    while let Some(mail) = site.desk.store.write(claimed).map_err(|why: StoreError| why).unwrap() {
        all.push(mail);
    }
    all
}

fn to(mails: &[Mail], address: &str) -> Vec<Mail> {
    mails.iter().filter(|mail| mail.recipient == address).cloned().collect()
}

fn link(mail: &Mail) -> String {
    let at = mail.body.find(&format!("{ADDRESS}/follow/")).expect("a link");
    mail.body[at + ADDRESS.len()..].split_whitespace().next().unwrap().to_owned()
}

async fn case_of(site: &Site, number: &str) -> String {
    let list = site.get(CASEWORKER, "/api/v1/storage-permits").await.is(200);
    let items = list["items"].as_array().unwrap();
    let own = items.iter().find(|item| item["number"] == number).unwrap();
    own["id"].as_str().unwrap().to_owned()
}

#[actix_web::test]
async fn who_confirms_is_told_of_what_is_new_and_who_stops_is_forgotten() {
    let (_folder, site, number) = site_with_permit().await;
    let place = format!("/register/{number}/follow");
    assert!(text(&page(&site, &format!("/register/{number}"), "da").await).contains(&place));
    waiting(&site);
    let asked = form(&site, &place, "email=Eva%40Borger.example").await;
    assert_eq!(asked.status, 202, "{}", text(&asked));
    // Asked again at once, the answer is the same, and no second mail is sent.
    let again = form(&site, &place, "email=eva%40borger.example").await;
    assert_eq!(again.status, 202);
    let mails = waiting(&site);
    let [confirm] = &to(&mails, "eva@borger.example")[..] else { panic!("{mails:?}") };
    assert!(confirm.subject.contains(&number), "{confirm:?}");
    let link = link(confirm);

    // Before it is confirmed nothing is told, also not by opening the link.
    let seen = page(&site, &link, "en").await;
    assert!(seen.status == 200 && seen.header("cache-control") == "no-store", "{}", text(&seen));
    let id = case_of(&site, &number).await;
    let project = publication(&["project-description"]);
    site.act(CASEWORKER, &id, "publications", &project).await.is(200);
    assert_eq!(to(&waiting(&site), "eva@borger.example"), []);

    let confirmed = form(&site, &format!("{link}/confirm"), "").await;
    assert!(text(&confirmed).contains("You follow the permit"), "{}", text(&confirmed));
    // What the public does not see is not told; what it sees is.
    let withdrawn = serde_json::json!({"fields": ["signals"], "reasons": "Fejl i offentliggørelsen."});
    site.act(CASEWORKER, &id, "publication-withdrawals", &withdrawn).await.is(200);
    let mails = to(&waiting(&site), "eva@borger.example");
    let [told] = &mails[..] else { panic!("{mails:?}") };
    assert!(told.body.contains("  - Reports\n") && !told.body.contains("The permit\n"), "{}", told.body);
    assert!(
        told.body.contains(&format!("{ADDRESS}/register/{number}")) && told.body.contains(&link),
        "{}",
        told.body
    );
    // Nor do the parties learn who follows.
    let own = site.desk.store.read(|s| s.mails(&id)).map_err(|why: StoreError| why).unwrap();
    assert!(own.iter().all(|mail| mail.recipient != "eva@borger.example"));

    site.act(CASEWORKER, &id, "publications", &publication(&["signals"])).await.is(200);
    let ended = form(&site, &format!("{link}/end"), "").await;
    assert!(text(&ended).contains("no longer follow"), "{}", text(&ended));
    assert_eq!(to(&waiting(&site), "eva@borger.example"), [], "what was not sent is taken back");
    // An old link does not begin it again.
    form(&site, &format!("{link}/confirm"), "").await;
    site.act(CASEWORKER, &id, "publication-withdrawals", &withdrawn).await.is(200);
    assert_eq!(to(&waiting(&site), "eva@borger.example"), []);

    let later = Moment::new(Utc::now() + TimeDelta::days(9)).day();
    let due = retention::due(&site.desk, later).unwrap();
    assert!(due.iter().any(|one| one.what == retention::Kept::EndedFollows && one.count == 1), "{due:?}");
    retention::remove(&site.desk, later).unwrap();
    assert_eq!(page(&site, &link, "en").await.status, 404);
    let due = retention::due(&site.desk, later).unwrap();
    assert!(due.iter().all(|one| one.what != retention::Kept::EndedFollows || one.count == 0), "{due:?}");
}

#[actix_web::test]
async fn an_address_is_not_flooded_and_what_is_no_address_is_said_at_its_field() {
    let (_folder, site, number) = site_with_permit().await;
    let place = format!("/register/{number}/follow");
    for bad in [
        "",
        "x",
        "a%40b%0d%0aBcc%3A+c%40d.example",
        "a%40b.example%2Cc%40d.example",
        &format!("{}%40b.example", "a".repeat(300)),
    ] {
        let answer = form(&site, &place, &format!("email={bad}")).await;
        let html = text(&answer);
        assert_eq!(answer.status, 422, "{bad}");
        assert!(html.contains("href=\"#email\"") && html.contains("id=\"email-fault\""), "{html}");
    }
    assert_eq!(form(&site, "/register/LG-2099-9/follow", "email=a%40b.example").await.status, 404);
    for unknown in ["/follow/x", "/follow/%00", &format!("/follow/{}", "0".repeat(64))] {
        assert_eq!(page(&site, unknown, "da").await.status, 404, "{unknown}");
        assert_eq!(form(&site, &format!("{unknown}/confirm"), "").await.status, 404, "{unknown}");
    }
    // From another site nothing is taken.
    let other = Site::request("POST", "", &place)
        .insert_header(("Sec-Fetch-Site", "cross-site"))
        .insert_header(("Content-Type", "application/x-www-form-urlencoded"))
        .set_payload("email=a%40b.example");
    assert_eq!(site.send(other).await.status, 403);
    assert!(waiting(&site).iter().all(|mail| mail.follow.is_none()));
}
