//! `docs/security.md` answers every requirement once, and names what is there.

mod calls;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Number and level of each requirement.
const REQUIREMENTS: &str = include_str!("asvs-5.0.0.txt");

/// What a requirement can be.
const VERDICTS: [&str; 4] = ["met", "not applicable", "operator", "NOT MET"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page() -> String {
    fs::read_to_string(root().join("docs/security.md")).unwrap()
}

/// The rows of requirements: number, level, paraphrase, verdict, and where.
fn rows(page: &str) -> Vec<Vec<String>> {
    let rows = page.lines().filter(|line| line.starts_with("| v5.0.0-"));
    rows.map(|line| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect())
        .collect()
}

/// What stands between backticks.
fn quoted(page: &str) -> BTreeSet<&str> {
    page.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn every_requirement_of_levels_1_and_2_has_one_answer() {
    let page = page();
    let mut answered: Vec<(String, String)> = Vec::new();
    for row in rows(&page) {
        assert_eq!(row.len(), 5, "{row:?}");
        let number = row[0].strip_prefix("v5.0.0-").unwrap().to_owned();
        assert!(VERDICTS.contains(&row[3].as_str()), "{row:?}");
        assert!(row[2].len() > 10 && row[4].len() > 2, "{row:?}");
        answered.push((number, row[1].clone()));
    }
    let mut wanted: Vec<(String, String)> = REQUIREMENTS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(' ').unwrap())
        .map(|(number, level)| (number.to_owned(), level.to_owned()))
        .collect();
    let levels: BTreeMap<&str, usize> = wanted.iter().fold(BTreeMap::new(), |mut sum, (_, level)| {
        *sum.entry(level.as_str()).or_default() += 1;
        sum
    });
    assert_eq!(levels, BTreeMap::from([("1", 70), ("2", 183)]));
    wanted.sort();
    answered.sort();
    assert_eq!(answered, wanted);
}

#[test]
fn what_is_not_met_stands_at_the_top() {
    let page = page();
    let top = page.split_once("## What is not met").unwrap().1.split_once("\n## ").unwrap().0;
    for row in rows(&page) {
        let gap = row[3] == "NOT MET";
        assert_eq!(
            top.contains(&format!("{},", row[0])) || top.contains(&format!("{}:", row[0])),
            gap,
            "{row:?}"
        );
    }
}

#[test]
fn every_test_and_every_file_that_is_named_is_there() {
    let page = page();
    let (mut tests, mut files) = (0, 0);
    for one in quoted(&page) {
        let roots = ["src/", "tests/", "docs/", "policies/", "forms/", "migrations/", ".ci/", "benches/"];
        if !roots.iter().any(|root| one.starts_with(root)) {
            continue;
        }
        let (path, name) = one.split_once("::").unwrap_or((one, ""));
        assert!(root().join(path).exists(), "there is no {path}");
        if name.is_empty() {
            files += 1;
        } else {
            let text = fs::read_to_string(root().join(path)).unwrap();
            assert!(text.contains(&format!("fn {name}(")), "{path} has no {name}");
            tests += 1;
        }
    }
    assert!(tests > 100 && files > 20, "{tests} {files}");
}

#[test]
fn the_attack_is_counted_as_it_is() {
    let page = page();
    let listed = page.split_once("## The written attack").unwrap().1;
    let folder = root().join("tests/service/attacks");
    let mut sum = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let tries = text.lines().filter(|line| matches!(*line, "#[test]" | "#[actix_web::test]")).count();
        if tries > 0 {
            let row = format!("| `tests/service/attacks/{name}` | {tries} |");
            assert!(listed.contains(&row), "{row}");
        }
        sum += tries;
    }
    assert!(sum >= 60 && listed.contains(&format!("{sum} tries")), "{sum} tries");
}
