//! Shows what company and hydraulic unit may store in all

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ReadAnswers;
use crate::api::problem::Problem;
use crate::desk::permits::{self, Cumulative};

/// Shows what company and hydraulic unit may store in all
#[utoipa::path(
    get,
    path = "/api/v1/storage-permits/{id}/cumulative",
    tag = "storage permits",
    summary = "Shows what company and hydraulic unit may store in all",
    params(("id" = String, Path, description = "The case's id")),
    responses((status = 200, description = "The sums, flagged where they reach the limit", body = Cumulative), ReadAnswers),
    security(("bearer" = [])),
)]
pub async fn cumulative(
    app: web::Data<App>,
    caller: Caller,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let found: Cumulative =
        caller.ask(&app, move |desk, c| permits::cumulative(desk, c.person.as_ref(), &id, c.at)).await?;
    Ok(HttpResponse::Ok().json(found))
}
