//! What is drawn: text at a place, paths, and both inside a frame.

use super::sheet::{Colour, Style};
use super::structure::Node;

/// A point: x from the left, y down, in points.
pub(super) type Spot = (f32, f32);

/// One thing drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// A line of text, of characters that the fonts have, from its baseline's left end.
    Text {
        /// The left end of the baseline.
        at: Spot,
        /// How it looks.
        style: Style,
        /// The words.
        text: String,
    },
    /// The word across a draft: centred on the page and turned to its diagonal.
    Across {
        /// The left end of the baseline.
        at: Spot,
        /// How it looks.
        style: Style,
        /// Cosine and sine of the turn against the clock.
        turn: (f32, f32),
        /// The word.
        text: String,
    },
    /// Rings or lines.
    Path {
        /// The corners of each ring.
        rings: Vec<Vec<Spot>>,
        /// The colour inside, even-odd.
        fill: Option<Colour>,
        /// The colour of the line.
        stroke: Option<Pen>,
        /// Whether each ring returns to its first corner.
        closed: bool,
    },
    /// A mark that belongs to an element of the letter. One that stands alone belongs to none.
    Of {
        /// The element.
        node: Node,
        /// What is drawn.
        mark: Box<Mark>,
    },
    /// Marks of which only those inside a rectangle show.
    Within {
        /// The upper left corner.
        at: Spot,
        /// Width and height.
        size: Spot,
        /// What is drawn inside.
        marks: Vec<Mark>,
    },
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pen {
    /// The colour.
    pub(super) colour: Colour,
    /// The width in points.
    pub(super) width: f32,
    /// Whether the line is of dashes.
    pub(super) dashed: bool,
}

impl Pen {
    /// A full line.
    pub(super) fn full(colour: Colour, width: f32) -> Self {
        Self { colour, width, dashed: false }
    }
}

impl Mark {
    /// Text.
    pub(super) fn text(at: Spot, style: Style, text: impl Into<String>) -> Self {
        Self::Text { at, style, text: text.into() }
    }

    /// A filled rectangle from its upper left corner.
    pub(super) fn rect(at: Spot, size: Spot, fill: Colour) -> Self {
        Self::Path { rings: vec![corners(at, size)], fill: Some(fill), stroke: None, closed: true }
    }

    /// The edge of a rectangle from its upper left corner.
    pub(super) fn edge(at: Spot, size: Spot, pen: Pen) -> Self {
        Self::Path { rings: vec![corners(at, size)], fill: None, stroke: Some(pen), closed: true }
    }

    /// A line.
    pub(super) fn line(from: Spot, to: Spot, pen: Pen) -> Self {
        Self::Path { rings: vec![vec![from, to]], fill: None, stroke: Some(pen), closed: false }
    }

    /// The mark as a part of an element.
    pub(super) fn of(self, node: Node) -> Self {
        Self::Of { node, mark: Box::new(self) }
    }

    /// The mark as a part of none.
    pub(super) fn alone(self) -> Self {
        match self {
            Self::Of { mark, .. } => *mark,
            other => other,
        }
    }

    /// The same mark, so much lower.
    #[must_use]
    pub(super) fn lowered(mut self, by: f32) -> Self {
        self.lower(by);
        self
    }

    fn lower(&mut self, by: f32) {
        match self {
            Self::Text { at, .. } | Self::Across { at, .. } => at.1 += by,
            Self::Path { rings, .. } => rings.iter_mut().flatten().for_each(|spot| spot.1 += by),
            Self::Of { mark, .. } => mark.lower(by),
            Self::Within { at, marks, .. } => {
                at.1 += by;
                marks.iter_mut().for_each(|mark| mark.lower(by));
            }
        }
    }
}

fn corners((x, y): Spot, (w, h): Spot) -> Vec<Spot> {
    vec![(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
}

/// A strip over the width of the page that no page end divides: mostly one line of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Strip {
    /// The white above it, except at the top of a page.
    pub(super) before: f32,
    /// Its height.
    pub(super) height: f32,
    /// What is drawn, from the strip's upper edge.
    pub(super) marks: Vec<Mark>,
    /// Whether the next strip must be on the same page.
    pub(super) keep: bool,
    /// The table it belongs to, whose heading row goes before it at the top of a page.
    pub(super) table: Option<usize>,
    /// The box that it lies in.
    pub(super) boxed: Option<usize>,
    /// Whether a new page begins with it.
    pub(super) new_page: bool,
}

impl Strip {
    /// A line of text, its baseline so that the type stands in the middle of its leading.
    pub(super) fn line(x: f32, style: Style, text: impl Into<String>) -> Self {
        let marks = vec![Mark::text((x, baseline(style)), style, text)];
        Self { height: style.leading, marks, ..Self::default() }
    }

    /// Everything in it as a part of an element.
    #[must_use]
    pub(super) fn of(mut self, node: Node) -> Self {
        self.marks = self.marks.into_iter().map(|mark| mark.of(node)).collect();
        self
    }

    /// Everything in it as a part of none: what comes again on another page is not read again.
    #[must_use]
    pub(super) fn alone(mut self) -> Self {
        self.marks = self.marks.into_iter().map(Mark::alone).collect();
        self
    }

    /// White.
    pub(super) fn space(height: f32) -> Self {
        Self { height, ..Self::default() }
    }
}

/// From the upper edge of a line to its baseline.
pub(super) fn baseline(style: Style) -> f32 {
    style.leading * 0.5 + style.size * 0.35
}

/// Keeps at least two lines of a run together at either end of a page.
pub(super) fn keep_pairs(strips: &mut [Strip]) {
    if let [first, .., before_last, _] = strips {
        first.keep = true;
        before_last.keep = true;
    } else if let [first, .., _] = strips {
        first.keep = true;
    }
}
