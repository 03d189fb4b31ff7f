//! Files of a case, sent and fetched.

use actix_web::HttpResponse;
use actix_web::web::Bytes;

use super::FileName;
use crate::api::App;
use crate::api::caller::Caller;
use crate::api::problem::Problem;
use crate::api::service::answer;
use crate::desk::cases::{Place, SentFile};
use crate::desk::{Kind, cases};
use crate::host::download::download;

/// Attaches a file to a place in a case.
///
/// # Errors
/// What the desk says.
pub async fn attach<K: Kind>(
    app: &App,
    caller: Caller,
    id: String,
    place: &'static Place<K>,
    file: FileName,
    bytes: Bytes,
) -> Result<HttpResponse, Problem> {
    let done = caller
        .ask(app, move |desk, c| {
            let sent = SentFile { name: &file.name, item: file.item.as_deref(), content: &bytes };
            cases::attach(desk, c.person.as_ref(), &id, place, &sent, &c.terms, c.at)
        })
        .await?;
    Ok(answer(done))
}

/// Fetches a file of a case.
///
/// # Errors
/// What the desk says.
pub async fn attachment<K: Kind>(
    app: &App,
    caller: Caller,
    (id, sha256): (String, String),
) -> Result<HttpResponse, Problem> {
    let (found, content) = caller
        .ask(app, move |desk, c| cases::attached_file::<K>(desk, c.person.as_ref(), &id, &sha256, c.at))
        .await?;
    // Whatever it is, it is handed over as a file to save, never shown from this origin.
    Ok(download("application/octet-stream", &found.name, content))
}

/// Fetches a document.
///
/// # Errors
/// What the desk says.
pub async fn document<K: Kind>(
    app: &App,
    caller: Caller,
    (id, document): (String, String),
) -> Result<HttpResponse, Problem> {
    let (row, content) = caller
        .ask(app, move |desk, c| cases::document::<K>(desk, c.person.as_ref(), &id, &document, c.at))
        .await?;
    let ending = if row.media_type == "application/pdf" { "pdf" } else { "json" };
    Ok(download(&row.media_type, &format!("{}-{}.{ending}", row.kind, row.entry), content))
}
