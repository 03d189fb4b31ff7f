//! What people call the parts of what they send and read, from `forms/words.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::law::{Language, Text};

/// A word of the table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    da: String,
    en: String,
    #[serde(default)]
    help_da: String,
    #[serde(default)]
    help_en: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    field: BTreeMap<String, Word>,
    choice: BTreeMap<String, Text>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("../../forms/words.toml")).unwrap_or_default());

impl Word {
    /// The label.
    pub fn label(&self, language: Language) -> &str {
        match language {
            Language::Da => &self.da,
            Language::En => &self.en,
        }
    }

    /// What helps to fill it in; empty where nothing needs to be said.
    pub fn help(&self, language: Language) -> &str {
        match language {
            Language::Da => &self.help_da,
            Language::En => &self.help_en,
        }
    }
}

/// The word for a member of a type.
pub fn field(of: &str, name: &str) -> Option<&'static Word> {
    WORDS.field.get(&format!("{of}.{name}")).or_else(|| WORDS.field.get(name))
}

/// What a member is called; its name in plain letters where the table has no word.
pub fn label(of: &str, name: &str, language: Language) -> String {
    field(of, name).map_or_else(|| name.replace('_', " "), |word| word.label(language).to_owned())
}

/// What a value that can be chosen is called.
pub fn choice(value: &str, language: Language) -> Option<&'static str> {
    WORDS.choice.get(value).map(|text| text.in_language(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_in_both_languages() {
        assert!(WORDS.field.len() > 300 && WORDS.choice.len() > 100, "the table can be read");
        for (name, word) in &WORDS.field {
            assert!(!word.da.is_empty() && !word.en.is_empty(), "{name}");
            assert_eq!(word.help_da.is_empty(), word.help_en.is_empty(), "{name}");
        }
        for (name, text) in &WORDS.choice {
            assert!(!text.da.is_empty() && !text.en.is_empty(), "{name}");
        }
    }
}
