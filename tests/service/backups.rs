//! What was backed up while others wrote is restored whole, into an empty place only; and what is no backup, or not
//! what was written, is refused before anything is made of it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use chrono::Utc;
use sagsgang::desk::Desk;
use sagsgang::desk::verify::{Depth, Report, verify};
use sagsgang::law::{Digest, Moment};
use sagsgang::store::{Follow, Store, TimeOuts};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::support::accounts;
use super::support::database::{empty, on_postgres, url};
use super::support::people::{APPLICANT, CASEWORKER, OTHER, known, listed};
use super::support::process::Process;
use super::support::site::Site;
use super::support::writers::{Told, Writer, all_there, numbers_in_a_row};
use super::support::{course, desk, folder, journal};

/// Every table, as an archive has them.
const TABLES: [&str; 12] = [
    "cases",
    "journal",
    "documents",
    "follows",
    "outbox",
    "counters",
    "idempotency",
    "looks",
    "accounts",
    "api_tokens",
    "directory_people",
    "scans",
];

/// The tables that are in no backup, on purpose.
const LEFT_OUT: [&str; 5] = ["sessions", "sign_in_tries", "openid_starts", "worklist", "worked_on"];

/// The program, over a database and a folder of files.
fn program(arguments: &[&str], database: &str, files: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sagsgang"));
    command.args(arguments).env("SAGSGANG_DATABASE", database).env("SAGSGANG_FILES", files);
    command
}

fn run(arguments: &[&str], database: &str, files: &Path) -> Output {
    program(arguments, database, files).output().unwrap()
}

#[track_caller]
fn done(output: &Output) {
    assert!(output.status.success(), "{}", said(output));
}

/// What it refused, and why.
#[track_caller]
fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{}", said(output));
    said(output)
}

fn said(output: &Output) -> String {
    [&output.stdout[..], &output.stderr[..]].map(String::from_utf8_lossy).concat()
}

/// The address of a database in which nothing has been made yet.
fn untouched(folder: &Path) -> String {
    if on_postgres() { empty(folder) } else { url(folder) }
}

fn backed_up(from: &Path) -> TempDir {
    let out = folder();
    let output = run(&["backup", "--out", text(out.path())], &url(from), &from.join("files"));
    done(&output);
    out
}

fn restore(archive: &Path, to: &Path) -> Output {
    run(&["restore", "--from", text(archive)], &untouched(to), &to.join("files"))
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A manifest without what differs between two backups of the same.
fn content(archive: &Path) -> Value {
    let manifest = fs::read(archive.join("manifest.json")).unwrap();
    let mut manifest: Value = serde_json::from_slice(&manifest).unwrap();
    manifest["made_at"] = Value::Null;
    manifest
}

/// Checks a store at any address.
fn checked(database: &str, files: &Path) -> Report {
    let store = Store::open(database, files, 1, &TimeOuts::default()).unwrap();
    verify(&Desk::new(store, known()), Depth::Recomputed).unwrap()
}

/// A store with cases, files, letters and mails.
async fn kept() -> TempDir {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 1)).await;
    let _draft = course::draft(&site).await;
    let opening = Site::request("POST", APPLICANT, "/api/v1/storage-permits");
    site.send(opening.insert_header(("Idempotency-Key", "first"))).await.is(201);
    let in_force = course::in_force(&site).await;
    let follow = Follow {
        id: "f".into(),
        case_id: in_force,
        email: "nabo@strand.test".into(),
        language: "da".into(),
        address: "http://localhost".into(),
        secret: "s".into(),
        asked_at: "2026-11-27T10:00:00.000000Z".into(),
        confirmed_at: None,
        ended_at: None,
    };
    site.desk.store.write(|s| s.insert_follow(&follow)).unwrap();
    site.get(CASEWORKER, "/api/v1/storage-permits").await.is(200);
    let wish = json!({"name": "Måler", "scope": "read", "days": 7});
    site.post(APPLICANT, "/api/v1/me/tokens", &wish).await.is(201);
    let at = Moment::new(Utc::now());
    let device = accounts::add(&site.desk, &accounts::caseworker("aase"), at);
    accounts::try_in(&site, "aase", accounts::PASSWORD, &accounts::code(&device, at)).await.is(201);
    site.desk.store.write(|s| s.ask_scan(&Digest::of(b"a file"), at)).unwrap();
    site.desk.store.write(|s| s.note_directory_person("x", "10000009", "{}", at)).unwrap();
    folder
}

