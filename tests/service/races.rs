//! Many at once, over a real port: one wins where the state moves, nobody gets a 500, no number is lost or doubled.

use std::sync::{Arc, Barrier};
use std::thread;

use sagsgang::desk::verify::{Depth, verify};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::support::bodies::{self, application, signal_of, sound};
use super::support::course;
use super::support::people::{APPLICANT, BOTH, CASEWORKER, DECIDER, OTHER};
use super::support::server::{Reply, Server};
use super::support::site::{Site, case};
use super::support::{desk, folder, journal};

const MANY: usize = 16;
const CASES: &str = "/api/v1/storage-permits";

pub(super) struct Race {
    pub(super) server: Server,
    pub(super) desk: sagsgang::desk::Desk,
    folder: TempDir,
}

impl Race {
    pub(super) fn new() -> Self {
        let folder = folder();
        let desk = desk(folder.path(), 8);
        Self { server: Server::start(desk.clone()), desk, folder }
    }

    /// A case in a state.
    fn case(&self, state: &str) -> String {
        let desk = self.desk.clone();
        actix_web::rt::System::new().block_on(async { course::bring(&Site::over(desk).await, state).await })
    }

    /// Starts all at the same moment: each with its number.
    pub(super) fn all(
        &self,
        count: usize,
        what: impl Fn(&Server, usize) -> Reply + Send + Sync,
    ) -> Vec<Reply> {
        let start = Arc::new(Barrier::new(count));
        thread::scope(|scope| {
            let what = &what;
            let running: Vec<_> = (0..count)
                .map(|n| {
                    let start = Arc::clone(&start);
                    scope.spawn(move || {
                        start.wait();
                        what(&self.server, n)
                    })
                })
                .collect();
            running.into_iter().map(|t| t.join().unwrap()).collect()
        })
    }

    fn version(&self, id: &str) -> i64 {
        let of = |kind: &str| self.desk.store.read(|s| s.case(kind, id)).unwrap();
        of("storage-permit").or_else(|| of("refund-agreement")).unwrap().version
    }

    /// The journal has no gaps, and everything adds up.
    pub(super) fn sound(&self, id: &str) {
        let lines = journal::lines(&mut journal::database(self.folder.path()), id);
        let numbers: Vec<i64> = lines.iter().map(|l| l.seq).collect();
        assert_eq!(numbers, (1..=self.version(id)).collect::<Vec<_>>());
        assert_eq!(verify(&self.desk, Depth::Recomputed).unwrap().faults, []);
    }
}

pub(super) fn statuses(replies: &[Reply]) -> Vec<u16> {
    let mut all: Vec<u16> = replies.iter().map(|r| r.status).collect();
    all.sort_unstable();
    all
}

fn one_of(winner: u16, loser: u16) -> Vec<u16> {
    let mut all = vec![winner];
    all.resize(MANY, loser);
    all
}

#[test]
fn where_the_state_moves_exactly_one_wins() {
    let race = Race::new();
    for (state, who, act) in [
        ("draft", APPLICANT, "submissions"),
        ("under-review", DECIDER, "grants"),
        ("under-reassessment", DECIDER, "revocations"),
    ] {
        let id = race.case(state);
        let view = race.server.client(who).send("GET", &case(&id), &[], vec![]).unwrap();
        // A draft is not for anybody but its company.
        let body = sound(act, &view.body["file"]);
        let uri = format!("{}/{act}", case(&id));
        let before = race.version(&id);
        let replies = race.all(MANY, |server, _| server.client(who).post(&uri, "", &body));
        assert_eq!(statuses(&replies), one_of(200, 409), "{act}");
        assert_eq!(race.version(&id), before + 1, "{act}");
        for reply in replies.iter().filter(|r| r.status == 409) {
            assert_eq!(reply.body["type"], "/problems/act-not-possible");
        }
        race.sound(&id);
    }
}

