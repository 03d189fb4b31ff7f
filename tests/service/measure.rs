//! `sagsgang measure` as a process: what it prints, and how it ends.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::demo::Folder;

const PLAN: &str = "refund-plan.toml";

fn example(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("forms/examples").join(name)
}

fn measured(plan: &Path, readings: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sagsgang"));
    let command = command.args(["measure", "--english", "--plan"]).arg(plan).arg(readings).args(more);
    command.output().unwrap()
}

fn said(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn the_examples_readings_are_summed() {
    let found = measured(&example(PLAN), &example("refund-readings.csv"), &[]);
    assert_eq!(found.status.code(), Some(0), "{}", said(&found.stderr));
    assert_eq!(
        said(&found.stdout).lines().map(|l| l.split_whitespace().collect::<Vec<_>>()).collect::<Vec<_>>()
            [1..],
        [
            ["stack", "168", "168", "0", "0", "1,696.8"].to_vec(),
            ["line", "168", "168", "0", "0", "1,442.22"].to_vec(),
        ]
    );
    let json = measured(&example(PLAN), &example("refund-readings.csv"), &["--json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["complete"], true);
}

#[test]
fn every_fault_is_told_with_its_line_on_standard_error() {
    let folder = Folder::new("measure");
    fs::create_dir_all(&folder.0).unwrap();
    let text = fs::read_to_string(example("refund-readings.csv")).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines[3] = lines[3].replace(",ok", ",perhaps");
    lines[9] = "2026-01-01T04:00:00+01:00,chimney,,,9,,ok".to_owned();
    let faulty = folder.0.join("faulty.csv");
    fs::write(&faulty, lines.join("\n")).unwrap();
    let found = measured(&example(PLAN), &faulty, &[]);
    assert_eq!(found.status.code(), Some(2));
    assert_eq!(said(&found.stdout), "");
    let told = said(&found.stderr);
    assert!(told.lines().all(|line| line.contains("faulty.csv:")), "{told}");
    for line in ["4", "10"] {
        assert!(told.to_lowercase().contains(&format!("line {line}")), "no line {line} in {told}");
    }
}

#[test]
fn a_plan_that_is_none_ends_with_2_and_a_missing_file_with_another_code() {
    let folder = Folder::new("measure-plan");
    fs::create_dir_all(&folder.0).unwrap();
    let plan = folder.0.join("plan.toml");
    fs::write(&plan, "interval_seconds = 3600\n\nperiod = 5\n").unwrap();
    let found = measured(&plan, &example("refund-readings.csv"), &[]);
    assert_eq!((found.status.code(), said(&found.stderr).contains("line 3")), (Some(2), true));
    let found = measured(&example(PLAN), &folder.0.join("none.csv"), &[]);
    assert_eq!(found.status.code(), Some(1), "{}", said(&found.stderr));
}
