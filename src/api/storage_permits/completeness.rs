//! Says what the machine finds of the application, item by item

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ReadAnswers;
use crate::api::problem::Problem;
use crate::desk::permits;
use crate::permit::completeness::Examination;

/// Says what the machine finds of the application, item by item
#[utoipa::path(
    get,
    path = "/api/v1/storage-permits/{id}/completeness",
    tag = "storage permits",
    summary = "Says what the machine finds of the application, item by item",
    params(("id" = String, Path, description = "The case's id")),
    responses((status = 200, description = "The examination", body = Examination), ReadAnswers),
    security(("bearer" = [])),
)]
pub async fn completeness(
    app: web::Data<App>,
    caller: Caller,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let found: Examination =
        caller.ask(&app, move |desk, c| permits::completeness(desk, c.person.as_ref(), &id, c.at)).await?;
    Ok(HttpResponse::Ok().json(found))
}
