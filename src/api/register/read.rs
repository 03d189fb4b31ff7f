//! Reads one permit in the register.

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::PublicAnswers;
use crate::api::problem::Problem;
use crate::desk::permits::{RegisterEntry, register_entry};

/// Reads what has been released of a permit.
#[utoipa::path(
    get,
    path = "/api/v1/register/{number}",
    tag = "public register",
    summary = "Reads what has been released of a permit",
    params(("number" = String, Path, description = "The case number")),
    responses((status = 200, description = "What has been released", body = RegisterEntry), PublicAnswers),
)]
pub async fn read(
    app: web::Data<App>,
    caller: Caller,
    number: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let found: RegisterEntry = caller.ask(&app, move |desk, _| register_entry(desk, &number)).await?;
    Ok(HttpResponse::Ok().json(found))
}
