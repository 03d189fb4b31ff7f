//! Reads a case

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ReadAnswers;
use crate::api::problem::Problem;
use crate::desk::cases;
use crate::desk::permits::{CaseView, Permits};

/// Reads a case
#[utoipa::path(
    get,
    path = "/api/v1/storage-permits/{id}",
    tag = "storage permits",
    summary = "Reads a case",
    params(("id" = String, Path, description = "The case's id")),
    responses((status = 200, description = "The case as you may see it", body = CaseView), ReadAnswers),
    security(("bearer" = [])),
)]
pub async fn read(
    app: web::Data<App>,
    caller: Caller,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let found =
        caller.ask(&app, move |desk, c| cases::read::<Permits>(desk, c.person.as_ref(), &id, c.at)).await?;
    Ok(HttpResponse::Ok().insert_header(("ETag", format!("\"{}\"", found.version))).json(found))
}
