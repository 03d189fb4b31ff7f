//! A case that is exported is whole, says what it is, runs nothing, and is the same each time.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use sagsgang::casework::Entry;
use sagsgang::law::Digest;
use serde_json::{Value, json};

use super::support::bodies::pdf;
use super::support::database::url;
use super::support::people::APPLICANT;
use super::support::site::Site;
use super::support::{course, desk, folder, journal};

fn export(from: &Path, number: &str, out: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sagsgang"))
        .args(["export", "--case", number, "--out", out.to_str().unwrap()])
        .env("SAGSGANG_DATABASE", url(from))
        .env("SAGSGANG_FILES", from.join("files"))
        .output()
        .unwrap()
}

/// Every file of a folder, by its path.
fn all(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn gather(root: &Path, folder: &Path, into: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                gather(root, &path, into);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                into.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    gather(folder, folder, &mut found);
    found
}

#[actix_web::test]
async fn a_case_stands_on_its_own_and_is_the_same_each_time() {
    let source = folder();
    let site = Site::over(desk(source.path(), 1)).await;
    let id = course::in_force(&site).await;
    let number = site.case(APPLICANT, &id).await["file"]["number"].as_str().unwrap().to_owned();
    let (one, other) = (folder(), folder());
    for out in [&one, &other] {
        let output = export(source.path(), &number, out.path());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let files = all(one.path());
    assert_eq!(files, all(other.path()));
    // What proves it: each file by its SHA-256, the journal by its chain.
    let list = String::from_utf8(files["files.sha256"].clone()).unwrap();
    let listed: BTreeMap<&str, &str> =
        list.lines().map(|line| line.split_once("  ").unwrap()).map(|(d, p)| (p, d)).collect();
    assert_eq!(listed.len() + 1, files.len());
    for (path, digest) in &listed {
        assert_eq!(Digest::of(&files[*path]).as_str(), *digest, "{path}");
    }
    let entries: Vec<Entry> = serde_json::from_slice(&files["journal.json"]).unwrap();
    assert_eq!(sagsgang::casework::journal::check_chain(&entries), Ok(()));
    let manifest: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    assert_eq!(manifest["number"], number);
    assert_eq!(manifest["head_hash"], entries.last().unwrap().hash.as_str());
    // Every letter is in it, and every file that was sent.
    let mut db = journal::database(source.path());
    let documents =
        journal::words(&mut db, &format!("SELECT sha256 AS word FROM documents WHERE case_id = '{id}'"));
    assert!(documents.len() > 3);
    let held: Vec<String> = files.values().map(|content| Digest::of(content).to_string()).collect();
    assert!(documents.iter().all(|document| held.contains(document)));
    assert!(files.keys().any(|path| path.starts_with("attachments/")), "{:?}", files.keys());
    let page = String::from_utf8(files["index.html"].clone()).unwrap();
    for path in files.keys().filter(|path| path.contains('/')) {
        assert!(page.contains(&format!("href=\"{path}\"")), "{path}");
    }
    // Not over what is there; not of a case that there is not.
    let again = export(source.path(), &number, one.path());
    assert!(!again.status.success() && String::from_utf8_lossy(&again.stderr).contains("is not empty"));
    for none in ["LG-2026-99999", "", "æ' OR 1=1", "../x"] {
        let output = export(source.path(), none, folder().path());
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).contains("there is no such case"), "{none}");
    }
}

#[actix_web::test]
async fn what_people_wrote_is_text_in_the_index() {
    let source = folder();
    let site = Site::over(desk(source.path(), 1)).await;
    let opened = site.open(APPLICANT).await;
    let (body, version) = (opened.is(201), opened.version());
    let (id, number) = (body["file"]["id"].as_str().unwrap(), body["file"]["number"].as_str().unwrap());
    let hostile = "</pre><script>alert('æøå')</script><img src=x onerror=\"x\">";
    site.save(APPLICANT, id, version, &json!({"project": {"hypothesis": hostile}})).await.is(200);
    let name = "%3Cscript%3E%22.pdf";
    let sent = site.attach(APPLICANT, id, name, &pdf("kort")).await;
    assert!([200, 201, 422].contains(&sent.status), "{}", String::from_utf8_lossy(&sent.body));
    let out = folder();
    assert!(export(source.path(), number, out.path()).status.success());
    let page = fs::read_to_string(out.path().join("index.html")).unwrap();
    assert!(page.contains("&lt;script&gt;alert(&#39;æøå&#39;)"));
    for markup in ["<script", "<img", "onerror=\""] {
        assert!(!page.contains(markup), "{markup}");
    }
}

#[actix_web::test]
async fn a_case_that_was_changed_is_not_exported_as_if_it_were_sound() {
    let source = folder();
    let site = Site::over(desk(source.path(), 1)).await;
    let id = course::draft(&site).await;
    let number = site.case(APPLICANT, &id).await["file"]["number"].as_str().unwrap().to_owned();
    drop(site);
    journal::tamper(source.path(), "UPDATE journal SET act = 'withdraw' WHERE seq = 2");
    let output = export(source.path(), &number, folder().path());
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("the case is not sound"));
}
