//! Evidence sent with a form: kept once, offered where an act points to a file, and refused in words.

use sagsgang::access::{Company, Person};
use sagsgang::law::Digest;

use super::super::support::accounts::{applicant, caseworker};
use super::super::support::bodies::pdf;
use super::super::support::form::{Window, text};
use super::super::support::people::APPLICANT;
use super::super::support::site::Site;
use super::super::support::{agreements, course, desk, folder};

#[actix_web::test]
async fn a_file_is_attached_and_can_be_pointed_to() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = agreements::bring(&site, "in-force").await;
    let at = format!("/cases/refund-agreements/{id}");
    let evidence = format!("{at}/evidence");
    let one = Window::of(&site, &applicant("anna")).await;
    // The case leads there.
    assert!(one.page(&at).await.contains(&format!("href=\"{evidence}\"")));
    let none = one.send_file(&evidence, &evidence, &[], ("other", "x.txt", b"x")).await;
    assert!(none.status == 422 && text(&none).contains("Choose a file"), "{}", text(&none));
    let html = b"<html><script>alert(1)</script></html>";
    let bad = one.send_file(&evidence, &evidence, &[], ("file", "side.html", html)).await;
    assert!(bad.status == 415 && text(&bad).contains("id=\"faults\""), "{}", text(&bad));
    let place = agreements::place(&id);
    let before = site.get(APPLICANT, &place).await.version();
    let content = pdf("prøve");
    let key = [("key", "01890000-0000-7000-8000-000000000001")];
    // Twice, as a finger does: it is there once.
    for _ in 0..2 {
        let sent = one.send_file(&evidence, &evidence, &key, ("file", "prøve æøå.pdf", &content)).await;
        assert_eq!((sent.status, sent.header("location")), (303, evidence.as_str()));
    }
    assert_eq!(site.get(APPLICANT, &place).await.version(), before + 1);
    assert!(one.page(&evidence).await.contains("prøve æøå.pdf"));
    let sha256 = Digest::of(&content).to_string();
    let hand_over = one.page(&format!("{at}/acts/hand-over")).await;
    assert!(hand_over.contains(&sha256), "what is handed over can point to it");
    let fetched = one.get(&format!("{at}/files/{sha256}")).await;
    assert_eq!((fetched.status, fetched.body), (200, content));
}

#[actix_web::test]
async fn evidence_is_the_companys_and_of_cases_that_take_it() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let held = course::in_force(&site).await;
    let draft = course::draft(&site).await;
    let signed = agreements::bring(&site, "in-force").await;
    let own = Window::of(&site, &applicant("anna")).await;
    let company = Company { cvr: "10000017".into(), name: "Vesterhav Lager A/S".into() };
    let other = Person { company: Some(company), ..applicant("bo") };
    let other = Window::of(&site, &other).await;
    let official = Window::of(&site, &caseworker("camilla")).await;
    let of = |kind: &str, id: &str| format!("/cases/{kind}/{id}/evidence");
    assert_eq!(own.get(&of("refund-agreements", &signed)).await.status, 200);
    assert_eq!(own.get(&of("storage-permits", &draft)).await.status, 409);
    for (kind, id) in [("storage-permits", &held), ("refund-agreements", &signed)] {
        assert_eq!(other.get(&of(kind, id)).await.status, 404);
        assert_eq!(official.get(&of(kind, id)).await.status, 403);
    }
    assert_eq!(own.get(&of("letters", &held)).await.status, 404);
}
