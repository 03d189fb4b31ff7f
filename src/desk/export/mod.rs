//! One case, whole, as files that stand on their own: what people read, what machines read, and what proves them.

mod index;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::kinds::Served;
use super::verify::{Depth, Report, checked};
use super::{Desk, DeskError};
use crate::casework::{Attachment, Entry};
use crate::law::Digest;
use crate::store::{CaseRow, DocumentRow, Window};

/// A case with all that belongs to it.
#[derive(Debug)]
pub struct Dossier {
    row: CaseRow,
    served: Served,
    entries: Vec<Entry>,
    documents: Vec<Paper>,
    attachments: Vec<Paper>,
}

/// A file that the store keeps, with its place in the export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// Its place in the export.
    pub path: String,
    /// What people call it.
    pub title: String,
    /// What it is.
    pub media_type: String,
    /// Its SHA-256.
    pub sha256: Digest,
}

impl Dossier {
    /// Gathers a case by its number, as it is at one instant, and checks that it is sound.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] where no case has the number; [`DeskError::Broken`] where it is not sound.
    pub fn gather(desk: &Desk, number: &str) -> Result<Self, DeskError> {
        let all = Window { after: None, limit: i64::MAX };
        let found = desk.store.snapshot(|session| {
            for served in Served::all() {
                if let Some(row) = session.case_by_number(served.kind, number)? {
                    let (entries, documents) = (session.journal(&row.id, &all)?, session.documents(&row.id)?);
                    return Ok::<_, DeskError>(Some((served, row, entries, documents)));
                }
            }
            Ok(None)
        })?;
        let (served, row, entries, documents) = found.ok_or(DeskError::NotFound)?;
        if let Err(fault) = checked(desk, &row, Depth::Kept, &mut Report::default())? {
            return Err(DeskError::Broken(fault.what));
        }
        let documents = (1..).zip(documents).map(|(n, row)| document(n, row)).collect::<Result<_, _>>()?;
        // One that was sent twice is one file.
        let attached = (served.attachments)(&row)?;
        let attached: BTreeMap<Digest, Attachment> =
            attached.into_iter().map(|attachment| (attachment.sha256.clone(), attachment)).collect();
        let attachments = attached.into_values().map(attachment).collect();
        Ok(Self { row, served, entries, documents, attachments })
    }

    /// The files that the store keeps: documents in the order they were made, then what people have sent.
    pub fn papers(&self) -> impl Iterator<Item = &Paper> {
        self.documents.iter().chain(&self.attachments)
    }

    /// The files that are written for the export: the index, the journal, and what it adds up to.
    ///
    /// # Errors
    /// When something cannot be written as JSON.
    pub fn pages(&self) -> Result<Vec<(&'static str, Vec<u8>)>, DeskError> {
        let file: Value = serde_json::from_str(&self.row.file)?;
        Ok(vec![
            ("index.html", index::page(self).into_bytes()),
            ("journal.json", serde_json::to_vec_pretty(&self.entries)?),
            ("case.json", serde_json::to_vec_pretty(&file)?),
        ])
    }

    /// What the export says of itself: the case, and every file with its SHA-256.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn manifest(&self, pages: &[(&'static str, Vec<u8>)]) -> Result<Vec<u8>, DeskError> {
        let pages: Vec<Value> =
            pages.iter().map(|(path, text)| json!({"path": path, "sha256": Digest::of(text)})).collect();
        let papers: Vec<&Paper> = self.papers().collect();
        Ok(serde_json::to_vec_pretty(&json!({
            "format": "sagsgang-case",
            "form": 1,
            "kind": self.row.kind,
            "number": self.row.number,
            "entries": self.row.version,
            "head_hash": self.row.head_hash,
            "pages": pages,
            "files": papers,
        }))?)
    }
}

fn document(n: usize, row: DocumentRow) -> Result<Paper, DeskError> {
    let none = || DeskError::Broken(format!("the document {} has no SHA-256", row.id));
    let sha256 = Digest::parse(&row.sha256).ok_or_else(none)?;
    let name = format!("{n:05}-{}-{}", plain(&row.kind), plain(&row.language));
    let path = format!("documents/{name}.{}", ending(&row.media_type));
    Ok(Paper { path, title: row.title, media_type: row.media_type, sha256 })
}

fn attachment(of: Attachment) -> Paper {
    // Not by the name that the sender gave it: that may be any text.
    let path = format!("attachments/{}.{}", of.sha256, ending(&of.media_type));
    Paper { path, title: of.name, media_type: of.media_type, sha256: of.sha256 }
}

/// What of a text can be part of a file's name anywhere.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

/// How the names of files of a media type end.
fn ending(media_type: &str) -> &'static str {
    match media_type {
        "application/pdf" => "pdf",
        "application/json" => "json",
        "application/gzip" => "gz",
        "application/zip" => "zip",
        "text/csv" => "csv",
        "text/plain" => "txt",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/tiff" => "tif",
        _ => "bin",
    }
}
