//! Whom the program calls: what is not listed here it does not do.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Words by which a program starts another, or opens a connection.
const CALLS: [&str; 13] = [
    "process::Command",
    "Command::new",
    "TcpStream",
    "UdpSocket",
    "UnixStream",
    "reqwest",
    "ureq",
    "awc::",
    "hyper::",
    "openidconnect",
    "clamav_client",
    "object_store",
    "SmtpTransport",
];

/// Where one of them is meant: the file or folder, and the word. `docs/security.md` says whom it connects to.
const MEANT: [(&str, &str); 6] = [
    ("src/mail/", "SmtpTransport"),
    ("src/openid/", "openidconnect"),
    ("src/openid/", "ureq"),
    ("src/scanner.rs", "TcpStream"),
    ("src/scanner.rs", "UnixStream"),
    ("src/scanner.rs", "clamav_client"),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

#[test]
fn the_program_starts_no_process_and_asks_nobody_who_is_not_listed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut read = 0;
    let mut meant: BTreeSet<(&str, &str)> = BTreeSet::new();
    for path in sources(&root.join("src")) {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        for call in CALLS.iter().filter(|call| text.contains(**call)) {
            let listed = MEANT.into_iter().find(|(place, word)| name.starts_with(place) && word == call);
            let said = format!("{name} has {call}: say in docs/security.md whom it calls, and list it here");
            meant.insert(listed.expect(&said));
        }
        read += 1;
    }
    assert!(read > 300, "{read}");
    // What is listed and not there any more is not meant.
    assert_eq!(meant, BTreeSet::from(MEANT));
}
