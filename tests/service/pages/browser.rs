//! The pages in a real browser: axe finds nothing, nothing is wider than a phone, and Tab reaches everything.
//!
//! Needs Chromium, Node, and the packages of `tests/browser/package.json` (`npm ci`). Without them the test is skipped and says so; with `CI` set it
//! fails.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::super::demo::{Demo, Folder};

fn missing(folder: &Path) -> Option<&'static str> {
    let there =
        |program: &Path| Command::new(program).arg("--version").output().is_ok_and(|o| o.status.success());
    if !there(Path::new("node")) {
        Some("node")
    } else if !there(&chromium()) {
        Some("chromium")
    } else if !folder.join("node_modules/axe-core").is_dir() {
        Some("the packages of tests/browser (npm ci)")
    } else {
        None
    }
}

/// Where Chromium is: as `CHROMIUM` says, else in `PATH`.
fn chromium() -> PathBuf {
    let named = env::var_os("CHROMIUM").map_or_else(|| "chromium".into(), PathBuf::from);
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path).map(|folder| folder.join(&named)).find(|one| one.is_file());
    found.unwrap_or(named)
}

/// Runs a script against a demo, and gives what it said; nothing where it cannot be run here.
fn said_by(script: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    if let Some(what) = missing(&folder) {
        assert!(env::var_os("CI").is_none(), "{what} is missing");
        eprintln!("!!!! SKIPPED: the pages in a browser: {what} is missing");
        return None;
    }
    let data = Folder::new(script);
    let demo = Demo::start(&data.0);
    let ran = Command::new("node")
        .arg(script)
        .arg(&demo.address)
        .env("CHROMIUM", chromium())
        .current_dir(&folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(ran.status.success(), "{said}{}", String::from_utf8_lossy(&ran.stderr));
    Some(said)
}

#[test]
fn every_page_holds_in_a_browser() {
    if let Some(said) = said_by("check.mjs") {
        assert!(said.contains("pages checked"), "{said}");
    }
}

#[test]
fn a_permit_lives_its_whole_life_by_three_people_in_three_browsers() {
    if let Some(said) = said_by("permit.mjs") {
        assert!(said.contains("a permit's life: LG-"), "{said}");
    }
}
