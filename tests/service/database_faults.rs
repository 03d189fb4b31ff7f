//! A database that cannot be used: the answer is 503, says when to ask again, and nothing is half done.

use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection as _;
use sagsgang::desk::Desk;
use sagsgang::desk::verify::{Depth, verify};
use sagsgang::store::{Store, StoreError, TimeOuts};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::support::database::{self, on_postgres};
use super::support::people::{self, APPLICANT};
use super::support::proxy::{Proxy, Weather};
use super::support::site::{Answer, Site, case};
use super::support::{course, folder};

const CASES: &str = "/api/v1/storage-permits";

/// Short, so that the tests are.
const WAIT: TimeOuts = TimeOuts { connection: Duration::from_secs(1), statement: Duration::from_millis(700) };

/// A service over a database at an address, whose files lie in a folder.
async fn over(url: &str, folder: &TempDir, connections: u32) -> Site {
    let store = Store::open(url, &folder.path().join("files"), connections, &WAIT).unwrap();
    Site::over(Desk::new(store, people::known())).await
}

/// A service over a new database, with a draft in it.
async fn service() -> (TempDir, Site, String) {
    let folder = folder();
    let url = database::url(folder.path());
    super::support::desk(folder.path(), 1);
    let site = over(&url, &folder, 4).await;
    let id = course::draft(&site).await;
    (folder, site, id)
}

/// A request with a key.
async fn keyed(site: &Site, uri: &str, key: &str, body: &Value) -> Answer {
    let request = Site::request("POST", APPLICANT, uri).insert_header(("Idempotency-Key", key));
    site.send(request.set_payload(body.to_string())).await
}

/// 503, with when to ask again, in the time that was given.
async fn unavailable(answer: impl Future<Output = Answer>) {
    let start = Instant::now();
    let answer = answer.await;
    answer.problem(503, "unavailable");
    assert_eq!(answer.header("retry-after"), "5");
    let took = start.elapsed();
    assert!(took < WAIT.connection + WAIT.statement + Duration::from_secs(3), "{took:?}");
}

fn sound(site: &Site) {
    assert_eq!(verify(&site.desk, Depth::Recomputed).unwrap().faults, []);
}

#[actix_web::test]
async fn a_lock_that_somebody_keeps_is_not_waited_for_without_end() {
    let (folder, site, id) = service().await;
    let mut other = database::database(folder.path());
    let lock = if on_postgres() { "BEGIN; LOCK TABLE cases IN EXCLUSIVE MODE" } else { "BEGIN IMMEDIATE" };
    other.batch_execute(lock).unwrap();
    unavailable(site.act(APPLICANT, &id, "withdrawals", &json!({}))).await;
    unavailable(site.open(APPLICANT)).await;
    // Whoever reads waits for nobody.
    site.case(APPLICANT, &id).await;
    other.batch_execute("ROLLBACK").unwrap();
    site.act(APPLICANT, &id, "withdrawals", &json!({})).await.is(200);
    // No number was used by what was not done.
    let number = site.open(APPLICANT).await.is(201)["file"]["number"].as_str().unwrap().to_owned();
    assert!(number.ends_with("-00002"), "{number}");
    sound(&site);
}

#[actix_web::test]
async fn a_database_that_may_only_be_read_is_read() {
    let (folder, site, id) = service().await;
    drop(site);
    let (url, name) = (database::url(folder.path()), folder.path().file_name().unwrap().to_str().unwrap());
    let read_only = if on_postgres() {
        let on = format!("ALTER DATABASE \"{name}\" SET default_transaction_read_only = on");
        database::database(folder.path()).batch_execute(&on).unwrap();
        url
    } else {
        format!("sqlite:file:{}?mode=ro", folder.path().join("sagsgang.db").display())
    };
    let site = over(&read_only, &folder, 2).await;
    site.case(APPLICANT, &id).await;
    unavailable(site.act(APPLICANT, &id, "withdrawals", &json!({}))).await;
    unavailable(site.open(APPLICANT)).await;
}

#[actix_web::test]
async fn connections_that_were_cut_are_made_anew() {
    if !on_postgres() {
        return;
    }
    let (folder, site, id) = service().await;
    let mut other = database::database(folder.path());
    for _ in 0..3 {
        other
            .batch_execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                 WHERE datname = current_database() AND pid <> pg_backend_pid()",
            )
            .unwrap();
        site.case(APPLICANT, &id).await;
        site.open(APPLICANT).await.is(201);
    }
    sound(&site);
}

