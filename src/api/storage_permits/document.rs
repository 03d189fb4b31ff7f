//! Fetches a document

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ReadAnswers;
use crate::api::problem::Problem;
use crate::api::service::download;
use crate::desk::cases;
use crate::desk::permits::Permits;

/// Fetches a document
#[utoipa::path(
    get,
    path = "/api/v1/storage-permits/{id}/documents/{document}",
    tag = "storage permits",
    summary = "Fetches a document",
    params(("id" = String, Path, description = "The case's id"), ("document" = String, Path, description = "The document's id")),
    responses((status = 200, description = "The document", body = Vec<u8>, content_type = "application/pdf"), ReadAnswers),
    security(("bearer" = [])),
)]
pub async fn document(
    app: web::Data<App>,
    caller: Caller,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (id, document) = place.into_inner();
    let (row, content) = caller
        .ask(&app, move |desk, c| cases::document::<Permits>(desk, c.person.as_ref(), &id, &document))
        .await?;
    let ending = if row.media_type == "application/pdf" { "pdf" } else { "json" };
    Ok(download(&row.media_type, &format!("{}-{}.{ending}", row.kind, row.entry), content))
}
