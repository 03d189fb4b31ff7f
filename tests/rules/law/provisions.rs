//! Every provision has an answer, and every answer names something that exists.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sagsgang::law::Provision;
use sagsgang::law::registry::{Met, all, entry};
use sagsgang::{permit, refund};

/// Every subsection and item of the storage order, from reading it.
const BEK974: &str = "1.1 1.2 2 2.0.1 2.0.2 2.0.3 2.0.4 2.0.5 2.0.6 2.0.7 2.0.8 2.0.9 3.1 3.2 4.1 4.1.1 4.1.2 4.1.3 \
    4.1.4 4.1.5 4.1.6 4.1.7 4.1.8 4.1.9 4.1.10 4.1.11 4.2 5 5.0.1 5.0.2 5.0.3 5.0.4 6.1 6.1.1 6.1.2 6.1.3 6.1.4 6.1.5 \
    6.1.6 6.1.7 6.1.8 6.1.9 6.2 7 8.1 8.2 9 bilag1";

/// Every subsection and item of the refund order, from reading it.
const BEK1504: &str = "1 2 2.0.1 2.0.2 2.0.3 2.0.4 3.1 3.1.1 3.1.2 3.1.3 3.1.4 3.1.5 3.1.6 3.2 3.3 4 5.1 5.2 5.2.1 \
    5.2.2 5.3 6 7.1 7.1.1 7.1.2 7.2 8";

/// Every act of both procedures.
fn acts() -> BTreeSet<&'static str> {
    let permits = permit::procedure::ActKind::ALL.iter().map(|act| act.slug());
    let agreements = refund::procedure::ActKind::ALL.iter().map(|act| act.slug());
    permits.chain(agreements).chain(["open"]).collect()
}

fn of_act(act: &str) -> Vec<&'static str> {
    let ids = all().iter().map(|entry| entry.provision.id());
    ids.filter_map(|id| id.strip_prefix(act)?.strip_prefix('.')).collect()
}

#[test]
fn the_storage_order_is_listed_whole() {
    assert_eq!(of_act("bek974"), BEK974.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn the_refund_order_is_listed_whole() {
    assert_eq!(of_act("bek1504"), BEK1504.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn of_the_refund_order_only_the_penalties_are_not_encoded() {
    let ids = |of: &str| {
        let entries = all().iter().filter(|entry| entry.provision.id().starts_with("bek1504"));
        let said =
            entries.filter(|entry| matches!(&entry.met, Met::NotEncoded { why } if why.en.contains(of)));
        said.map(|entry| entry.provision.id()).collect::<Vec<_>>()
    };
    assert_eq!(ids("yet"), [""; 0]);
    assert_eq!(ids(""), ["bek1504.7.1", "bek1504.7.2"]);
}

#[test]
fn each_provision_stands_once_with_both_texts() {
    let mut seen = BTreeSet::new();
    for entry in all() {
        assert!(seen.insert(&entry.provision), "{:?} twice", entry.provision);
        assert!(!entry.text.da.is_empty() && !entry.text.en.is_empty(), "{:?}", entry.provision);
        assert_ne!(entry.text.da, entry.text.en);
        if let Met::NotEncoded { why } = &entry.met {
            assert!(!why.da.is_empty() && !why.en.is_empty(), "{:?}", entry.provision);
        }
    }
}

#[test]
fn an_entry_is_found_by_its_provision() {
    let found = entry(&Provision::of("bek974.4.1.11")).unwrap();
    assert_eq!(found.provision.id(), "bek974.4.1.11");
    assert!(found.text.da.starts_with("Plan for lukning"));
    assert!(entry(&Provision::of("bek974.4.1.12")).is_none());
    assert!(entry(&Provision::of("fvl.25")).is_some(), "other acts are listed too");
}

#[test]
fn what_is_asked_of_a_person_is_asked_at_an_act() {
    let acts = acts();
    for entry in all() {
        if let Met::Asked { at } = &entry.met {
            assert!(!at.is_empty(), "{:?}", entry.provision);
            at.iter().for_each(|act| assert!(acts.contains(act.as_str()), "{:?}: {act}", entry.provision));
        }
    }
}

#[test]
fn what_is_encoded_names_code_that_exists() {
    for entry in all() {
        if let Met::Encoded { by } = &entry.met {
            assert!(!by.is_empty(), "{:?}", entry.provision);
            by.iter().for_each(|path| assert!(exists(path), "{:?}: there is no {path}", entry.provision));
        }
    }
}

#[test]
fn code_that_does_not_exist_is_noticed() {
    assert!(exists("law::registry::entry") && exists("law::registry::Met") && exists("casework::deadline"));
    assert!(exists("law::reading::Readings::choose") && exists("casework::deadline::compute"));
    assert!(!exists("law::registry::entr") && !exists("law::nothing") && !exists("nothing"));
    assert!(!exists("law::reading::Readings::chosen") && !exists("law::reading::Reeding::choose"));
}

#[test]
fn what_the_code_cites_is_listed() {
    let mut cited = 0;
    for file in rust_files(&source()) {
        let text = fs::read_to_string(&file).unwrap();
        // Every text in the code that has the form of a provision's id, however it becomes one.
        for id in text.split('"').skip(1).filter(|text| is_id(text)) {
            assert!(entry(&Provision::from_id(id)).is_some(), "{} cites {id}", file.display());
            cited += 1;
        }
    }
    assert!(cited > 100, "{cited}");
}

/// Whether a text has the form of a provision's id: an act's short name, then parts after full stops.
fn is_id(text: &str) -> bool {
    let mut parts = text.split('.');
    let act = parts.next().is_some_and(|act| NAMES_OF_ACTS.contains(&act));
    let plain =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    act && text.contains('.') && parts.all(plain)
}

const NAMES_OF_ACTS: [&str; 17] = [
    "bek974", "bek1504", "ugl", "fvl", "ofl", "sfl", "hml", "mvl", "ccsd", "co2al", "minal", "gasal",
    "kulal", "emal", "opkl", "etd", "mrr",
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for item in fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// Whether the path names a module, or items that are declared in its module's file or folder.
fn exists(path: &str) -> bool {
    let mut at = source();
    let mut files = Vec::new();
    let mut items = Vec::new();
    for segment in path.split("::") {
        let (file, folder) = (at.join(format!("{segment}.rs")), at.join(segment));
        if items.is_empty() && folder.is_dir() {
            files = rust_files(&folder);
            at = folder;
        } else if items.is_empty() && file.is_file() {
            files = vec![file];
        } else {
            items.push(segment);
        }
    }
    let text: String = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    !files.is_empty() && items.iter().all(|item| declares(&text, item))
}

fn declares(text: &str, name: &str) -> bool {
    // The parts of the form are declared through a macro, by name and brace.
    if text.contains(&format!("\n    {name} {{")) {
        return true;
    }
    ["fn", "struct", "enum", "trait", "type", "const", "mod"].iter().any(|word| {
        text.match_indices(&format!("{word} {name}")).any(|(at, hit)| {
            let after = text[at + hit.len()..].chars().next();
            !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
        })
    })
}
