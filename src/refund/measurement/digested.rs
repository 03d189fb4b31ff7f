//! The bytes as they were sent: digested and counted while they are read, and unpacked where they are packed.

use std::io::{BufReader, Cursor, ErrorKind, Read, Result};

use flate2::bufread::MultiGzDecoder;
use sha2::{Digest as _, Sha256};

use crate::law::Digest;

/// The two bytes that every gzip file begins with (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// How many bytes are read between two reports of progress.
const REPORT_EVERY: u64 = 1024 * 1024;

/// A reader that keeps the digest and the number of bytes that went through it.
pub(super) struct Digested<'p, R> {
    reader: R,
    hasher: Sha256,
    size: u64,
    reported: u64,
    progress: &'p mut dyn FnMut(u64),
    /// Why the reader itself failed, as against what came out of it.
    pub(super) failed: Option<String>,
}

impl<'p, R: Read> Digested<'p, R> {
    pub(super) fn new(reader: R, progress: &'p mut dyn FnMut(u64)) -> Self {
        Self { reader, hasher: Sha256::new(), size: 0, reported: 0, progress, failed: None }
    }

    /// The digest and the size of all that was read.
    pub(super) fn end(self) -> (Digest, u64) {
        (self.progress)(self.size);
        // A hash in hexadecimal always is a digest.
        let digest = Digest::parse(&hex::encode(self.hasher.finalize())).unwrap_or_else(Digest::zero);
        (digest, self.size)
    }
}

impl<R: Read> Read for Digested<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let count = self.reader.read(into).inspect_err(|why| {
            if why.kind() != ErrorKind::Interrupted {
                self.failed = Some(why.to_string());
            }
        })?;
        self.hasher.update(into.get(..count).unwrap_or_default());
        self.size = self.size.saturating_add(count.try_into().unwrap_or(u64::MAX));
        if self.size - self.reported >= REPORT_EVERY {
            self.reported = self.size;
            (self.progress)(self.size);
        }
        Ok(count)
    }
}

/// The text of a file, unpacked if it is gzip, of one member or several; and whether it was.
///
/// # Errors
/// When the first bytes cannot be read.
pub(super) fn unpacked<'a>(mut sent: impl Read + 'a) -> Result<(Box<dyn Read + 'a>, bool)> {
    let mut head = Vec::new();
    sent.by_ref().take(2).read_to_end(&mut head)?;
    let gzip = head == GZIP;
    let whole = Cursor::new(head).chain(sent);
    if gzip {
        Ok((Box::new(MultiGzDecoder::new(BufReader::with_capacity(64 * 1024, whole))), true))
    } else {
        Ok((Box::new(whole), false))
    }
}
