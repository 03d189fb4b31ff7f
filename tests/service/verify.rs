//! `verify` finds what somebody changed behind the program's back, and says where.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use sagsgang::desk::cases::tick;
use sagsgang::desk::verify::{Depth, Fault, verify};
use sagsgang::law::{Digest, Moment};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::support::bodies::pdf;
use super::support::journal::json_with;
use super::support::site::Site;
use super::support::{copy_of, course, database, desk, folder, journal, people};

struct Kept {
    folder: TempDir,
    id: String,
    number: String,
}

impl Kept {
    async fn new() -> Self {
        let folder = folder();
        let site = Site::over(desk(folder.path(), 1)).await;
        let _another = course::draft(&site).await;
        let id = course::in_force(&site).await;
        let view = site.case(people::APPLICANT, &id).await;
        let number = view["file"]["number"].as_str().unwrap().to_owned();
        let kept = Self { folder, id, number };
        assert_eq!(kept.faults(), []);
        kept
    }

    fn faults(&self) -> Vec<Fault> {
        verify(&desk(self.folder.path(), 1), Depth::Recomputed).unwrap().faults
    }

    /// What `verify` says of a copy in which something was changed.
    fn after(&self, sql: &str) -> Fault {
        let copy = copy_of(self.folder.path());
        journal::tamper(copy.path(), sql);
        let mut faults = verify(&desk(copy.path(), 1), Depth::Recomputed).unwrap().faults;
        assert_eq!(faults.len(), 1, "{sql}: {faults:?}");
        let fault = faults.remove(0);
        assert_eq!(fault.case, self.number, "{sql}");
        fault
    }

    fn blob(&self, digest: &Digest) -> PathBuf {
        let (first, rest) = digest.as_str().split_at(2);
        self.folder.path().join("files").join(first).join(rest)
    }
}

#[actix_web::test]
async fn a_changed_journal_is_found_at_its_first_broken_entry() {
    let kept = Kept::new().await;
    let entry = format!("WHERE case_id = '{}' AND seq", kept.id);
    let changed = |set: &str, seq: i64| format!("UPDATE journal SET {set} {entry} = {seq}");
    let count = journal::lines(&mut journal::database(kept.folder.path()), &kept.id).len();
    let last = i64::try_from(count).unwrap();
    assert!(last > 8);
    for seq in [1, 2, 5, last] {
        let smuggled = format!("content = {}", json_with("content", &["smuggled"], "1"));
        // One byte in each column that the hash covers.
        for set in [
            "at = replace(at, substr(at, 4, 1), CAST((CAST(substr(at, 4, 1) AS INTEGER) + 1) % 10 AS TEXT))",
            "actor = replace(actor, '\"name\":\"', '\"name\":\"x')",
            "act = 'withdraw'",
            "provision = provision || '1'",
            &smuggled,
            "before = CASE substr(before, 1, 1) WHEN '1' THEN '2' ELSE '1' END || substr(before, 2)",
            "hash = 'e' || substr(hash, 2, 62) || CASE substr(hash, 64, 1) WHEN '0' THEN '1' ELSE '0' END",
        ] {
            let fault = kept.after(&changed(set, seq));
            assert_eq!(fault.entry, Some(seq), "{set} of {seq}: {}", fault.what);
        }
        // What cannot be read at all.
        for set in ["actor = 'x'", "content = '{'", "at = 'yesterday'", "hash = 'x'", "before = ''"] {
            let fault = kept.after(&changed(set, seq));
            assert_eq!(fault.entry, Some(seq), "{set} of {seq}: {}", fault.what);
        }
        let removed = kept.after(&format!("DELETE FROM journal {entry} = {seq}"));
        let expected = if seq == last { last - 1 } else { seq };
        assert_eq!(removed.entry, Some(expected), "{}", removed.what);
    }
    // An entry put in at the end, with a chain that holds in itself but that nobody recorded.
    let added = format!(
        "INSERT INTO journal SELECT case_id, seq + 1, at, actor, act, provision, content, hash, hash FROM journal \
         {entry} = {last}"
    );
    assert_eq!(kept.after(&added).entry, Some(last + 1));
    // Two entries that changed places.
    let swapped = format!(
        "UPDATE journal SET seq = -1 {entry} = 3; UPDATE journal SET seq = 3 {entry} = 4; \
         UPDATE journal SET seq = 4 {entry} = -1"
    );
    assert_eq!(kept.after(&swapped).entry, Some(3));
}

