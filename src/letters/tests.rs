//! Whole letters, read back.

use std::time::Instant;

use lopdf::content::Content;
use lopdf::{Document, Object};
use proptest::prelude::*;

use super::*;
use crate::law::{Day, Language};

fn place(lon: f64, lat: f64) -> Position {
    Position { lon, lat }
}

fn map() -> Map {
    let corners =
        [(6.25, 56.0), (6.25, 56.97), (5.1, 56.6), (3.2, 55.9), (3.35, 55.75), (4.2, 55.72), (4.2, 56.0)];
    let complex = [(4.55, 56.12), (4.83, 56.10), (4.86, 56.24), (4.70, 56.29), (4.54, 56.22)];
    let site = [(4.62, 56.15), (4.78, 56.14), (4.79, 56.22), (4.66, 56.23)];
    let ring = |corners: &[(f64, f64)]| vec![corners.iter().map(|(lon, lat)| place(*lon, *lat)).collect()];
    let wells = [
        ("NA-01", 4.70, 56.18),
        ("NA-02", 4.735, 56.185),
        ("Siri-3", 4.66, 56.20),
        ("Overvågning 1", 4.845, 56.15),
    ];
    Map {
        caption: "Planområdet og lagringskomplekset. Koordinater i ED50 (EPSG:4230). Planområdet er rekonstrueret og \
                  ikke det officielle kortbilag."
            .into(),
        plan_area: ring(&corners),
        complex: ring(&complex),
        site: ring(&site),
        wells: wells.map(|(label, lon, lat)| Well { label: label.into(), at: place(lon, lat) }).to_vec(),
    }
}

fn table(rows: usize) -> Table {
    let columns = vec![
        Column::text("Måned", 3),
        Column::text("Bemærkning", 6),
        Column::figures("Injiceret, t CO₂", 3),
        Column::figures("Tryk, bar", 2),
    ];
    let remark = |i| match i % 7 {
        3 => "Stop i 14 timer på grund af vedligehold af kompressoren; mængden er målt med reservemåleren.",
        _ => "Ingen bemærkninger",
    };
    let rows = (1..=rows).map(|i| {
        vec![
            format!("Måned {i}"),
            remark(i).into(),
            format!("{}.{:03}", i % 9 + 1, i * 37 % 1000),
            format!("{}", 190 + i % 12),
        ]
    });
    Table { caption: "Injicerede mængder efter måned".into(), columns, rows: rows.collect() }
}

fn letter(blocks: Vec<Block>) -> Letter {
    let lines = |all: &[&str]| all.iter().map(|s| (*s).to_owned()).collect();
    Letter {
        language: Language::Da,
        kind: Kind::Decision,
        draft: false,
        sender: Sender {
            name: "Energistyrelsen".into(),
            address: lines(&["Niels Bohrs Vej 8 D", "6700 Esbjerg", "CVR 59 77 87 14"]),
            contact: lines(&["Åse Kjærgård", "co2lagring@myndighed.example", "+45 00 00 00 00"]),
        },
        recipient: lines(&["Nordsøens Lager A/S", "Att. Jørgen Ærø", "Kystvejen 12, 2. th.", "6700 Esbjerg"]),
        title: "Tilladelse til geologisk lagring af CO₂ på mindre end 100 kt".into(),
        date: Day::ymd(2026, 11, 21).unwrap(),
        case_number: "2026-00417".into(),
        reference: "NL-2026/17 (PG)".into(),
        blocks,
    }
}

fn paragraph(times: usize) -> Block {
    Block::Paragraph(
        "Energistyrelsen har den 3. august 2026 modtaget ansøgningen om tilladelse til geologisk lagring af CO₂ i \
         undergrunden, jf. § 3, stk. 1, i bekendtgørelse nr. 974 af 22. juni 2022. Ansøgningen omfatter i alt 15.000 t \
         CO₂ (≤ 100 kt) over 116 dage – “pilotprojektet”. "
            .repeat(times),
    )
}

fn example() -> Letter {
    let text = |s: &str| s.to_owned();
    letter(vec![
        paragraph(1),
        Block::Heading(1, text("Afgørelse")),
        Block::Paragraph(text("Energistyrelsen meddeler tilladelse på de vilkår, der står i afsnittet om vilkår. Tilladelsen gælder:")),
        Block::Facts(vec![
            (text("Indehaver"), text("Nordsøens Lager A/S, CVR 12 34 56 78")),
            (text("Samlet mængde"), text("15.000 t CO₂")),
            (text("Periode"), text("6. december 2026 til 1. april 2027 (116 dage)")),
            (text("Formation"), text("Frigg-sandsten, 1.780–2.100 m under havniveau; porevolumen 1,2 × 10⁶ m³")),
        ]),
        Block::Heading(2, text("Hvad vi har lagt vægt på")),
        paragraph(2),
        Block::List(vec![
            text("Trykket holder sig under 80 % af den laveste måling af forseglingens styrke."),
            text("Overvågningsprogrammet omfatter mikroseismik, tryk og temperatur i brønden og prøver af havvandet omkring den, så en udsivning ses inden for 24 timer."),
            text("Sikkerhedsstillelsen dækker lukning og 20 års overvågning."),
        ]),
        Block::Heading(1, text("Regler")),
        Block::Provisions(vec![
            (text("BEK 974/2022 § 3, stk. 1"), text("Tilladelse gives for højst to år.")),
            (text("BEK 974/2022 § 4, stk. 1, nr. 3"), text("Ansøgningen skal indeholde en projektbeskrivelse, herunder plan for driftens tilrettelæggelse og overvågningsprogram.")),
        ]),
        Block::Heading(1, text("Vilkår")),
        Block::Numbered((1..=14).map(|i| format!("Indehaveren indberetter hver måned de injicerede mængder, trykket ved brøndhovedet og afvigelser fra planen (vilkår {i}). Første gang den 10. januar 2027.")).collect()),
        Block::Map(map()),
        Block::Table(table(40)),
        Block::Heading(3, text("Opkrævning")),
        paragraph(1),
        Block::Note {
            title: text("Sådan klager du"),
            paragraphs: vec![
                text("Du kan klage over afgørelsen til Energiklagenævnet inden fire uger fra den dag, du fik den. Klagen skal være skriftlig."),
                text("Klagen har ikke opsættende virkning, medmindre nævnet bestemmer andet."),
            ],
        },
        Block::Signature { name: text("Åse Kjærgård"), title: text("Kontorchef"), date: Day::ymd(2026, 11, 21) },
    ])
}

