//! Storage permits. Every POST on one is one act; [`acts`] is their table.

use actix_web::web;
use utoipa::OpenApi;

pub mod acts;
pub mod area;
pub mod cases;
pub mod completeness;
pub mod cumulative;
pub mod difference;
mod draft;

#[derive(OpenApi)]
#[openapi(paths(completeness::completeness, cumulative::cumulative, area::area, difference::difference))]
struct Own;

/// Adds the routes.
pub fn configure(routes: &mut web::ServiceConfig) {
    routes
        .configure(cases::configure)
        .route("/api/v1/storage-permits/{id}/completeness", web::get().to(completeness::completeness))
        .route("/api/v1/storage-permits/{id}/cumulative", web::get().to(cumulative::cumulative))
        .route("/api/v1/storage-permits/{id}/area", web::get().to(area::area))
        .route(
            "/api/v1/storage-permits/{id}/versions/{version}/difference",
            web::get().to(difference::difference),
        )
        .configure(acts::configure);
}

/// Their description.
pub fn described() -> utoipa::openapi::OpenApi {
    let mut whole = Own::openapi();
    whole.merge(cases::Described::openapi());
    whole.merge(acts::Described::openapi());
    whole
}
