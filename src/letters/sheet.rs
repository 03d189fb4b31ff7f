//! The sheet: A4, its margins, the window of the envelope, type sizes and colours. Lengths in points of 1/72 inch; y
//! runs down from the top edge.

/// A millimetre in points.
pub(super) const MM: f32 = 72.0 / 25.4;
/// A4's width.
pub(super) const PAGE_WIDTH: f32 = 210.0 * MM;
/// A4's height.
pub(super) const PAGE_HEIGHT: f32 = 297.0 * MM;
/// The left edge of everything.
pub(super) const LEFT: f32 = 25.0 * MM;
/// The right edge of everything.
pub(super) const RIGHT: f32 = 190.0 * MM;
/// The width of tables, maps and boxes.
pub(super) const WIDTH: f32 = RIGHT - LEFT;
/// The width of running text, shorter than the sheet so that the eye finds the next line.
pub(super) const MEASURE: f32 = 140.0 * MM;
/// Where text begins on every page but the first.
pub(super) const TOP: f32 = 31.0 * MM;
/// Where text ends on every page.
pub(super) const BOTTOM: f32 = 268.0 * MM;
/// Where text begins on the first page, under the window and beside nothing.
pub(super) const FIRST_TOP: f32 = 103.0 * MM;
/// The line above the recipient, at the upper edge of the window of a C5 envelope.
pub(super) const WINDOW_TOP: f32 = 50.0 * MM;
/// The lower edge of the window.
pub(super) const WINDOW_BOTTOM: f32 = 91.0 * MM;
/// The width of the recipient's lines in the window.
pub(super) const WINDOW_WIDTH: f32 = 80.0 * MM;
/// The left edge of date, case number and contact beside the window.
pub(super) const ASIDE: f32 = 142.0 * MM;

/// Red, green and blue of sRGB, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Colour(pub(super) f32, pub(super) f32, pub(super) f32);

/// Running text.
pub(super) const INK: Colour = Colour(0.10, 0.12, 0.15);
/// Labels, heads and feet; 6:1 against white.
pub(super) const GREY: Colour = Colour(0.36, 0.39, 0.43);
/// The authority's colour.
pub(super) const ACCENT: Colour = Colour(0.0, 0.26, 0.35);
/// Fine lines.
pub(super) const RULE: Colour = Colour(0.80, 0.83, 0.86);
/// The ground of a box.
pub(super) const TINT: Colour = Colour(0.945, 0.96, 0.965);
/// The mark across a draft.
pub(super) const GHOST: Colour = Colour(0.915, 0.925, 0.935);
/// Paper.
pub(super) const WHITE: Colour = Colour(1.0, 1.0, 1.0);

/// Which of the two fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Running text.
    Regular,
    /// Headings and labels that lead.
    Strong,
}

/// A font at a size and in a colour, with the distance from one line to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    /// The font.
    pub(super) weight: Weight,
    /// Size in points.
    pub(super) size: f32,
    /// From baseline to baseline in points.
    pub(super) leading: f32,
    /// The colour.
    pub(super) colour: Colour,
}

const fn style(weight: Weight, size: f32, leading: f32, colour: Colour) -> Style {
    Style { weight, size, leading, colour }
}

/// Running text.
pub(super) const BODY: Style = style(Weight::Regular, 10.0, 14.5, INK);
/// A word that leads in running text.
pub(super) const LEAD: Style = style(Weight::Strong, 10.0, 14.5, INK);
/// The authority's name at the head of the first page.
pub(super) const WORDMARK: Style = style(Weight::Strong, 15.0, 18.0, ACCENT);
/// The sort of the letter, above the title.
pub(super) const KIND: Style = style(Weight::Strong, 9.0, 14.0, ACCENT);
/// The title.
pub(super) const TITLE: Style = style(Weight::Strong, 17.0, 22.0, INK);
/// Headings by level, from 1.
pub(super) const HEADINGS: [Style; 3] = [
    style(Weight::Strong, 13.0, 17.5, ACCENT),
    style(Weight::Strong, 11.0, 15.5, INK),
    style(Weight::Strong, 10.0, 14.5, GREY),
];
/// Cells.
pub(super) const CELL: Style = style(Weight::Regular, 9.0, 12.5, INK);
/// Cells of the heading row, and captions.
pub(super) const CELL_HEAD: Style = style(Weight::Strong, 8.5, 11.5, INK);
/// Labels of facts.
pub(super) const LABEL: Style = style(Weight::Regular, 9.5, 14.0, GREY);
/// Values of facts.
pub(super) const VALUE: Style = style(Weight::Regular, 9.5, 14.0, INK);
/// Citations of provisions.
pub(super) const CITATION: Style = style(Weight::Strong, 9.5, 14.0, INK);
/// Running head and foot.
pub(super) const FURNITURE: Style = style(Weight::Regular, 8.0, 11.0, GREY);
/// Labels beside the window.
pub(super) const ASIDE_LABEL: Style = style(Weight::Regular, 7.5, 10.5, GREY);
/// Values beside the window.
pub(super) const ASIDE_VALUE: Style = style(Weight::Regular, 9.0, 12.0, INK);
/// The sender's line in the window.
pub(super) const RETURN: Style = style(Weight::Regular, 6.5, 9.0, GREY);
/// Words on a map.
pub(super) const MAP: Style = style(Weight::Regular, 7.0, 9.0, INK);
/// Degrees on a map.
pub(super) const MAP_DEGREES: Style = style(Weight::Regular, 6.0, 8.0, GREY);
