//! Text broken into lines of a width.

use super::fonts::{Font, Fonts};
use super::sheet::Style;
use super::words::{BREAK_HERE, SOFT_HYPHEN, belong, one_line, printable};

/// The lines of a text, none wider than `width` except where a single character is. A text without anything to see
/// has none.
pub(super) fn broken(text: &str, style: Style, width: f32, fonts: &Fonts) -> Vec<String> {
    let text = printable(text, fonts);
    let mut lines = Vec::new();
    let mut setter = Setter::new(fonts.of(style.weight), width / style.size);
    for paragraph in text.trim_matches([' ', '\n']).split('\n') {
        setter.set(&held(paragraph), &mut lines);
    }
    if lines.iter().all(String::is_empty) { Vec::new() } else { lines }
}

/// The text with no-break spaces between words that belong together.
fn held(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = "";
    for (i, word) in text.split(' ').enumerate() {
        if i > 0 {
            out.push(if belong(before, word) { '\u{A0}' } else { ' ' });
        }
        out.push_str(word);
        before = word;
    }
    out
}

/// A text for a place with one line, ended by an ellipsis where it is too long.
pub(super) fn fitted(text: &str, style: Style, width: f32, fonts: &Fonts) -> String {
    let font = fonts.of(style.weight);
    let text = one_line(text, fonts);
    let room = width / style.size;
    if font.width(&text) <= room {
        return text;
    }
    let mut used = font.advance('…');
    let kept = text.chars().take_while(|c| {
        used += font.advance(*c);
        used <= room
    });
    format!("{}…", kept.collect::<String>().trim_end())
}

/// The width of a text, in points.
pub(super) fn width(text: &str, style: Style, fonts: &Fonts) -> f32 {
    fonts.of(style.weight).width(text) * style.size
}

/// Sets words on lines; widths in parts of the type's size.
struct Setter<'a> {
    font: &'a Font,
    room: f32,
    line: String,
    used: f32,
    /// Whether the line so far ends in a soft hyphen, which shows if the line ends there.
    divided: bool,
}

impl<'a> Setter<'a> {
    fn new(font: &'a Font, room: f32) -> Self {
        Self { font, room, line: String::new(), used: 0.0, divided: false }
    }

    fn set(&mut self, paragraph: &str, lines: &mut Vec<String>) {
        let mut part = String::new();
        let mut spaced = false;
        let mut before = ' ';
        for c in paragraph.chars() {
            match c {
                ' ' => {
                    self.add(&part, spaced, false, lines);
                    spaced = !self.line.is_empty();
                    part.clear();
                }
                SOFT_HYPHEN | BREAK_HERE => {
                    if !part.is_empty() {
                        self.add(&part, spaced, c == SOFT_HYPHEN, lines);
                        spaced = false;
                        part.clear();
                    }
                }
                _ => {
                    part.push(c);
                    if matches!(c, '-' | '–' | '—' | '/') && before.is_alphabetic() {
                        self.add(&part, spaced, false, lines);
                        spaced = false;
                        part.clear();
                    }
                }
            }
            before = c;
        }
        self.add(&part, spaced, false, lines);
        lines.push(self.taken());
    }

    /// Adds a part that nothing divides but the width itself.
    fn add(&mut self, part: &str, spaced: bool, divided: bool, lines: &mut Vec<String>) {
        if part.is_empty() {
            return;
        }
        let gap = if spaced && !self.line.is_empty() { self.font.advance(' ') } else { 0.0 };
        let hyphen = if divided { self.font.advance(SOFT_HYPHEN) } else { 0.0 };
        let wide = self.font.width(part);
        if self.used + gap + wide + hyphen > self.room && !self.line.is_empty() {
            if self.divided && !spaced && self.used + self.font.advance(SOFT_HYPHEN) <= self.room {
                // A hyphen that divides a word is no part of it, for whoever hears or searches the text.
                self.line.push(SOFT_HYPHEN);
            }
            lines.push(self.taken());
        } else if gap > 0.0 {
            self.line.push(' ');
            self.used += gap;
        }
        if wide + hyphen > self.room {
            self.force(part, lines);
        } else {
            self.line.push_str(part);
            self.used += wide;
        }
        self.divided = divided;
    }

