//! What the acts on a storage permit's case say on paper.

mod complaint;
mod copy_of_record;
mod readings;
mod receipt;
mod sender;
mod writing;

use self::writing::Writing;
use crate::letters::Letter;
use crate::permit::procedure::content::Submitted;
use crate::permit::procedure::{Act, PermitFile, Recorded};

/// A letter with what the case's list of documents calls it.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// Its sort, by a name that programs know: `receipt`, `permit`.
    pub kind: &'static str,
    /// What people call it; the letter's title.
    pub title: String,
    /// The letter.
    pub letter: Letter,
}

/// The letters that an act gives rise to; none for most. `file` is the case after the act.
pub fn letters_for(file: &PermitFile, recorded: &Recorded) -> Vec<Made> {
    match &recorded.act {
        Act::Submit(submitted) => received(file, recorded, submitted, None),
        Act::Answer(answered) => received(file, recorded, &answered.submission, Some(&answered.text)),
        _ => Vec::new(),
    }
}

fn received(
    file: &PermitFile,
    recorded: &Recorded,
    submitted: &Submitted,
    answer: Option<&str>,
) -> Vec<Made> {
    let writing = || Writing::new(file, recorded, file.language);
    let mut made = vec![receipt::receipt(writing(), submitted, answer)];
    let version = file.versions.iter().find(|v| v.submitted.what.version == submitted.version);
    made.extend(version.map(|version| copy_of_record::copy_of_record(writing(), submitted, version)));
    made
}
