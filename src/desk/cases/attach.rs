//! Attaches a file: typed and kept before the case points to it.

use super::act::act;
use super::read::{allowed, visible};
use super::request::Request;
use crate::access::Person;
use crate::casework::{Attachment, Problem, Refusal};
use crate::desk::attachment::media_type;
use crate::desk::kind::Kind;
use crate::desk::scans::FileView;
use crate::desk::{Desk, DeskError, Done, Terms};
use crate::law::{Digest, Moment};

/// A file as it was sent.
#[derive(Clone, Copy, Debug)]
pub struct SentFile<'a> {
    /// What the sender calls it.
    pub name: &'a str,
    /// The item of the application that it belongs to, by slug.
    pub item: Option<&'a str>,
    /// What is in it.
    pub content: &'a [u8],
}

/// Where in a case a file goes.
pub struct Place<K: Kind> {
    /// The act that puts it there.
    pub act: &'static str,
    /// Looks at the item that the file is said to belong to.
    pub item: fn(&str) -> Result<(), Problem>,
    /// The command for it.
    pub command: fn(Attachment) -> K::Command,
}

/// Attaches a file to a place in a case.
///
/// # Errors
/// [`DeskError`]; nothing has then changed.
pub fn attach<K: Kind>(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    place: &Place<K>,
    sent: &SentFile<'_>,
    terms: &Terms,
    at: Moment,
) -> Result<Done, DeskError> {
    // Asked before the file is kept, so that nobody can fill the disk with files for a case that is not theirs.
    let (_, file, who) = allowed::<K>(desk, person, id, place.act)?;
    sent.item.map_or(Ok(()), place.item).map_err(|fault| DeskError::Invalid(vec![fault]))?;
    let command = (place.command)(Attachment {
        sha256: Digest::of(sent.content),
        name: sent.name.trim().to_owned(),
        media_type: media_type(sent.name, sent.content)?,
        size: u64::try_from(sent.content.len()).unwrap_or(u64::MAX),
        item: sent.item.map(str::to_owned),
    });
    let tried = K::perform(file, &who, person, at, command.clone());
    if let Err(refused @ DeskError::Refused(Refusal::NotNow { .. })) = tried {
        // A request that is sent again gets its answer, also when the case has moved on; a new one is refused.
        return Request::of::<K>(person, terms, id, &command, at)?.kept(desk)?.ok_or(refused);
    }
    let digest = desk.store.blobs().put(sent.content)?;
    desk.have_scanned(&digest, at)?;
    act::<K>(desk, person, id, &command, terms, at)
}

/// The files of a case that the person may fetch, and how they stand with the scanner.
///
/// # Errors
/// [`DeskError::NotFound`] where the person may not see the case.
pub fn attached_files<K: Kind>(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    at: Moment,
) -> Result<Vec<FileView>, DeskError> {
    let (_, file) = visible::<K>(desk, person, id, at)?;
    let file = K::seen(&file, person);
    let mut files: Vec<Attachment> = Vec::new();
    for one in K::files(&file) {
        // A file of several versions is one file.
        if !files.iter().any(|known| known.sha256 == one.sha256 && known.name == one.name) {
            files.push(one.clone());
        }
    }
    desk.scanned(files)
}

/// A file of a case, as it was sent. Only through its case: knowing a digest opens nothing.
///
/// # Errors
/// [`DeskError::NotFound`] where the person may not see the case or the case has no such file; [`DeskError::NotScanned`],
/// [`DeskError::Harmful`].
pub fn attached_file<K: Kind>(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    sha256: &str,
    at: Moment,
) -> Result<(Attachment, Vec<u8>), DeskError> {
    let (_, file) = visible::<K>(desk, person, id, at)?;
    // A file that the company has on its draft is the company's own until it is sent.
    let file = K::seen(&file, person);
    let digest = Digest::parse(sha256).ok_or(DeskError::NotFound)?;
    let found = K::files(&file).into_iter().find(|a| a.sha256 == digest).cloned();
    let found = found.ok_or(DeskError::NotFound)?;
    desk.may_hand_on(&digest, at)?;
    let content = desk.store.blobs().get(&digest)?;
    tracing::debug!(kind = K::KIND, %digest, "file fetched");
    Ok((found, content))
}
