//! What an act leaves on paper: its letters, its copy of record, and the mails that tell of them.

use uuid::Uuid;

use crate::access::People;
use crate::casework::Entry;
use crate::desk::DeskError;
use crate::law::Digest;
use crate::law::digest::canonical_json;
use crate::letters;
use crate::permit::procedure::{Act, ActKind, PermitFile, Recorded};
use crate::store::{Blobs, DocumentRow, Mail};

/// The rows for what an act left on paper. The files themselves are kept before the transaction: a file that nobody
/// points to does no harm, a row that points to no file would.
#[derive(Debug, Default)]
pub struct Paper {
    /// Documents.
    pub documents: Vec<DocumentRow>,
    /// Mails to send.
    pub mails: Vec<Mail>,
}

/// Makes and keeps what the recorded acts leave on paper.
pub fn make(
    blobs: &Blobs,
    people: &People,
    file: &PermitFile,
    done: &[(Recorded, Entry)],
) -> Result<Paper, DeskError> {
    let mut paper = Paper::default();
    for (recorded, entry) in done {
        for made in letters::storage_permit::letters_for(file, recorded) {
            let pdf = letters::render(&made.letter)?;
            let sha256 = blobs.put(&pdf)?;
            let language = made.letter.language.tag();
            paper.documents.push(document(
                entry,
                made.kind,
                &made.title,
                language,
                "application/pdf",
                sha256,
                pdf.len(),
            ));
        }
        if let Some(record) = copy_of_record(file, recorded, entry) {
            let json = canonical_json(&record)?;
            let sha256 = blobs.put(&json)?;
            let title = format!("{} {}", file.number, entry.act);
            paper.documents.push(document(
                entry,
                "copy-of-record",
                &title,
                file.language.tag(),
                "application/json",
                sha256,
                json.len(),
            ));
        }
    }
    paper.mails = mails(people, file, &paper.documents);
    Ok(paper)
}

/// Submissions and decisions are kept as canonical JSON as well as on paper.
fn copy_of_record(file: &PermitFile, recorded: &Recorded, entry: &Entry) -> Option<serde_json::Value> {
    let kept = matches!(
        recorded.act.kind(),
        ActKind::Submit
            | ActKind::Answer
            | ActKind::Dismiss
            | ActKind::Refuse
            | ActKind::Grant
            | ActKind::Confirm
            | ActKind::Update
            | ActKind::Revoke
            | ActKind::Close
    );
    let version =
        matches!(recorded.act, Act::Submit(_) | Act::Answer(_)).then(|| file.versions.last()).flatten();
    kept.then(|| serde_json::json!({"case": file.number, "entry": entry, "version": version}))
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

/// A mail to each of the company's people for each letter. It says that a letter is there, not what is in it.
fn mails(people: &People, file: &PermitFile, documents: &[DocumentRow]) -> Vec<Mail> {
    let letters = documents.iter().filter(|d| d.media_type == "application/pdf");
    letters
        .flat_map(|letter| {
            people.of_company(&file.company.cvr).map(|person| Mail {
                id: Uuid::now_v7().to_string(),
                case_id: letter.case_id.clone(),
                seq: letter.seq,
                recipient: person.email.clone(),
                subject: format!("{}: {}", file.number, letter.title),
                body: letters::notice::body(file.language, &file.number, &letter.title),
                made_at: letter.made_at.clone(),
                sent_at: None,
                attempts: 0,
                next_try: Some(letter.made_at.clone()),
                failure: None,
            })
        })
        .collect()
}
