//! Letters and files of a case, to be fetched.

use serde_json::Value;

use crate::casework::Attachment;
use crate::desk::cases::DocumentView;
use crate::law::{Language, Moment};

/// Something to fetch.
pub struct Paper {
    /// Where.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// When it was made, or how large it is.
    pub about: String,
    /// SHA-256 of its content.
    pub sha256: String,
}

impl Paper {
    /// A letter or a copy of record of the case at an address.
    pub fn document(case: &str, document: &DocumentView, language: Language) -> Self {
        let made = Moment::parse(&document.made_at).map(|at| at.written(language));
        Self {
            href: format!("{case}/documents/{}", document.id),
            name: document.title.clone(),
            about: made.unwrap_or_default(),
            sha256: document.sha256.clone(),
        }
    }

    /// A file of the case at an address.
    pub fn file(case: &str, file: &Attachment) -> Self {
        Self {
            href: format!("{case}/files/{}", file.sha256),
            name: file.name.clone(),
            about: file.media_type.clone(),
            sha256: file.sha256.to_string(),
        }
    }
}

/// The files that people have sent, as the person sees them in a case's file, each once.
pub fn files_of(file: &Value) -> Vec<Attachment> {
    let mut out: Vec<Attachment> = Vec::new();
    let versions = file.get("versions").and_then(Value::as_array).into_iter().flatten();
    let lists = versions
        .filter_map(|version| version.get("attachments"))
        .chain(["attachments", "evidence"].into_iter().filter_map(|name| file.get(name)));
    for one in lists.filter_map(Value::as_array).flatten() {
        if let Ok(found) = serde_json::from_value::<Attachment>(one.clone())
            && !out.iter().any(|other| other.sha256 == found.sha256)
        {
            out.push(found);
        }
    }
    out
}
