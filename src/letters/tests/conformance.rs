//! Letters before a checker of PDF/UA-1 and PDF/A-2a that knows nothing of how they were made.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use super::super::*;
use super::sample::{example, letter, map, paragraph, table};
use crate::law::Language;

/// What the checker finds wrong, by both profiles.
pub(in crate::letters) fn faults(pdf: &[u8]) -> Vec<String> {
    let mut out = Vec::new();
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let report = validate_pdf_bytes(pdf, &ValidationOptions::default().profile(profile)).unwrap();
        out.extend(report.failures.iter().map(|failure| format!("{profile:?} {failure}")));
    }
    out
}

#[track_caller]
fn sound(one: &Letter) {
    let faults = faults(&render(one).unwrap());
    assert!(faults.is_empty(), "{}: {faults:#?}", one.title);
}

#[test]
fn the_example_is_for_everyone_and_for_the_archive() {
    sound(&example());
    sound(&Letter { draft: true, language: Language::En, ..example() });
}

#[test]
fn every_block_alone_is_sound() {
    let blocks = [
        Block::Heading(3, "Langt nede".into()),
        Block::List(vec!["en".into(), String::new(), "tre".into()]),
        Block::Numbered(vec!["en".into(), "to".into()]),
        Block::Table(table(150)),
        Block::Table(Table { rows: vec![vec!["uden".into(), "hoved".into()], vec!["kort".into()]], ..Table::default() }),
        Block::Facts(vec![("Felt".into(), "værdi".into()), ("Tomt".into(), String::new())]),
        Block::Provisions(vec![("§ 5".into(), "Tilladelse".into())]),
        Block::Note { title: "Klage".into(), paragraphs: vec!["Sådan.".into()] },
        Block::Map(map()),
        Block::Signature { name: "Åse".into(), title: "Chef".into(), date: None },
        paragraph(40),
    ];
    for block in blocks {
        sound(&letter(vec![block]));
    }
    sound(&letter(Vec::new()));
}
