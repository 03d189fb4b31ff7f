//! Letters: the only place that knows PDF.

mod blocks;
mod flow;
mod fonts;
mod head;
mod lines;
pub mod map;
mod marks;
pub mod model;
pub mod notice;
mod pdf;
mod phrases;
mod rows;
mod sheet;
pub mod storage_permit;
#[cfg(test)]
mod tests;
mod words;

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
    let head = head::first(letter, fonts);
    let kind = phrases::kind(letter.kind, letter.language);
    let setting = blocks::Setting::of(letter, kind, &head.left_over, fonts);
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
    pdf::written(letter, pages, fonts)
}
