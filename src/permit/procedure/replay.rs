//! From a journal back to the file, and what is wrong with a journal that cannot be.

use super::file::PermitFile;
use super::permit::Recorded;
use super::table::Act;
use crate::casework::Entry;
use crate::casework::journal::{Broken, check_chain};
use crate::law::Digest;

/// Why a journal does not add up to a case.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ReplayError {
    /// The journal itself is broken.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// The journal is empty or does not begin with the opening.
    #[error("entry 1 does not open the case")]
    NotOpened,
    /// An entry's content is not an act.
    #[error("entry {seq} is not an act that this program knows: {why}")]
    Unreadable {
        /// The entry.
        seq: i64,
        /// Why.
        why: String,
    },
    /// An entry's act is not one that the state before it takes.
    #[error("entry {seq}: a case that is {state} does not take {act}")]
    Impossible {
        /// The entry.
        seq: i64,
        /// The state before it.
        state: &'static str,
        /// The act.
        act: String,
    },
}

/// Seals what a step recorded as the journal's next entries.
///
/// # Errors
/// When the content cannot be written as JSON.
pub fn seal(
    case: &str,
    last: Option<(i64, Digest)>,
    recorded: &[Recorded],
) -> Result<Vec<Entry>, serde_json::Error> {
    let mut last = last;
    let mut out = Vec::with_capacity(recorded.len());
    for act in recorded {
        let kind = act.act.kind();
        let tagged = serde_json::to_value(&act.act)?;
        let content = tagged.get("content").cloned().unwrap_or_default();
        let before = last.as_ref().map(|(seq, hash)| (*seq, hash));
        let entry =
            Entry::seal(case, before, act.at, act.actor.clone(), kind.slug(), kind.provision(), content)?;
        last = Some((entry.seq, entry.hash.clone()));
        out.push(entry);
    }
    Ok(out)
}

/// The act that an entry holds.
///
/// # Errors
/// When the content is not an act that this program knows.
pub fn act_of(entry: &Entry) -> Result<Act, ReplayError> {
    let tagged = serde_json::json!({"act": entry.act, "content": entry.content});
    serde_json::from_value(tagged)
        .map_err(|why| ReplayError::Unreadable { seq: entry.seq, why: why.to_string() })
}

/// Checks a journal and adds it up.
///
/// # Errors
/// The first entry that is broken, unreadable or impossible.
pub fn replay(entries: &[Entry]) -> Result<Box<PermitFile>, ReplayError> {
    check_chain(entries)?;
    let mut file: Option<Box<PermitFile>> = None;
    for entry in entries {
        match (&mut file, act_of(entry)?) {
            (None, Act::Open(opening)) => file = Some(Box::new(PermitFile::opened(&opening, entry.at))),
            (None, _) => return Err(ReplayError::NotOpened),
            (Some(file), act) => file.fold(&act, &entry.actor, entry.at).map_err(|state| {
                ReplayError::Impossible { seq: entry.seq, state: state.slug(), act: entry.act.clone() }
            })?,
        }
    }
    file.ok_or(ReplayError::NotOpened)
}