fn read(pdf: &[u8]) -> Document {
    Document::load_mem(pdf).unwrap()
}

fn text_of(document: &Document, page: u32) -> String {
    document.extract_text(&[page]).unwrap()
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
    let started = Instant::now();
    let pdf = render(&example()).unwrap();
    eprintln!("{:?}, {} bytes", started.elapsed(), pdf.len());
    if let Ok(folder) = std::env::var("LETTERS_OUT") {
        std::fs::write(format!("{folder}/example.pdf"), &pdf).unwrap();
        let draft = Letter { draft: true, language: Language::En, kind: Kind::Hearing, ..example() };
        std::fs::write(format!("{folder}/draft.pdf"), render(&draft).unwrap()).unwrap();
        let short = letter(vec![paragraph(2), paragraph(3), paragraph(4), paragraph(3)]);
        std::fs::write(format!("{folder}/short.pdf"), render(&short).unwrap()).unwrap();
    }
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
        let (cos, size) = (0.574, 128.0);
        assert!(cos < 1.0 && size > 100.0);
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
    assert!(pdf.len() < 60_000, "{}", pdf.len());
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

/// Any text at all, with the characters that letters see and those that break programs.
fn any_text() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        "😀👨‍👩‍👧",
        "שלום",
        "\u{202E}abc",
        "\0\u{7}\u{1B}",
        "\u{AD}\u{AD}",
        "e\u{301}\u{301}\u{301}",
        "()\\<>",
        "\n\n\n",
        "\u{200B}",
        "%PDF",
        "𝄞",
        "CO₂ æøå",
    ]);
    let part = prop_oneof![any::<String>(), nasty.prop_map(str::to_owned), "[a-zæøå]{0,200}", " {0,40}"];
    prop::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}

fn any_block() -> impl Strategy<Value = Block> {
    let texts = || prop::collection::vec(any_text(), 0..4);
    let pairs = || prop::collection::vec((any_text(), any_text()), 0..4);
    let column = (any_text(), any::<u16>(), any::<bool>()).prop_map(|(heading, weight, figures)| {
        if figures { Column::figures(heading, weight) } else { Column::text(heading, weight) }
    });
    let table = (any_text(), prop::collection::vec(column, 0..5), prop::collection::vec(texts(), 0..4))
        .prop_map(|(caption, columns, rows)| Block::Table(Table { caption, columns, rows }));
    let position = (any::<f64>(), any::<f64>()).prop_map(|(lon, lat)| place(lon, lat));
    let near = (3.0..7.0_f64, 55.0..58.0_f64).prop_map(|(lon, lat)| place(lon, lat));
    let ring = prop::collection::vec(prop_oneof![position, near], 0..5);
    let rings = prop::collection::vec(ring, 0..3);
    let map =
        (any_text(), rings.clone(), rings.clone(), rings).prop_map(|(caption, plan_area, complex, site)| {
            let wells = site.iter().flatten().map(|at| Well { label: caption.clone(), at: *at }).collect();
            Block::Map(Map { caption, plan_area, complex, site, wells })
        });
    prop_oneof![
        (any::<u8>(), any_text()).prop_map(|(level, text)| Block::Heading(level, text)),
        any_text().prop_map(Block::Paragraph),
        texts().prop_map(Block::List),
        texts().prop_map(Block::Numbered),
        table,
        pairs().prop_map(Block::Facts),
        pairs().prop_map(Block::Provisions),
        (any_text(), texts()).prop_map(|(title, paragraphs)| Block::Note { title, paragraphs }),
        map,
        (any_text(), any_text()).prop_map(|(name, title)| Block::Signature { name, title, date: None }),
        Just(Block::PageBreak),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_in_any_block_makes_a_letter(
        blocks in prop::collection::vec(any_block(), 0..6),
        lines in prop::collection::vec(any_text(), 0..6),
        title in any_text(),
        draft in any::<bool>(),
    ) {
        let sender = Sender { name: title.clone(), address: lines.clone(), contact: lines.clone() };
        let base = letter(blocks);
        let letter = Letter { title: title.clone(), case_number: title, recipient: lines, sender, draft, ..base };
        let pdf = render(&letter).unwrap();
        let document = read(&pdf);
        for page in (1..).take(document.get_pages().len()) {
            document.extract_text(&[page]).unwrap();
            for (x, y) in places(&document, page) {
                prop_assert!((20.0..575.0).contains(&x) && (20.0..825.0).contains(&y), "{x} {y}");
            }
        }
        prop_assert_eq!(render(&letter).unwrap(), pdf);
    }
}
