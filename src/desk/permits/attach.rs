//! Attaches a file: typed and kept before the case points to it.

use super::act::act;
use super::file::KIND;
use super::read::visible;
use super::request::Request;
use super::view::seen;
use crate::access::{Person, Policy};
use crate::casework::{Attachment, Problem};
use crate::desk::attachment::media_type;
use crate::desk::{Desk, DeskError, Done, Terms};
use crate::law::{Digest, Moment, Text};
use crate::permit::application::Item;
use crate::permit::procedure::content::Attached;
use crate::permit::procedure::{ActKind, AnyPermit, Command};

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

/// What a file is attached to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// The draft of the application.
    Draft,
    /// The case of a permit, for a report or a signal to point to.
    Evidence,
}

/// Attaches a file to the draft, or as evidence.
///
/// # Errors
/// [`DeskError`]; nothing has then changed.
pub fn attach(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    to: To,
    sent: &SentFile<'_>,
    terms: &Terms,
    at: Moment,
) -> Result<Done, DeskError> {
    // Asked before the file is kept, so that nobody can fill the disk with files for a case that is not theirs.
    let (_, file) = visible(desk, person, id)?;
    let kind = match to {
        To::Draft => ActKind::Attach,
        To::Evidence => ActKind::AttachEvidence,
    };
    Policy::storage_permit().authorise(person, kind.slug(), &file.standing())?;
    let item = match sent.item {
        None => None,
        Some(slug) => Some(Item::from_slug(slug).ok_or_else(|| {
            let known: Vec<&str> = Item::ALL.iter().map(|i| i.slug()).collect();
            let known = known.join(", ");
            let message = Text::new(
                format!("Der er intet punkt »{slug}«. Der er: {known}."),
                format!("There is no item \"{slug}\". There are: {known}."),
            );
            DeskError::Invalid(vec![Problem::plain("/item", message)])
        })?),
    };
    let attachment = Attachment {
        sha256: Digest::of(sent.content),
        name: sent.name.trim().to_owned(),
        media_type: media_type(sent.name, sent.content)?,
        size: u64::try_from(sent.content.len()).unwrap_or(u64::MAX),
        item: item.map(|i| i.slug().to_owned()),
    };
    let command = match to {
        To::Draft => Command::Attach(Attached(attachment)),
        To::Evidence => Command::AttachEvidence(Attached(attachment)),
    };
    if file.state.after(kind).is_none() {
        // A request that is sent again gets its answer, also when the case has moved on; a new one is refused.
        let kept = Request::of(person, terms, id, &command, at)?.kept(desk)?;
        return kept.ok_or_else(|| AnyPermit::from_file(file).not_now(kind).into());
    }
    desk.store.blobs().put(sent.content)?;
    act(desk, person, id, &command, terms, at)
}

/// A file of a case, as it was sent. Only through its case: knowing a digest opens nothing.
///
/// # Errors
/// [`DeskError::NotFound`] where the person may not see the case or the case has no such file.
pub fn attached_file(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    sha256: &str,
) -> Result<(Attachment, Vec<u8>), DeskError> {
    let (_, file) = visible(desk, person, id)?;
    // A file that the company has on its draft is the company's own until it is sent.
    let file = seen(&file, person);
    let digest = Digest::parse(sha256).ok_or(DeskError::NotFound)?;
    let found = file.files().find(|a| a.sha256 == digest).cloned();
    let found = found.ok_or(DeskError::NotFound)?;
    let content = desk.store.blobs().get(&digest)?;
    tracing::debug!(kind = KIND, %digest, "file fetched");
    Ok((found, content))
}
