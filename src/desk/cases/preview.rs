//! Shows the letters that an act would make, without doing it: the very letters, but for the mark of a draft.

use crate::access::Person;
use crate::casework::Problem;
use crate::desk::kind::Kind;
use crate::desk::{Desk, DeskError};
use crate::law::{Digest, Moment, Text};
use crate::letters::{self, Letter};

use super::read::allowed;

/// A letter as it would be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Its kind, such as `refusal`.
    pub kind: &'static str,
    /// SHA-256 of the letter as it would be sent, without the mark.
    pub sha256: Digest,
    /// The letter as PDF, marked as a draft.
    pub draft: Vec<u8>,
}

/// The letters that an act would make now.
///
/// # Errors
/// Whatever would keep the act from being done, but for a place in the text that is not filled in: that is what one looks for.
/// [`DeskError::Invalid`] where the act makes no letter.
pub fn preview<K: Kind>(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    command: K::Command,
    at: Moment,
) -> Result<Vec<Preview>, DeskError> {
    let out = drafts::<K>(desk, person, id, command, at)?;
    if out.is_empty() {
        let text = Text::new("Sagsskridtet giver intet brev.", "The act makes no letter.");
        return Err(DeskError::Invalid(vec![Problem::plain("", text)]));
    }
    Ok(out)
}

/// As [`preview`], but for that an act may make no letter.
///
/// # Errors
/// Whatever would keep the act from being done, but for a place in the text that is not filled in.
pub fn drafts<K: Kind>(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    command: K::Command,
    at: Moment,
) -> Result<Vec<Preview>, DeskError> {
    let (row, file, who) = allowed::<K>(desk, person, id, K::slug(&command))?;
    if let Some(person) = person {
        desk.store.look(&person.id, &row.id, at);
    }
    let step = K::perform(file, &who, person, at, command)?;
    let mut out = Vec::new();
    for made in step.recorded.iter().flat_map(|recorded| K::letters(&step.next, recorded)) {
        let sha256 = Digest::of(&letters::render(&made.letter)?);
        let draft = letters::render(&Letter { draft: true, ..made.letter })?;
        out.push(Preview { kind: made.kind, sha256, draft });
    }
    Ok(out)
}
