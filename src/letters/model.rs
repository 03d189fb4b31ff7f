//! What a letter says. No millimetres here, and no PDF.

use serde::{Deserialize, Serialize};

use super::map::Map;
use crate::law::{Day, Language};

/// A letter, in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Letter {
    /// The language of the text, of the fixed words around it, and of the document for a screen reader.
    pub language: Language,
    /// Names the letter's sort above its title; see [`Kind`].
    pub kind: Kind,
    /// A draft carries its mark across every page and is no decision.
    pub draft: bool,
    /// The authority.
    pub sender: Sender,
    /// Name and address, a line each; eight lines fit the window, more go on below it.
    pub recipient: Vec<String>,
    /// What the letter is about, in one sentence; also the document's title.
    pub title: String,
    /// The day of the letter; also the only date in the file.
    pub date: Day,
    /// The authority's case number.
    pub case_number: String,
    /// The recipient's own reference; empty where there is none.
    pub reference: String,
    /// The letter itself, from the top down.
    pub blocks: Vec<Block>,
}

/// The sort of a letter. It stands above the title, except for an ordinary letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An ordinary letter.
    #[default]
    Letter,
    /// A decision (afgørelse).
    Decision,
    /// A hearing of a party or of an authority (høring).
    Hearing,
    /// A receipt for something received (kvittering).
    Receipt,
    /// A notice (underretning).
    Notice,
    /// A report or a summary of a case (redegørelse).
    Report,
}

/// The authority that sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// The authority's name: letterhead, running head, the document's author.
    pub name: String,
    /// Its address, a line each: the foot of the first page and above the window.
    pub address: Vec<String>,
    /// Whom to ask and how, a line each: beside the window.
    pub contact: Vec<String>,
}

/// A part of a letter. The renderer decides what it looks like and where a page may end.
///
/// In every text a line feed breaks the line; runs of spaces are one space; a no-break space and a no-break hyphen hold
/// together; a soft hyphen is a place to divide. Characters that the fonts lack are shown as `�`, never dropped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A heading under the title: level 1 is the largest; 3 and more look alike. It stays with what follows.
    Heading(u8, String),
    /// Running text. One that ends with a colon stays with what follows.
    Paragraph(String),
    /// Items with a dot before each.
    List(Vec<String>),
    /// Items numbered from 1.
    Numbered(Vec<String>),
    /// Rows under a heading row, which every page repeats.
    Table(Table),
    /// Labels with their values: the particulars of a case.
    Facts(Vec<(String, String)>),
    /// Provisions with their words or their meaning: `BEK 974/2022 § 4, stk. 1` and a text.
    Provisions(Vec<(String, String)>),
    /// A box apart from the running text, such as the guidance on complaints.
    Note {
        /// What the box is about.
        title: String,
        /// Its paragraphs.
        paragraphs: Vec<String>,
    },
    /// The plan area and the complex, drawn.
    Map(Map),
    /// Who answers for the letter. It stays with the last lines above it.
    Signature {
        /// The name of the person.
        name: String,
        /// Office or title.
        title: String,
        /// The day of signing, where it is to be shown.
        date: Option<Day>,
    },
    /// What follows begins on a new page.
    PageBreak,
}

/// A table. Cells beyond the columns get columns of their own; missing cells are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What the table shows, above it; empty for none.
    pub caption: String,
    /// The columns from the left.
    pub columns: Vec<Column>,
    /// The rows, each a text per column.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The cell in the heading row.
    pub heading: String,
    /// Where the cells' text stands.
    pub align: Align,
    /// The column's part of the width, beside the other columns' weights; 0 counts as 1.
    pub weight: u16,
}

impl Column {
    /// A column of text.
    pub fn text(heading: impl Into<String>, weight: u16) -> Self {
        Self { heading: heading.into(), align: Align::Left, weight }
    }

    /// A column of figures, which end at the right so that their digits stand under each other.
    pub fn figures(heading: impl Into<String>, weight: u16) -> Self {
        Self { heading: heading.into(), align: Align::Right, weight }
    }
}

/// Where text stands in its column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// At the left: words.
    #[default]
    Left,
    /// At the right: figures.
    Right,
}
