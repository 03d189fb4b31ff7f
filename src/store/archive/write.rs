//! Writes an archive while others go on writing to the store.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::handled::TABLES;
use super::manifest::{FORM, FORMAT, schema};
use super::table::Table;
use super::{ArchiveError, FILES, LIST, MANIFEST, Manifest, Part, at, table_in};
use crate::law::{Digest, Moment};
use crate::store::{BlobError, Blobs, CaseRow, DocumentRow, Session, Store, StoreError};

/// What a case's files are, or what is wrong with it.
pub type FilesOf<'a> = &'a dyn Fn(&CaseRow) -> Result<Vec<Digest>, String>;

/// The files that the rows name, and what is wrong with the rows.
pub(super) struct Named<'a> {
    of_case: FilesOf<'a>,
    files: BTreeSet<Digest>,
    faults: Vec<String>,
}

impl Named<'_> {
    pub(super) fn of_case(&mut self, case: &CaseRow) {
        match (self.of_case)(case) {
            Ok(digests) => self.files.extend(digests),
            Err(why) => self.faults.push(format!("case {}: {why}", case.number)),
        }
    }

    pub(super) fn of_document(&mut self, document: &DocumentRow) {
        match Digest::parse(&document.sha256) {
            Some(digest) => _ = self.files.insert(digest),
            None => self.faults.push(format!("document {}: no SHA-256", document.id)),
        }
    }
}

impl Manifest {
    /// Writes the whole store to a folder that is empty or not there. The rows are those of one instant. The files are
    /// copied after them: a file is there before any row names it, and is not removed.
    ///
    /// # Errors
    /// When the folder has something in it, or the store cannot be read, or the folder not be written. What is wrong
    /// with the store's own content does not stop it: it stands in the manifest.
    pub fn write(
        store: &Store,
        folder: &Path,
        made_at: Moment,
        of_case: FilesOf<'_>,
    ) -> Result<Self, ArchiveError> {
        store.ready()?;
        new_folder(folder)?;
        new_folder(&folder.join("tables"))?;
        let mut named = Named { of_case, files: BTreeSet::new(), faults: Vec::new() };
        let tables = store.snapshot(|session| {
            let written = TABLES.iter().map(|table| (table.write)(session, folder, &mut named));
            written.collect::<Result<Vec<_>, ArchiveError>>()
        })?;
        let mut faults = named.faults;
        let files = copied(store.blobs(), folder, named.files, &mut faults)?;
        let (format, program) = (FORMAT.to_owned(), env!("CARGO_PKG_VERSION").to_owned());
        let manifest =
            Self { format, form: FORM, program, schema: schema()?, made_at, tables, files, faults };
        manifest.put(folder)?;
        Ok(manifest)
    }

    /// Writes the manifest, beside and renamed: with it the archive is whole.
    fn put(&self, folder: &Path) -> Result<(), ArchiveError> {
        let (beside, place) = (folder.join(".manifest"), folder.join(MANIFEST));
        let text = serde_json::to_vec_pretty(self).map_err(StoreError::from)?;
        let mut file = File::create(&beside).map_err(at(&beside))?;
        file.write_all(&text).and_then(|()| file.sync_all()).map_err(at(&beside))?;
        fs::rename(&beside, &place).map_err(at(&place))?;
        for one in [folder.join("tables"), folder.to_owned()] {
            File::open(&one).and_then(|opened| opened.sync_all()).map_err(at(&one))?;
        }
        Ok(())
    }
}

/// Makes a folder for what the store holds: for nobody else to read. One that is there already must be empty.
///
/// # Errors
/// When it is not empty or cannot be made.
pub fn new_folder(folder: &Path) -> Result<(), ArchiveError> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(at(folder))?;
    if fs::read_dir(folder).map_err(at(folder))?.next().is_some() {
        return Err(ArchiveError::NotEmpty(format!("{} is not empty", folder.display())));
    }
    Ok(())
}

/// Writes a table.
pub(super) fn written<T: Table>(
    session: &mut Session<'_>,
    folder: &Path,
    named: &mut Named<'_>,
) -> Result<Part, ArchiveError> {
    let mut lines = Lines::create(table_in(folder, T::NAME))?;
    let mut last: Option<T> = None;
    loop {
        let page = T::after(session.0, last.as_ref()).map_err(StoreError::from)?;
        for row in &page {
            row.note(named);
            lines.add(&serde_json::to_string(row).map_err(StoreError::from)?)?;
        }
        last = page.into_iter().next_back();
        if last.is_none() {
            return lines.end(T::NAME);
        }
    }
}

/// Copies the files, and writes the list of those that are sound.
fn copied(
    from: &Blobs,
    folder: &Path,
    files: BTreeSet<Digest>,
    faults: &mut Vec<String>,
) -> Result<Part, ArchiveError> {
    let to = Blobs::open(&folder.join(FILES))?;
    let mut lines = Lines::create(folder.join(LIST))?;
    for digest in files {
        match from.copy(&digest, &to) {
            Ok(()) => {
                let (first, rest) = digest.as_str().split_at_checked(2).unwrap_or_default();
                lines.add(&format!("{digest}  {FILES}/{first}/{rest}"))?;
            }
            Err(why @ BlobError::Damaged(_)) => faults.push(why.to_string()),
            Err(why) => return Err(why.into()),
        }
    }
    lines.end("files")
}

/// A file of lines that is being written and digested.
struct Lines {
    place: PathBuf,
    file: BufWriter<File>,
    hash: Sha256,
    rows: u64,
}

impl Lines {
    fn create(place: PathBuf) -> Result<Self, ArchiveError> {
        let file = BufWriter::new(File::create_new(&place).map_err(at(&place))?);
        Ok(Self { place, file, hash: Sha256::new(), rows: 0 })
    }

    fn add(&mut self, line: &str) -> Result<(), ArchiveError> {
        for piece in [line.as_bytes(), b"\n"] {
            self.hash.update(piece);
            self.file.write_all(piece).map_err(at(&self.place))?;
        }
        self.rows = self.rows.saturating_add(1);
        Ok(())
    }

    fn end(self, name: &str) -> Result<Part, ArchiveError> {
        let written = self.file.into_inner().map_err(|why| why.into_error());
        written.and_then(|file| file.sync_all()).map_err(at(&self.place))?;
        Ok(Part { name: name.to_owned(), rows: self.rows, sha256: Digest::of_hash(self.hash) })
    }
}
