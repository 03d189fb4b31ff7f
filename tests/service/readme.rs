//! The walk in README.md, run as it stands against the real program.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::demo::{Demo, Folder, verified};

const PROJECT: &str = env!("CARGO_MANIFEST_DIR");

/// The script between the markers.
fn walk() -> String {
    let readme = fs::read_to_string(Path::new(PROJECT).join("README.md")).unwrap();
    let (_, after) = readme.split_once("<!-- walk -->").expect("the walk begins");
    let (walk, _) = after.split_once("<!-- /walk -->").expect("the walk ends");
    let script = walk.trim().strip_prefix("```sh\n").and_then(|w| w.strip_suffix("```"));
    script.expect("the walk is a fenced block of sh").to_owned()
}

/// Whether a tool is there. Where tests must not be left out, it has to be.
fn has(tool: &str) -> bool {
    let there = Command::new(tool).arg("-c").arg("").stdin(Stdio::null()).output().is_ok();
    assert!(there || env::var_os("CI").is_none(), "the walk needs {tool}");
    if !there {
        eprintln!("SKIPPED: the walk of README.md was NOT tested, for there is no {tool} here");
    }
    there
}

#[test]
fn the_walk_leads_from_an_application_to_a_closed_case() {
    if !(has("sh") && has("curl")) {
        return;
    }
    let data = Folder::new("readme");
    let demo = Demo::start(&data.0);
    let walked = Command::new("sh")
        .arg("-c")
        .arg(walk())
        .env("BASE", &demo.address)
        .current_dir(PROJECT)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&walked.stdout);
    let complained = String::from_utf8_lossy(&walked.stderr);
    assert!(walked.status.success(), "{said}\n{complained}");
    let last = said.lines().last().unwrap_or_default();
    assert!(last.ends_with(": closed"), "{said}");
    verified(&data.0);
}
