//! Attaches a file: typed and kept before the case points to it.

use super::act::act;
use super::file::KIND;
use super::read::visible;
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

/// Attaches a file to the draft.
///
/// # Errors
/// [`DeskError`]; nothing has then changed.
pub fn attach(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    sent: &SentFile<'_>,
    terms: &Terms,
    at: Moment,
) -> Result<Done, DeskError> {
    // Asked before the file is kept, so that nobody can fill the disk with files for a case that is not theirs.
    let (_, file) = visible(desk, person, id)?;
    Policy::storage_permit().authorise(person, ActKind::Attach.slug(), &file.standing())?;
    if file.state.after(ActKind::Attach).is_none() {
        return Err(AnyPermit::from_file(file).not_now(ActKind::Attach).into());
    }
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
    let media_type = media_type(sent.name, sent.content)?;
    let sha256 = desk.store.blobs().put(sent.content)?;
    let attachment = Attachment {
        sha256,
        name: sent.name.trim().to_owned(),
        media_type,
        size: u64::try_from(sent.content.len()).unwrap_or(u64::MAX),
        item: item.map(|i| i.slug().to_owned()),
    };
    act(desk, person, id, &Command::Attach(Attached(attachment)), terms, at)
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
    let digest = Digest::parse(sha256).ok_or(DeskError::NotFound)?;
    let of_versions = file.versions.iter().flat_map(|v| v.attachments.iter());
    let found = file.attachments.iter().chain(of_versions).find(|a| a.sha256 == digest).cloned();
    let found = found.ok_or(DeskError::NotFound)?;
    let content = desk.store.blobs().get(&digest)?;
    tracing::debug!(kind = KIND, %digest, "file fetched");
    Ok((found, content))
}
