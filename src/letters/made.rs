//! A letter with what the case's list of documents says of it.

use super::Letter;
use crate::access::Authority;

/// A letter with what the case's list of documents calls it.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// Its sort, by a name that programs know: `receipt`, `permit`.
    pub kind: &'static str,
    /// What people call it; the letter's title.
    pub title: String,
    /// The authority that it comes from.
    pub from: Authority,
    /// The letter.
    pub letter: Letter,
}
