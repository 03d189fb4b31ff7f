//! Blocks made into strips.

use std::borrow::Cow;

use super::fonts::Fonts;
use super::hyphens::divided;
use super::lines::{broken, width};
use super::map;
use super::marks::{Mark, Pen, Strip, baseline, keep_pairs};
use super::model::{Block, Letter};
use super::phrases::say;
use super::rows::{self, Cells};
use super::sheet::{
    ACCENT, BODY, CELL_HEAD, CITATION, HEADINGS, KIND, LABEL, LEAD, LEFT, MEASURE, Style, TITLE, VALUE, WIDTH,
};
use super::structure::{Node, Role, Tree};
use crate::law::Language;

/// The white inside a box, at its sides.
const INSET: f32 = 14.0;

/// The strips of a letter, and the heading rows of its tables.
pub(super) struct Setting<'a> {
    fonts: &'a Fonts,
    language: Language,
    /// From the top down.
    pub(super) strips: Vec<Strip>,
    /// By the tables' numbers.
    pub(super) headings: Vec<Vec<Strip>>,
    /// What it all is to whoever hears it.
    pub(super) tree: Tree,
    /// The level of the heading before.
    level: u8,
    boxes: usize,
    turn: bool,
}

impl<'a> Setting<'a> {
    /// The letter's text below its head; `left_over` are facts that the head had no room for.
    pub(super) fn of(
        letter: &Letter,
        tree: Tree,
        kind: &str,
        left_over: &[(String, String)],
        fonts: &'a Fonts,
    ) -> Self {
        let (strips, headings) = (Vec::new(), Vec::new());
        let language = letter.language;
        let mut set = Self { fonts, language, strips, headings, tree, level: 0, boxes: 0, turn: false };
        set.facts(left_over, LABEL);
        let node = set.part(Role::Paragraph);
        let kind = set.lines(node, kind, KIND, LEFT, MEASURE, true);
        set.push(kind, 0.0);
        let node = set.tree.add_with(Tree::root(), Role::Heading(1), &letter.title);
        let title = set.lines(node, &letter.title, TITLE, LEFT, WIDTH, true);
        set.level = u8::from(!title.is_empty());
        set.push(title, 1.0);
        set.push(vec![Strip { keep: true, ..Strip::space(6.0) }], 0.0);
        for block in &letter.blocks {
            set.block(block);
        }
        set
    }

