//! What stands on a file's pages, mark by mark.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, ObjectId};

/// A marked sequence: its page and its number there.
pub(super) type Sequence = (ObjectId, i64);

/// What stands on the pages.
#[derive(Default)]
pub(super) struct Drawn {
    /// The words of each sequence.
    pub(super) words: BTreeMap<Sequence, String>,
    /// Where the lines of each sequence begin, in the order drawn: x from the left, y up, in points.
    pub(super) places: BTreeMap<Sequence, Vec<(f32, f32)>>,
    /// The words of each page that stand in no sequence of an element.
    pub(super) silent: Vec<String>,
    /// What is drawn outside any sequence, or cannot be told.
    pub(super) faults: Vec<String>,
}

/// Operators that show something.
const SHOWS: [&str; 7] = ["Tj", "S", "f", "f*", "B", "B*", "sh"];
/// Operators that show nothing by themselves. What is in neither list is not for a letter.
const SHOWS_NOT: [&str; 18] =
    ["BT", "ET", "Tf", "Tm", "rg", "RG", "w", "d", "m", "l", "h", "n", "W", "W*", "q", "Q", "BDC", "BMC"];

pub(super) fn drawn(document: &Document) -> Drawn {
    let mut out = Drawn::default();
    for (number, page) in document.get_pages() {
        let mut reader = Reader { document, page, open: None, font: Vec::new(), silent: String::new() };
        for operation in Content::decode(&document.get_page_content(page)).unwrap().operations {
            if let Err(fault) = reader.operation(&operation, &mut out) {
                out.faults.push(format!("page {number}: {fault}"));
            }
        }
        out.silent.push(reader.silent);
    }
    out
}

struct Reader<'a> {
    document: &'a Document,
    page: ObjectId,
    /// The sequence that is open; one without a number belongs to no element.
    open: Option<Option<i64>>,
    font: Vec<u8>,
    silent: String,
}

impl Reader<'_> {
    fn operation(&mut self, operation: &Operation, out: &mut Drawn) -> Result<(), String> {
        let number = |at: usize| operation.operands[at].as_float().unwrap();
        match operation.operator.as_str() {
            "BDC" | "BMC" => return self.begin(operation, out),
            "EMC" => self.open = None,
            "Tf" => self.font = operation.operands[0].as_name().unwrap().to_vec(),
            "Tm" => {
                if let Some(Some(id)) = self.open {
                    out.places.entry((self.page, id)).or_default().push((number(4), number(5)));
                }
            }
            shows if SHOWS.contains(&shows) => {
                let words = if shows == "Tj" { self.words(&operation.operands[0]) } else { String::new() };
                match self.open {
                    None => return Err(format!("{shows} outside any sequence")),
                    Some(None) => self.silent.push_str(&words),
                    Some(Some(id)) => out.words.get_mut(&(self.page, id)).unwrap().push_str(&words),
                }
            }
            other if SHOWS_NOT.contains(&other) => {}
            other => return Err(format!("{other} is not for a letter")),
        }
        Ok(())
    }

    fn begin(&mut self, operation: &Operation, out: &mut Drawn) -> Result<(), String> {
        let within = self.open.is_some();
        let properties = operation.operands.get(1).and_then(|p| p.as_dict().ok());
        let id = properties.map(|p| p.get(b"MCID").and_then(Object::as_i64).unwrap());
        self.open = Some(id);
        if let Some(id) = id
            && out.words.insert((self.page, id), String::new()).is_some()
        {
            return Err(format!("sequence {id} twice"));
        }
        if within { Err("a sequence in a sequence".into()) } else { Ok(()) }
    }

    fn words(&self, shown: &Object) -> String {
        let fonts = self.document.get_page_fonts(self.page).unwrap();
        let encoding = fonts[&self.font].get_font_encoding(self.document).unwrap();
        Document::decode_text(&encoding, shown.as_str().unwrap()).unwrap() + " "
    }
}
