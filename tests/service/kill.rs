//! The process is killed, again and again, in the middle of work: what was acknowledged is there, once, and
//! everything adds up. `SAGSGANG_KILLS` says how often.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use sagsgang::desk::verify::{Depth, verify};
use serde_json::{Value, json};
use uuid::Uuid;

use super::support::bodies::signal_of;
use super::support::people::{APPLICANT, OTHER, listed};
use super::support::server::Client;
use super::support::site::case;
use super::support::{database, desk, folder, journal};

const KILLS: u64 = 100;
const WRITERS: usize = 4;
const CASES: &str = "/api/v1/storage-permits";

/// What a writer wants done next; it asks under the same key until it is told that it is done.
#[derive(Clone)]
struct Wish {
    act: &'static str,
    key: String,
    method: &'static str,
    path: String,
    body: Value,
    seen: Option<i64>,
}

/// An act that was acknowledged.
struct Told {
    case: String,
    version: i64,
    act: &'static str,
    /// A word that only this act's content has.
    mark: String,
}

/// Somebody who works on one case after another.
struct Writer {
    who: &'static str,
    case: Option<(String, i64)>,
    turn: u64,
    wish: Option<Wish>,
    told: Vec<Told>,
    retried: u64,
}

impl Writer {
    fn next(&mut self) -> Wish {
        let key = Uuid::now_v7().to_string();
        self.turn += 1;
        let Some((id, version)) = &self.case else {
            return Wish {
                act: "open",
                key,
                method: "POST",
                path: CASES.into(),
                body: Value::Null,
                seen: None,
            };
        };
        let at = case(id);
        let draft = self.turn % 12;
        let (act, method, path, body, seen) = match draft {
            1..=5 => {
                let body = json!({"project": {"hypothesis": format!("prøve {key}")}});
                ("save", "PUT", format!("{at}/draft"), body, Some(*version))
            }
            6 => ("submit", "POST", format!("{at}/submissions"), json!({"acknowledge_gaps": true}), None),
            7..=10 => {
                let mut body = signal_of(self.who);
                body["text"] = json!(format!("bobler {key}"));
                ("signal", "POST", format!("{at}/signals"), body, None)
            }
            _ => (
                "withdraw",
                "POST",
                format!("{at}/withdrawals"),
                json!({"reasons": format!("nok {key}")}),
                None,
            ),
        };
        Wish { act, key, method, path, body, seen }
    }

    /// Works until told to stop, or until nobody answers.
    fn work(&mut self, url: &str, stop: &AtomicBool, done: &AtomicU64) {
        let client = Client::new(url, self.who);
        while !stop.load(Ordering::Relaxed) {
            let again = self.wish.is_some();
            let wish = self.wish.take().unwrap_or_else(|| self.next());
            let version = wish.seen.map(|v| format!("\"{v}\""));
            let mut headers = vec![("Idempotency-Key", wish.key.as_str())];
            headers.extend(version.as_deref().map(|v| ("If-Match", v)));
            let sent = client.send(wish.method, &wish.path, &headers, wish.body.to_string().into_bytes());
            let Ok(reply) = sent else {
                self.wish = Some(wish);
                return;
            };
            assert!(matches!(reply.status, 200 | 201), "{} {}: {reply:?}", wish.method, wish.path);
            self.retried += u64::from(again);
            done.fetch_add(1, Ordering::Relaxed);
            let version = reply.version.unwrap();
            let id = reply.body["file"]["id"].as_str().unwrap().to_owned();
            let mark = match wish.act {
                "open" => id.clone(),
                "submit" => "\"acknowledged_gaps\":true".to_owned(),
                _ => wish.key.clone(),
            };
            self.told.push(Told { case: id.clone(), version, act: wish.act, mark });
            self.case = (wish.act != "withdraw").then_some((id, version));
            if wish.act == "withdraw" {
                self.turn = 0;
            }
        }
    }
}

struct Process(Child);

impl Process {
    fn start(folder: &Path, listen: &str) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_sagsgang"))
            .arg("serve")
            .env("SAGSGANG_LISTEN", listen)
            .env("SAGSGANG_DATABASE", database::url(folder))
            .env("SAGSGANG_FILES", folder.join("files"))
            .env("SAGSGANG_PEOPLE", folder.join("people.toml"))
            .env("SAGSGANG_MAIL_FOLDER", folder.join("mail"))
            .env("SAGSGANG_LOG", "error")
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        Self(child)
    }

    fn ready(&self, url: &str) {
        let client = Client::new(url, "");
        let start = Instant::now();
        while !client.send("GET", "/health/ready", &[], vec![]).is_ok_and(|r| r.status == 200) {
            assert!(start.elapsed() < Duration::from_secs(30), "the service does not start");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// SIGKILL: no handler runs, nothing is flushed.
    fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _dead_already = self.0.kill();
        let _dead_already = self.0.wait();
    }
}

