//! What stands around the text: the letterhead and the window on the first page, the running head, the foot, the mark
//! of a draft.

use super::fonts::Fonts;
use super::lines::{broken, fitted, width};
use super::marks::{Mark, Pen, baseline};
use super::model::Letter;
use super::phrases::{draft, page_of, say};
use super::sheet::{
    ACCENT, ASIDE, ASIDE_LABEL, ASIDE_VALUE, BODY, FIRST_TOP, FURNITURE, GHOST, LEFT, MM, PAGE_HEIGHT,
    PAGE_WIDTH, RETURN, RIGHT, RULE, Style, WIDTH, WINDOW_BOTTOM, WINDOW_TOP, WINDOW_WIDTH, WORDMARK, Weight,
};
use super::structure::{Node, Role, Tree};

/// The head of the first page.
pub(super) struct Head {
    /// What is drawn.
    pub(super) marks: Vec<Mark>,
    /// What it had no room for, as labels and values.
    pub(super) left_over: Vec<(String, String)>,
    /// Where the text begins.
    pub(super) bottom: f32,
}

/// The letterhead, the recipient in the window, and date, numbers and contact beside it.
pub(super) fn first(letter: &Letter, tree: &mut Tree, fonts: &Fonts) -> Head {
    let mut head = Head { marks: Vec::new(), left_over: Vec::new(), bottom: FIRST_TOP };
    head.marks.push(Mark::rect((LEFT, 15.0 * MM), (34.0, 3.0), ACCENT));
    let name = broken(&letter.sender.name, WORDMARK, WIDTH, fonts).into_iter().take(2);
    let node = tree.add(Tree::root(), Role::Paragraph);
    put_of(&mut head.marks, node, LEFT, 18.5 * MM, WORDMARK, name);
    head.window(letter, tree, fonts);
    head.aside(letter, tree, fonts);
    head
}

impl Head {
    fn window(&mut self, letter: &Letter, tree: &mut Tree, fonts: &Fonts) {
        let mut parts = vec![letter.sender.name.as_str()];
        parts.extend(letter.sender.address.iter().map(String::as_str));
        let back = fitted(&parts.join(" · "), RETURN, WINDOW_WIDTH, fonts);
        put(&mut self.marks, LEFT, WINDOW_TOP, RETURN, std::iter::once(back));
        let mut y = WINDOW_TOP + RETURN.leading + 4.0;
        let node = tree.add(Tree::root(), Role::Paragraph);
        for (i, line) in letter.recipient.iter().enumerate() {
            let lines = broken(line, BODY, WINDOW_WIDTH, fonts);
            let high = lines.iter().map(|_| BODY.leading).sum::<f32>();
            if y + high > WINDOW_BOTTOM {
                let rest: Vec<&str> = letter.recipient.iter().skip(i).map(String::as_str).collect();
                let label = say(letter.language, "Til", "To");
                self.left_over.push((label.to_owned(), rest.join("\n")));
                return;
            }
            put_of(&mut self.marks, node, LEFT, y, BODY, lines.into_iter());
            y += high;
        }
    }

    fn aside(&mut self, letter: &Letter, tree: &mut Tree, fonts: &Fonts) {
        let say = |da, en| say(letter.language, da, en);
        let facts = [
            (say("Dato", "Date"), letter.date.written(letter.language)),
            (say("Sagsnummer", "Case number"), letter.case_number.clone()),
            (say("Deres reference", "Your reference"), letter.reference.clone()),
            (say("Kontakt", "Contact"), letter.sender.contact.join("\n")),
        ];
        let mut y = WINDOW_TOP;
        for (label, value) in facts {
            let given = value.split('\n').map(|line| (line, broken(line, ASIDE_VALUE, RIGHT - ASIDE, fonts)));
            let given: Vec<_> = given.filter(|(_, lines)| !lines.is_empty()).collect();
            let lines: Vec<&String> = given.iter().flat_map(|(_, lines)| lines).collect();
            let high = ASIDE_LABEL.leading + lines.iter().map(|_| ASIDE_VALUE.leading).sum::<f32>();
            if lines.is_empty() {
                continue;
            }
            if y + high > FIRST_TOP - 4.0 * MM {
                self.left_over.push((label.to_owned(), value));
                continue;
            }
            let node = tree.add(Tree::root(), Role::Paragraph);
            put_of(&mut self.marks, node, ASIDE, y, ASIDE_LABEL, std::iter::once(label.to_owned()));
            let mut line_at = y + ASIDE_LABEL.leading;
            for (line, lines) in given {
                let paragraph = tree.add(Tree::root(), Role::Paragraph);
                let node = match address(line) {
                    Some(address) => tree.add_with(paragraph, Role::Link, &address),
                    None => paragraph,
                };
                let wide = lines.iter().map(|_| ASIDE_VALUE.leading).sum::<f32>();
                put_of(&mut self.marks, node, ASIDE, line_at, ASIDE_VALUE, lines.into_iter());
                line_at += wide;
            }
            y += high + 5.0;
        }
    }
}

