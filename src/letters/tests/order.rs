//! The order in which a file is read, held against the places on its paper.

use std::collections::BTreeMap;

use lopdf::{Document, ObjectId};

use super::drawn::{Drawn, Sequence};

/// A sequence as it comes in the reading.
#[derive(Clone, Copy)]
pub(super) struct Read {
    pub(super) sequence: Sequence,
    /// The number of its element.
    pub(super) element: usize,
    /// The number of the row of a table that it is in.
    pub(super) row: Option<usize>,
    /// Whether it is in a picture, which has its words where they must be.
    pub(super) in_picture: bool,
}

/// What may lie between two places that count as the same, in points.
const SAME: f32 = 0.5;
/// How much higher than what it stands beside something may begin, in points: a line and a half.
const HIGHER: f32 = 21.0;

/// What is read in another order than it stands on the paper.
pub(super) fn faults(document: &Document, read: &[Read], drawn: &Drawn) -> Vec<String> {
    let mut out = pages(document, read);
    let mut bands: BTreeMap<ObjectId, Band> = BTreeMap::new();
    let heard: Vec<Read> = read.iter().filter(|one| !one.in_picture).copied().collect();
    // The lines of cells side by side are drawn in turn, so that what is read together has many sequences.
    for part in heard.chunk_by(|a, b| (a.element, a.sequence.0) == (b.element, b.sequence.0)) {
        let words: String = part.iter().map(|one| drawn.words[&one.sequence].as_str()).collect();
        let places: Vec<_> =
            part.iter().filter_map(|one| drawn.places.get(&one.sequence)).flatten().copied().collect();
        for pair in places.windows(2) {
            let ((x, y), (next_x, next_y)) = (pair[0], pair[1]);
            if !(next_y < y - SAME || (next_y - y).abs() <= SAME && next_x > x) {
                out.push(format!("lines not one below the other at {x} {y}: {words:.80}"));
            }
        }
        let (page, Some(block)) = (part[0].sequence.0, Block::of(&places)) else { continue };
        if let Some(band) = bands.get_mut(&page) {
            if !band.takes(block) {
                out.push(format!("read after what is below it or to its right: {words:.80}"));
            }
        } else {
            bands.insert(page, Band { top: block.top, bottom: block.bottom, last: block });
        }
    }
    out
}

/// Page comes after page. Only from cell to cell, in a row that is divided between pages, the reading goes back.
fn pages(document: &Document, read: &[Read]) -> Vec<String> {
    let numbers: BTreeMap<ObjectId, u32> = document.get_pages().into_iter().map(|(n, id)| (id, n)).collect();
    let (mut out, mut begun, mut reached, mut before) = (Vec::new(), 0, 0, None::<(Read, u32)>);
    for one in read {
        let page = numbers[&one.sequence.0];
        let least = match before {
            Some((b, page)) if b.element == one.element => page,
            Some((b, _)) if b.row.is_some() && b.row == one.row => begun,
            _ => {
                begun = reached;
                reached
            }
        };
        if page < least {
            out.push(format!("page {page} is read after page {least}"));
        }
        (reached, before) = (reached.max(page), Some((*one, page)));
    }
    out
}

/// Where lines that are read together stand: the highest and the lowest baseline, and the left end.
#[derive(Clone, Copy)]
struct Block {
    top: f32,
    bottom: f32,
    left: f32,
}

impl Block {
    fn of(places: &[(f32, f32)]) -> Option<Self> {
        let blocks = places.iter().map(|(x, y)| Self { top: *y, bottom: *y, left: *x });
        blocks.reduce(|a, b| Self {
            top: a.top.max(b.top),
            bottom: a.bottom.min(b.bottom),
            left: a.left.min(b.left),
        })
    }
}

/// What stands side by side.
struct Band {
    top: f32,
    bottom: f32,
    last: Block,
}

impl Band {
    /// Whether a block may be read next: below all, below the last one in its column, or beside it on the right.
    fn takes(&mut self, next: Block) -> bool {
        let last = std::mem::replace(&mut self.last, next);
        if next.top < self.bottom - SAME {
            (self.top, self.bottom) = (next.top, next.bottom);
            return true;
        }
        let below = next.top < last.bottom - SAME && next.left > last.left - SAME;
        let beside = next.left > last.left + SAME && next.top < self.top + HIGHER;
        (self.top, self.bottom) = (self.top.max(next.top), self.bottom.min(next.bottom));
        below || beside
    }
}