#[actix_web::test]
async fn a_changed_projection_is_found() {
    let kept = Kept::new().await;
    let of = format!("WHERE id = '{}'", kept.id);
    for set in [
        "state = 'closed'",
        "company = '10000017'",
        "submitted = FALSE",
        "published = FALSE",
        "hydraulic_unit = 'another'",
        &format!("file = {}", json_with("file", &["permits", "0", "terms", "total"], "\"99999\"")),
        &format!("file = {}", json_with("file", &["prepared_by"], "[]")),
        "file = 'x'",
        "updated_at = opened_at",
        "opened_at = '2020-01-01T00:00:00.000000Z'",
    ] {
        let fault = kept.after(&format!("UPDATE cases SET {set} {of}"));
        assert_eq!(fault.entry, None, "{set}");
        assert!(fault.what.contains("projection"), "{set}: {}", fault.what);
    }
    let fault = kept.after(&format!("UPDATE cases SET kind = 'fishing-licence' {of}"));
    assert!(fault.what.contains("fishing-licence"), "{}", fault.what);
    for set in ["version = version + 1", "version = version - 1", "head_hash = 'x'"] {
        let fault = kept.after(&format!("UPDATE cases SET {set} {of}"));
        assert!(fault.what.contains("does not end where its journal ends"), "{set}: {}", fault.what);
    }
    // A case without a journal; and a case that is gone with everything that was its.
    let bare = format!("DELETE FROM journal WHERE case_id = '{}'", kept.id);
    assert_eq!(kept.after(&bare).entry, Some(1));
    let fault = kept.after(&format!("{bare}; DELETE FROM cases {of}"));
    assert!(fault.what.contains("gone"), "{}", fault.what);
}

#[actix_web::test]
async fn a_changed_or_missing_file_is_found() {
    let kept = Kept::new().await;
    let attached = Digest::of(&pdf("kort"));
    let mut db = journal::database(kept.folder.path());
    let letters = journal::words(&mut db, "SELECT sha256 AS word FROM documents");
    assert!(!letters.is_empty());
    let all = letters.iter().map(|d| Digest::parse(d).unwrap()).chain([attached]);
    for digest in all {
        let place = kept.blob(&digest);
        let whole = fs::read(&place).unwrap();
        let mut one_bit = whole.clone();
        one_bit[whole.len() / 2] ^= 1;
        fs::write(&place, one_bit).unwrap();
        let named = |faults: Vec<Fault>| {
            assert!(
                !faults.is_empty() && faults.iter().all(|f| f.what.contains(digest.as_str())),
                "{faults:?}"
            );
        };
        named(kept.faults());
        fs::write(&place, &whole[1..]).unwrap();
        named(kept.faults());
        fs::remove_file(&place).unwrap();
        named(kept.faults());
        fs::write(&place, whole).unwrap();
        assert_eq!(kept.faults(), []);
    }
}

#[actix_web::test]
async fn a_case_that_cannot_be_read_does_not_stop_the_clock() {
    let kept = Kept::new().await;
    let desk = desk(kept.folder.path(), 1);
    let at = Moment::new(chrono::Utc::now());
    for set in ["kind = 'fishing-licence'", "file = 'x'"] {
        journal::tamper(
            kept.folder.path(),
            &format!(
                "UPDATE cases SET {set}, next_due = '2020-01-01T00:00:00.000000Z' WHERE id = '{}'",
                kept.id
            ),
        );
        assert_eq!(tick(&desk, at).unwrap(), 0, "{set}");
        let mut db = journal::database(kept.folder.path());
        let sql = format!("SELECT next_due AS word FROM cases WHERE id = '{}'", kept.id);
        assert!(journal::words(&mut db, &sql)[0] > at.to_string(), "{set}");
        journal::tamper(
            kept.folder.path(),
            &format!("UPDATE cases SET kind = 'storage-permit' WHERE id = '{}'", kept.id),
        );
    }
}

#[actix_web::test]
async fn the_command_says_it_and_fails() {
    let kept = Kept::new().await;
    let run = |json: bool| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sagsgang"));
        command.arg("verify").arg("--database").arg(database::url(kept.folder.path()));
        command.arg("--files").arg(kept.folder.path().join("files"));
        if json {
            command.arg("--json");
        }
        command.output().unwrap()
    };
    let sound = run(false);
    let said = String::from_utf8(sound.stdout).unwrap();
    assert!(sound.status.success(), "{said}");
    assert!(said.starts_with("2 cases, ") && said.trim_end().ends_with(" 0 faults"), "{said}");
    journal::tamper(
        kept.folder.path(),
        &format!("UPDATE journal SET content = '{{}}' WHERE case_id = '{}' AND seq = 4", kept.id),
    );
    let broken = run(false);
    let said = String::from_utf8(broken.stdout).unwrap();
    assert_eq!(broken.status.code(), Some(1));
    assert!(said.contains(&format!("{}, entry 4: ", kept.number)), "{said}");
    let report: Value = serde_json::from_slice(&run(true).stdout).unwrap();
    assert_eq!(report["faults"][0]["case"], kept.number);
    assert_eq!(report["faults"][0]["entry"], json!(4));
}
