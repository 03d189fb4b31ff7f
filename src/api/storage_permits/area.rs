//! Tests the application's coordinates against the plan area

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ReadAnswers;
use crate::api::problem::Problem;
use crate::desk::permits::{self, AreaAdvice};

/// Tests the application's coordinates against the plan area
#[utoipa::path(
    get,
    path = "/api/v1/storage-permits/{id}/area",
    tag = "storage permits",
    summary = "Tests the application's coordinates against the plan area",
    params(("id" = String, Path, description = "The case's id")),
    responses((status = 200, description = "The test, or what each datum would say where none is given", body = AreaAdvice), ReadAnswers),
    security(("bearer" = [])),
)]
pub async fn area(
    app: web::Data<App>,
    caller: Caller,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let found: AreaAdvice =
        caller.ask(&app, move |desk, c| permits::area(desk, c.person.as_ref(), &id, c.at)).await?;
    Ok(HttpResponse::Ok().json(found))
}
