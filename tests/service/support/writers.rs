//! People who work on one case after another, and ask again under the same key until they are told that it is done.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Instant;

use serde_json::{Value, json};
use uuid::Uuid;

use super::bodies::signal_of;
use super::journal::{self, Db};
use super::server::Client;
use super::site::case;

const CASES: &str = "/api/v1/storage-permits";

/// What a writer wants done next; it asks under the same key until it is told that it is done.
#[derive(Clone)]
pub struct Wish {
    act: &'static str,
    key: String,
    method: &'static str,
    path: String,
    body: Value,
    seen: Option<i64>,
    asked: Instant,
}

/// An act that was acknowledged.
pub struct Told {
    pub case: String,
    /// The case's number.
    pub number: String,
    pub version: i64,
    pub act: &'static str,
    /// A word that only this act's content has.
    mark: String,
    /// When it was first asked for, and when it was acknowledged.
    pub asked: Instant,
    pub answered: Instant,
}

/// Somebody who works on one case after another.
pub struct Writer {
    who: &'static str,
    case: Option<(String, i64)>,
    turn: u64,
    /// What has been asked for and not been answered.
    pub wish: Option<Wish>,
    /// What has been answered.
    pub told: Vec<Told>,
    /// How often something was asked for again.
    pub retried: u64,
}

impl Writer {
    /// Somebody who has done nothing yet.
    pub fn new(who: &'static str) -> Self {
        Self { who, case: None, turn: 0, wish: None, told: Vec::new(), retried: 0 }
    }

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
                asked: Instant::now(),
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
        Wish { act, key, method, path, body, seen, asked: Instant::now() }
    }

    /// Works until told to stop, or until nobody answers: each time at another of the services.
    pub fn work(&mut self, urls: &[String], stop: &AtomicBool, done: &AtomicU64) {
        let clients: Vec<Client> = urls.iter().map(|url| Client::new(url, self.who)).collect();
        let mut clients = clients.iter().cycle();
        while !stop.load(Ordering::Relaxed) {
            let again = self.wish.is_some();
            let wish = self.wish.take().unwrap_or_else(|| self.next());
            let version = wish.seen.map(|v| format!("\"{v}\""));
            let mut headers = vec![("Idempotency-Key", wish.key.as_str())];
            headers.extend(version.as_deref().map(|v| ("If-Match", v)));
            let client = clients.next().unwrap();
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
            let number = reply.body["file"]["number"].as_str().unwrap().to_owned();
            let (asked, answered) = (wish.asked, Instant::now());
            self.told.push(Told { case: id.clone(), number, version, act: wish.act, mark, asked, answered });
            self.case = (wish.act != "withdraw").then_some((id, version));
            if wish.act == "withdraw" {
                self.turn = 0;
            }
        }
    }
}

/// Everything that was acknowledged is there, as it was acknowledged.
pub fn all_there<'a>(db: &mut Db, told: impl IntoIterator<Item = &'a Told>) {
    for told in told {
        let lines = journal::lines(db, &told.case);
        let line = lines.iter().find(|l| l.seq == told.version);
        let line = line.unwrap_or_else(|| panic!("{} {}: {} is gone", told.case, told.version, told.act));
        assert_eq!(line.act, told.act);
        assert!(line.content.contains(&told.mark), "{} {}: {}", told.case, told.version, line.content);
    }
}

/// A number for each case, in a row.
pub fn numbers_in_a_row(db: &mut Db) {
    let numbers = journal::words(db, "SELECT number AS word FROM cases ORDER BY number");
    let last: Vec<usize> = numbers.iter().map(|n| n.rsplit_once('-').unwrap().1.parse().unwrap()).collect();
    assert_eq!(last, (1..=numbers.len()).collect::<Vec<_>>());
}
