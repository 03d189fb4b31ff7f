//! Any text made fit to print: composed, freed of what cannot be seen, and with a visible sign for what the fonts lack.

use super::fonts::{Fonts, UNKNOWN};
use crate::law::Language;
use crate::law::day::month_names;

/// Where a word may be divided; shown as a hyphen there and nowhere else.
pub(super) const SOFT_HYPHEN: char = '\u{AD}';
/// Where a word may be divided without a hyphen.
pub(super) const BREAK_HERE: char = '\u{200B}';

/// Letters with their marks, as one character: base, mark, both.
const COMPOSED: [(char, &str, &str); 8] = [
    ('\u{300}', "AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
    ('\u{301}', "AEIOUYaeiouyCcLlNnRrSsZzÆæØø", "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹź\u{1FC}\u{1FD}\u{1FE}\u{1FF}"),
    ('\u{302}', "AEIOUaeiouCcGgHhJjSsWwYy", "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ"),
    ('\u{303}', "ANOanoIiUu", "ÃÑÕãñõĨĩŨũ"),
    ('\u{308}', "AEIOUaeiouyY", "ÄËÏÖÜäëïöüÿŸ"),
    ('\u{30A}', "AaUu", "ÅåŮů"),
    ('\u{30C}', "CcDEeNnRrSsTZz", "ČčĎĚěŇňŘřŠšŤŽž"),
    ('\u{327}', "CcSsTt", "ÇçŞşŢţ"),
];

/// The text in characters that both fonts have, with line feeds, [`SOFT_HYPHEN`]s and [`BREAK_HERE`]s left in.
pub(super) fn printable(text: &str, fonts: &Fonts) -> String {
    let mut out = String::with_capacity(text.len());
    let mut feeds = 0_u8;
    for c in text.chars() {
        if let Some(whole) = out.chars().next_back().and_then(|base| composed(base, c)) {
            out.pop();
            out.push(whole);
            continue;
        }
        let seen = match c {
            '\n' | '\u{2028}' | '\u{2029}' => '\n',
            '\t'
            | '\r'
            | '\u{B}'
            | '\u{C}'
            | '\u{85}'
            | '\u{2000}'..='\u{2006}'
            | '\u{2008}'..='\u{200A}' => ' ',
            '\u{2007}' | '\u{202F}' => '\u{A0}',
            // Joiners and variation selectors only say how their neighbours look.
            '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' => continue,
            'µ' => 'μ',
            '\u{2126}' => 'Ω',
            '\u{2206}' => 'Δ',
            '\u{2010}' => '-',
            SOFT_HYPHEN | BREAK_HERE => c,
            _ if fonts.regular.has(c) && fonts.strong.has(c) => c,
            _ => UNKNOWN,
        };
        // One blank line at most: white is the renderer's to give.
        feeds = if seen == '\n' { feeds.saturating_add(1) } else { 0 };
        if feeds <= 2 {
            out.push(seen);
        }
    }
    out
}

/// Words that the next word belongs to: a citation is not divided before its number.
const LEADS: [&str; 13] =
    ["§", "§§", "stk.", "nr.", "nr", "litra", "kap.", "pkt.", "bilag", "art.", "no.", "section", "ca."];
/// Words that belong to a figure before them.
const UNITS: [&str; 30] = [
    "kt", "t", "Mt", "ton", "m", "m²", "m³", "km", "km²", "mm", "cm", "bar", "MPa", "°C", "%", "‰", "kr",
    "kr.", "kg", "kg/s", "t/d", "t/år", "dage", "days", "uger", "weeks", "år", "years", "timer", "hours",
];

fn is_month(word: &str) -> bool {
    [Language::Da, Language::En].into_iter().any(|language| month_names(language).contains(&word))
}

/// Whether a line should not end between two words: `§ 4`, `stk. 1`, `100 kt`, `22. juni`.
pub(super) fn belong(before: &str, after: &str) -> bool {
    let before = before.trim_start_matches(['(', '“']);
    let after = after.trim_end_matches(['.', ',', ';', ':', ')', '?', '”']);
    let figure = before.trim_start_matches(['≤', '≥', '−']).starts_with(|c: char| c.is_ascii_digit())
        && !before.ends_with([',', ';', ':']);
    let number = after.starts_with(|c: char| c.is_ascii_digit()) || after.chars().count() == 1;
    number && LEADS.contains(&before)
        || figure && (UNITS.contains(&after) || is_month(after))
        || matches!(before, "×" | "≤" | "≥" | "−") && number
        || after == "×" && figure
        || after == "–"
}

/// The text on one line, for places that have only one; see [`printable`].
pub(super) fn one_line(text: &str, fonts: &Fonts) -> String {
    let kept = printable(text, fonts).replace([SOFT_HYPHEN, BREAK_HERE], "");
    kept.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn composed(base: char, mark: char) -> Option<char> {
    let (_, bases, wholes) = COMPOSED.iter().find(|(m, _, _)| *m == mark)?;
    bases.chars().zip(wholes.chars()).find(|(b, _)| *b == base).map(|(_, whole)| whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(text: &str) -> String {
        printable(text, Fonts::get().unwrap())
    }

    #[test]
    fn danish_and_measures_pass_as_they_are() {
        let text = "Sagsøgte § 4, stk. 1: ≤ 100 kt CO₂ – “80 %” 10⁶ m³ 6°15′";
        assert_eq!(print(text), text);
    }

    #[test]
    fn letters_that_come_in_two_parts_become_one() {
        assert_eq!(print("A\u{30A}rhus o\u{308} e\u{301} Ø\u{301}"), "Århus ö é Ǿ");
        assert_eq!(print("q\u{30A}").chars().next(), Some('q'));
        for (_, bases, wholes) in COMPOSED {
            assert_eq!(bases.chars().count(), wholes.chars().count(), "{bases}");
        }
    }

    #[test]
    fn what_the_fonts_lack_is_seen() {
        assert_eq!(print("漢😀\u{202E}\u{7}"), "\u{FFFD}".repeat(4));
        assert_eq!(print("a\u{200D}\u{FE0F}b"), "ab");
        assert_eq!(print("50 µm"), "50 μm");
    }

    #[test]
    fn lines_are_kept_and_white_is_held_back() {
        assert_eq!(print("a\r\nb\n\n\n\nc\td"), "a \nb\n\nc d");
        assert_eq!(one_line(" a\n\u{AD}b  c ", Fonts::get().unwrap()), "a b c");
    }

    #[test]
    fn citations_measures_and_dates_hold_together() {
        for (before, after) in [
            ("§", "4,"),
            ("stk.", "1,"),
            ("(nr.", "974"),
            ("100", "kt)"),
            ("(≤", "5"),
            ("22.", "juni"),
            ("15.000", "t"),
            ("litra", "a)"),
            ("×", "10⁶"),
            ("1,2", "×"),
            ("dage", "–"),
        ] {
            assert!(belong(before, after), "{before} {after}");
        }
        for (before, after) in [
            ("1,", "jf."),
            ("nr.", "som"),
            ("i", "4"),
            ("974", "af"),
            ("4,", "kt"),
            ("kt", "t"),
            ("–", "4"),
            ("a", "×"),
            ("", ""),
            ("§", ""),
        ] {
            assert!(!belong(before, after), "{before} {after}");
        }
    }
}
