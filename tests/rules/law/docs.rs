//! `docs/law.md` says what the data say.

use std::fs;
use std::path::Path;

use sagsgang::law::{parameter, reading};

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/law.md")).unwrap()
}

#[test]
fn every_reading_has_its_row_with_its_point_and_its_default() {
    let page = page();
    let rows: Vec<String> = page
        .lines()
        .filter(|line| line.starts_with("| 8.") || is_point_of_the_refund_order(line))
        .map(|line| line.split('|').skip(1).take(3).map(str::trim).collect::<Vec<_>>().join(" "))
        .collect();
    let readings: Vec<String> =
        reading::all().iter().map(|r| format!("{} `{}` `{}`", r.point, r.id, r.default)).collect();
    let (mut written, mut known) = (rows, readings);
    written.sort();
    known.sort();
    assert_eq!(written, known);
}

fn is_point_of_the_refund_order(line: &str) -> bool {
    line.strip_prefix("| A").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[test]
fn every_alternative_that_the_program_computes_by_is_named() {
    let page = page();
    let named = page.split_once("marked `by_program`").unwrap().1.split_once("\n\n").unwrap().0;
    for one in reading::all() {
        let computed = one.alternatives.iter().any(|a| a.by_program);
        assert_eq!(named.contains(&format!("`{}`", one.id)), computed, "{}", one.id);
    }
}

#[test]
fn every_figure_that_is_not_verified_is_listed_for_people() {
    let page = page();
    let listed = page.split_once("## What people must enter or verify").unwrap().1;
    for one in parameter::all() {
        let open = one.values.iter().any(|v| v.status != parameter::Status::Verified);
        assert_eq!(listed.contains(&format!("`{}`", one.id)), open, "{}", one.id);
    }
}