#[test]
fn a_backup_under_load_is_all_that_was_acknowledged_by_then() {
    let source = folder();
    fs::write(source.path().join("people.toml"), listed()).unwrap();
    drop(desk(source.path(), 1));
    let service = Process::serve(source.path(), &[]);
    let urls = [service.url()];
    let (stop, written) = (AtomicBool::new(false), AtomicU64::new(0));
    let mut writers: Vec<Writer> = (0..4).map(|n| Writer::new([APPLICANT, OTHER][n % 2])).collect();
    let mut taken = Vec::new();
    thread::scope(|scope| {
        for writer in &mut writers {
            let (urls, stop, written) = (&urls, &stop, &written);
            scope.spawn(move || writer.work(urls, stop, written));
        }
        for _ in 0..3 {
            let before = written.load(Ordering::Relaxed);
            while written.load(Ordering::Relaxed) < before + 20 {
                thread::sleep(Duration::from_millis(5));
            }
            let (begun, at_begin) = (Instant::now(), written.load(Ordering::Relaxed));
            let archive = backed_up(source.path());
            let meanwhile = written.load(Ordering::Relaxed) - at_begin;
            taken.push((archive, begun, Instant::now(), meanwhile));
        }
        stop.store(true, Ordering::Relaxed);
    });
    assert!(taken.iter().any(|(.., meanwhile)| *meanwhile > 0), "nobody wrote meanwhile");
    let told: Vec<&Told> = writers.iter().flat_map(|writer| &writer.told).collect();
    for (archive, begun, ended, _) in &taken {
        let target = folder();
        done(&restore(archive.path(), target.path()));
        let report = checked(&url(target.path()), &target.path().join("files"));
        assert_eq!(report.faults, []);
        let mut db = journal::database(target.path());
        // What was acknowledged before it began is in it, and nothing that was asked for after it ended.
        all_there(&mut db, told.iter().copied().filter(|told| told.answered < *begun));
        let possible = told.iter().filter(|told| told.asked < *ended).count();
        let sure = told.iter().filter(|told| told.answered < *begun).count();
        let entries = usize::try_from(report.entries).unwrap();
        assert!((sure..=possible).contains(&entries), "{entries} entries; {sure} to {possible} are possible");
        numbers_in_a_row(&mut db);
    }
}

#[actix_web::test]
async fn what_is_restored_is_what_was_backed_up_and_goes_into_an_empty_place_only() {
    let source = kept().await;
    let archive = backed_up(source.path());
    let target = folder();
    done(&restore(archive.path(), target.path()));
    let again = backed_up(target.path());
    assert_eq!(content(again.path()), content(archive.path()));
    let rows = |table: &str| journal::count(&mut journal::database(target.path()), table);
    for (n, table) in TABLES.iter().enumerate() {
        let part = &content(archive.path())["tables"][n];
        assert_eq!(part["name"], *table);
        assert_eq!(part["rows"], rows(&format!("SELECT count(*) FROM {table}")));
    }
    assert!(rows("SELECT count(*) FROM documents") > 0 && rows("SELECT count(*) FROM outbox") > 0);
    // The list of files is in the form that others read too.
    let mut list = Command::new("sha256sum");
    list.args(["--check", "--quiet", "files.sha256"]).current_dir(archive.path());
    done(&list.output().unwrap());
    // Twice.
    let twice =
        run(&["restore", "--from", text(archive.path())], &url(target.path()), &target.path().join("files"));
    assert!(refused(&twice).contains("the database is not empty"));
    assert_eq!(content(backed_up(target.path()).path()), content(archive.path()));
    // Into a folder that has something of another's.
    let foreign = folder();
    let files = foreign.path().join("files");
    let place = files.join("ab");
    fs::create_dir_all(&place).unwrap();
    fs::write(place.join("c".repeat(62)), "another's").unwrap();
    assert!(refused(&restore(archive.path(), foreign.path())).contains("the folder of files is not empty"));
    // Out to a folder that has something in it.
    let output =
        run(&["backup", "--out", text(archive.path())], &url(source.path()), &source.path().join("files"));
    assert!(refused(&output).contains("is not empty"));
}

