//! Strips put on pages.

use super::LetterError;
use super::marks::{Mark, Strip};
use super::sheet::{ACCENT, BOTTOM, LEFT, TINT, TOP, WIDTH};

/// The most pages that a letter may have.
pub(super) const MOST_PAGES: usize = 400;

/// What each page shows, from the first. `headings` are the tables' heading rows.
///
/// # Errors
/// When there would be more than [`MOST_PAGES`].
pub(super) fn paged(
    strips: Vec<Strip>,
    headings: &[Vec<Strip>],
    first_top: f32,
) -> Result<Vec<Vec<Mark>>, LetterError> {
    let needs = kept_heights(&strips);
    let mut pages = Pages { done: Vec::new(), page: Page::new(first_top) };
    let mut table = None;
    let mut kept = false;
    for (strip, need) in strips.into_iter().zip(needs) {
        let full =
            !kept && !pages.page.fits(need) && need <= BOTTOM - TOP || !pages.page.fits(strip.needed());
        if (strip.new_page || full) && !pages.page.empty() {
            pages.turn()?;
            // The heading row goes before every part of its table but the first.
            let heading = strip.table.filter(|t| table == Some(*t)).and_then(|t| headings.get(t));
            for row in heading.into_iter().flatten() {
                pages.page.put(row.clone());
            }
        }
        table = strip.table;
        kept = strip.keep;
        pages.page.put(strip);
    }
    pages.turn()?;
    Ok(pages.done)
}

/// For each strip the height of it and of all that must stay with it below.
fn kept_heights(strips: &[Strip]) -> Vec<f32> {
    let mut below = 0.0;
    let mut needs: Vec<f32> = strips
        .iter()
        .rev()
        .map(|strip| {
            let need = strip.needed() + if strip.keep { below } else { 0.0 };
            below = need;
            need
        })
        .collect();
    needs.reverse();
    needs
}

impl Strip {
    fn needed(&self) -> f32 {
        self.before + self.height
    }
}

struct Pages {
    done: Vec<Vec<Mark>>,
    page: Page,
}

impl Pages {
    fn turn(&mut self) -> Result<(), LetterError> {
        if self.done.len() >= MOST_PAGES {
            return Err(LetterError::TooLong { pages: MOST_PAGES });
        }
        self.done.push(std::mem::replace(&mut self.page, Page::new(TOP)).finished());
        Ok(())
    }
}

struct Page {
    top: f32,
    y: f32,
    marks: Vec<Mark>,
    /// The grounds of boxes, under everything else.
    grounds: Vec<Mark>,
    /// The box that is open, with its upper edge.
    open: Option<(usize, f32)>,
}

impl Page {
    fn new(top: f32) -> Self {
        Self { top, y: top, marks: Vec::new(), grounds: Vec::new(), open: None }
    }

    fn empty(&self) -> bool {
        self.y <= self.top
    }

    fn fits(&self, height: f32) -> bool {
        self.y + height <= BOTTOM + 0.01
    }

    fn put(&mut self, strip: Strip) {
        let same = self.open.is_some_and(|(id, _)| strip.boxed == Some(id));
        if !same {
            self.close();
        }
        if !self.empty() {
            self.y += strip.before;
        }
        if !same {
            self.open = strip.boxed.map(|id| (id, self.y));
        }
        self.marks.extend(strip.marks.into_iter().map(|mark| mark.lowered(self.y)));
        self.y += strip.height;
    }

    fn close(&mut self) {
        if let Some((_, top)) = self.open.take() {
            let height = self.y - top;
            self.grounds.push(Mark::rect((LEFT, top), (WIDTH, height), TINT));
            self.grounds.push(Mark::rect((LEFT, top), (2.5, height), ACCENT));
        }
    }

    fn finished(mut self) -> Vec<Mark> {
        self.close();
        let mut marks = self.grounds;
        marks.append(&mut self.marks);
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::super::marks::keep_pairs;
    use super::super::sheet::BODY;
    use super::*;

    fn words(n: usize, height: f32) -> Vec<Strip> {
        (0..n).map(|i| Strip { height, ..Strip::line(LEFT, BODY, i.to_string()) }).collect()
    }

    fn counts(pages: &[Vec<Mark>]) -> Vec<usize> {
        pages.iter().map(|p| p.iter().filter(|m| matches!(m, Mark::Text { .. })).count()).collect()
    }

    const TENTH: f32 = (BOTTOM - TOP) / 10.0;

    #[test]
    fn a_full_page_is_turned() {
        assert_eq!(counts(&paged(words(25, TENTH), &[], TOP).unwrap()), [10, 10, 5]);
        assert_eq!(counts(&paged(words(25, TENTH), &[], TOP + 4.5 * TENTH).unwrap()), [5, 10, 10]);
        assert_eq!(counts(&paged(Vec::new(), &[], TOP).unwrap()), [0]);
    }

    #[test]
    fn no_line_stands_alone_at_either_end_of_a_page() {
        let mut strips = words(9, TENTH);
        let mut paragraph = words(4, TENTH);
        keep_pairs(&mut paragraph);
        strips.extend(paragraph);
        assert_eq!(counts(&paged(strips, &[], TOP).unwrap()), [9, 4]);
        let mut strips = words(7, TENTH);
        let mut paragraph = words(4, TENTH);
        keep_pairs(&mut paragraph);
        strips.extend(paragraph);
        assert_eq!(counts(&paged(strips, &[], TOP).unwrap()), [9, 2]);
    }

    #[test]
    fn what_cannot_stay_together_is_divided_all_the_same() {
        let mut strips = words(25, TENTH);
        strips.iter_mut().for_each(|s| s.keep = true);
        assert_eq!(counts(&paged(strips, &[], TOP).unwrap()), [10, 10, 5]);
    }

    #[test]
    fn the_heading_row_comes_again_but_not_before_the_first_row() {
        let mut strips = words(25, TENTH);
        strips.iter_mut().for_each(|s| s.table = Some(0));
        assert_eq!(counts(&paged(strips, &[words(1, TENTH)], TOP).unwrap()), [10, 10, 7]);
        let mut strips = words(10, TENTH);
        let mut rows = words(2, TENTH);
        rows.iter_mut().for_each(|s| s.table = Some(0));
        strips.extend(rows);
        assert_eq!(counts(&paged(strips, &[words(1, TENTH)], TOP).unwrap()), [10, 2]);
    }

    #[test]
    fn a_box_has_one_ground_on_each_page() {
        let mut strips = words(12, TENTH);
        strips.iter_mut().skip(8).for_each(|s| s.boxed = Some(1));
        let pages = paged(strips, &[], TOP).unwrap();
        let grounds: Vec<_> =
            pages.iter().map(|p| p.iter().filter(|m| matches!(m, Mark::Path { .. })).count()).collect();
        assert_eq!((counts(&pages), grounds), (vec![10, 2], vec![2, 2]));
    }

    #[test]
    fn a_letter_without_end_is_refused() {
        let strips = words(10 * MOST_PAGES, TENTH);
        assert_eq!(paged(strips, &[], TOP).unwrap().len(), MOST_PAGES);
        let strips = words(10 * MOST_PAGES + 1, TENTH);
        assert!(matches!(paged(strips, &[], TOP), Err(LetterError::TooLong { pages: MOST_PAGES })));
    }
}
