//! Acts on a case.

use actix_web::HttpResponse;

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::problem::Problem;
use crate::api::service::answer;
use crate::casework::content::RemovedAttachment;
use crate::desk::{DeskError, Kind, cases};
use crate::law::Digest;

/// Opens a case for the caller's company.
///
/// # Errors
/// What the desk says.
pub async fn open<K: Kind>(app: &App, caller: Caller) -> Result<HttpResponse, Problem> {
    let done = caller
        .ask(app, |desk, c| cases::open::<K>(desk, c.person.as_ref(), c.language, &c.terms, c.at))
        .await?;
    Ok(answer(done))
}

/// Does an act on a case.
///
/// # Errors
/// What the desk says.
pub async fn act<K: Kind>(
    app: &App,
    caller: Caller,
    id: String,
    command: K::Command,
) -> Result<HttpResponse, Problem>
where
    K::Command: Send,
{
    let done = caller
        .ask(app, move |desk, c| cases::act::<K>(desk, c.person.as_ref(), &id, &command, &c.terms, c.at))
        .await?;
    Ok(answer(done))
}

/// Takes a file off the draft by the kind's own `command`.
///
/// # Errors
/// What the desk says; 404 where the digest is none.
pub async fn remove_attachment<K: Kind>(
    app: &App,
    caller: Caller,
    (id, sha256): (String, String),
    command: fn(RemovedAttachment) -> K::Command,
) -> Result<HttpResponse, Problem>
where
    K::Command: Send,
{
    let Some(sha256) = Digest::parse(&sha256) else {
        return Err(Problem::from_desk(DeskError::NotFound, caller.language));
    };
    act::<K>(app, caller, id, command(RemovedAttachment { sha256 })).await
}