    /// Adds a part wider than a line, character by character.
    fn force(&mut self, part: &str, lines: &mut Vec<String>) {
        for c in part.chars() {
            let wide = self.font.advance(c);
            if self.used + wide > self.room && !self.line.is_empty() {
                lines.push(self.taken());
            }
            self.line.push(c);
            self.used += wide;
        }
    }

    fn taken(&mut self) -> String {
        self.used = 0.0;
        self.divided = false;
        // What held the words together has done its work; readers search for plain ones.
        std::mem::take(&mut self.line).replace('\u{A0}', " ").replace('\u{2011}', "-")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sheet::BODY;
    use super::*;

    fn lines(text: &str, width: f32) -> Vec<String> {
        broken(text, BODY, width, Fonts::get().unwrap())
    }

    #[test]
    fn words_go_to_the_next_line_when_the_line_is_full() {
        assert_eq!(lines("tilladelse til lagring", 60.0), ["tilladelse til", "lagring"]);
        assert_eq!(lines("tilladelse til lagring", 51.0), ["tilladelse", "til lagring"]);
        assert_eq!(lines("  a   b \n c", 60.0), ["a b", "c"]);
        assert_eq!(lines("a\n\n\nb", 60.0), ["a", "", "b"]);
        assert!(lines(" \n ", 60.0).is_empty());
    }

    #[test]
    fn a_word_is_divided_where_it_says_so() {
        assert_eq!(lines("lagrings\u{AD}tilladelse", 55.0), ["lagrings\u{AD}", "tilladelse"]);
        assert_eq!(lines("lagrings\u{AD}tilladelse", 155.0), ["lagringstilladelse"]);
        assert_eq!(lines("lagrings\u{200B}tilladelse", 55.0), ["lagrings", "tilladelse"]);
        assert_eq!(lines("CO₂/lagring", 50.0), ["CO₂/lagrin", "g"]);
        assert_eq!(lines("vej-lagring", 40.0), ["vej-", "lagring"]);
    }

    #[test]
    fn what_belongs_together_stays_together() {
        assert_eq!(lines("op til 100\u{A0}gram", 60.0), ["op til", "100 gram"]);
        assert_eq!(lines("op til 100 kt", 50.0), ["op til", "100 kt"]);
        assert_eq!(lines("op til 100 og", 50.0), ["op til 100", "og"]);
        assert_eq!(lines("fra 2026-11-21", 60.0), ["fra", "2026-11-21"]);
        assert_eq!(lines("i -5", 10.0), ["i", "-5"]);
    }

    #[test]
    fn a_short_place_ends_in_an_ellipsis() {
        let fonts = Fonts::get().unwrap();
        assert_eq!(fitted("Energi", BODY, 100.0, fonts), "Energi");
        let short = fitted("Energistyrelsen i Esbjerg", BODY, 60.0, fonts);
        assert!(short.ends_with('…') && width(&short, BODY, fonts) <= 60.0, "{short}");
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_character_is_lost(text in "\\PC{0,80}", width in 20.0_f32..300.0) {
            let fonts = Fonts::get().unwrap();
            let lines = lines(&text, width);
            for line in &lines {
                prop_assert!(super::width(line, BODY, fonts) <= width + 0.01, "{line}");
            }
            let seen = |s: &str| s.chars().filter(|c| !matches!(*c, ' ' | '\n' | '-' | SOFT_HYPHEN | BREAK_HERE)).collect::<String>();
            let plain = printable(&text, fonts).replace('\u{A0}', " ").replace('\u{2011}', "-");
            prop_assert_eq!(seen(&lines.concat()), seen(&plain));
        }
    }
}