/// Figures that nobody chose: splitmix64 over the clock's nanoseconds.
fn any(below: u64) -> u64 {
    static STATE: AtomicU64 = AtomicU64::new(0);
    let now = Instant::now().elapsed().as_nanos() as u64 ^ Uuid::now_v7().as_u128() as u64;
    let mut z = STATE.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed) ^ now;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) % below
}

#[test]
fn what_was_acknowledged_outlives_a_hundred_kills() {
    let kills = std::env::var("SAGSGANG_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS);
    let folder = folder();
    std::fs::write(folder.path().join("people.toml"), listed()).unwrap();
    drop(desk(folder.path(), 1));
    let mut writers: Vec<Writer> = (0..WRITERS)
        .map(|n| Writer {
            who: [APPLICANT, OTHER][n % 2],
            case: None,
            turn: 0,
            wish: None,
            told: Vec::new(),
            retried: 0,
        })
        .collect();
    for _ in 0..kills {
        round(folder.path(), &mut writers, Duration::from_millis(50 + any(350)));
    }
    // Once more, unharmed, so that every wish that was cut off is asked for again.
    finish(folder.path(), &mut writers);

    let acknowledged: usize = writers.iter().map(|w| w.told.len()).sum();
    let retried: u64 = writers.iter().map(|w| w.retried).sum();
    assert!(acknowledged as u64 > 3 * kills, "only {acknowledged} acts were acknowledged");
    assert!(retried > kills / 4, "only {retried} requests were cut off and asked again");
    let desk = desk(folder.path(), 1);
    let report = verify(&desk, Depth::Recomputed).unwrap();
    assert_eq!(report.faults, []);
    let mut db = journal::database(folder.path());
    // Nothing besides: every entry is one that was acknowledged, so no request was done twice.
    assert_eq!(report.entries, acknowledged as u64);
    for told in writers.iter().flat_map(|w| &w.told) {
        let lines = journal::lines(&mut db, &told.case);
        let line = lines.iter().find(|l| l.seq == told.version);
        let line = line.unwrap_or_else(|| panic!("{} {}: {} is gone", told.case, told.version, told.act));
        assert_eq!(line.act, told.act);
        assert!(line.content.contains(&told.mark), "{} {}: {}", told.case, told.version, line.content);
    }
    // A number for each case, in a row.
    let numbers = journal::words(&mut db, "SELECT number AS word FROM cases ORDER BY number");
    let last: Vec<usize> = numbers.iter().map(|n| n.rsplit_once('-').unwrap().1.parse().unwrap()).collect();
    assert_eq!(last, (1..=numbers.len()).collect::<Vec<_>>());
    // A letter for each submission.
    let submissions = journal::count(&mut db, "SELECT count(*) FROM journal WHERE act = 'submit'");
    let receipts = "SELECT count(DISTINCT d.case_id || '/' || d.seq) FROM documents d \
                    JOIN journal j ON j.case_id = d.case_id AND j.seq = d.seq WHERE j.act = 'submit'";
    let receipts = journal::count(&mut db, receipts);
    assert_eq!(submissions, receipts);
    assert!(submissions > 0);
    eprintln!(
        "{kills} kills, {acknowledged} acts acknowledged, {retried} of them asked for again after a kill"
    );
}

fn free_port() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

fn round(folder: &Path, writers: &mut [Writer], life: Duration) {
    let listen = free_port();
    let url = format!("http://{listen}");
    let mut process = Process::start(folder, &listen);
    process.ready(&url);
    let stop = Arc::new(AtomicBool::new(false));
    let done = AtomicU64::new(0);
    thread::scope(|scope| {
        for writer in writers {
            let (url, stop, done) = (&url, Arc::clone(&stop), &done);
            scope.spawn(move || writer.work(url, &stop, done));
        }
        // Its life begins with its first act, which takes the longest.
        let start = Instant::now();
        while done.load(Ordering::Relaxed) == 0 && start.elapsed() < Duration::from_secs(5) {
            thread::sleep(Duration::from_millis(2));
        }
        thread::sleep(life);
        process.kill();
        stop.store(true, Ordering::Relaxed);
    });
}

fn finish(folder: &Path, writers: &mut [Writer]) {
    let listen = free_port();
    let url = format!("http://{listen}");
    let process = Process::start(folder, &listen);
    process.ready(&url);
    for writer in writers {
        if writer.wish.is_some() {
            let (stop, done) = (AtomicBool::new(false), AtomicU64::new(0));
            thread::scope(|scope| {
                let (url, stop, writer, done) = (&url, &stop, &mut *writer, &done);
                let running = scope.spawn(move || writer.work(url, stop, done));
                thread::sleep(Duration::from_millis(100));
                stop.store(true, Ordering::Relaxed);
                running.join().unwrap();
            });
        }
        assert!(writer.wish.is_none());
    }
}