#[actix_web::test]
async fn what_is_damaged_or_foreign_is_refused_with_what_is_wrong() {
    let source = kept().await;
    let whole = backed_up(source.path());
    let manifest = whole.path().join("manifest.json");
    let original = fs::read(&manifest).unwrap();
    let mut parts: Vec<_> = TABLES.map(|table| format!("tables/{table}.jsonl")).into();
    let list = fs::read_to_string(whole.path().join("files.sha256")).unwrap();
    let first = list.lines().next().unwrap().split_once("  ").unwrap().1;
    parts.extend(["files.sha256".to_owned(), first.to_owned()]);
    let target = folder();
    let database = untouched(target.path());
    let files = target.path().join("files");
    let tried = || refused(&run(&["restore", "--from", text(whole.path())], &database, &files));
    for part in &parts {
        let place = whole.path().join(part);
        let content = fs::read(&place).unwrap();
        assert!(!content.is_empty(), "{part}");
        let mut changed = content.clone();
        let middle = changed.len() / 2;
        changed[middle] ^= 1;
        let name = part.strip_prefix("files/").map(|name| name.replace('/', "")).unwrap_or(part.clone());
        for wrong in [Some(changed), Some(content[..middle].to_vec()), None] {
            match &wrong {
                Some(wrong) => fs::write(&place, wrong).unwrap(),
                None => fs::remove_file(&place).unwrap(),
            }
            let why = tried();
            assert!(why.contains(&name), "{part}: {why}");
        }
        fs::write(&place, content).unwrap();
    }
    // Two at once are both told.
    let journal = whole.path().join("tables/journal.jsonl");
    let (kept, counters) = (fs::read(&journal).unwrap(), whole.path().join("tables/counters.jsonl"));
    let counted = fs::read(&counters).unwrap();
    fs::write(&journal, "").unwrap();
    fs::write(&counters, "").unwrap();
    let why = tried();
    assert!(why.contains("journal.jsonl") && why.contains("counters.jsonl"), "{why}");
    fs::write(&journal, kept).unwrap();
    fs::write(&counters, counted).unwrap();
    // Manifests of another, of another form, of another schema, with another table; or none.
    let parsed: Value = serde_json::from_slice(&original).unwrap();
    for (key, value, says) in [
        ("format", json!("other"), "this program reads"),
        ("form", json!(2), "this program reads"),
        ("schema", json!("19990101000001"), "schema 19990101000001"),
        ("tables", json!([]), "the tables are not"),
        ("surprise", json!(1), "surprise"),
    ] {
        let mut changed = parsed.clone();
        changed[key] = value;
        fs::write(&manifest, changed.to_string()).unwrap();
        let why = tried();
        assert!(why.contains(says), "{why}");
    }
    fs::write(&manifest, "{").unwrap();
    assert!(tried().contains("manifest.json"));
    fs::remove_file(&manifest).unwrap();
    assert!(tried().contains("not finished"));
    assert!(!files.exists(), "something was made of what was refused");
    // As it was, it is taken: the place is still empty.
    fs::write(&manifest, original).unwrap();
    done(&run(&["restore", "--from", text(whole.path())], &database, &files));
}

#[actix_web::test]
async fn what_was_damaged_before_is_told_and_the_rest_is_kept() {
    let source = kept().await;
    let sha256 =
        journal::words(&mut journal::database(source.path()), "SELECT sha256 AS word FROM documents");
    let (first, rest) = sha256[0].split_at(2);
    fs::write(source.path().join("files").join(first).join(rest), "something else").unwrap();
    let out = folder();
    let output =
        run(&["backup", "--out", text(out.path())], &url(source.path()), &source.path().join("files"));
    assert!(refused(&output).contains(&sha256[0]));
    assert_eq!(content(out.path())["faults"].as_array().unwrap().len(), 1);
    // It can be restored all the same, and it is told what is missing.
    assert!(refused(&restore(out.path(), folder().path())).contains(&sha256[0]));
}

#[actix_web::test]
async fn a_restore_that_is_killed_is_done_again() {
    let source = kept().await;
    let archive = backed_up(source.path());
    let arguments = ["restore", "--from", text(archive.path())];
    let mut cut_off = 0;
    for round in 0..24 {
        let target = folder();
        let (database, files) = (untouched(target.path()), target.path().join("files"));
        let mut cut =
            program(&arguments, &database, &files).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let cut = cut.as_mut().unwrap();
        thread::sleep(Duration::from_millis(5 + 8 * round));
        cut.kill().unwrap();
        cut_off += u32::from(!cut.wait().unwrap().success());
        let again = run(&arguments, &database, &files);
        // All of it is there, or nothing was and it is there now.
        assert!(
            again.status.success() || said(&again).contains("the database is not empty"),
            "{}",
            said(&again)
        );
        assert_eq!(checked(&database, &files).faults, []);
        assert_eq!(content(backed_up(target.path()).path()), content(archive.path()));
    }
    assert!(cut_off > 0, "none was cut off");
}

#[actix_web::test]
async fn what_one_database_held_is_the_same_in_the_other() {
    if !on_postgres() {
        return;
    }
    let source = kept().await;
    let of_postgres = backed_up(source.path());
    let (lite, back) = (folder(), folder());
    let (database, files) =
        (format!("sqlite:{}", lite.path().join("sagsgang.db").display()), lite.path().join("files"));
    done(&run(&["restore", "--from", text(of_postgres.path())], &database, &files));
    assert_eq!(checked(&database, &files).faults, []);
    let of_sqlite = folder();
    done(&run(&["backup", "--out", text(of_sqlite.path())], &database, &files));
    assert_eq!(content(of_sqlite.path()), content(of_postgres.path()));
    done(&restore(of_sqlite.path(), back.path()));
    assert_eq!(content(backed_up(back.path()).path()), content(of_postgres.path()));
}

#[test]
fn every_table_is_in_a_backup() {
    let source = folder();
    let mut db = {
        drop(desk(source.path(), 1));
        journal::database(source.path())
    };
    let sql = if on_postgres() {
        "SELECT table_name::text AS word FROM information_schema.tables WHERE table_schema = 'public'"
    } else {
        "SELECT name AS word FROM sqlite_master WHERE type = 'table'"
    };
    let mut found = journal::words(&mut db, sql);
    found.retain(|table| table != "__diesel_schema_migrations");
    found.sort();
    let mut known = [&TABLES[..], &LEFT_OUT].concat();
    known.sort_unstable();
    assert_eq!(found, known);
}
