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
fn an_agreement_is_led_through_a_year() {
    let Some(said) = walked("refund") else { return };
    for once in ["Not yet.", "Not before the company is heard.", "control-closures: in-force"] {
        assert_eq!(said.matches(once).count(), 1, "{once}: {said}");
    }
    // Two claims, and what the first one's final figure adds.
    assert_eq!(said.matches("payments: in-force").count(), 3 + 1, "with the repayment: {said}");
    let (_, ledger) = said.split_once("number,day").expect("the ledger is printed last");
    let mut balance = 0;
    for line in ledger.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let ore = |cell: &str| cell.parse::<i64>().unwrap_or(0);
        balance += ore(cells[cells.len() - 2]) - ore(cells[cells.len() - 1]);
    }
    assert_eq!(balance, 0, "{ledger}");
    assert_eq!(ledger.matches("demand for repayment").count(), 2, "one entry of two lines: {ledger}");
}
