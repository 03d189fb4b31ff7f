//! Three services and two workers over one PostgreSQL, all at work: nothing is lost, done twice or out of order. With
//! SQLite there is one service.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use sagsgang::desk::verify::{Depth, verify};
use serde_json::json;

use super::support::bodies::signal_of;
use super::support::database::on_postgres;
use super::support::mail_server::{MailServer, Manner};
use super::support::people::{APPLICANT, CASEWORKER, OTHER, listed};
use super::support::process::Process;
use super::support::server::Client;
use super::support::site::{Site, case};
use super::support::writers::{Told, Writer, all_there, numbers_in_a_row};
use super::support::{course, desk, folder, journal};

/// How long they work, in seconds, where `SAGSGANG_LOAD_SECONDS` does not say otherwise.
const WORK: u64 = 8;

/// What was asked for, and told, about a case that all work on.
struct Signalled {
    mark: String,
    version: i64,
    asked: Instant,
    answered: Instant,
}

#[test]
fn three_services_and_two_workers_lose_double_and_reorder_nothing() {
    if !on_postgres() {
        return;
    }
    let folder = folder();
    std::fs::write(folder.path().join("people.toml"), listed()).unwrap();
    let desk = desk(folder.path(), 4);
    let shared = actix_web::rt::System::new()
        .block_on(async { course::submitted(&Site::over(desk.clone()).await).await });
    let entries_before = verify(&desk, Depth::Kept).unwrap().entries;
    let mail = MailServer::start(Manner::Takes);
    let url = mail.url();
    let settings = [("SAGSGANG_MAIL_SERVER", url.as_str()), ("SAGSGANG_CONNECTIONS", "6")];
    let services = [(); 3].map(|()| Process::serve(folder.path(), &settings));
    let workers = [(); 2].map(|()| Process::work(folder.path(), &settings));
    let urls: Vec<String> = services.iter().map(Process::url).collect();

    let (stop, done) = (AtomicBool::new(false), AtomicU64::new(0));
    let mut writers: Vec<Writer> = (0..6).map(|n| Writer::new([APPLICANT, OTHER][n % 2])).collect();
    let signalled: Vec<Signalled> = thread::scope(|scope| {
        for (n, writer) in writers.iter_mut().enumerate() {
            let (mut urls, stop, done) = (urls.clone(), &stop, &done);
            urls.rotate_left(n % 3);
            scope.spawn(move || writer.work(&urls, stop, done));
        }
        let signalling: Vec<_> = (0..4)
            .map(|n| {
                let (urls, stop, shared) = (&urls, &stop, &shared);
                scope.spawn(move || signal(urls, n, shared, stop))
            })
            .collect();
        let seconds = std::env::var("SAGSGANG_LOAD_SECONDS").ok().and_then(|n| n.parse().ok());
        thread::sleep(Duration::from_secs(seconds.unwrap_or(WORK)));
        stop.store(true, Ordering::Relaxed);
        signalling.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    assert!(writers.iter().all(|writer| writer.wish.is_none()), "somebody was left without an answer");

    // Each act that was acknowledged is there, once, and no other.
    let told: Vec<&Told> = writers.iter().flat_map(|w| &w.told).collect();
    let report = verify(&desk, Depth::Recomputed).unwrap();
    assert_eq!(report.faults, []);
    let acknowledged = u64::try_from(told.len() + signalled.len()).unwrap();
    assert_eq!(report.entries, entries_before + acknowledged);
    let mut db = journal::database(folder.path());
    all_there(&mut db, told.iter().copied());
    let lines = journal::lines(&mut db, &shared);
    for one in &signalled {
        let line = lines.iter().find(|line| line.seq == one.version).unwrap();
        assert!(line.content.contains(&one.mark), "{}: {}", one.version, line.content);
    }
    // What was answered before something else was asked for stands before it.
    let order: Vec<_> = signalled.iter().map(|s| (s.version, s.asked, s.answered)).collect();
    in_order(&order);
    let mut by_case: BTreeMap<&str, Vec<(i64, Instant, Instant)>> = BTreeMap::new();
    for told in &told {
        by_case.entry(&told.case).or_default().push((told.version, told.asked, told.answered));
    }
    by_case.values().for_each(|acts| in_order(acts));
    // Cases have numbers without gaps, in the order of opening.
    numbers_in_a_row(&mut db);
    let opened = told.iter().filter(|t| t.act == "open");
    let number = |t: &Told| t.number.rsplit_once('-').unwrap().1.parse().unwrap();
    let opened: Vec<_> = opened.map(|t| (number(t), t.asked, t.answered)).collect();
    assert!(opened.len() > 10, "{} cases", opened.len());
    in_order(&opened);

    // Every mail has gone out, once.
    let unsent = "SELECT count(*) FROM outbox WHERE sent_at IS NULL";
    let start = Instant::now();
    while journal::count(&mut db, unsent) > 0 {
        assert!(start.elapsed() < Duration::from_secs(60), "mail is left");
        thread::sleep(Duration::from_millis(100));
    }
    drop((services, workers));
    let taken = mail.taken();
    let all = journal::count(&mut db, "SELECT count(*) FROM outbox");
    assert_eq!(i64::try_from(taken.len()).unwrap(), all);
    assert!(all > 10 && taken.values().all(|times| *times == 1), "{taken:?}");
    eprintln!("{acknowledged} acts, {} cases, {all} mails", opened.len());
}

/// Tells of signals in one case until told to stop, each time at another service.
fn signal(urls: &[String], n: usize, id: &str, stop: &AtomicBool) -> Vec<Signalled> {
    let who = [APPLICANT, CASEWORKER][n % 2];
    let clients: Vec<Client> = urls.iter().map(|url| Client::new(url, who)).collect();
    let uri = format!("{}/signals", case(id));
    let mut told = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        let mark = format!("bobler {n}-{}.", told.len());
        let mut body = signal_of(who);
        body["text"] = json!(mark);
        let asked = Instant::now();
        let reply = clients[(n + told.len()) % clients.len()].post(&uri, &mark.replace(' ', "-"), &body);
        assert_eq!(reply.status, 200, "{}", reply.body);
        told.push(Signalled { mark, version: reply.version.unwrap(), asked, answered: Instant::now() });
    }
    told
}

/// Whatever was answered before another was asked for has a lower number; and no two have the same.
fn in_order(acts: &[(i64, Instant, Instant)]) {
    for (one, _, answered) in acts {
        for (other, asked, _) in acts {
            assert!(!(answered < asked && one >= other), "{other} was asked for after {one} was done");
        }
    }
    let mut numbers: Vec<i64> = acts.iter().map(|act| act.0).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), acts.len());
}
