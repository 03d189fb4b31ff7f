//! Files in a folder, named by the SHA-256 of what is in them. A file is there whole or not at all.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

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

    fn place(&self, digest: &Digest) -> PathBuf {
        let (folder, rest) = digest.as_str().split_at_checked(2).unwrap_or(("", digest.as_str()));
        self.0.join(folder).join(rest)
    }
}
