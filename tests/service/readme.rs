//! The walks in README.md, run as they stand against the real program.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::demo::{Demo, Folder, verified};

const PROJECT: &str = env!("CARGO_MANIFEST_DIR");

/// The script between the markers of that name.
fn script(name: &str) -> String {
    let readme = fs::read_to_string(Path::new(PROJECT).join("README.md")).unwrap();
    let (_, after) = readme.split_once(&format!("<!-- {name} -->")).expect("it begins");
    let (walk, _) = after.split_once(&format!("<!-- /{name} -->")).expect("it ends");
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

/// Runs a script against a demo of its own; what it said, if there was a shell to run it.
fn walked(name: &str) -> Option<String> {
    if !(has("sh") && has("curl")) {
        return None;
    }
    let data = Folder::new(&format!("readme-{name}"));
    let demo = Demo::start(&data.0);
    let walked = Command::new("sh")
        .arg("-c")
        .arg(script(name))
        .env("BASE", &demo.address)
        .current_dir(PROJECT)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&walked.stdout).into_owned();
    let complained = String::from_utf8_lossy(&walked.stderr);
    assert!(walked.status.success(), "{said}\n{complained}");
    verified(&data.0);
    Some(said)
}

#[test]
fn the_walk_leads_from_an_application_to_a_closed_case() {
    if let Some(said) = walked("walk") {
        assert!(said.lines().last().unwrap_or_default().ends_with(": closed"), "{said}");
    }
}

#[test]
fn an_agreement_is_led_to_its_first_payment() {
    if let Some(said) = walked("refund") {
        assert_eq!(said.lines().last(), Some("\"state\":\"paid\""), "{said}");
        assert_eq!(said.matches("Not yet.").count(), 1, "{said}");
        assert_eq!(said.matches("payments: in-force").count(), 1, "{said}");
        assert!(said.contains("1442.22"), "{said}");
    }
}
