//! What people send is handed on only after a scanner has looked at it; and nothing is lost while there is none.

use sagsgang::api::now;
use sagsgang::desk::{Desk, scans};
use sagsgang::law::{Digest, Moment};
use sagsgang::scanner::Scanner;
use serde_json::Value;
use tempfile::TempDir;

use super::support::people::{APPLICANT, OTHER};
use super::support::scanner::{Clamd, MARK, NAME};
use super::support::site::Site;
use super::support::{desk, folder};

/// A service with a scanner that is set up and not running, and somebody's draft.
struct Set {
    site: Site,
    scanner: Scanner,
    case: String,
    _folder: TempDir,
}

impl Set {
    async fn of(folder: TempDir, address: &str) -> Self {
        let desk = Desk { scans: true, ..desk(folder.path(), 1) };
        let site = Site::over(desk).await;
        let opened = site.open(APPLICANT).await.is(201);
        let case = format!("/api/v1/storage-permits/{}", opened["file"]["id"].as_str().unwrap());
        Self { site, scanner: Scanner::at(address).unwrap(), case, _folder: folder }
    }

    async fn attach(&self, name: &str, content: &str) -> String {
        let uri = format!("{}/attachments?name={name}", self.case);
        let request = Site::request("POST", APPLICANT, &uri).set_payload(content.to_owned());
        self.site.send(request).await.is(200);
        Digest::of(content.as_bytes()).to_string()
    }

    fn turn(&self) -> usize {
        scans::turn(&self.site.desk, &self.scanner, now).unwrap()
    }

    fn place(&self, sha256: &str) -> String {
        format!("{}/attachments/{sha256}", self.case)
    }

    async fn scan(&self, sha256: &str) -> Value {
        let listed = self.site.get(APPLICANT, &format!("{}/attachments", self.case)).await.is(200);
        let found = listed.as_array().unwrap().iter().find(|file| file["sha256"] == sha256);
        found.unwrap()["scan"].clone()
    }
}

#[actix_web::test]
async fn a_file_waits_for_the_scanner_and_is_handed_on_only_if_it_is_clean() {
    let folder = folder();
    let Some(mut clamd) = Clamd::in_folder(folder.path()) else { return };
    let set = Set::of(folder, &clamd.address()).await;
    let clean = set.attach("rapport.txt", "boring i æbleskive-formationen").await;
    let harmful = set.attach("bilag.txt", &format!("først lidt tekst, så {MARK} og mere")).await;
    // Nobody is there to look: both are taken, and neither is handed on, not even to who sent it.
    for sha256 in [&clean, &harmful] {
        let told = set.site.get(APPLICANT, &set.place(sha256)).await;
        assert_eq!(told.header("retry-after"), "10");
        told.problem(409, "not-yet-scanned");
        assert_eq!(set.scan(sha256).await["state"], "not-yet-scanned");
    }
    assert_eq!(set.turn(), 0);
    assert_eq!(set.scan(&clean).await["state"], "not-yet-scanned");
    clamd.start();
    assert_eq!(set.turn(), 2);
    assert_eq!(set.scan(&clean).await["state"], "clean");
    let fetched = set.site.get(APPLICANT, &set.place(&clean)).await;
    assert_eq!((fetched.status, &fetched.body[..]), (200, "boring i æbleskive-formationen".as_bytes()));
    let found = set.scan(&harmful).await;
    assert_eq!((found["state"].as_str(), found["name"].as_str()), (Some("harmful"), Some(NAME)));
    let told = set.site.get(APPLICANT, &set.place(&harmful)).await.problem(403, "harmful-file");
    assert!(told["detail"].as_str().unwrap().contains(NAME));
    // Each is looked at once; and who may not see the case learns nothing of it.
    assert_eq!(set.turn(), 0);
    set.site.get(OTHER, &set.place(&harmful)).await.problem(404, "not-found");
    set.site.get(OTHER, &format!("{}/attachments", set.case)).await.problem(404, "not-found");
}

#[actix_web::test]
async fn what_the_scanner_cannot_take_waits_and_holds_up_nothing_else() {
    let folder = folder();
    let Some(mut clamd) = Clamd::in_folder(folder.path()) else { return };
    let set = Set::of(folder, &clamd.address()).await;
    clamd.start();
    // More than it takes.
    let large = set.attach("stor.txt", &"x".repeat(3 << 20)).await;
    let small = set.attach("lille.txt", "lille").await;
    assert_eq!(set.turn(), 1);
    assert_eq!(set.scan(&small).await["state"], "clean");
    assert_eq!(set.scan(&large).await["state"], "not-yet-scanned");
    // It is not asked again at once, and why is on record.
    let row = set.site.desk.store.read(|s| s.scan(&Digest::parse(&large).unwrap())).unwrap().unwrap();
    assert_eq!(row.attempts, 1);
    assert!(row.failure.is_some() && Moment::parse(&row.next_try.unwrap()).unwrap() > now());
    assert_eq!(set.turn(), 0);
    set.site.get(APPLICANT, &set.place(&large)).await.problem(409, "not-yet-scanned");
}

#[actix_web::test]
async fn files_from_before_there_was_a_scanner_are_scanned_when_they_are_asked_for() {
    let folder = folder();
    let Some(mut clamd) = Clamd::in_folder(folder.path()) else { return };
    let mut set = Set::of(folder, &clamd.address()).await;
    set.site = Site::over(Desk { scans: false, ..set.site.desk.clone() }).await;
    let old = set.attach("gammel.txt", "fra før").await;
    assert_eq!(set.scan(&old).await["state"], "unwatched");
    assert_eq!(set.site.get(APPLICANT, &set.place(&old)).await.status, 200);
    set.site = Site::over(Desk { scans: true, ..set.site.desk.clone() }).await;
    set.site.get(APPLICANT, &set.place(&old)).await.problem(409, "not-yet-scanned");
    clamd.start();
    assert_eq!(set.turn(), 1);
    assert_eq!(set.site.get(APPLICANT, &set.place(&old)).await.status, 200);
}
