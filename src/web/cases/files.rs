//! Files of a case, handed over to be saved.

use actix_web::{HttpResponse, web};

use super::kind::{Shown, of_kind};
use crate::desk::cases;
use crate::host::App;
use crate::host::download::download;
use crate::web::fault::Fault;
use crate::web::signed_in::SignedIn;

/// A letter or a copy of record.
///
/// # Errors
/// 404 where there is none that the person may see.
pub async fn document(
    app: web::Data<App>,
    who: SignedIn,
    place: web::Path<(String, String, String)>,
) -> Result<HttpResponse, Fault> {
    let (kind, id, document) = place.into_inner();
    of_kind!(kind.as_str(), K => letter::<K>(&app, &who, id, document).await)
}

async fn letter<K: Shown>(
    app: &App,
    who: &SignedIn,
    id: String,
    document: String,
) -> Result<HttpResponse, Fault> {
    let (row, content) = who
        .ask(app, move |desk, who| cases::document::<K>(desk, Some(&who.person), &id, &document, who.at()))
        .await?;
    let ending = if row.media_type == "application/pdf" { "pdf" } else { "json" };
    Ok(download(&row.media_type, &format!("{}-{}.{ending}", row.kind, row.entry), content))
}

/// A file that somebody has sent.
///
/// # Errors
/// 404 where there is none that the person may see.
pub async fn file(
    app: web::Data<App>,
    who: SignedIn,
    place: web::Path<(String, String, String)>,
) -> Result<HttpResponse, Fault> {
    let (kind, id, sha256) = place.into_inner();
    of_kind!(kind.as_str(), K => sent::<K>(&app, &who, id, sha256).await)
}

async fn sent<K: Shown>(
    app: &App,
    who: &SignedIn,
    id: String,
    sha256: String,
) -> Result<HttpResponse, Fault> {
    let (found, content) = who
        .ask(app, move |desk, who| cases::attached_file::<K>(desk, Some(&who.person), &id, &sha256, who.at()))
        .await?;
    // Whatever it is, it is handed over as a file to save, never shown from this origin.
    Ok(download("application/octet-stream", &found.name, content))
}
