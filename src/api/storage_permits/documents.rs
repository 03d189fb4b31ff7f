//! Lists a case's letters and copies of record

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ReadAnswers;
use crate::api::problem::Problem;
use crate::desk::cases::{self, DocumentView};
use crate::desk::permits::Permits;

/// Lists a case's letters and copies of record
#[utoipa::path(
    get,
    path = "/api/v1/storage-permits/{id}/documents",
    tag = "storage permits",
    summary = "Lists a case's letters and copies of record",
    params(("id" = String, Path, description = "The case's id")),
    responses((status = 200, description = "The documents", body = Vec<DocumentView>), ReadAnswers),
    security(("bearer" = [])),
)]
pub async fn documents(
    app: web::Data<App>,
    caller: Caller,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let found: Vec<DocumentView> =
        caller.ask(&app, move |desk, c| cases::documents::<Permits>(desk, c.person.as_ref(), &id)).await?;
    Ok(HttpResponse::Ok().json(found))
}
