//! Whole letters, read back.

mod archive;
pub(super) mod conformance;
mod drawn;
pub(super) mod front;
mod hostile;
mod order;
mod sample;
mod structure;

use lopdf::content::Content;
use lopdf::{Document, Object};

use super::*;
use crate::law::Language;
use sample::{example, letter, map, paragraph, place, table};

fn read(pdf: &[u8]) -> Document {
    Document::load_mem(pdf).unwrap()
}

fn text_of(document: &Document, page: u32) -> String {
    document.extract_text(&[page]).unwrap().replace("\u{AD}\n", "").replace('\u{AD}', "")
}

fn all_text(pdf: &[u8]) -> String {
    let document = read(pdf);
    (1..).take(document.get_pages().len()).map(|page| text_of(&document, page)).collect()
}

/// Where text begins on a page: x and y from the lower left corner.
fn places(document: &Document, page: u32) -> Vec<(f32, f32)> {
    let content = document.get_page_content(document.get_pages()[&page]);
    let operations = Content::decode(&content).unwrap().operations.into_iter();
    let number = |o: &Object| o.as_float().unwrap();
    operations
        .filter(|o| o.operator == "Tm")
        .map(|o| (number(&o.operands[4]), number(&o.operands[5])))
        .collect()
}

#[test]
fn the_example_is_a_letter() {
    let pdf = render(&example()).unwrap();
    let document = read(&pdf);
    let pages = document.get_pages().len();
    assert_eq!(pages, 5);
    let first = text_of(&document, 1);
    for words in [
        "Energistyrelsen",
        "Att. Jørgen Ærø",
        "Afgørelse",
        "CO₂",
        "10⁶ m³",
        "§ 3, stk. 1",
        "≤ 100 kt",
        "“pilotprojektet”",
        "21. november 2026",
        "Side 1 af 5",
    ] {
        assert!(first.contains(words), "{words}: {first}");
    }
    for page in 2..=5 {
        let text = text_of(&document, page);
        assert!(text.contains("2026-00417") && text.contains(&format!("Side {page} af 5")), "{text}");
    }
    assert!(text_of(&document, 5).contains("Kontorchef"));
}

#[test]
fn the_same_letter_gives_the_same_bytes_and_another_letter_another_number() {
    let id = |pdf: &[u8]| read(pdf).trailer.get(b"ID").unwrap().clone();
    let (one, two) = (render(&example()).unwrap(), render(&example()).unwrap());
    assert_eq!(one, two);
    let other = render(&Letter { reference: "andet".into(), ..example() }).unwrap();
    assert_ne!(id(&one), id(&other));
}

#[test]
fn the_document_says_what_it_is() {
    let document = read(&render(&example()).unwrap());
    assert_eq!(document.version, "1.7");
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"da");
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = document.get_dictionary(info).unwrap();
    let title = lopdf::decode_text_string(info.get(b"Title").unwrap()).unwrap();
    assert_eq!(title, "Tilladelse til geologisk lagring af CO₂ på mindre end 100 kt");
    assert_eq!(info.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20261121000000Z");
}

#[test]
fn each_page_of_a_table_has_the_heading_row() {
    let document = read(&render(&letter(vec![Block::Table(table(150))])).unwrap());
    let pages = document.get_pages().len();
    assert!(pages >= 5, "{pages}");
    for page in (1..).take(pages) {
        let text = text_of(&document, page);
        assert_eq!(text.matches("Injiceret, t CO₂").count(), 1, "{text}");
    }
    let all = all_text(&render(&letter(vec![Block::Table(table(150))])).unwrap());
    assert!((1..=150).all(|i| all.contains(&format!("Måned {i}"))));
}

#[test]
fn a_draft_says_so_on_every_page_in_its_language() {
    let plain = all_text(&render(&example()).unwrap());
    assert!(!plain.contains("UDKAST"));
    for (language, word) in [(Language::Da, "UDKAST"), (Language::En, "DRAFT")] {
        let pdf = render(&Letter { draft: true, language, ..example() }).unwrap();
        let document = read(&pdf);
        for page in (1..).take(document.get_pages().len()) {
            assert_eq!(text_of(&document, page).matches(word).count(), 2);
        }
    }
    let english = all_text(&render(&Letter { language: Language::En, ..example() }).unwrap());
    assert!(
        english.contains("Page 1 of 5")
            && english.contains("21 November 2026")
            && english.contains("Decision")
    );
}

#[test]
fn text_stays_on_the_page() {
    let wide = Table { rows: vec![(0..60).map(|i| format!("celle {i}")).collect()], ..table(3) };
    let document =
        read(&render(&letter(vec![Block::Table(wide), Block::Map(map()), paragraph(30)])).unwrap());
    for page in (1..).take(document.get_pages().len()) {
        for (x, y) in places(&document, page) {
            assert!((20.0..575.0).contains(&x) && (20.0..825.0).contains(&y), "{x} {y}");
        }
    }
}

