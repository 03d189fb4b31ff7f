//! The mails to whoever follows a permit of the register. They say only what the register says to anyone.

use crate::law::Language;
use crate::permit::procedure::content::PublicField;

/// A mail's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// What the register shows anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// These fields.
    Fields(Vec<PublicField>),
    /// The permit is shown no more.
    Withdrawn,
}

/// The mail to confirm by.
pub fn to_confirm(language: Language, number: &str, page: &str) -> Words {
    match language {
        Language::Da => Words {
            subject: format!("Bekræft, at du vil følge tilladelse {number}"),
            body: format!(
                "Hej\n\nNogen, formentlig dig, har bedt om besked, når registret viser noget nyt om tilladelse {number}.\n\n\
                 Bekræft her:\n{page}\n\nVar det ikke dig, skal du ikke gøre noget. Så hører du ikke mere, og adressen \
                 slettes.\n"
            ),
        },
        Language::En => Words {
            subject: format!("Confirm that you want to follow permit {number}"),
            body: format!(
                "Hello\n\nSomebody, presumably you, has asked to be told when the register shows something new of permit \
                 {number}.\n\nConfirm here:\n{page}\n\nIf it was not you, do nothing. You will hear no more, and the \
                 address is removed.\n"
            ),
        },
    }
}

/// The mail about something new.
pub fn changed(language: Language, number: &str, change: &Change, address: &str, page: &str) -> Words {
    let lines = |fields: &[PublicField]| {
        let line = |field: &PublicField| format!("  - {}\n", field.label().in_language(language));
        fields.iter().map(line).collect::<String>()
    };
    let entry = format!("{address}/register/{number}");
    let (subject, what) = match (language, change) {
        (Language::Da, Change::Fields(fields)) => (
            format!("Nyt i registret om tilladelse {number}"),
            format!(
                "Registret viser noget nyt om tilladelse {number}:\n\n{}\nSe det her:\n{entry}\n",
                lines(fields)
            ),
        ),
        (Language::En, Change::Fields(fields)) => (
            format!("The register shows something new of permit {number}"),
            format!(
                "The register shows something new of permit {number}:\n\n{}\nSee it here:\n{entry}\n",
                lines(fields)
            ),
        ),
        (Language::Da, Change::Withdrawn) => (
            format!("Tilladelse {number} vises ikke længere i registret"),
            format!("Registret viser ikke længere noget om tilladelse {number}.\n"),
        ),
        (Language::En, Change::Withdrawn) => (
            format!("Permit {number} is no longer shown in the register"),
            format!("The register no longer shows anything of permit {number}.\n"),
        ),
    };
    let body = match language {
        Language::Da => {
            format!("Hej\n\n{what}\nVil du ikke have flere mails om tilladelsen, så sig stop her:\n{page}\n")
        }
        Language::En => {
            format!("Hello\n\n{what}\nTo get no more mail about the permit, say stop here:\n{page}\n")
        }
    };
    Words { subject, body }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mail_has_the_way_out_in_the_language() {
        let page = "https://sagsgang.example/follow/abc";
        for language in [Language::Da, Language::En] {
            let change = Change::Fields(vec![PublicField::Permit, PublicField::Signals]);
            let changed = changed(language, "LG-2026-1", &change, "https://sagsgang.example", page);
            let confirm = to_confirm(language, "LG-2026-1", page);
            for words in [&changed, &confirm] {
                assert!(words.body.contains(page) && words.subject.contains("LG-2026-1"), "{words:?}");
            }
            assert!(changed.body.contains(PublicField::Signals.label().in_language(language)));
            assert!(changed.body.contains("https://sagsgang.example/register/LG-2026-1\n"));
        }
    }
}
