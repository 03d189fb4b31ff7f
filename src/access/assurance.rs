//! How surely a person is known (NSIS, the national standard for levels of assurance of identities).

use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What the levels are called where they are named by an address.
const CONCEPT: &str = "https://data.gov.dk/concept/core/nsis/";

/// A level of NSIS, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Assurance {
    /// Lav.
    Low,
    /// Betydelig.
    Substantial,
    /// Høj.
    High,
}

impl Assurance {
    /// The level that a directory names: a word, or the address of the concept that ends with it.
    pub fn parse(said: &str) -> Option<Self> {
        let word = match said.rsplit_once('/') {
            None => said,
            Some((before, word)) => {
                matches!(before.strip_prefix(CONCEPT.trim_end_matches('/')), Some("" | "/loa"))
                    .then_some(word)?
            }
        };
        [Self::Low, Self::Substantial, Self::High]
            .into_iter()
            .find(|level| level.slug().eq_ignore_ascii_case(word))
    }

    /// The level's name.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Substantial => "substantial",
            Self::High => "high",
        }
    }
}

impl fmt::Display for Assurance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_words_or_addresses_of_the_concept() {
        for said in ["substantial", "Substantial", "https://data.gov.dk/concept/core/nsis/Substantial"] {
            assert_eq!(Assurance::parse(said), Some(Assurance::Substantial), "{said}");
        }
        assert_eq!(Assurance::parse("https://data.gov.dk/concept/core/nsis/loa/High"), Some(Assurance::High));
        for none in ["", "3", "/high", "high/", "https://evil.test/nsis/High", "urn:x:high", "highest"] {
            assert_eq!(Assurance::parse(none), None, "{none}");
        }
        assert!(Assurance::Low < Assurance::Substantial && Assurance::Substantial < Assurance::High);
    }
}
