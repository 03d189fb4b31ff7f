//! The whole store as a folder that stands on its own, in a form that is neither database's: what was written from one
//! can be read into the other.
//!
//! ```text
//! manifest.json          what it is, and the rows and SHA-256 of each table; written last
//! tables/NAME.jsonl      a table: a row a line, in order of its key
//! files.sha256           every file, in the form that `sha256sum --check` reads
//! files/ab/cdef…         the files, as the store keeps them
//! ```

mod check;
mod handled;
mod manifest;
mod restore;
mod table;
mod write;

use std::io;
use std::path::{Path, PathBuf};

pub use check::Archive;
pub use manifest::{Manifest, Part};
pub use write::new_folder;

use super::{BlobError, StoreError};

/// What says that a folder is a whole archive.
const MANIFEST: &str = "manifest.json";
/// The list of files.
const LIST: &str = "files.sha256";
/// The folder of files.
const FILES: &str = "files";

/// Where a table is written.
fn table_in(folder: &Path, name: &str) -> PathBuf {
    folder.join("tables").join(format!("{name}.jsonl"))
}

/// Why there is no archive, or no store made from one.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The file system said no.
    #[error("{}: {why}", .place.display())]
    Io {
        /// Where.
        place: PathBuf,
        /// What it said.
        why: io::Error,
    },
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something is already where it was to be made.
    #[error("{0}")]
    NotEmpty(String),
    /// It is none, or another's, or not what was written: every fault.
    #[error("the archive cannot be used:\n{}", .0.join("\n"))]
    Unusable(Vec<String>),
}

impl From<BlobError> for ArchiveError {
    fn from(why: BlobError) -> Self {
        Self::Store(why.into())
    }
}

/// A fault of the file system, with its place.
fn at(place: &Path) -> impl FnOnce(io::Error) -> ArchiveError + '_ {
    move |why| ArchiveError::Io { place: place.to_owned(), why }
}
