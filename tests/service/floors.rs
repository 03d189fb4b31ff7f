//! The house has floors: each uses only the floors under it, and the pure ones name nothing of the world outside.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each floor with its height. Floors of one height do not use each other. Mail stands on the store: what it sends is
/// the store's queue.
const FLOORS: [(&str, u32); 20] = [
    ("law", 0),
    ("access", 1),
    ("casework", 2),
    ("permit", 3),
    ("refund", 3),
    ("invoice", 4),
    ("store", 5),
    ("letters", 5),
    ("scanner", 5),
    ("openid", 5),
    ("mail", 6),
    ("desk", 7),
    ("host", 8),
    ("api", 9),
    ("web", 9),
    ("demo", 9),
    ("site", 10),
    ("cli", 11),
    ("main", 12),
    ("lib", 13),
];

/// What the pure floors do not name.
const OUTSIDE: [&str; 11] = [
    "actix",
    "diesel::",
    "lettre",
    "printpdf",
    "tracing",
    "std::fs",
    "std::net",
    "std::env",
    "Utc::now",
    "Instant::now",
    "SystemTime",
];

/// The most lines of a file.
const LONGEST: usize = 500;

fn source() -> BTreeMap<PathBuf, String> {
    fn gather(folder: &Path, into: &mut BTreeMap<PathBuf, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                gather(&path, into);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                into.insert(path, text);
            }
        }
    }
    let mut all = BTreeMap::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    assert!(all.len() > 150, "{} files", all.len());
    all
}

/// The floor that a file lies on.
fn floor(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

fn height(floor: &str) -> u32 {
    let known = FLOORS.iter().find(|(name, _)| *name == floor);
    known.unwrap_or_else(|| panic!("the floor {floor} is not in the list of floors")).1
}

/// A line without its comment. Links in doc comments may point anywhere.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

/// The first words of every path that begins at the crate's root: `crate::a::b`, `crate::{a, b::c}`.
fn roots(text: &str) -> Vec<String> {
    let code: String = text.lines().map(code).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for marker in ["crate::", "sagsgang::"] {
        for (at, _) in code.match_indices(marker) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$' || c == ':') {
                continue;
            }
            let rest = code[at + marker.len()..].trim_start();
            match rest.strip_prefix('{') {
                None => found.push(word(rest)),
                Some(group) => {
                    let mut depth = 0_u32;
                    let mut part = String::new();
                    for c in group.chars() {
                        match c {
                            '{' => depth += 1,
                            '}' if depth == 0 => break,
                            '}' => depth -= 1,
                            ',' if depth == 0 => found.push(word(&std::mem::take(&mut part))),
                            _ => {}
                        }
                        if c != ',' || depth > 0 {
                            part.push(c);
                        }
                    }
                    found.push(word(&part));
                }
            }
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

fn word(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn no_arrow_runs_up() {
    let mut arrows = 0;
    let mut up = Vec::new();
    for (path, text) in source() {
        let from = floor(&path);
        for to in roots(&text) {
            arrows += 1;
            if to != from && height(&to) >= height(&from) {
                up.push(format!("{}: {from} uses {to}", path.display()));
            }
        }
    }
    assert!(arrows > 400, "only {arrows} arrows were read");
    assert!(up.is_empty(), "arrows that run up:\n{}", up.join("\n"));
}

#[test]
fn the_pure_floors_name_nothing_of_the_world_outside() {
    let mut named = Vec::new();
    for (path, text) in source() {
        if !["law", "access", "casework", "permit", "refund", "invoice"].contains(&floor(&path).as_str()) {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            for outside in OUTSIDE.iter().filter(|outside| code(line).contains(**outside)) {
                named.push(format!("{}:{}: {outside}", path.display(), number + 1));
            }
        }
    }
    assert!(named.is_empty(), "{}", named.join("\n"));
}

#[test]
fn no_file_is_longer_than_a_reader_holds() {
    let long = source().into_iter().map(|(path, text)| (path, text.lines().count()));
    let long: Vec<_> = long.filter(|(_, lines)| *lines > LONGEST).collect();
    assert!(long.is_empty(), "longer than {LONGEST} lines: {long:?}");
}

#[test]
fn paths_are_read_as_they_are_written() {
    let text = "use crate::law::{Day, Text};\nuse crate::{casework, permit::{area, form}, desk};\n\
                let x = crate::store::Store::open(y); // crate::cli\n/// [`crate::api`]\n    super::x(crate:: mail::z);";
    assert_eq!(roots(text), ["law", "casework", "permit", "desk", "store", "mail"]);
    assert_eq!(roots("mycrate::api::x; $crate::api::y"), Vec::<String>::new());
    assert!(std::panic::catch_unwind(|| height("attic")).is_err());
}
