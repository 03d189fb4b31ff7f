//! What fills a place in a condition's text.

use rust_decimal::Decimal;
use serde_json::Value as Json;

use crate::law::quantity::written;
use crate::law::{Day, Language, Text};

use super::catalogue::{Slot, SlotKind};

/// A value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A decimal in the slot's unit.
    Decimal(Decimal),
    /// A day.
    Day(Day),
    /// Words, in both languages.
    Text(Text),
    /// A whole number.
    Integer(u32),
}

impl Value {
    /// Reads what was sent for a slot.
    ///
    /// # Errors
    /// What is wrong with it, and what would mend it.
    pub fn read(slot: &Slot, given: &Json) -> Result<Self, Text> {
        let text = given.as_str().map(str::trim);
        match slot.kind {
            SlotKind::Decimal => {
                let whole = given.as_i64().map(Decimal::from);
                text.and_then(|text| text.parse().ok())
                    .or(whole)
                    .filter(|figure| slot.negative || *figure >= Decimal::ZERO)
                    .map(Self::Decimal)
                    .ok_or_else(|| {
                        Text::new(
                            "Skal være et gyldigt tal med punktum som decimaltegn, f.eks. \"250.5\".",
                            "Must be a valid figure with a full stop before the decimals, such as \"250.5\".",
                        )
                    })
            }
            SlotKind::Date => text.and_then(|text| Day::parse(text).ok()).map(Self::Day).ok_or_else(|| {
                Text::new("Skal være en dag skrevet ÅÅÅÅ-MM-DD.", "Must be a day written YYYY-MM-DD.")
            }),
            SlotKind::Integer => {
                let number = given.as_u64().and_then(|number| u32::try_from(number).ok());
                number.or_else(|| text.and_then(|text| text.parse().ok())).map(Self::Integer).ok_or_else(
                    || {
                        Text::new(
                            "Skal være et helt tal, der ikke er under nul.",
                            "Must be a whole number, not below zero.",
                        )
                    },
                )
            }
            SlotKind::Text => {
                let words = match text {
                    Some(name) if !slot.both_languages => Some(Text::new(name, name)),
                    None if slot.both_languages => serde_json::from_value(given.clone()).ok(),
                    _ => None,
                };
                let words = words.unwrap_or_default();
                if words.da.is_empty() && !slot.both_languages {
                    return Err(Text::new(
                        "Skal være en tekst, som er ens på dansk og engelsk.",
                        "Must be a text that is the same in Danish and English.",
                    ));
                }
                readable(&words)?;
                Ok(Self::Text(words))
            }
        }
    }

    /// As it stands in the text.
    pub fn written(&self, language: Language) -> String {
        match self {
            Self::Decimal(figure) => written(*figure, language),
            Self::Day(day) => day.written(language),
            Self::Text(text) => text.in_language(language).to_owned(),
            Self::Integer(number) => written(Decimal::from(*number), language),
        }
    }

    /// As a watch carries it; words in Danish.
    pub fn json(&self) -> Json {
        match self {
            Self::Decimal(figure) => figure.to_string().into(),
            Self::Day(day) => day.to_string().into(),
            Self::Text(text) => text.da.clone().into(),
            Self::Integer(number) => (*number).into(),
        }
    }
}

/// Whether words are there in both languages, without open places.
///
/// # Errors
/// What is wrong with them.
pub fn readable(words: &Text) -> Result<(), Text> {
    if words.da.trim().is_empty() || words.en.trim().is_empty() {
        return Err(Text::new(
            "Skal udfyldes på både dansk og engelsk.",
            "Must be filled in in both Danish and English.",
        ));
    }
    if [&words.da, &words.en].into_iter().any(|text| text.contains(['{', '}'])) {
        return Err(Text::new(
            "Indeholder et felt i krøllede parenteser, som ikke er udfyldt.",
            "Contains a place in braces that is not filled in.",
        ));
    }
    Ok(())
}