#[test]
fn two_decisions_at_once_make_one() {
    let race = Race::new();
    for _ in 0..4 {
        let id = race.case("under-review");
        let acts = ["grants", "refusals", "dismissals"];
        let replies = race.all(9, |server, n| {
            let act = acts[n % 3];
            let uri = format!("{}/{act}", case(&id));
            server.client(DECIDER).post(&uri, "", &sound(act, &Value::Null))
        });
        let won: Vec<usize> = (0..9).filter(|n| replies[*n].status == 200).collect();
        assert_eq!(won.len(), 1, "{:?}", statuses(&replies));
        assert!(replies.iter().all(|r| matches!(r.status, 200 | 409)), "{:?}", statuses(&replies));
        let state = ["in-force", "refused", "dismissed"][won[0] % 3];
        let row = race.desk.store.read(|s| s.case("storage-permit", &id)).unwrap().unwrap();
        assert_eq!(row.state, state);
        race.sound(&id);
    }
}

#[test]
fn acts_that_do_not_exclude_each_other_are_all_done() {
    let race = Race::new();
    let id = race.case("in-force");
    let before = race.version(&id);
    let people = [APPLICANT, CASEWORKER, BOTH];
    let replies = race.all(MANY, |server, n| {
        let who = people[n % 3];
        server.client(who).post(&format!("{}/signals", case(&id)), "", &signal_of(who))
    });
    assert_eq!(statuses(&replies), vec![200; MANY]);
    let mut versions: Vec<i64> = replies.iter().map(|r| r.version.unwrap()).collect();
    versions.sort_unstable();
    let all = i64::try_from(MANY).unwrap();
    assert_eq!(versions, (before + 1..=before + all).collect::<Vec<_>>());
    race.sound(&id);
}

#[test]
fn fifty_cases_opened_at_once_have_fifty_numbers_in_a_row() {
    let race = Race::new();
    let people = [APPLICANT, OTHER];
    let replies = race.all(50, |server, n| server.client(people[n % 2]).post(CASES, "", &Value::Null));
    assert_eq!(statuses(&replies), vec![201; 50]);
    let mut numbers: Vec<String> =
        replies.iter().map(|r| r.body["file"]["number"].as_str().unwrap().to_owned()).collect();
    numbers.sort();
    let year = &bodies::day(0)[..4];
    let expected: Vec<String> = (1..=50).map(|n| format!("LG-{year}-{n:05}")).collect();
    assert_eq!(numbers, expected);
    // A request that is refused uses no number.
    assert_eq!(race.server.client(CASEWORKER).post(CASES, "", &Value::Null).status, 403);
    let next = race.server.client(OTHER).post(CASES, "", &Value::Null);
    assert_eq!(next.body["file"]["number"], format!("LG-{year}-00051"));
    assert_eq!(verify(&race.desk, Depth::Recomputed).unwrap().cases, 51);
}

#[test]
fn the_same_request_twice_is_done_once() {
    let race = Race::new();
    let id = race.case("in-force");
    let uri = format!("{}/signals", case(&id));
    let me = race.server.client(APPLICANT);
    let body = signal_of(APPLICANT);
    let first = me.post(&uri, "nøgle-1", &body);
    assert_eq!(first.status, 400, "a key is ASCII");
    let first = me.post(&uri, "key-1", &body);
    assert_eq!(first.status, 200);
    assert_eq!(me.post(&uri, "key-1", &body), first);
    assert_eq!(race.version(&id), first.version.unwrap());
    // Later acts do not change what was answered then.
    me.post(&uri, "key-2", &body);
    assert_eq!(me.post(&uri, "key-1", &body), first);
    // The same key for something else.
    let other = me.post(&uri, "key-1", &json!({"source": "holder", "text": "Noget andet."}));
    assert_eq!((other.status, &other.body["type"]), (422, &json!("/problems/idempotency-key-reused")));
    let other = me.post(CASES, "key-1", &Value::Null);
    assert_eq!((other.status, &other.body["type"]), (422, &json!("/problems/idempotency-key-reused")));
    // Another person's key is another key.
    let theirs = race.server.client(CASEWORKER).post(&uri, "key-1", &signal_of(CASEWORKER));
    assert_eq!((theirs.status, theirs.version), (200, Some(race.version(&id))));
    // A refusal is not kept: mended, the request is done under the same key.
    let refused = me.post(&uri, "key-3", &json!({"source": "holder", "text": ""}));
    assert_eq!(refused.status, 422);
    assert_eq!(me.post(&uri, "key-3", &body).status, 200);
    race.sound(&id);
}

