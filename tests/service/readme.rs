//! The walk in README.md, run as it stands against the real program.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

const PROGRAM: &str = env!("CARGO_BIN_EXE_sagsgang");
const PROJECT: &str = env!("CARGO_MANIFEST_DIR");

/// A demo on a port of its own, with its data in a folder of its own.
struct Demo {
    process: Child,
    address: String,
    data: PathBuf,
}

impl Demo {
    fn start(name: &str) -> Self {
        let data = env::temp_dir().join(format!("sagsgang-{name}-{}", std::process::id()));
        let _gone = fs::remove_dir_all(&data);
        let mut process = Command::new(PROGRAM)
            .args(["demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(&data)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let printed = BufReader::new(process.stdout.take().unwrap());
        let (tell, told) = mpsc::channel();
        // Read to the end, so that the program never waits for somebody to read.
        thread::spawn(move || {
            for line in printed.lines().map_while(Result::ok) {
                let _nobody_listens = tell.send(line);
            }
        });
        let address = loop {
            let line = told.recv_timeout(Duration::from_secs(60)).expect("the demo says where it listens");
            if let Some(word) = line.split_whitespace().find(|word| word.starts_with("http://")) {
                break word.trim_end_matches('/').to_owned();
            }
        };
        Self { process, address, data }
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ended = self.process.kill().and_then(|()| self.process.wait());
        let _gone = fs::remove_dir_all(&self.data);
    }
}

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

fn verified(data: &Path) -> String {
    let checked = Command::new(PROGRAM).args(["verify", "--data"]).arg(data).output().unwrap();
    let said = String::from_utf8(checked.stdout).unwrap();
    assert!(checked.status.success(), "{said}");
    said
}

#[test]
fn the_walk_leads_from_an_application_to_a_closed_case() {
    if !(has("sh") && has("curl")) {
        return;
    }
    let demo = Demo::start("readme");
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
    assert!(verified(&demo.data).contains("; 0 faults"));
}

#[test]
fn a_second_start_adds_nothing() {
    let first = Demo::start("twice");
    let before = verified(&first.data);
    assert!(before.starts_with("11 cases"), "{before}");
    let data = first.data.clone();
    let mut again = Command::new(PROGRAM)
        .args(["demo", "--listen", "127.0.0.1:0", "--data"])
        .arg(&data)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(again.stdout.take().unwrap()).read_line(&mut line).unwrap();
    again.kill().and_then(|()| again.wait()).unwrap();
    assert_eq!(verified(&data), before);
}
