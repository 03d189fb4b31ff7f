//! Mail that waits is sent once, whoever sends it, and is sent in the end.

use std::thread;
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use sagsgang::desk::{Desk, outbox};
use sagsgang::law::Moment;
use sagsgang::mail::Postman;
use sagsgang::store::{Mail, Store, StoreError, TimeOuts};
use tempfile::TempDir;

use super::support::database::on_postgres;
use super::support::mail_server::{MailServer, Manner};
use super::support::people::{APPLICANT, listed};
use super::support::process::Process;
use super::support::proxy::{Proxy, Weather};
use super::support::site::Site;
use super::support::{desk, folder};

fn later(by: TimeDelta) -> Moment {
    Moment::new(Utc::now() + by)
}

/// A desk with so many mails that are due, in order.
fn waiting(count: usize) -> (TempDir, Desk, String) {
    let folder = folder();
    std::fs::write(folder.path().join("people.toml"), listed()).unwrap();
    let desk = desk(folder.path(), 4);
    let opened = actix_web::rt::System::new()
        .block_on(async { Site::over(desk.clone()).await.open(APPLICANT).await.is(201) });
    let case = opened["file"]["id"].as_str().unwrap().to_owned();
    let now = later(TimeDelta::zero()).to_string();
    let written = desk.store.write(|s| {
        (0..count).try_for_each(|n| {
            s.insert_mail(&Mail {
                id: format!("mail-{n:04}"),
                case_id: case.clone(),
                seq: 1,
                recipient: "astrid@company.example".into(),
                subject: "Sagen er åbnet".into(),
                body: "Se sagen.".into(),
                made_at: now.clone(),
                sent_at: None,
                attempts: 0,
                next_try: Some(now.clone()),
                failure: None,
                claimed_until: None,
                follow: None,
            })
        })
    });
    written.map_err(|why: StoreError| why).unwrap();
    (folder, desk, case)
}

fn mails(desk: &Desk, case: &str) -> Vec<Mail> {
    desk.store.read(|s| s.mails(case)).map_err(|why: StoreError| why).unwrap()
}

