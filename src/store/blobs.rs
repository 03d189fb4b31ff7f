//! Files in a folder, named by the SHA-256 of what is in them. A file is there whole or not at all.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::Spool;
use crate::law::Digest;

/// What went wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// The file system said no.
    #[error("files: {0}")]
    Io(#[from] std::io::Error),
    /// The file is not what its name says.
    #[error("the file {0} is missing or has been changed")]
    Damaged(Digest),
}

/// A folder of files.
#[derive(Clone, Debug)]
pub struct Blobs(PathBuf);

impl Blobs {
    /// Opens the folder, making it where there is none.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn open(folder: &Path) -> Result<Self, BlobError> {
        fs::create_dir_all(folder)?;
        Ok(Self(folder.to_owned()))
    }

    /// Keeps a file, durably, before it returns.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put(&self, content: &[u8]) -> Result<Digest, BlobError> {
        let digest = Digest::of(content);
        let place = self.place(&digest);
        if place.exists() {
            return Ok(digest);
        }
        let folder = place.parent().unwrap_or(&self.0);
        fs::create_dir_all(folder)?;
        // Written beside and renamed, so that no reader and no crash meets half a file.
        let beside = folder.join(format!(".{}", Uuid::now_v7()));
        let mut file = File::create_new(&beside)?;
        file.write_all(content)?;
        file.sync_all()?;
        fs::rename(&beside, &place)?;
        File::open(folder)?.sync_all()?;
        Ok(digest)
    }

    /// Begins to receive a file whose size is not known.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn receive(&self) -> Result<Spool, BlobError> {
        Spool::begin(&self.0)
    }

    /// Keeps a file that has been received, durably, before it returns.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub fn keep(&self, spool: Spool) -> Result<Digest, BlobError> {
        let digest = spool.digest();
        let place = self.place(&digest);
        if !place.exists() {
            let folder = place.parent().unwrap_or(&self.0);
            fs::create_dir_all(folder)?;
            spool.sync()?;
            fs::rename(spool.path(), &place)?;
            File::open(folder)?.sync_all()?;
        }
        Ok(digest)
    }

    /// A file to be read piece by piece. What is read is checked by whoever digests it.
    ///
    /// # Errors
    /// When it is missing.
    pub fn open_file(&self, digest: &Digest) -> Result<File, BlobError> {
        File::open(self.place(digest)).map_err(|_| BlobError::Damaged(digest.clone()))
    }

    /// Fetches a file and checks that it is what its name says.
    ///
    /// # Errors
    /// When it is missing or has been changed.
    pub fn get(&self, digest: &Digest) -> Result<Vec<u8>, BlobError> {
        let content = fs::read(self.place(digest)).map_err(|_| BlobError::Damaged(digest.clone()))?;
        if Digest::of(&content) == *digest { Ok(content) } else { Err(BlobError::Damaged(digest.clone())) }
    }

    /// Copies a file to another folder and checks on the way that it is what its name says. A file that is there already
    /// is left as it is.
    ///
    /// # Errors
    /// When it is missing or has been changed, or cannot be written.
    pub fn copy(&self, digest: &Digest, to: &Self) -> Result<(), BlobError> {
        if to.place(digest).exists() {
            return Ok(());
        }
        let mut spool = to.receive()?;
        self.pieces(digest, |piece| spool.write(piece))?;
        if spool.digest() != *digest {
            return Err(BlobError::Damaged(digest.clone()));
        }
        to.keep(spool).map(|_| ())
    }

    /// Checks that a file is what its name says.
    ///
    /// # Errors
    /// When it is missing or has been changed.
    pub fn check(&self, digest: &Digest) -> Result<(), BlobError> {
        let mut hash = Sha256::new();
        self.pieces(digest, |piece| {
            hash.update(piece);
            Ok(())
        })?;
        if Digest::of_hash(hash) == *digest { Ok(()) } else { Err(BlobError::Damaged(digest.clone())) }
    }

    /// Every file that is there, by its name alone.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn all(&self) -> Result<Vec<Digest>, BlobError> {
        let mut found = Vec::new();
        for folder in fs::read_dir(&self.0)? {
            let folder = folder?;
            if !folder.file_type()?.is_dir() {
                continue;
            }
            let first = folder.file_name();
            for file in fs::read_dir(folder.path())? {
                let name = [first.to_string_lossy(), file?.file_name().to_string_lossy()].concat();
                // What is being written, and what is none of ours, has another name.
                found.extend(Digest::parse(&name));
            }
        }
        Ok(found)
    }

    /// Reads a file piece by piece.
    fn pieces(
        &self,
        digest: &Digest,
        mut each: impl FnMut(&[u8]) -> Result<(), BlobError>,
    ) -> Result<(), BlobError> {
        let mut file = BufReader::with_capacity(1 << 16, self.open_file(digest)?);
        loop {
            let piece = file.fill_buf()?;
            if piece.is_empty() {
                return Ok(());
            }
            each(piece)?;
            let read = piece.len();
            file.consume(read);
        }
    }

    fn place(&self, digest: &Digest) -> PathBuf {
        let (folder, rest) = digest.as_str().split_at_checked(2).unwrap_or(("", digest.as_str()));
        self.0.join(folder).join(rest)
    }
}
