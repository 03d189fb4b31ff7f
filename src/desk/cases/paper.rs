//! What an act leaves on paper: its letters, its copy of record, and the mails that tell of them.

use serde_json::Value;
use uuid::Uuid;

use crate::access::{Authority, Person};
use crate::casework::placeholder::placeholders;
use crate::casework::{Entry, Refusal};
use crate::desk::kind::{Head, Kind, Recorded};
use crate::desk::{Desk, DeskError};
use crate::law::Digest;
use crate::law::digest::canonical_json;
use crate::letters;
use crate::store::{DocumentRow, Mail};

/// The rows for what an act left on paper. The files themselves are kept before the transaction: a file that nobody
/// points to does no harm, a row that points to no file would.
#[derive(Debug, Default)]
pub struct Paper {
    /// Documents.
    pub documents: Vec<DocumentRow>,
    /// Mails to send.
    pub mails: Vec<Mail>,
}

impl Paper {
    /// The letters, by their SHA-256, in the order that they were made in.
    pub fn letters(&self) -> impl Iterator<Item = &str> {
        let letters = self.documents.iter().filter(|document| document.kind != RECORD);
        letters.map(|document| document.sha256.as_str())
    }
}

/// What a copy of record is called among documents.
const RECORD: &str = "copy-of-record";

/// Makes and keeps what the recorded acts leave on paper. `sent` is what was asked for.
///
/// # Errors
/// An official's text that has a place which is not filled in is not sent; or a file cannot be kept.
pub fn make<K: Kind>(
    desk: &Desk,
    file: &K::File,
    done: &[(Recorded<K>, Entry)],
    sent: &Value,
) -> Result<Paper, DeskError> {
    let blobs = desk.store.blobs();
    let mut paper = Paper::default();
    let head = K::head(file);
    for (recorded, entry) in done {
        let letters = K::letters(file, recorded);
        if !letters.is_empty() && entry.actor.role.is_official() {
            Refusal::unless_sound(placeholders(sent.get("content").unwrap_or(&Value::Null)))?;
        }
        let people = if letters.is_empty() { Vec::new() } else { desk.people_of_company(&head.company.cvr)? };
        for made in letters {
            let pdf = letters::render(&made.letter)?;
            let sha256 = blobs.put(&pdf)?;
            let language = made.letter.language.tag();
            let letter =
                document(entry, made.kind, &made.title, language, "application/pdf", sha256, pdf.len());
            paper.mails.extend(mails(&people, &head, &letter, made.from));
            paper.documents.push(letter);
        }
        // Submissions and decisions are kept as canonical JSON as well as on paper.
        if let Some(version) = K::record(file, recorded) {
            let record = serde_json::json!({"case": head.number, "entry": entry, "version": version});
            let json = canonical_json(&record)?;
            let sha256 = blobs.put(&json)?;
            let title = format!("{} {}", head.number, entry.act);
            paper.documents.push(document(
                entry,
                RECORD,
                &title,
                head.language.tag(),
                "application/json",
                sha256,
                json.len(),
            ));
        }
    }
    Ok(paper)
}

fn document(
    entry: &Entry,
    kind: &str,
    title: &str,
    language: &str,
    media_type: &str,
    sha256: Digest,
    size: usize,
) -> DocumentRow {
    DocumentRow {
        id: Uuid::now_v7().to_string(),
        case_id: entry.case.clone(),
        seq: entry.seq,
        kind: kind.to_owned(),
        title: title.to_owned(),
        language: language.to_owned(),
        media_type: media_type.to_owned(),
        sha256: sha256.to_string(),
        size: i64::try_from(size).unwrap_or(i64::MAX),
        made_at: entry.at.to_string(),
    }
}

/// A mail to each of the company's people for a letter. It says that the letter is there, not what is in it.
fn mails(people: &[Person], head: &Head<'_>, letter: &DocumentRow, from: Authority) -> Vec<Mail> {
    let body = letters::notice::body(head.language, from, head.number, &letter.title);
    people
        .iter()
        .map(|person| Mail {
            id: Uuid::now_v7().to_string(),
            case_id: letter.case_id.clone(),
            seq: letter.seq,
            recipient: person.email.clone(),
            subject: format!("{}: {}", head.number, letter.title),
            body: body.clone(),
            made_at: letter.made_at.clone(),
            sent_at: None,
            attempts: 0,
            next_try: Some(letter.made_at.clone()),
            failure: None,
            claimed_until: None,
            follow: None,
        })
        .collect()
}