/// Waits until it is so, for as long as a slow machine may take.
fn until(is: impl Fn() -> bool, what: &str) {
    let start = Instant::now();
    while !is() {
        assert!(start.elapsed() < Duration::from_secs(60), "{what}");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn each_is_sent_once_by_two_workers() {
    const MANY: usize = 120;
    let (folder, desk, case) = waiting(MANY);
    let server = MailServer::start(Manner::Takes);
    let url = server.url();
    let workers = [(); 2].map(|()| Process::work(folder.path(), &[("SAGSGANG_MAIL_SERVER", &url)]));
    until(|| mails(&desk, &case).iter().all(|mail| mail.sent_at.is_some()), "not all was sent");
    // And once more, in case that somebody else takes them to be due.
    thread::sleep(Duration::from_secs(3));
    drop(workers);
    let taken = server.taken();
    assert_eq!(taken.len(), MANY);
    assert_eq!(taken.values().max(), Some(&1), "{taken:?}");
    for mail in mails(&desk, &case) {
        assert_eq!((mail.attempts, mail.next_try, mail.claimed_until), (1, None, None));
        assert!(taken.contains_key(&format!("{}@localhost", mail.id)));
    }
}

#[test]
fn what_a_killed_worker_had_claimed_is_sent_when_the_claim_has_run_out() {
    let (folder, desk, case) = waiting(1);
    let server = MailServer::start(Manner::IsSilent);
    let mut worker = Process::work(folder.path(), &[("SAGSGANG_MAIL_SERVER", &server.url())]);
    until(|| server.came() == 1, "the worker does not send");
    worker.kill();
    let mail = mails(&desk, &case).remove(0);
    assert_eq!((mail.sent_at, mail.attempts), (None, 0));
    assert!(mail.claimed_until.is_some());

    server.now(Manner::Takes);
    let postman = Postman::to_server("sagsgang@localhost", &server.url(), None).unwrap();
    for (minutes, expected) in [(0, 0), (9, 0), (11, 1), (30, 0)] {
        let sent = outbox::send(&desk, &postman, || later(TimeDelta::minutes(minutes))).unwrap();
        assert_eq!(sent, expected, "after {minutes} minutes");
    }
    assert_eq!(server.taken().into_values().collect::<Vec<_>>(), [1]);
    let mail = mails(&desk, &case).remove(0);
    assert_eq!((mail.attempts, mail.claimed_until), (1, None));
    assert!(mail.sent_at.is_some());
}

#[test]
fn what_is_refused_is_tried_later_and_after_twice_as_long() {
    let (_folder, desk, case) = waiting(2);
    let server = MailServer::start(Manner::Refuses);
    let postman = Postman::to_server("sagsgang@localhost", &server.url(), None).unwrap();
    let send = |seconds| outbox::send(&desk, &postman, || later(TimeDelta::seconds(seconds))).unwrap();
    // Each of the two once, though the turn would go on.
    assert_eq!((send(0), server.came()), (0, 2));
    assert_eq!((send(30), server.came()), (0, 2));
    assert_eq!((send(65), server.came()), (0, 4));
    assert_eq!((send(65 + 100), server.came()), (0, 4));
    for mail in mails(&desk, &case) {
        assert!(mail.failure.unwrap().contains("451"));
        assert_eq!((mail.attempts, mail.claimed_until), (2, None));
    }
    server.now(Manner::Takes);
    assert_eq!((send(65 + 130), server.came()), (2, 6));
    assert!(mails(&desk, &case).iter().all(|mail| mail.failure.is_none() && mail.attempts == 3));
}

#[test]
fn a_failure_that_is_noted_late_does_not_undo_what_another_has_sent() {
    let (_folder, desk, case) = waiting(1);
    let claim = |minutes| {
        let (at, until) = (later(TimeDelta::minutes(minutes)), later(TimeDelta::minutes(minutes + 10)));
        desk.store.write(|s| s.claim_mail(at, until)).map_err(|why: StoreError| why).unwrap()
    };
    let first = claim(0).unwrap();
    assert_eq!(claim(5), None);
    let second = claim(11).unwrap();
    let fails = |mail: &Mail| {
        let next = later(TimeDelta::minutes(12));
        desk.store.write(|s| s.note_failure(mail, "451", next)).map_err(|why: StoreError| why).unwrap();
        mails(&desk, &case).remove(0)
    };
    // The first comes back when the second is at it, and again when it is done.
    assert_eq!(fails(&first), second);
    desk.store
        .write(|s| s.note_sent(&second, later(TimeDelta::minutes(12))))
        .map_err(|why: StoreError| why)
        .unwrap();
    let sent = mails(&desk, &case).remove(0);
    assert_eq!(fails(&first), sent);
    assert!(sent.sent_at.is_some());
    assert_eq!(claim(60), None);
}

#[test]
fn a_database_that_is_gone_when_a_mail_was_sent_hears_of_it_when_it_is_back() {
    if !on_postgres() {
        return;
    }
    let (folder, desk, case) = waiting(1);
    let proxy = Proxy::start(folder.path());
    let wait = TimeOuts { connection: Duration::from_secs(1), ..TimeOuts::default() };
    let store = Store::open(&proxy.url(folder.path()), &folder.path().join("files"), 2, &wait).unwrap();
    let sending = Desk::new(store, desk.people.clone());
    let server = MailServer::start(Manner::TakesSlowly);
    let postman = Postman::to_server("sagsgang@localhost", &server.url(), None).unwrap();
    let sent = thread::scope(|scope| {
        let running = scope.spawn(|| outbox::send(&sending, &postman, || later(TimeDelta::zero())).unwrap());
        until(|| server.came() == 1, "nothing is sent");
        proxy.now(Weather::Gone);
        until(|| !server.taken().is_empty(), "it is not taken");
        thread::sleep(Duration::from_secs(2));
        assert_eq!(mails(&desk, &case)[0].sent_at, None);
        proxy.now(Weather::Fair);
        running.join().unwrap()
    });
    let mail = mails(&desk, &case).remove(0);
    assert_eq!((sent, mail.attempts, mail.next_try, mail.claimed_until), (1, 1, None, None));
    assert_eq!(server.taken().into_values().collect::<Vec<_>>(), [1]);
}