#[test]
fn the_same_key_at_once_is_done_once() {
    let race = Race::new();
    let id = race.case("in-force");
    let before = race.version(&id);
    let uri = format!("{}/signals", case(&id));
    let body = signal_of(APPLICANT);
    let replies = race.all(MANY, |server, _| server.client(APPLICANT).post(&uri, "one-key", &body));
    assert_eq!(statuses(&replies), vec![200; MANY]);
    assert!(replies.iter().all(|r| *r == replies[0]), "all have the one answer");
    assert_eq!(race.version(&id), before + 1);

    let cases = journal::count(&mut journal::database(race.folder.path()), "SELECT count(*) FROM cases");
    let replies = race.all(MANY, |server, _| server.client(APPLICANT).post(CASES, "open-key", &Value::Null));
    assert_eq!(statuses(&replies), vec![201; MANY]);
    assert!(replies.iter().all(|r| *r == replies[0]), "all have the one answer");
    let now = journal::count(&mut journal::database(race.folder.path()), "SELECT count(*) FROM cases");
    assert_eq!(now, cases + 1);

    // One key for acts on sixteen cases: one is done, the others are told that the key is used.
    let ids: Vec<String> = (0..MANY).map(|_| race.case("draft")).collect();
    let replies = race.all(MANY, |server, n| {
        let uri = format!("{}/withdrawals", case(&ids[n]));
        server.client(APPLICANT).post(&uri, "shared-key", &json!({}))
    });
    assert_eq!(statuses(&replies), one_of(200, 422));
    race.sound(&id);
}

#[test]
fn two_windows_do_not_undo_each_other() {
    let race = Race::new();
    let id = race.case("draft");
    let uri = format!("{}/draft", case(&id));
    let seen = race.version(&id);
    let tag = format!("\"{seen}\"");
    let save = |server: &Server, n: usize| {
        let mut draft = application();
        draft["project"]["hypothesis"] = json!(format!("vindue {n}"));
        let client = server.client(APPLICANT);
        client.send("PUT", &uri, &[("If-Match", &tag)], draft.to_string().into_bytes()).unwrap()
    };
    let replies = race.all(MANY, save);
    assert_eq!(statuses(&replies), one_of(200, 412));
    for reply in replies.iter().filter(|r| r.status == 412) {
        assert_eq!(reply.body["type"], "/problems/stale");
        assert_eq!(reply.body["version"], seen + 1);
    }
    let winner = (0..MANY).find(|n| replies[*n].status == 200).unwrap();
    let view = race.server.client(APPLICANT).send("GET", &case(&id), &[], vec![]).unwrap();
    assert_eq!(view.body["file"]["draft"]["project"]["hypothesis"], format!("vindue {winner}"));
    // Any act may name the version that it was decided on.
    let stale = [("If-Match", tag.as_str())];
    let submit = race.server.client(APPLICANT).send(
        "POST",
        &format!("{}/submissions", case(&id)),
        &stale,
        b"{\"acknowledge_gaps\":true}".to_vec(),
    );
    assert_eq!(submit.unwrap().status, 412);
    race.sound(&id);
}

#[test]
fn what_is_checked_while_people_work_is_sound() {
    let race = Race::new();
    let id = race.case("draft");
    let mut checks = 0_u32;
    thread::scope(|scope| {
        let writing = scope.spawn(|| {
            let me = race.server.client(APPLICANT);
            for _ in 0..60 {
                assert_eq!(me.post(&format!("{}/signals", case(&id)), "", &signal_of(APPLICANT)).status, 200);
                assert_eq!(me.post(CASES, "", &Value::Null).status, 201);
            }
        });
        while !writing.is_finished() {
            assert_eq!(verify(&race.desk, Depth::Recomputed).unwrap().faults, []);
            checks += 1;
        }
        writing.join().unwrap();
    });
    assert!(checks > 3, "{checks} checks");
    race.sound(&id);
}
