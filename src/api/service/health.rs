//! Whether the service lives, and whether it is ready.

use actix_web::{HttpResponse, web};
use serde_json::json;

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::problem::Problem;

/// Says that the process answers.
#[utoipa::path(
    get,
    path = "/health/live",
    tag = "service",
    responses((status = 200, description = "The process answers", body = Object)),
)]
pub async fn live() -> HttpResponse {
    HttpResponse::Ok().json(json!({"status": "live", "version": env!("CARGO_PKG_VERSION")}))
}

/// Says that the database answers and its schema is up to date.
#[utoipa::path(
    get,
    path = "/health/ready",
    tag = "service",
    responses(
        (status = 200, description = "Ready for requests", body = Object),
        (status = 401, description = "The token is not known", body = Problem, content_type = "application/problem+json"),
        (status = 400, description = "A header cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not ready", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub async fn ready(app: web::Data<App>, caller: Caller) -> Result<HttpResponse, Problem> {
    caller.ask(&app, |desk, _| Ok(desk.store.ready()?)).await?;
    Ok(HttpResponse::Ok().json(json!({"status": "ready"})))
}