    /// A text whose long words may be divided.
    fn divided<'t>(&self, text: &'t str) -> Cow<'t, str> {
        divided(text, self.language)
    }

    /// Adds an element to the letter.
    fn part(&mut self, role: Role) -> Node {
        self.tree.add(Tree::root(), role)
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(text) => {
                let node = self.part(Role::Paragraph);
                let mut lines = self.lines(node, &self.divided(text), BODY, LEFT, MEASURE, false);
                if let Some(last) = lines.last_mut() {
                    last.keep = text.trim_end().ends_with(':');
                }
                self.push(lines, 7.0);
            }
            Block::List(items) => self.items(false, items.iter().map(|item| ("•".to_owned(), item))),
            Block::Numbered(items) => {
                self.items(true, (1_usize..).zip(items).map(|(n, item)| (format!("{n}."), item)))
            }
            Block::Table(table) => {
                let node = self.part(Role::Table);
                // A caption over nothing is a line of text.
                let bare = table.is_bare();
                let shown =
                    if bare { self.part(Role::Paragraph) } else { self.tree.add(node, Role::Caption) };
                let caption = self.lines(shown, &table.caption, CELL_HEAD, LEFT, WIDTH, true);
                self.push(caption, 12.0);
                let table = table.divided(self.language);
                let place = (&mut self.tree, node);
                let (heading, body) = rows::table(&table, self.headings.len(), place, self.fonts);
                let before = if table.caption.is_empty() { 12.0 } else { 3.0 };
                self.push(heading.iter().cloned().chain(body).collect(), before);
                let high: f32 = heading.iter().map(|s| s.height).sum();
                let again = if high < 240.0 { heading } else { Vec::new() };
                self.headings.push(again.into_iter().map(Strip::alone).collect());
                self.push(vec![Strip::space(5.0)], 0.0);
            }
            Block::Facts(facts) => self.facts(facts, LABEL),
            Block::Provisions(provisions) => self.facts(provisions, CITATION),
            Block::Note { title, paragraphs } => self.note(title, paragraphs),
            Block::Map(map) => {
                let strips = map::draw::strips(map, self.language, &mut self.tree, self.fonts);
                self.push(strips, 12.0);
            }
            Block::Signature { name, title, date } => {
                let day = date.map(|day| day.written(self.language)).unwrap_or_default();
                self.signature(name, title, &day);
            }
            Block::PageBreak => self.turn = true,
        }
    }

    /// Text on lines from `x`, two of them at least on each page; or all of them, and with what follows.
    fn lines(&self, of: Node, text: &str, style: Style, x: f32, width: f32, keep: bool) -> Vec<Strip> {
        let mut strips: Vec<Strip> = broken(text, style, width, self.fonts)
            .into_iter()
            .map(|line| Strip::line(x, style, line).of(of))
            .collect();
        if keep {
            strips.iter_mut().for_each(|strip| strip.keep = true);
        } else {
            keep_pairs(&mut strips);
        }
        strips
    }

    /// Adds strips with white above the first.
    fn push(&mut self, mut strips: Vec<Strip>, before: f32) {
        if let Some(first) = strips.first_mut() {
            first.before += before;
            first.new_page |= std::mem::take(&mut self.turn);
        }
        self.strips.append(&mut strips);
    }

    fn heading(&mut self, level: u8, text: &str) {
        let [first, second, third] = HEADINGS;
        let (style, before) = match level {
            0 | 1 => (first, 18.0),
            2 => (second, 14.0),
            _ => (third, 11.0),
        };
        // No level is passed over, whatever the letter looks like.
        let level = (level.clamp(1, 3) + 1).min(self.level + 1);
        let node = self.tree.add_with(Tree::root(), Role::Heading(level), text);
        let mut lines = self.lines(node, text, style, LEFT, MEASURE, true);
        if !lines.is_empty() {
            self.level = level;
        }
        // What follows a heading stands nearer to it than to what went before.
        if let Some(last) = lines.last_mut() {
            last.height -= 3.5;
        }
        self.push(lines, before);
    }

    fn items<'i>(&mut self, numbered: bool, items: impl Iterator<Item = (String, &'i String)>) {
        let list = self.part(Role::List { numbered });
        let items: Vec<_> = items.collect();
        let labels = items.iter().map(|(label, _)| width(label, BODY, self.fonts));
        let indent = labels.fold(9.0_f32, f32::max) + 6.0;
        for (i, (label, item)) in items.iter().enumerate() {
            let node = self.tree.add(list, Role::Item);
            let (sign, body) = (self.tree.add(node, Role::Label), self.tree.add(node, Role::Body));
            let mut lines =
                self.lines(body, &self.divided(item), BODY, LEFT + indent, MEASURE - indent, false);
            if lines.is_empty() {
                lines.push(Strip::line(LEFT, BODY, ""));
            }
            if let Some(first) = lines.first_mut() {
                first.marks.insert(0, Mark::text((LEFT, baseline(BODY)), BODY, label.clone()).of(sign));
            }
            self.push(lines, if i == 0 { 5.0 } else { 2.5 });
        }
    }

    fn facts(&mut self, facts: &[(String, String)], label: Style) {
        let widths = [140.0, WIDTH - 140.0];
        let (table, fonts, language) = (self.part(Role::Table), self.fonts, self.language);
        let rows = facts.iter().map(|(name, value)| {
            let row = self.tree.add(table, Role::Row);
            let (head, cell) = (self.tree.add(row, Role::RowHead), self.tree.add(row, Role::Cell));
            let (name, value) = (divided(name, language), divided(value, language));
            let cells = [(head, name.as_ref(), label), (cell, value.as_ref(), VALUE)];
            rows::row(&Cells::left(&cells, &widths), 3.0, fonts)
        });
        let strips: Vec<Strip> = rows.flatten().collect();
        if !strips.is_empty() {
            self.push(strips, 8.0);
            self.push(vec![Strip::space(4.0)], 0.0);
        }
    }

    fn note(&mut self, title: &str, paragraphs: &[String]) {
        let (x, width) = (LEFT + INSET, MEASURE);
        let mut strips = vec![Strip { keep: true, ..Strip::space(9.0) }];
        let section = self.part(Role::Section);
        let node = self.tree.add(section, Role::Paragraph);
        strips.extend(self.lines(node, title, LEAD, x, width, true));
        for (i, text) in paragraphs.iter().enumerate() {
            let node = self.tree.add(section, Role::Paragraph);
            let mut lines = self.lines(node, &self.divided(text), BODY, x, width, false);
            if let Some(first) = lines.first_mut() {
                first.before = if i == 0 { 2.0 } else { 5.0 };
            }
            strips.append(&mut lines);
        }
        if let Some(last) = strips.last_mut() {
            last.keep = true;
        }
        strips.push(Strip::space(9.0));
        self.boxes += 1;
        strips.iter_mut().for_each(|strip| strip.boxed = Some(self.boxes));
        self.push(strips, 14.0);
        self.push(vec![Strip::space(5.0)], 0.0);
    }

    fn signature(&mut self, name: &str, title: &str, day: &str) {
        // With the last words above it, whatever white and rules stand between: a signature alone signs nothing.
        for strip in self.strips.iter_mut().rev() {
            strip.keep = true;
            if strip.marks.iter().any(|mark| matches!(mark, Mark::Of { .. })) {
                break;
            }
        }
        let greeting = say(self.language, "Med venlig hilsen", "Yours sincerely");
        let node = self.part(Role::Paragraph);
        let mut strips = self.lines(node, greeting, BODY, LEFT, MEASURE, true);
        let pen = Pen::full(ACCENT, 1.0);
        let line = Mark::line((LEFT, 26.0), (LEFT + 34.0, 26.0), pen);
        strips.push(Strip { height: 32.0, marks: vec![line], keep: true, ..Strip::default() });
        for (text, style) in [(name, LEAD), (title, BODY), (day, LABEL)] {
            let node = self.part(Role::Paragraph);
            strips.extend(self.lines(node, text, style, LEFT, MEASURE, true));
        }
        if let Some(last) = strips.last_mut() {
            last.keep = false;
        }
        self.push(strips, 16.0);
    }
}
