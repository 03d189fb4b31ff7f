//! Fetches a released permit.

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::PublicAnswers;
use crate::api::problem::Problem;
use crate::desk::permits::register_document;
use crate::host::download::download;

/// Fetches the permit as it was last issued, if it has been released.
#[utoipa::path(
    get,
    path = "/api/v1/register/{number}/permit.pdf",
    tag = "public register",
    summary = "Fetches a released permit",
    params(("number" = String, Path, description = "The case number")),
    responses(
        (status = 200, description = "The permit", body = Vec<u8>, content_type = "application/pdf"),
        PublicAnswers,
    ),
)]
pub async fn document(
    app: web::Data<App>,
    caller: Caller,
    number: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let name = format!("{number}.pdf");
    let content = caller.ask(&app, move |desk, _| register_document(desk, &number)).await?;
    Ok(download("application/pdf", &name, content))
}
