//! The fixed words around a letter, in both languages.

use super::model::Kind;
use crate::law::Language;

/// One of two texts.
pub(super) fn say(language: Language, da: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Da => da,
        Language::En => en,
    }
}

/// The sort of the letter; empty for an ordinary one.
pub(super) fn kind(kind: Kind, language: Language) -> &'static str {
    match kind {
        Kind::Letter => "",
        Kind::Decision => say(language, "Afgørelse", "Decision"),
        Kind::Hearing => say(language, "Høring", "Consultation"),
        Kind::Receipt => say(language, "Kvittering", "Receipt"),
        Kind::Notice => say(language, "Underretning", "Notice"),
        Kind::Report => say(language, "Redegørelse", "Report"),
    }
}

/// `Side 2 af 3`.
pub(super) fn page_of(language: Language, page: usize, pages: usize) -> String {
    format!("{} {page} {} {pages}", say(language, "Side", "Page"), say(language, "af", "of"))
}

/// The word across a draft.
pub(super) fn draft(language: Language) -> &'static str {
    say(language, "UDKAST", "DRAFT")
}