#[actix_web::test]
async fn a_server_that_is_gone_is_waited_for_briefly_and_found_again() {
    if !on_postgres() {
        return;
    }
    let (folder, site, id) = service().await;
    drop(site);
    let proxy = Proxy::start(folder.path());
    let site = over(&proxy.url(folder.path()), &folder, 4).await;
    for _ in 0..2 {
        proxy.now(Weather::Gone);
        unavailable(site.get(APPLICANT, &case(&id))).await;
        unavailable(site.open(APPLICANT)).await;
        unavailable(site.get("", "/health/ready")).await;
        assert_eq!(site.get("", "/health/live").await.status, 200);
        proxy.now(Weather::Fair);
        site.case(APPLICANT, &id).await;
        site.open(APPLICANT).await.is(201);
        site.get("", "/health/ready").await.is(200);
    }
    sound(&site);
}

#[actix_web::test]
async fn an_act_that_was_cut_off_at_its_commit_is_done_once_when_asked_for_again() {
    if !on_postgres() {
        return;
    }
    let (folder, site, _) = service().await;
    drop(site);
    let proxy = Proxy::start(folder.path());
    let site = over(&proxy.url(folder.path()), &folder, 4).await;
    let mut cases = 1;
    for (n, weather) in [Weather::CutBeforeCommit, Weather::CutAfterCommit].into_iter().enumerate() {
        let key = format!("cut-{n}");
        proxy.now(weather);
        let cut = keyed(&site, CASES, &key, &Value::Null).await;
        // Nobody knows, and nobody says that nothing has changed.
        let said = cut.problem(503, "outcome-unknown");
        assert_eq!(cut.header("retry-after"), "5");
        assert!(said["detail"].as_str().unwrap().contains("Idempotency-Key"), "{said}");
        proxy.now(Weather::Fair);
        keyed(&site, CASES, &key, &Value::Null).await.is(201);
        cases += 1;
        assert_eq!(verify(&site.desk, Depth::Kept).unwrap().cases, cases, "{weather:?}");
    }
    sound(&site);
}

#[actix_web::test]
async fn without_a_connection_left_the_answer_is_503_and_with_few_all_are_served() {
    if !on_postgres() {
        return;
    }
    let (folder, site, id) = service().await;
    drop(site);
    let name = folder.path().file_name().unwrap().to_str().unwrap().to_owned();
    let mut admin = database::database(folder.path());
    // The limit is for everybody but a superuser.
    let clerk = format!("clerk-{name}");
    admin
        .batch_execute(&format!(
            "CREATE ROLE \"{clerk}\" LOGIN CONNECTION LIMIT 2; GRANT ALL ON ALL TABLES IN SCHEMA public TO \"{clerk}\""
        ))
        .unwrap();
    let url = database::url(folder.path()).replace("sagsgang@", &format!("{clerk}@"));
    let site = over(&url, &folder, 8).await;
    let store = &site.desk.store;
    std::thread::scope(|scope| {
        let read = || {
            store.read::<_, StoreError>(|s| {
                std::thread::sleep(Duration::from_millis(30));
                s.case("storage-permit", &id)
            })
        };
        let running = [(); 12].map(|()| scope.spawn(read));
        running.into_iter().for_each(|one| assert!(one.join().unwrap().unwrap().is_some()));
    });
    admin
        .batch_execute(&format!(
            "ALTER ROLE \"{clerk}\" CONNECTION LIMIT 0; \
             SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{clerk}'"
        ))
        .unwrap();
    unavailable(site.get(APPLICANT, &case(&id))).await;
    unavailable(site.open(APPLICANT)).await;
    admin.batch_execute(&format!("ALTER ROLE \"{clerk}\" CONNECTION LIMIT -1")).unwrap();
    site.open(APPLICANT).await.is(201);
}

#[actix_web::test]
async fn whoever_stops_in_the_middle_does_not_hold_up_the_others() {
    if !on_postgres() {
        return;
    }
    let (_folder, site, _) = service().await;
    let store = site.desk.store.clone();
    let stopped = std::thread::spawn(move || {
        store.write::<_, StoreError>(|s| {
            s.take_turn("turn")?;
            std::thread::sleep(Duration::from_secs(4));
            Ok(())
        })
    });
    std::thread::sleep(Duration::from_millis(200));
    let start = Instant::now();
    let taken = || site.desk.store.write::<_, StoreError>(|s| s.take_turn("turn"));
    while taken().is_err() {
        assert!(start.elapsed() < Duration::from_secs(3), "the turn is never free");
    }
    // And whoever stopped is told that it was not done.
    assert!(stopped.join().unwrap().is_err());
}

#[test]
fn two_who_bring_the_schema_up_to_date_at_once_both_find_it_so() {
    if !on_postgres() {
        return;
    }
    let folder = folder();
    let url = database::empty(folder.path());
    std::thread::scope(|scope| {
        let running = [(); 4].map(|()| {
            scope.spawn(|| {
                let store = Store::open(&url, &folder.path().join("files"), 1, &WAIT).unwrap();
                store.migrate().and_then(|()| store.ready())
            })
        });
        for one in running {
            one.join().unwrap().unwrap();
        }
    });
}
