//! The first page of every decision that can be complained about, in the order in which people ask.

use lopdf::Document;

use super::super::{Block, Kind, Letter};
use super::text_of;
use crate::law::Language;

/// Holds a decision's first page: what was decided, what to do, why, how to complain.
#[track_caller]
pub(in crate::letters) fn front_holds(letter: &Letter, pdf: &[u8], name: &str) {
    let guided = letter.blocks.iter().any(|block| matches!(block, Block::Note { title, .. } if title == "Klagevejledning" || title == "How to complain"));
    // A permit goes with its letter, which is its front.
    if letter.kind != Kind::Decision || !guided || name == "permit" {
        return;
    }
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let page = squeezed(&text_of(&Document::load_mem(pdf).unwrap(), 1));
    let Some(Block::Paragraph(decided)) = letter.blocks.first() else {
        panic!("{name} does not begin with what was decided")
    };
    let decided: String = squeezed(decided).chars().take(30).collect();
    let (acts, why, complain): (&[&str], &str, &str) = match letter.language {
        Language::Da => (
            &["DetskalIgøre", "DetkanIgøre", "Detbetyderdetforjer", "Detgælderstadig"],
            "Derfor",
            "Heleklagevejledningenstårsidst",
        ),
        Language::En => (
            &["Whatyoumustdo", "Whatyoucando", "Whatitmeansforyou", "Whatstillapplies"],
            "Why",
            "Thewholeguidancestandsattheend",
        ),
    };
    let find =
        |what: &str, from: usize| page.get(from..).and_then(|rest| rest.find(what)).map(|at| from + at);
    let decided = find(&decided, 0).unwrap_or_else(|| panic!("{name}: what was decided is not on page one"));
    let act = acts.iter().find_map(|act| find(act, decided));
    let act = act.unwrap_or_else(|| panic!("{name}: what to do is not on page one: {page}"));
    let why =
        find(why, act).unwrap_or_else(|| panic!("{name}: why is not on page one, after what to do: {page}"));
    assert!(find(complain, why).is_some(), "{name}: how to complain is not on page one: {page}");
}
