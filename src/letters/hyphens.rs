//! Where long words may be divided at the end of a line: Danish compounds are long, and lines are short.

use std::borrow::Cow;

use hypher::{Lang, hyphenate_bounded};

use super::words::SOFT_HYPHEN;
use crate::law::Language;

/// Words from this many letters on are divided; text that is even at the left alone has no need of more.
const LONG: usize = 12;
/// Nothing longer is a word.
const LONGEST: usize = 60;
/// The fewest letters on either side.
const BESIDE: usize = 4;

/// The text with soft hyphens in its long words. What is no word of letters alone (addresses, numbers, formulas) or has been
/// given places to divide stays as it is.
pub(super) fn divided(text: &str, language: Language) -> Cow<'_, str> {
    let long = |word: &str| {
        let letters = word.chars().count();
        (LONG..=LONGEST).contains(&letters) && word.chars().skip(1).all(char::is_lowercase)
    };
    let is_letter = |c: char| c.is_alphabetic();
    if !text.split(|c| !is_letter(c)).any(long) {
        return Cow::Borrowed(text);
    }
    let language = match language {
        Language::Da => Lang::Danish,
        Language::En => Lang::English,
    };
    let mut out = String::with_capacity(text.len() + 16);
    for part in text.split_inclusive(|c: char| c.is_whitespace() || c == '-' || c == '–') {
        let word = part.trim_end_matches(|c| !is_letter(c));
        let begun = word.trim_start_matches(|c| !is_letter(c));
        if begun.chars().all(is_letter) && long(begun) {
            out.push_str(word.get(..word.len() - begun.len()).unwrap_or_default());
            for (at, syllable) in hyphenate_bounded(begun, language, BESIDE, BESIDE).enumerate() {
                if at > 0 {
                    out.push(SOFT_HYPHEN);
                }
                out.push_str(syllable);
            }
            out.push_str(part.get(word.len()..).unwrap_or_default());
        } else {
            out.push_str(part);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str, language: Language) -> String {
        divided(text, language).replace(SOFT_HYPHEN, "|")
    }

    #[test]
    fn long_words_may_be_divided_and_nothing_else() {
        for (text, wanted) in [
            ("lagringstilladelse", "lagrings|tilladelse"),
            ("Undergrundslovens regler", "Under|grunds|lovens regler"),
            ("(tilbagebetalingsordningen).", "(tilbage|betalings|ordningen)."),
            ("tilladelse", "tilladelse"),
            ("CO2-afgiftslovens § 9 f", "CO2-afgifts|lovens § 9 f"),
            (
                "https://kuldioxidlagringen.example/tilladelsen",
                "https://kuldioxidlagringen.example/tilladelsen",
            ),
            ("ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOP"),
            ("kulstof\u{AD}lagringen", "kulstof|lagringen"),
        ] {
            let found = shown(text, Language::Da);
            assert_eq!(found.replace('|', ""), wanted.replace('|', ""), "{text}");
            assert_eq!(found.contains('|'), wanted.contains('|'), "{found}");
        }
        assert_eq!(
            shown("requirements and responsibilities", Language::En).replace('|', ""),
            "requirements and responsibilities"
        );
        assert!(shown("responsibilities", Language::En).contains('|'));
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(text in "([a-zæøå]{0,30}|[ -.]|\\PC){0,12}") {
            for language in [Language::Da, Language::En] {
                let found = divided(&text, language);
                prop_assert_eq!(found.replace(SOFT_HYPHEN, ""), text.replace(SOFT_HYPHEN, ""));
            }
        }
    }
}
