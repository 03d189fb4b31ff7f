//! Between what was done and the journal: sealing, and adding a journal up to a case's file again.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::journal::{Broken, Entry, check_chain};
use super::step::Recorded;
use crate::access::Actor;
use crate::law::{Digest, Moment, Provision};

/// What was done, of one procedure. As JSON it is `{"act": slug, "content": …}`.
pub trait Act: Serialize + DeserializeOwned {
    /// The act's name in journals, policies and addresses.
    fn slug(&self) -> &'static str;

    /// The provision that it rests on.
    fn provision(&self) -> Provision;
}

/// What the journal of one procedure's case adds up to.
pub trait CaseFile: Sized {
    /// What can be done to it.
    type Act: Act;
    /// A state's value.
    type State;

    /// The file of a new case, if the act opens one.
    fn open(act: &Self::Act, at: Moment) -> Option<Self>;

    /// Adds an act. Decides nothing: what the journal holds has been decided.
    ///
    /// # Errors
    /// The present state, where it does not take the act.
    fn fold(&mut self, act: &Self::Act, by: &Actor, at: Moment) -> Result<(), Self::State>;

    /// A state's name.
    fn state_slug(state: &Self::State) -> &'static str;
}

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
pub fn seal<A: Act>(
    case: &str,
    last: Option<(i64, Digest)>,
    recorded: &[Recorded<A>],
) -> Result<Vec<Entry>, serde_json::Error> {
    let mut last = last;
    let mut out = Vec::with_capacity(recorded.len());
    for Recorded { act, actor, at } in recorded {
        let tagged = serde_json::to_value(act)?;
        let content = tagged.get("content").cloned().unwrap_or_default();
        let before = last.as_ref().map(|(seq, hash)| (*seq, hash));
        let entry = Entry::seal(case, before, *at, actor.clone(), act.slug(), act.provision(), content)?;
        last = Some((entry.seq, entry.hash.clone()));
        out.push(entry);
    }
    Ok(out)
}

/// The act that an entry holds.
///
/// # Errors
/// When the content is not an act that this program knows.
pub fn act_of<A: Act>(entry: &Entry) -> Result<A, ReplayError> {
    let tagged = serde_json::json!({"act": entry.act, "content": entry.content});
    serde_json::from_value(tagged)
        .map_err(|why| ReplayError::Unreadable { seq: entry.seq, why: why.to_string() })
}

/// Checks a journal and adds it up.
///
/// # Errors
/// The first entry that is broken, unreadable or impossible.
pub fn replay<F: CaseFile>(entries: &[Entry]) -> Result<Box<F>, ReplayError> {
    check_chain(entries)?;
    let mut file: Option<Box<F>> = None;
    for entry in entries {
        let act = act_of::<F::Act>(entry)?;
        match &mut file {
            None => file = Some(Box::new(F::open(&act, entry.at).ok_or(ReplayError::NotOpened)?)),
            Some(file) => file.fold(&act, &entry.actor, entry.at).map_err(|state| {
                let state = F::state_slug(&state);
                ReplayError::Impossible { seq: entry.seq, state, act: entry.act.clone() }
            })?,
        }
    }
    file.ok_or(ReplayError::NotOpened)
}
