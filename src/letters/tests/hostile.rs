//! Letters that are meant to break the program.

use proptest::prelude::*;

use super::super::*;
use super::conformance::holds;
use super::sample::{letter, place};
use super::{places, read};

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
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_text_in_any_block_makes_a_letter(
        blocks in prop::collection::vec(any_block(), 0..6),
        lines in prop::collection::vec(any_text(), 0..6),
        title in any_text(),
        draft in any::<bool>(),
    ) {
        let sender = Sender { name: title.clone(), address: lines.clone(), contact: lines.clone() };
        let base = letter(blocks);
        // The program's letters are all named by it.
        let named = format!("Brev {title}");
        let letter = Letter { title: named, case_number: title, recipient: lines, sender, draft, ..base };
        let pdf = render(&letter).unwrap();
        holds(&pdf, "hostile");
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
