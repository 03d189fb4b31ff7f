//! `sagsgang statements` as a process: the same whatever the number of jobs, whole after any kill, and nothing made of what is faulty.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use super::support::folder;

const PROGRAM: &str = env!("CARGO_BIN_EXE_sagsgang");

fn command(input: &Path, out: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .args(["statements", "--english", "--part", "5", "--input"])
        .arg(input)
        .arg("--out")
        .arg(out)
        .args(more);
    command.stdin(Stdio::null());
    command
}

fn made(input: &Path, out: &Path, more: &[&str]) -> Output {
    command(input, out, more).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// An example of so many customers.
fn example(customers: u64) -> TempDir {
    let input = folder();
    let mut command = Command::new(PROGRAM);
    let done = command
        .args(["statements", "--example", &customers.to_string(), "--out"])
        .arg(input.path())
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", text(&done.stderr));
    input
}

/// Every file under a folder, by its path.
fn tree(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut out = BTreeMap::new();
    let mut left = vec![root.to_owned()];
    while let Some(at) = left.pop() {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                left.push(path);
            } else {
                out.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    out
}

/// The øre of a manifest.
fn sum(out: &Path) -> i64 {
    let manifest = fs::read_to_string(out.join("manifest.csv")).unwrap();
    manifest.lines().skip(1).map(|line| line.rsplit(',').next().unwrap().parse::<i64>().unwrap()).sum()
}

#[test]
fn the_shares_add_up_and_the_jobs_do_not_show() {
    let input = example(23);
    let outs: Vec<TempDir> = (0..3).map(|_| folder()).collect();
    let trees: Vec<_> = outs
        .iter()
        .zip(["1", "2", "3"])
        .map(|(out, jobs)| {
            let done = made(input.path(), out.path(), &["--jobs", jobs]);
            assert!(done.status.success(), "{}", text(&done.stderr));
            assert!(text(&done.stdout).contains("23 statements; DKK 1456500.00"), "{}", text(&done.stdout));
            assert_eq!(sum(out.path()), 145_650_000);
            tree(out.path())
        })
        .collect();
    assert_eq!(trees[0].keys().filter(|path| path.extension().is_some_and(|e| e == "pdf")).count(), 23);
    assert!(trees[0] == trees[1] && trees[1] == trees[2], "the same bytes whatever the number of jobs");
    assert!(trees[0].keys().all(|path| !path.to_string_lossy().contains("unfinished")));
    // A second time there is nothing left to do, and nothing changes.
    assert!(made(input.path(), outs[0].path(), &[]).status.success());
    assert!(tree(outs[0].path()) == trees[0]);
}

#[test]
fn a_run_that_is_killed_goes_on_where_it_stopped() {
    let input = example(40);
    let (whole, cut) = (folder(), folder());
    assert!(made(input.path(), whole.path(), &[]).status.success());
    let mut finished = false;
    for milliseconds in [40, 90, 150, 220, 300, 400, 550, 700] {
        let mut process = command(input.path(), cut.path(), &["--jobs", "2"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_millis(milliseconds));
        process.kill().unwrap();
        finished |= process.wait().unwrap().success();
    }
    let done = made(input.path(), cut.path(), &[]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    assert!(tree(cut.path()) == tree(whole.path()), "finished before a kill: {finished}");
    assert_eq!(sum(cut.path()), 145_650_000);
}

#[test]
fn what_cannot_be_written_ends_the_run_and_says_so() {
    let (input, out) = (example(40), folder());
    // A file where a part's folder is to be: neither root nor anybody else can put a folder there.
    assert!(made(input.path(), out.path(), &[]).status.success());
    for part in [1, 2, 3] {
        let place = out.path().join(format!("parts/{part:05}"));
        fs::remove_dir_all(&place).unwrap();
        fs::write(place, "x").unwrap();
    }
    for jobs in ["1", "3"] {
        let done = made(input.path(), out.path(), &["--jobs", jobs]);
        assert_eq!(done.status.code(), Some(1), "{}", text(&done.stdout));
        assert!(text(&done.stderr).contains("naming"), "{}", text(&done.stderr));
    }
}

#[test]
fn a_file_for_print_has_an_index_and_every_statement() {
    let (input, out) = (example(12), folder());
    let done = made(input.path(), out.path(), &["--one-file"]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let pages: Vec<usize> = (0..3)
        .map(|part| {
            let file = fs::read(out.path().join(format!("parts/{part:05}/statements.pdf"))).unwrap();
            lopdf::Document::load_mem(&file).unwrap().get_pages().len()
        })
        .collect();
    assert_eq!(pages, [6, 6, 3], "five, five and two statements, each part behind its index");
    assert_eq!(sum(out.path()), 145_650_000);
}

#[test]
fn nothing_is_made_of_what_is_faulty() {
    let (input, out) = (example(10), folder());
    let file = input.path().join("customers.csv");
    let sound = fs::read_to_string(&file).unwrap();
    let mut lines: Vec<&str> = sound.lines().collect();
    lines[4] = "100003,,Vej 1,6700,Esbjerg,måske,,da,varme,x,MWh,2026-01-01,2026-12-31";
    fs::write(&file, lines.join("\n")).unwrap();
    let done = made(input.path(), &out.path().join("new"), &[]);
    assert_eq!(done.status.code(), Some(2));
    for place in ["Line 5, name", "Line 5, vat_registered", "Line 5, quantity"] {
        assert!(text(&done.stderr).contains(place), "{}", text(&done.stderr));
    }
    assert!(!out.path().join("new").exists());
    // Another run's folder, and one with other things in it, are left alone.
    fs::write(&file, &sound).unwrap();
    assert!(made(input.path(), &out.path().join("new"), &[]).status.success());
    fs::write(&file, sound.replace("100003", "200003")).unwrap();
    let other = made(input.path(), &out.path().join("new"), &[]);
    assert_eq!(other.status.code(), Some(2));
    assert!(text(&other.stderr).contains("belongs to another run"), "{}", text(&other.stderr));
    let full = folder();
    fs::write(full.path().join("diary.txt"), "x").unwrap();
    assert_eq!(made(input.path(), full.path(), &[]).status.code(), Some(2));
    assert_eq!(tree(full.path()).len(), 1);
}

#[test]
fn what_needs_a_figure_of_the_law_is_held_back_by_name() {
    let (input, out) = (example(30), folder());
    let file = input.path().join("production.toml");
    let production = fs::read_to_string(&file).unwrap();
    fs::write(&file, &production[..production.find("[[minimum]]").unwrap()]).unwrap();
    let done = made(input.path(), out.path(), &[]);
    assert_eq!(done.status.code(), Some(3));
    assert!(text(&done.stderr).contains("eu-minimum-natural-gas"), "{}", text(&done.stderr));
    let held = fs::read_to_string(out.path().join("held-back.csv")).unwrap().lines().count() - 1;
    let made = fs::read_to_string(out.path().join("manifest.csv")).unwrap().lines().count() - 1;
    assert!(held > 0 && held + made == 30, "{held} and {made}");
}