/// Where a line of contact leads, if it is an address of mail or of a site and nothing else.
fn address(line: &str) -> Option<String> {
    let line = line.trim();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '@' | '+');
    let ends_well = line.rsplit_once('.').is_some_and(|(before, end)| {
        !before.is_empty() && end.len() >= 2 && end.chars().all(|c| c.is_ascii_lowercase())
    });
    if !line.chars().all(plain) || !ends_well || line.matches('@').count() > 1 {
        return None;
    }
    Some(if line.contains('@') { format!("mailto:{line}") } else { format!("https://{line}") })
}

/// What stands around the text of one page, counted from 1.
pub(super) fn around(letter: &Letter, page: usize, pages: usize, fonts: &Fonts) -> Vec<Mark> {
    let mut marks = Vec::new();
    let fine = Pen::full(RULE, 0.5);
    if page > 1 {
        let y = 17.0 * MM;
        let case = fitted(&letter.case_number, FURNITURE, WIDTH * 0.45, fonts);
        let name = fitted(&letter.sender.name, FURNITURE, WIDTH * 0.5, fonts);
        at_right(&mut marks, y, FURNITURE, case, fonts);
        put(&mut marks, LEFT, y, FURNITURE, std::iter::once(name));
        marks.push(Mark::line((LEFT, y + 15.0), (RIGHT, y + 15.0), fine));
    }
    let y = 279.0 * MM;
    marks.push(Mark::line((LEFT, y - 5.0), (RIGHT, y - 5.0), fine));
    at_right(&mut marks, y, FURNITURE, page_of(letter.language, page, pages), fonts);
    let foot = match (letter.draft, page) {
        (true, _) => draft(letter.language).to_owned(),
        (false, 1) => letter.sender.address.join(" · "),
        (false, _) => letter.title.clone(),
    };
    let foot = fitted(&foot, FURNITURE, WIDTH * 0.8, fonts);
    put(&mut marks, LEFT, y, FURNITURE, std::iter::once(foot));
    marks
}

/// The word across a draft, under everything else.
pub(super) fn across(letter: &Letter, fonts: &Fonts) -> Mark {
    let style = Style { weight: Weight::Strong, size: 128.0, leading: 128.0, colour: GHOST };
    let word = draft(letter.language);
    let (long, high) = (width(word, style, fonts), style.size * 0.7);
    let turn = (0.574_f32, 0.819_f32);
    // The middle of the word on the middle of the page.
    let x = PAGE_WIDTH * 0.5 - turn.0 * long * 0.5 + turn.1 * high * 0.5;
    let y = PAGE_HEIGHT * 0.5 + turn.1 * long * 0.5 + turn.0 * high * 0.5;
    Mark::Across { at: (x, y), style, turn, text: word.to_owned() }
}

fn put(marks: &mut Vec<Mark>, x: f32, top: f32, style: Style, lines: impl Iterator<Item = String>) {
    let mut y = top + baseline(style);
    for line in lines.filter(|line| !line.is_empty()) {
        marks.push(Mark::text((x, y), style, line));
        y += style.leading;
    }
}

/// The same as a part of an element.
fn put_of(
    marks: &mut Vec<Mark>,
    node: Node,
    x: f32,
    top: f32,
    style: Style,
    lines: impl Iterator<Item = String>,
) {
    let mut own = Vec::new();
    put(&mut own, x, top, style, lines);
    marks.extend(own.into_iter().map(|mark| mark.of(node)));
}

fn at_right(marks: &mut Vec<Mark>, top: f32, style: Style, line: String, fonts: &Fonts) {
    let x = RIGHT - width(&line, style, fonts);
    put(marks, x, top, style, std::iter::once(line));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_lead_somewhere() {
        assert_eq!(address("ens.dk").as_deref(), Some("https://ens.dk"));
        assert_eq!(address(" post@ens.dk").as_deref(), Some("mailto:post@ens.dk"));
        for text in [
            "Erik Kontorchef",
            "70 00 00 00",
            "jf. § 5",
            "a.B",
            ".dk",
            "javascript:x.dk",
            "a@b@c.dk",
            "nr.",
            "3.000",
            "æ.dk",
        ] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
