//! The journal: one entry for every act, chained by hash.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::access::Actor;
use crate::law::{Digest, Moment, Provision};

/// One act on a case: who, when, which act, on which provision, with what content (OFL §§ 13 and 15).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = JournalEntry)]
pub struct Entry {
    /// The case.
    pub case: String,
    /// Its place in the case's journal, from 1.
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// Who.
    pub actor: Actor,
    /// Which act, by its slug.
    pub act: String,
    /// On which provision.
    pub provision: Provision,
    /// With what content.
    #[schema(value_type = Value)]
    pub content: Value,
    /// The hash of the entry before it; zeros for the first.
    pub before: Digest,
    /// SHA-256 of the canonical JSON of everything above.
    pub hash: Digest,
}

/// What is wrong with a journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
pub enum Broken {
    /// An entry is missing, doubled or out of order.
    #[error("entry {found} stands where entry {expected} belongs")]
    Order {
        /// The place.
        expected: i64,
        /// The number that stands there.
        found: i64,
    },
    /// An entry does not name the hash of the one before it.
    #[error("entry {seq} does not follow the entry before it")]
    Chain {
        /// The entry.
        seq: i64,
    },
    /// An entry's content is not what was hashed.
    #[error("entry {seq} has been changed since it was written")]
    Changed {
        /// The entry.
        seq: i64,
    },
}

impl Broken {
    /// The number of the first broken entry.
    pub fn seq(&self) -> i64 {
        match self {
            Self::Order { expected, .. } => *expected,
            Self::Chain { seq } | Self::Changed { seq } => *seq,
        }
    }
}

impl Entry {
    /// Seals an act as the next entry after `last`.
    ///
    /// # Errors
    /// When the content cannot be written as canonical JSON.
    pub fn seal(
        case: &str,
        last: Option<(i64, &Digest)>,
        at: Moment,
        actor: Actor,
        act: &str,
        provision: Provision,
        content: Value,
    ) -> Result<Self, serde_json::Error> {
        let (seq, before) = last.map_or_else(|| (1, Digest::zero()), |(seq, hash)| (seq + 1, hash.clone()));
        let mut entry = Self {
            case: case.to_owned(),
            seq,
            at,
            actor,
            act: act.to_owned(),
            provision,
            content,
            before,
            hash: Digest::zero(),
        };
        entry.hash = entry.digest()?;
        Ok(entry)
    }

    /// The hash that the entry should have.
    fn digest(&self) -> Result<Digest, serde_json::Error> {
        Digest::of_json(&serde_json::json!({
            "case": self.case, "seq": self.seq, "at": self.at, "actor": self.actor, "act": self.act,
            "provision": self.provision, "content": self.content, "before": self.before,
        }))
    }
}

/// Checks a whole journal: numbers without gaps from 1, every entry chained to the one before, no content changed.
///
/// # Errors
/// The first thing that is broken.
pub fn check_chain(entries: &[Entry]) -> Result<(), Broken> {
    let mut before = Digest::zero();
    for (expected, entry) in (1_i64..).zip(entries) {
        if entry.seq != expected {
            return Err(Broken::Order { expected, found: entry.seq });
        }
        if entry.before != before {
            return Err(Broken::Chain { seq: expected });
        }
        if entry.digest().ok().as_ref() != Some(&entry.hash) {
            return Err(Broken::Changed { seq: expected });
        }
        before = entry.hash.clone();
    }
    Ok(())
}
