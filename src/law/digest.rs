//! SHA-256 digests and the one form of JSON that is digested.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};
use sha2::{Digest as _, Sha256};
use utoipa::ToSchema;

/// A SHA-256 digest as 64 hexadecimal digits in lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = String, pattern = "^[0-9a-f]{64}$")]
pub struct Digest(String);

impl Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(hex::encode(Sha256::digest(bytes)))
    }

    /// The digest that a hash over pieces has come to.
    pub fn of_hash(hash: Sha256) -> Self {
        Self(hex::encode(hash.finalize()))
    }

    /// The digest of a value's canonical JSON.
    ///
    /// # Errors
    /// When the value cannot be written as JSON.
    pub fn of_json(value: &impl Serialize) -> Result<Self, serde_json::Error> {
        canonical_json(value).map(|bytes| Self::of(&bytes))
    }

    /// The digest that stands before a chain's first entry: 64 zeros.
    pub fn zero() -> Self {
        Self("0".repeat(64))
    }

    /// Reads 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(text.to_owned()))
    }

    /// The 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom("not a SHA-256 digest in lower-case hexadecimal"))
    }
}

/// The canonical JSON of a value (RFC 8785): one value, one sequence of bytes.
///
/// # Errors
/// When the value cannot be written as JSON.
pub fn canonical_json(value: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    serde_json_canonicalizer::to_vec(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_value_has_one_digest() {
        let a = Digest::of_json(&json!({"b": 1, "a": "æøå"})).unwrap();
        let b = Digest::of_json(&json!({"a": "æøå", "b": 1})).unwrap();
        assert_eq!(a, b);
        assert_ne!(a, Digest::of_json(&json!({"a": "æøå", "b": 2})).unwrap());
        assert_eq!(
            Digest::of(b"").as_str(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }

    #[test]
    fn only_digests_are_read_as_digests() {
        let digest = Digest::of(b"x");
        assert_eq!(Digest::parse(digest.as_str()), Some(digest.clone()));
        assert_eq!(Digest::parse(&digest.to_string().to_uppercase()), None);
        assert_eq!(Digest::parse("abc"), None);
        assert!(serde_json::from_str::<Digest>("\"abc\"").is_err());
        assert_eq!(Digest::zero().as_str().len(), 64);
    }
}
