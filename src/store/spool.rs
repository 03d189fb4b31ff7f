//! A file on its way in: written piece by piece, kept under its digest or gone.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::BlobError;
use crate::law::Digest;

/// A file that is being received. Dropped without being kept, it is gone.
#[derive(Debug)]
pub struct Spool {
    file: File,
    path: PathBuf,
    hash: Sha256,
    size: u64,
    begins: Vec<u8>,
}

impl Spool {
    /// Begins a file in a folder.
    pub(super) fn begin(folder: &Path) -> Result<Self, BlobError> {
        let path = folder.join(format!(".{}", Uuid::now_v7()));
        let file = File::create_new(&path)?;
        Ok(Self { file, path, hash: Sha256::new(), size: 0, begins: Vec::new() })
    }

    /// Adds a piece.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&mut self, piece: &[u8]) -> Result<(), BlobError> {
        self.file.write_all(piece)?;
        self.hash.update(piece);
        self.size = self.size.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        let missing = 2_usize.saturating_sub(self.begins.len());
        self.begins.extend(piece.iter().take(missing));
        Ok(())
    }

    /// Where it lies until it is kept.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its size in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// What it is: gzip by its first bytes, else CSV.
    pub fn media_type(&self) -> &'static str {
        if self.begins == [0x1f, 0x8b] { "application/gzip" } else { "text/csv" }
    }

    /// Its digest.
    pub fn digest(&self) -> Digest {
        Digest::of_hash(self.hash.clone())
    }

    /// Makes what has been written durable.
    pub(super) fn sync(&self) -> Result<(), BlobError> {
        Ok(self.file.sync_all()?)
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        // Where it was kept, it has another name by now; what cannot be removed harms nobody.
        let _ = fs::remove_file(&self.path);
    }
}
