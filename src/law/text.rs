//! What people read, in both languages of the service.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A language that pages, letters and errors exist in.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Danish: the language of the law, and the default.
    #[default]
    Da,
    /// English.
    En,
}

impl Language {
    /// The BCP 47 tag: `da` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// The best language for an `Accept-Language` header (RFC 9110 § 12.5.4): the supported tag with the highest
    /// weight; Danish where none is asked for.
    pub fn negotiate(header: &str) -> Self {
        let mut best = (0_u16, Self::Da);
        for part in header.split(',') {
            let mut pieces = part.split(';');
            let tag = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
            let weight = pieces
                .find_map(|p| p.trim().strip_prefix("q=").map(|q| q.trim().parse::<f32>().unwrap_or(0.0)))
                .unwrap_or(1.0);
            let thousandths = (0..=1000_u16).rev().find(|n| f32::from(*n) <= weight * 1000.0).unwrap_or(0);
            let language = match tag.split('-').next() {
                Some("da" | "*") => Self::Da,
                Some("en") => Self::En,
                _ => continue,
            };
            if thousandths > best.0 {
                best = (thousandths, language);
            }
        }
        best.1
    }
}

/// The same sentence in Danish and in English.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct Text {
    /// Danish.
    pub da: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Both sentences.
    pub fn new(da: impl Into<String>, en: impl Into<String>) -> Self {
        Self { da: da.into(), en: en.into() }
    }

    /// The sentence in `language`.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Da => &self.da,
            Language::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negotiation_takes_the_heaviest_known_tag() {
        assert_eq!(Language::negotiate(""), Language::Da);
        assert_eq!(Language::negotiate("en"), Language::En);
        assert_eq!(Language::negotiate("en-GB,en;q=0.9"), Language::En);
        assert_eq!(Language::negotiate("de, en;q=0.4, da;q=0.5"), Language::Da);
        assert_eq!(Language::negotiate("da;q=0.2, en;q=0.7"), Language::En);
        assert_eq!(Language::negotiate("en;q=0, da"), Language::Da);
        assert_eq!(Language::negotiate("en;q=rubbish"), Language::Da);
    }

    #[test]
    fn a_text_answers_in_the_language_asked_for() {
        let text = Text::new("ja", "yes");
        assert_eq!(text.in_language(Language::Da), "ja");
        assert_eq!(text.in_language(Language::En), "yes");
        assert_eq!(Language::Da.tag(), "da");
        assert_eq!(Language::En.tag(), "en");
    }
}