#[test]
fn the_recipient_stands_in_the_window() {
    let document = read(&render(&letter(Vec::new())).unwrap());
    let mm = |pt: f32| pt / sheet::MM;
    let inside = places(&document, 1)
        .into_iter()
        .filter(|(x, y)| (20.0..30.0).contains(&mm(*x)) && (45.0..90.0).contains(&(297.0 - mm(*y))));
    assert_eq!(inside.count(), 5);
}

#[test]
fn a_long_recipient_goes_on_below_the_window() {
    let recipient = (1..=40).map(|i| format!("Adresselinje nummer {i}")).collect();
    let contact = vec!["Kontakt ".repeat(200)];
    let sender = Sender { contact, ..letter(Vec::new()).sender };
    let text = all_text(&render(&Letter { recipient, sender, ..letter(Vec::new()) }).unwrap());
    assert!((1..=40).all(|i| text.contains(&format!("Adresselinje nummer {i}"))));
    assert!(text.matches("Kontakt").count() >= 200);
}

#[test]
fn two_pages_are_small() {
    let pdf = render(&letter(vec![paragraph(2), paragraph(3), paragraph(4), paragraph(3)])).unwrap();
    assert_eq!(read(&pdf).get_pages().len(), 2);
    assert!(pdf.len() < 40_000, "{}", pdf.len());
}

#[test]
fn a_signature_has_words_above_it_on_its_page() {
    let signature = || Block::Signature { name: "Åse".into(), title: "Chef".into(), date: None };
    // Wherever the page ends, above a signature there is more than the running head.
    for rows in 1..40 {
        let facts = (0..rows).map(|n| (format!("Felt {n}"), format!("værdi {n}"))).collect();
        let document = read(&render(&letter(vec![Block::Facts(facts), signature()])).unwrap());
        let last = u32::try_from(document.get_pages().len()).unwrap();
        let text = text_of(&document, last);
        let before = text.split("Med venlig hilsen").next().unwrap();
        assert!(before.contains(&format!("værdi {}", rows - 1)), "{rows}: {text}");
    }
}

#[test]
fn a_page_break_begins_a_page_and_needs_something_after_it() {
    let pages = |blocks| read(&render(&letter(blocks)).unwrap()).get_pages().len();
    assert_eq!(pages(vec![paragraph(1), Block::PageBreak, Block::PageBreak, paragraph(1)]), 2);
    assert_eq!(pages(vec![paragraph(1), Block::PageBreak]), 1);
    assert_eq!(pages(Vec::new()), 1);
}

#[test]
fn very_long_texts_fit_or_are_refused() {
    let long = letter(vec![
        Block::Paragraph("æ".repeat(100_000)),
        Block::Facts(vec![("a".repeat(20_000), "b ".repeat(20_000))]),
    ]);
    assert!(read(&render(&long).unwrap()).get_pages().len() > 20);
    let endless = letter(vec![Block::Paragraph("ord ".repeat(1_000_000))]);
    assert_eq!(render(&endless), Err(LetterError::TooLong { pages: 400 }));
}

#[test]
fn maps_without_places_or_with_impossible_ones_are_no_harm() {
    let odd = place(f64::NAN, f64::INFINITY);
    let far = vec![place(-179.9, -89.9), place(179.9, 89.9), odd];
    let cases = [
        Map::default(),
        Map {
            plan_area: vec![far.clone()],
            complex: vec![vec![odd]],
            caption: "Kort".into(),
            ..Map::default()
        },
        Map { complex: vec![vec![place(5.0, 56.0)]], ..map() },
        Map {
            wells: vec![Well { label: "漢".repeat(300), at: place(4.7, 56.2) }; 200],
            plan_area: Vec::new(),
            ..map()
        },
        Map { site: vec![far], complex: Vec::new(), wells: Vec::new(), ..map() },
    ];
    for case in cases {
        assert_eq!(read(&render(&letter(vec![Block::Map(case)])).unwrap()).get_pages().len(), 1);
    }
}

#[test]
fn a_map_names_what_it_draws() {
    let text = all_text(&render(&letter(vec![Block::Map(map())])).unwrap());
    for words in
        ["Planområde", "Lagringskompleks", "Lagringslokalitet", "Brønd", "NA-01", "Siri-3", "Ø", " km", "56°"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    let bare = Map { wells: Vec::new(), site: Vec::new(), ..map() };
    let text = all_text(&render(&letter(vec![Block::Map(bare)])).unwrap());
    assert!(!text.contains("Brønd") && !text.contains("Lagringslokalitet"));
}
