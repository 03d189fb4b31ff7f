//! Whether an archive is whole and this program's to read. Nothing is read into a store before that is known.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::handled::TABLES;
use super::manifest::{FORM, FORMAT, schema};
use super::{ArchiveError, FILES, LIST, MANIFEST, Manifest, Part, at, table_in};
use crate::law::Digest;
use crate::store::Blobs;

/// An archive that is whole.
#[derive(Debug)]
pub struct Archive {
    /// Where it is.
    pub(super) folder: PathBuf,
    /// What it says of itself.
    pub manifest: Manifest,
    /// The files in it.
    pub(super) files: Vec<Digest>,
}

impl Archive {
    /// Opens an archive and checks every byte of it against its manifest.
    ///
    /// # Errors
    /// When it is none, of another form or schema, or not what was written: with every fault.
    pub fn open(folder: &Path) -> Result<Self, ArchiveError> {
        let unusable = |what: String| ArchiveError::Unusable(vec![what]);
        let place = folder.join(MANIFEST);
        let text = match fs::read(&place) {
            Ok(text) => text,
            Err(why) if why.kind() == io::ErrorKind::NotFound => {
                return Err(unusable(format!(
                    "{} is not there: this is no archive, or one that was not finished",
                    place.display()
                )));
            }
            Err(why) => return Err(at(&place)(why)),
        };
        let manifest: Manifest =
            serde_json::from_slice(&text).map_err(|why| unusable(format!("{MANIFEST}: {why}")))?;
        let foreign = of_another(&manifest, &schema()?);
        if !foreign.is_empty() {
            return Err(ArchiveError::Unusable(foreign));
        }
        let mut faults = Vec::new();
        for table in &manifest.tables {
            faults.extend(differs(&table_in(folder, &table.name), table)?);
        }
        let list = folder.join(LIST);
        faults.extend(differs(&list, &manifest.files)?);
        let files = if faults.is_empty() { listed(&list)? } else { Vec::new() };
        let kept = Blobs::open(&folder.join(FILES))?;
        faults.extend(files.iter().filter_map(|digest| kept.check(digest).err()).map(|why| why.to_string()));
        if !faults.is_empty() {
            return Err(ArchiveError::Unusable(faults));
        }
        Ok(Self { folder: folder.to_owned(), manifest, files })
    }
}

/// What of a manifest is not this program's.
fn of_another(manifest: &Manifest, schema: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if (manifest.format.as_str(), manifest.form) != (FORMAT, FORM) {
        faults.push(format!(
            "{MANIFEST}: {} of form {}; this program reads {FORMAT} of form {FORM}",
            manifest.format, manifest.form
        ));
    }
    if manifest.schema != schema {
        faults.push(format!(
            "{MANIFEST}: schema {}; this program has {schema}. Restore it with version {} of the program, \
             then run `migrate` of this one",
            manifest.schema, manifest.program
        ));
    }
    let known = TABLES.map(|table| table.name);
    if !manifest.tables.iter().map(|table| table.name.as_str()).eq(known) {
        faults.push(format!("{MANIFEST}: the tables are not {}", known.join(", ")));
    }
    faults
}

/// What is wrong with a part, if anything is.
fn differs(place: &Path, part: &Part) -> Result<Option<String>, ArchiveError> {
    let mut file = match File::open(place) {
        Ok(file) => BufReader::new(file),
        Err(why) if why.kind() == io::ErrorKind::NotFound => {
            return Ok(Some(format!("{} is missing", place.display())));
        }
        Err(why) => return Err(at(place)(why)),
    };
    let mut hash = Sha256::new();
    loop {
        let piece = file.fill_buf().map_err(at(place))?;
        if piece.is_empty() {
            break;
        }
        hash.update(piece);
        let read = piece.len();
        file.consume(read);
    }
    let same = Digest::of_hash(hash) == part.sha256;
    Ok((!same).then(|| format!("{} has been changed", place.display())))
}

/// The files that a list names.
fn listed(list: &Path) -> Result<Vec<Digest>, ArchiveError> {
    let file = BufReader::new(File::open(list).map_err(at(list))?);
    let mut files = Vec::new();
    for line in file.lines() {
        let line = line.map_err(at(list))?;
        let digest = line.split_once("  ").and_then(|(digest, _)| Digest::parse(digest));
        let none = || ArchiveError::Unusable(vec![format!("{}: {line:?} names no file", list.display())]);
        files.push(digest.ok_or_else(none)?);
    }
    Ok(files)
}
