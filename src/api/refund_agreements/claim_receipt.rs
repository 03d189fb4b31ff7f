//! Shows how a claim was computed.

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ReadAnswers;
use crate::api::problem::Problem;
use crate::desk::refunds;
use crate::law::Receipt;

/// Shows the receipt of the computation of a claim that stands: the final one, else the assessment's, else the claim's own.
#[utoipa::path(
    get,
    path = "/api/v1/refund-agreements/{id}/claims/{number}/receipt",
    tag = "refund agreements",
    summary = "Shows how a claim was computed",
    params(
        ("id" = String, Path, description = "The case's id"),
        ("number" = u32, Path, description = "The claim's number in the case"),
    ),
    responses((status = 200, description = "The receipt", body = Receipt), ReadAnswers),
    security(("bearer" = [])),
)]
pub async fn claim_receipt(
    app: web::Data<App>,
    caller: Caller,
    place: web::Path<(String, u32)>,
) -> Result<HttpResponse, Problem> {
    let (id, number) = place.into_inner();
    let found: Receipt = caller
        .ask(&app, move |desk, c| refunds::claim_receipt(desk, c.person.as_ref(), &id, number, c.at))
        .await?;
    Ok(HttpResponse::Ok().json(found))
}
