//! Agreements on repayment of CO2 tax. Every POST on one is one act; [`acts`] is their table, and [`measurements`] takes the
//! readings, which are too large for a table, as [`heat_statements`] takes a year's production, which the case completes.

use actix_web::web;
use utoipa::OpenApi;

pub mod acts;
pub mod cases;
pub mod claim_receipt;
pub mod custody;
mod draft;
pub mod heat_statements;
pub mod ledger;
pub mod measurements;

#[derive(OpenApi)]
#[openapi(paths(
    measurements::upload_measurements,
    custody::custody,
    ledger::ledger,
    claim_receipt::claim_receipt,
    heat_statements::order_heat_statements,
    heat_statements::heat_statements,
    heat_statements::heat_statement
))]
struct Own;

/// Adds the routes.
pub fn configure(routes: &mut web::ServiceConfig) {
    routes
        .configure(cases::configure)
        .route(
            "/api/v1/refund-agreements/{id}/measurements",
            web::post().to(measurements::upload_measurements),
        )
        .route("/api/v1/refund-agreements/{id}/custody", web::get().to(custody::custody))
        .route("/api/v1/refund-agreements/{id}/ledger", web::get().to(ledger::ledger))
        .route(
            "/api/v1/refund-agreements/{id}/claims/{number}/receipt",
            web::get().to(claim_receipt::claim_receipt),
        )
        .route(
            "/api/v1/refund-agreements/{id}/heat-statements",
            web::post().to(heat_statements::order_heat_statements),
        )
        .route(
            "/api/v1/refund-agreements/{id}/heat-statements",
            web::get().to(heat_statements::heat_statements),
        )
        .route(
            "/api/v1/refund-agreements/{id}/heat-statements/{run}/statement",
            web::get().to(heat_statements::heat_statement),
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
