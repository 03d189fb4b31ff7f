//! Calculators open to anyone; each answer comes with its receipt.

use actix_web::web;
use utoipa::OpenApi;

pub mod deadline;
pub mod plan_area;
pub mod table;

#[derive(OpenApi)]
#[openapi(paths(plan_area::plan_area, deadline::deadline))]
struct Own;

/// Adds the routes.
pub fn configure(routes: &mut web::ServiceConfig) {
    routes
        .route("/api/v1/calculations/plan-area", web::post().to(plan_area::plan_area))
        .route("/api/v1/calculations/deadline", web::post().to(deadline::deadline))
        .configure(table::configure);
}

/// Their description.
pub fn described() -> utoipa::openapi::OpenApi {
    let mut whole = Own::openapi();
    whole.merge(table::Described::openapi());
    whole
}
