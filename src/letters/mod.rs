//! Letters: the only place that knows PDF.
//!
//! # How a letter is written
//!
//! Whoever writes a letter makes a [`Letter`] of [`Block`]s and calls [`render`]. The model says what things *are*; it
//! has no lengths, fonts or pages. A template is a function from a case to a `Letter`:
//!
//! ```
//! use sagsgang::law::{Day, Language};
//! use sagsgang::letters::{Block, Column, Kind, Letter, Sender, Table, render};
//!
//! let letter = Letter {
//!     language: Language::Da,
//!     kind: Kind::Decision,
//!     draft: false,
//!     sender: Sender { name: "Energistyrelsen".into(), ..Sender::default() },
//!     recipient: vec!["Nordsøens Lager A/S".into(), "Kystvejen 12".into(), "6700 Esbjerg".into()],
//!     title: "Tilladelse til geologisk lagring af CO₂".into(),
//!     date: Day::parse("2026-11-21").unwrap(),
//!     case_number: "2026-00417".into(),
//!     reference: String::new(),
//!     blocks: vec![
//!         Block::Paragraph("Vi har behandlet jeres ansøgning.".into()),
//!         Block::Heading(1, "Vilkår".into()),
//!         Block::Numbered(vec!["Mængden er højst 15.000 t CO₂, jf. § 5, stk. 1.".into()]),
//!         Block::Table(Table {
//!             caption: "Mængder".into(),
//!             columns: vec![Column::text("År", 1), Column::figures("Mængde, t", 2)],
//!             rows: vec![vec!["2027".into(), "15.000".into()]],
//!         }),
//!     ],
//! };
//! assert!(render(&letter).unwrap().starts_with(b"%PDF-1.7"));
//! ```
//!
//! What the renderer sees to, so that templates need not:
//!
//! - the recipient in the window of a C5 envelope; date, case number, reference and contact beside it; what has no room
//!   there goes on above the title, nothing is cut off;
//! - running head and foot, page numbers, the word across a draft, in the letter's language;
//! - two lines at least at either end of a page; headings, captions and paragraphs ending in a colon stay with what
//!   follows, a signature with what goes before; a table's heading row on each of its pages;
//! - `§ 4`, `stk. 1`, `100 kt`, `22. juni` on one line: templates write plain spaces. CO₂ and m³ are written with the
//!   Unicode signs; there is no mark-up in texts, so what an applicant wrote can never become any.
//! - numbers, money and dates are *not* formatted here: a template gives them as they are to be read.
//!
//! # How it is made
//!
//! Blocks become strips, which no page end divides (`blocks`, `rows`, `map`); strips are put on pages (`flow`); what
//! stands around them is added (`head`); pages are written (`pdf`). `words` and `lines` make any text printable and
//! break it; `sheet` holds every measure, type size and colour.
//!
//! The file depends on the letter alone: its dates are the letter's, its number is a digest of the letter's content.

mod archive;
mod blocks;
mod colour_profile;
mod complaint;
mod flow;
pub mod follow;
mod fonts;
mod front;
mod head;
mod hyphens;
mod lines;
mod made;
pub mod map;
mod marks;
pub mod model;
pub mod notice;
mod outline;
mod pdf;
mod phrases;
mod readings;
pub mod refund_agreement;
mod rows;
mod sender;
mod sheet;
pub mod statement;
pub mod storage_permit;
mod structure;
mod tags;
#[cfg(test)]
mod tests;
mod typeset;
mod words;
mod writing;

pub use made::Made;
pub use map::{Map, Position, Ring, Well};
pub use model::{Align, Block, Column, Kind, Letter, Sender, Table};

/// Why a letter could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LetterError {
    /// It would have more pages than a letter may.
    #[error("the letter would have more than {pages} pages")]
    TooLong {
        /// The most pages that a letter may have.
        pages: usize,
    },
    /// The fonts that the program was built with are damaged.
    #[error("the fonts for letters cannot be read")]
    Fonts,
    /// The file could not be written.
    #[error("the letter could not be written as PDF: {0}")]
    Unwritten(String),
}

/// The letter as a PDF file: the same letter gives the same bytes.
///
/// # Errors
/// When the letter is longer than 400 pages.
pub fn render(letter: &Letter) -> Result<Vec<u8>, LetterError> {
    let fonts = fonts::Fonts::get().ok_or(LetterError::Fonts)?;
    pdf::written(letter, vec![pages(letter, fonts)?], fonts)
}

/// Many letters in one file, behind an index that is made when it is known on which page each begins: `index` is given the
/// number of the first letter's first page, and for each letter how many pages come before it.
///
/// # Errors
/// As [`render`].
fn together<'a>(
    letters: impl Iterator<Item = &'a Letter>,
    index: &dyn Fn(usize, &[usize]) -> Letter,
) -> Result<Vec<u8>, LetterError> {
    let fonts = fonts::Fonts::get().ok_or(LetterError::Fonts)?;
    let (mut all, mut starts, mut count) = (Vec::new(), Vec::new(), 0);
    for letter in letters {
        starts.push(count);
        let part = pages(letter, fonts)?;
        count += part.pages.len();
        all.push(part);
    }
    // An index is as long with other page numbers in it.
    let long = pages(&index(1, &starts), fonts)?.pages.len();
    let front = index(long + 1, &starts);
    let mut whole = vec![pages(&front, fonts)?];
    whole.append(&mut all);
    pdf::written(&front, whole, fonts)
}

/// What each page of a letter shows, and what its parts are.
fn pages(letter: &Letter, fonts: &fonts::Fonts) -> Result<pdf::Part, LetterError> {
    let mut tree = structure::Tree::new();
    let head = head::first(letter, &mut tree, fonts);
    let kind = phrases::kind(letter.kind, letter.language);
    let setting = blocks::Setting::of(letter, tree, kind, &head.left_over, fonts);
    let tree = setting.tree;
    let mut pages = flow::paged(setting.strips, &setting.headings, head.bottom)?;
    let count = pages.len();
    let mut head_marks = head.marks;
    for (number, page) in (1_usize..).zip(&mut pages) {
        let text = std::mem::take(page);
        if letter.draft {
            page.push(head::across(letter, fonts));
        }
        page.append(&mut head_marks);
        page.extend(text);
        page.extend(head::around(letter, number, count, fonts));
    }
    Ok(pdf::Part { tree, pages })
}
