//! What an archive says of itself.

use diesel::migration::{Migration, MigrationSource};
use diesel::sqlite::Sqlite;
use serde::{Deserialize, Serialize};

use crate::law::{Digest, Moment};
use crate::store::{SQLITE, StoreError};

/// What the folder is, in its own words.
pub(super) const FORMAT: &str = "sagsgang-archive";
/// The form that is written, and the only one that is read.
pub(super) const FORM: u32 = 1;

/// What an archive says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// What the folder is.
    pub format: String,
    /// The form it has.
    pub form: u32,
    /// The version of the program that wrote it.
    pub program: String,
    /// The newest migration of the schema that the rows are of.
    pub schema: String,
    /// When it was begun.
    pub made_at: Moment,
    /// The tables, in the order in which they are read in.
    pub tables: Vec<Part>,
    /// The list of files, with how many they are.
    pub files: Part,
    /// What was wrong with the store already: files that are missing or changed, cases that cannot be read.
    pub faults: Vec<String>,
}

/// A part of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The table's name; `files` for the list of files.
    pub name: String,
    /// How many lines it has.
    pub rows: u64,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
}

/// The newest migration that this program has. It is the same in both databases.
///
/// # Errors
/// When the migrations in the program cannot be read.
pub(super) fn schema() -> Result<String, StoreError> {
    let all: Vec<Box<dyn Migration<Sqlite>>> =
        SQLITE.migrations().map_err(|why| StoreError::Unreadable(why.to_string()))?;
    let newest = all.iter().map(|one| one.name().version().to_string()).max();
    newest.ok_or_else(|| StoreError::Unreadable("the program has no migrations".into()))
}
