//! Rows of cells: tables, facts, provisions.

use super::fonts::Fonts;
use super::hyphens::divided;
use super::lines::{broken, width};
use super::marks::{Mark, Pen, Strip, baseline, keep_pairs};
use super::model::{Align, Column, Table};
use super::sheet::{ACCENT, CELL, CELL_HEAD, LEFT, RULE, Style, WIDTH};
use super::structure::{Node, Role, Tree};
use crate::law::Language;

/// The white between columns.
const GUTTER: f32 = 12.0;
/// A row of more lines than this may be divided between pages.
const TALL: usize = 24;

/// A row before it is set.
pub(super) struct Cells<'a>(Vec<Cell<'a>>);

struct Cell<'a> {
    of: Node,
    text: &'a str,
    style: Style,
    align: Align,
    x: f32,
    width: f32,
}

impl<'a> Cells<'a> {
    /// Cells side by side from the left margin, words at the left.
    pub(super) fn left(cells: &[(Node, &'a str, Style)], widths: &[f32]) -> Self {
        let mut row = Self(Vec::new());
        let mut x = LEFT;
        for ((of, text, style), width) in cells.iter().zip(widths) {
            let gutter = GUTTER.min(width * 0.5);
            row.0.push(Cell { of: *of, text, style: *style, align: Align::Left, x, width: width - gutter });
            x += width;
        }
        row
    }
}

/// A row, a strip for each of its lines, with a fine line under it and so much white above and below the text.
pub(super) fn row(cells: &Cells<'_>, white: f32, fonts: &Fonts) -> Vec<Strip> {
    ruled(cells, white, Pen::full(RULE, 0.5), fonts)
}

fn ruled(cells: &Cells<'_>, white: f32, pen: Pen, fonts: &Fonts) -> Vec<Strip> {
    let mut strips = vec![Strip { height: white, ..Strip::default() }];
    let leading = cells.0.iter().map(|cell| cell.style.leading).fold(0.0, f32::max);
    let highest = cells.0.iter().map(|cell| baseline(Style { leading, ..cell.style })).fold(0.0, f32::max);
    for cell in &cells.0 {
        for (i, line) in broken(cell.text, cell.style, cell.width, fonts).into_iter().enumerate() {
            while strips.len() <= i + 1 {
                strips.push(Strip::space(leading));
            }
            let x = match cell.align {
                Align::Left => cell.x,
                Align::Right => cell.x + (cell.width - width(&line, cell.style, fonts)).max(0.0),
            };
            if let (Some(strip), false) = (strips.get_mut(i + 1), line.is_empty()) {
                strip.marks.push(Mark::text((x, highest), cell.style, line).of(cell.of));
            }
        }
    }
    let line = Mark::line((LEFT, white), (LEFT + WIDTH, white), pen);
    strips.push(Strip { height: white, marks: vec![line], ..Strip::default() });
    let ends = strips.len().saturating_sub(1);
    if strips.len() <= TALL {
        strips.iter_mut().take(ends).for_each(|strip| strip.keep = true);
    } else {
        keep_pairs(&mut strips);
    }
    strips
}

impl Table {
    /// Whether it has no cell at all.
    pub(super) fn is_bare(&self) -> bool {
        let without_cells = |row: &Vec<String>| row.is_empty() && self.columns.is_empty();
        self.columns.iter().all(|column| column.heading.trim().is_empty())
            && self.rows.iter().all(without_cells)
    }

    /// The table with places to divide in its long words.
    pub(super) fn divided(&self, language: Language) -> Self {
        let text = |text: &String| divided(text, language).into_owned();
        let column = |one: &Column| Column { heading: text(&one.heading), ..one.clone() };
        Self {
            caption: self.caption.clone(),
            columns: self.columns.iter().map(column).collect(),
            rows: self.rows.iter().map(|row| row.iter().map(text).collect()).collect(),
        }
    }
}

/// Which cells of a row are headings.
#[derive(Clone, Copy)]
enum Heads {
    All,
    First,
    None,
}

/// A table's heading row and its body; both carry the table's number. Their cells are parts of the element `of`.
pub(super) fn table(
    table: &Table,
    number: usize,
    (tree, of): (&mut Tree, Node),
    fonts: &Fonts,
) -> (Vec<Strip>, Vec<Strip>) {
    let count = table.rows.iter().map(Vec::len).fold(table.columns.len(), usize::max);
    let extra = Column::default();
    let columns: Vec<&Column> = table.columns.iter().chain(std::iter::repeat(&extra)).take(count).collect();
    let whole: f32 = columns.iter().map(|column| f32::from(column.weight.max(1))).sum();
    let room = WIDTH - GUTTER * f32::from(u16::try_from(count).unwrap_or(u16::MAX)).max(1.0) + GUTTER;
    let (gutter, room) = if room > WIDTH * 0.4 { (GUTTER, room) } else { (0.0, WIDTH) };
    let mut x = LEFT;
    let mut places = Vec::with_capacity(count);
    for column in &columns {
        let width = room * f32::from(column.weight.max(1)) / whole;
        places.push((x, width, column.align));
        x += width + gutter;
    }
    let mut cells = |texts: Vec<&str>, heads: Heads, style: Style, pen: Pen, white: f32| -> Vec<Strip> {
        let row = tree.add(of, Role::Row);
        // Every row has a cell for every column, for whoever goes through them one by one.
        let cells = texts.into_iter().chain(std::iter::repeat("")).zip(&places).enumerate();
        let cells = cells.map(|(at, (text, (x, width, align)))| {
            let role = match heads {
                Heads::All => Role::ColumnHead,
                Heads::First if at == 0 => Role::RowHead,
                Heads::First | Heads::None => Role::Cell,
            };
            Cell { of: tree.add(row, role), text, style, align: *align, x: *x, width: *width }
        });
        let mut strips = ruled(&Cells(cells.collect()), white, pen, fonts);
        strips.iter_mut().for_each(|strip| strip.table = Some(number));
        strips
    };
    let headings: Vec<&str> = columns.iter().map(|column| column.heading.as_str()).collect();
    let mut heading = if headings.iter().all(|text| text.trim().is_empty()) {
        Vec::new()
    } else {
        cells(headings, Heads::All, CELL_HEAD, Pen::full(ACCENT, 1.0), 3.0)
    };
    heading.iter_mut().for_each(|strip| strip.keep = true);
    // Where no column has a heading, the first cell says what the row is about.
    let heads = if heading.is_empty() { Heads::First } else { Heads::None };
    let body = table
        .rows
        .iter()
        .flat_map(|row| {
            let texts = row.iter().map(String::as_str).collect();
            cells(texts, heads, CELL, Pen::full(RULE, 0.5), 2.6)
        })
        .collect();
    (heading, body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(one: &Table, number: usize, fonts: &Fonts) -> (Vec<Strip>, Vec<Strip>) {
        table(one, number, (&mut Tree::new(), Tree::root()), fonts)
    }

    fn texts(strips: &[Strip]) -> Vec<(f32, String)> {
        let marks = strips.iter().flat_map(|s| &s.marks);
        marks
            .filter_map(|m| match m.clone().alone() {
                Mark::Text { at, text, .. } => Some((at.0, text)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn figures_end_at_the_right_edge_of_their_column() {
        let fonts = Fonts::get().unwrap();
        let columns = vec![Column::text("År", 1), Column::figures("Mængde, t", 1)];
        let rows = vec![vec!["2027".into(), "5".into()], vec!["2028".into(), "12.000".into()]];
        let (heading, body) = set(&Table { columns, rows, ..Table::default() }, 0, fonts);
        assert_eq!(texts(&heading).iter().map(|t| t.1.as_str()).collect::<Vec<_>>(), ["År", "Mængde, t"]);
        for (x, text) in texts(&body).into_iter().filter(|(x, _)| *x > LEFT) {
            assert!((x + width(&text, CELL, fonts) - (LEFT + WIDTH)).abs() < 0.01, "{text}");
        }
        assert!(heading.iter().all(|s| s.keep) && body.iter().all(|s| s.table == Some(0)));
    }

    #[test]
    fn long_cells_wrap_and_a_row_stays_whole_until_it_is_tall() {
        let fonts = Fonts::get().unwrap();
        let one = |words: usize| {
            let rows = vec![vec!["ord ".repeat(words), "1".into()]];
            set(&Table { columns: Vec::new(), rows, ..Table::default() }, 3, fonts)
        };
        let (heading, body) = one(40);
        assert!(heading.is_empty() && body.len() > 4);
        assert!(body.iter().rev().skip(1).all(|s| s.keep) && !body.last().unwrap().keep);
        let (_, tall) = one(600);
        assert!(tall.iter().any(|s| !s.keep) && tall.first().unwrap().keep);
    }

    #[test]
    fn cells_beyond_the_columns_are_shown_and_a_hundred_columns_stay_on_the_sheet() {
        let fonts = Fonts::get().unwrap();
        let rows = vec![(0..100).map(|i| format!("{i} abc")).collect()];
        let (_, body) = set(&Table { rows, ..Table::default() }, 0, fonts);
        let all: String = texts(&body).into_iter().map(|(_, t)| t).collect();
        assert_eq!(all.matches('a').count(), 100);
        assert!(texts(&body).iter().all(|(x, _)| *x <= LEFT + WIDTH));
    }
}
