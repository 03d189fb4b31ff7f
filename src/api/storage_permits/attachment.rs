//! Fetches a file of a case

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ReadAnswers;
use crate::api::problem::Problem;
use crate::api::service::download;
use crate::desk::cases;
use crate::desk::permits::Permits;

/// Fetches a file of a case
#[utoipa::path(
    get,
    path = "/api/v1/storage-permits/{id}/attachments/{sha256}",
    tag = "storage permits",
    summary = "Fetches a file of a case",
    params(("id" = String, Path, description = "The case's id"), ("sha256" = String, Path, description = "SHA-256 of the file")),
    responses((status = 200, description = "The file as it was sent", body = Vec<u8>, content_type = "application/octet-stream"), ReadAnswers),
    security(("bearer" = [])),
)]
pub async fn attachment(
    app: web::Data<App>,
    caller: Caller,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (id, sha256) = place.into_inner();
    let (found, content) = caller
        .ask(&app, move |desk, c| cases::attached_file::<Permits>(desk, c.person.as_ref(), &id, &sha256))
        .await?;
    // Whatever it is, it is handed over as a file to save, never shown from this origin.
    Ok(download("application/octet-stream", &found.name, content))
}
