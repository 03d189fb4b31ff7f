//! The demo as a process: it plays its cases in once, however often it is started or cut off.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

const PROGRAM: &str = env!("CARGO_BIN_EXE_sagsgang");

/// A demo on a port of its own, with its data in a folder.
pub struct Demo {
    process: Child,
    pub address: String,
}

/// A folder that is gone when the test is over.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("sagsgang-{name}-{}", std::process::id()));
        let _gone = fs::remove_dir_all(&path);
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.0);
    }
}

fn started(data: &Path) -> Child {
    let mut demo = Command::new(PROGRAM);
    demo.args(["demo", "--listen", "127.0.0.1:0", "--data"]).arg(data);
    demo.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

impl Demo {
    pub fn start(data: &Path) -> Self {
        let mut process = started(data);
        let printed = BufReader::new(process.stdout.take().unwrap());
        let (tell, told) = mpsc::channel();
        // Read to the end, so that the program never waits for somebody to read.
        thread::spawn(move || {
            for line in printed.lines().map_while(Result::ok) {
                let _nobody_listens = tell.send(line);
            }
        });
        let address = loop {
            let line = told.recv_timeout(Duration::from_secs(120)).expect("the demo says where it listens");
            if let Some(word) = line.split_whitespace().find(|word| word.starts_with("http://")) {
                break word.trim_end_matches('/').to_owned();
            }
        };
        Self { process, address }
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ended = self.process.kill().and_then(|()| self.process.wait());
    }
}

/// What `verify` says of a demo's data, which must be without faults.
pub fn verified(data: &Path) -> String {
    let checked =
        Command::new(PROGRAM).args(["verify", "--data"]).arg(data).arg("--recompute").output().unwrap();
    let said = String::from_utf8(checked.stdout).unwrap();
    assert!(checked.status.success() && said.trim_end().ends_with("; 0 faults"), "{said}");
    said
}

#[test]
fn its_cases_are_played_in_once_however_often_it_is_cut_off() {
    let whole = Folder::new("demo-whole");
    drop(Demo::start(&whole.0));
    let expected = verified(&whole.0);
    assert!(expected.starts_with("15 cases, "), "{expected}");
    drop(Demo::start(&whole.0));
    assert_eq!(verified(&whole.0), expected);

    let cut = Folder::new("demo-cut");
    for milliseconds in [150, 400, 700] {
        let mut process = started(&cut.0);
        thread::sleep(Duration::from_millis(milliseconds));
        process.kill().and_then(|()| process.wait()).unwrap();
    }
    drop(Demo::start(&cut.0));
    let entries =
        |said: &str| said.split(" files").next().and_then(|s| s.rsplit_once(',')).map(|s| s.0.to_owned());
    assert_eq!(entries(&verified(&cut.0)), entries(&expected));
}
