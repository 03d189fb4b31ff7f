//! Who looked into which case is noted, apart from the case; and how long that is kept.

use std::process::Command;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, SqliteConnection};
use sagsgang::desk::retention::{self, Kept};
use sagsgang::law::{Day, Moment};
use sagsgang::store::Looked;

use super::support::database::on_postgres;
use super::support::people::{APPLICANT, CASEWORKER, OTHER};
use super::support::site::{Site, case};
use super::support::{course, desk, folder};

const AUDITOR: &str = "demo-auditor-ens";

fn clock() -> Moment {
    Moment::parse("2026-11-27T22:59:59.5Z").unwrap()
}

/// Who looked into a case: person and day.
fn looks(site: &Site, number: &str) -> Vec<(String, String)> {
    let asked = Looked { number: Some(number.to_owned()), ..Looked::default() };
    let found = site.desk.store.read(|s| s.looks(&asked)).unwrap();
    found.into_iter().map(|look| (look.person, look.day)).collect()
}

#[actix_web::test]
async fn who_opens_a_case_is_noted_once_a_day_and_who_may_not_is_not() {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 2), clock).await;
    let id = course::submitted(&site).await;
    let number = site.case(APPLICANT, &id).await["file"]["number"].as_str().unwrap().to_owned();
    let mine = (APPLICANT.to_owned(), "2026-11-27".to_owned());
    assert_eq!(looks(&site, &number), std::slice::from_ref(&mine));
    for address in ["", "/journal", "/documents", "/completeness", ""] {
        site.get(CASEWORKER, &format!("{}{address}", case(&id))).await.is(200);
    }
    let theirs = (CASEWORKER.to_owned(), "2026-11-27".to_owned());
    assert!(looks(&site, &number).contains(&theirs));
    // Somebody else's case is not opened by asking for it, nor is one by being listed.
    site.get(OTHER, &case(&id)).await.problem(404, "not-found");
    site.get("", &case(&id)).await.problem(401, "sign-in");
    site.get(AUDITOR, "/api/v1/storage-permits").await.is(200);
    assert_eq!(looks(&site, &number).len(), 2);
    // A file and a document open the case as well.
    let documents = site.get(AUDITOR, &format!("{}/documents", case(&id))).await.is(200);
    assert!(!documents.as_array().unwrap().is_empty());
    assert_eq!(looks(&site, &number).len(), 3);
    // The case itself says nothing of it, and another process of the same day adds nothing.
    let again = Site::by_clock(site.desk.clone(), clock).await;
    again.get(CASEWORKER, &case(&id)).await.is(200);
    let other = Site::by_clock(desk(folder.path(), 1), clock).await;
    other.get(CASEWORKER, &case(&id)).await.is(200);
    assert_eq!(looks(&site, &number).len(), 3);
    assert_eq!(
        sagsgang::desk::verify::verify(&site.desk, sagsgang::desk::verify::Depth::Kept).unwrap().faults,
        []
    );
}

/// Reading goes on while nothing can be written, and what was looked at by then is noted afterwards.
#[actix_web::test]
async fn a_database_that_cannot_be_written_loses_no_look() {
    if on_postgres() {
        return;
    }
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = course::submitted(&site).await;
    let number = site.case(APPLICANT, &id).await["file"]["number"].as_str().unwrap().to_owned();
    let database = super::support::database::url(folder.path());
    let path = database.strip_prefix("sqlite:").unwrap();
    let mut raw = SqliteConnection::establish(path).unwrap();
    raw.batch_execute(
        "CREATE TRIGGER full BEFORE INSERT ON looks BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
    )
    .unwrap();
    site.get(CASEWORKER, &case(&id)).await.is(200);
    site.get(AUDITOR, &case(&id)).await.is(200);
    assert_eq!(looks(&site, &number).len(), 1);
    raw.batch_execute("DROP TRIGGER full").unwrap();
    // A later look brings those that wait.
    site.desk.store.look("somebody", &id, clock());
    site.desk.store.look("somebody else", &id, Moment::parse("2126-11-27T22:59:59.5Z").unwrap());
    let people: Vec<String> = looks(&site, &number).into_iter().map(|(person, _)| person).collect();
    for person in [CASEWORKER, AUDITOR, "somebody", "somebody else"] {
        assert!(people.iter().any(|one| one == person), "{person}: {people:?}");
    }
}

#[actix_web::test]
async fn looks_are_kept_as_long_as_the_policy_says_and_removed_by_hand() {
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 2), clock).await;
    let id = course::submitted(&site).await;
    let number = site.case(APPLICANT, &id).await["file"]["number"].as_str().unwrap().to_owned();
    site.get(CASEWORKER, &case(&id)).await.is(200);
    let today = clock().day();
    let of = |day: Day| {
        let due = retention::due(&site.desk, day).unwrap();
        due.into_iter().find(|one| one.what == Kept::Looks).unwrap().count
    };
    assert_eq!((of(today), of(today.plus_days(730)), of(today.plus_days(731))), (0, 0, 2));
    assert_eq!(looks(&site, &number).len(), 2, "asking removes nothing");
    let removed = retention::remove(&site.desk, today.plus_days(731)).unwrap();
    assert_eq!(removed.iter().find(|one| one.what == Kept::Looks).unwrap().count, 2);
    assert_eq!(looks(&site, &number), []);
    assert!(retention::rules().iter().all(|rule| rule.days >= rule.least_days));
    let looks = retention::rules().iter().find(|rule| rule.what == Kept::Looks).unwrap();
    assert!(looks.least_days >= 365, "at least twelve months");
}

/// A person's extract, as the command prints it: for access by article 15 of the GDPR.
#[actix_web::test]
async fn a_persons_extract_is_printed_as_csv() {
    if on_postgres() {
        return;
    }
    let folder = folder();
    let site = Site::by_clock(desk(folder.path(), 2), clock).await;
    let id = course::submitted(&site).await;
    site.get(CASEWORKER, &case(&id)).await.is(200);
    let evil = "=HYPERLINK(\"http://evil\";\"æøå\")";
    site.desk.store.look(evil, &id, clock());
    let run = |arguments: &[&str]| {
        let done = Command::new(env!("CARGO_BIN_EXE_sagsgang"))
            .args(arguments)
            .env("SAGSGANG_DATABASE", super::support::database::url(folder.path()))
            .env("SAGSGANG_FILES", folder.path().join("files"))
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    let theirs = run(&["looks", "--person", CASEWORKER]);
    assert_eq!(theirs.lines().count(), 2, "{theirs}");
    assert!(theirs.contains(&format!("2026-11-27,2026-11-27T22:59:59.500000Z,{CASEWORKER},storage-permit,")));
    assert!(run(&["looks"]).contains("'=HYPERLINK"), "no spreadsheet takes it for a formula");
    assert_eq!(run(&["looks", "--to", "2026-11-26"]).lines().count(), 1);
    let dry = run(&["clean", "--dry-run"]);
    assert!(dry.contains("looks: 0 from before") && dry.contains("would be removed"), "{dry}");
}
