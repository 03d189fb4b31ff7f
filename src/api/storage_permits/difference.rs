//! Shows what a version changed from the one before it

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ReadAnswers;
use crate::api::problem::Problem;
use crate::desk::permits;
use crate::permit::application::Change;

/// Shows what a version changed from the one before it
#[utoipa::path(
    get,
    path = "/api/v1/storage-permits/{id}/versions/{version}/difference",
    tag = "storage permits",
    summary = "Shows what a version changed from the one before it",
    params(("id" = String, Path, description = "The case's id"), ("version" = u32, Path, description = "The version's number")),
    responses((status = 200, description = "Every field that changed", body = Vec<Change>), ReadAnswers),
    security(("bearer" = [])),
)]
pub async fn difference(
    app: web::Data<App>,
    caller: Caller,
    place: web::Path<(String, u32)>,
) -> Result<HttpResponse, Problem> {
    let (id, version) = place.into_inner();
    let found: Vec<Change> = caller
        .ask(&app, move |desk, c| permits::difference(desk, c.person.as_ref(), &id, version, c.at))
        .await?;
    Ok(HttpResponse::Ok().json(found))
}
