//! Who you are.

use actix_web::{HttpResponse, web};

use crate::access::Person;
use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ReadAnswers;
use crate::api::problem::Problem;
use crate::desk::DeskError;

/// Says who is signed in.
#[utoipa::path(
    get,
    path = "/api/v1/me",
    tag = "service",
    responses((status = 200, description = "The person", body = Person), ReadAnswers),
    security(("bearer" = [])),
)]
pub async fn me(app: web::Data<App>, caller: Caller) -> Result<HttpResponse, Problem> {
    let person = caller.ask(&app, |_, c| c.person.clone().ok_or(DeskError::SignIn)).await?;
    Ok(HttpResponse::Ok().json(person))
}
