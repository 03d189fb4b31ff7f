//! Shows where every captured tonne is.

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ReadAnswers;
use crate::api::problem::Problem;
use crate::desk::refunds::{self, LotView};

/// Shows where the CO2 of every lot is: with the company, on its way, stored, lost or not accounted for.
#[utoipa::path(
    get,
    path = "/api/v1/refund-agreements/{id}/custody",
    tag = "refund agreements",
    summary = "Shows where every captured tonne is",
    params(("id" = String, Path, description = "The case's id")),
    responses((status = 200, description = "The lots; the tonnes of each add up to what was captured", body = Vec<LotView>), ReadAnswers),
    security(("bearer" = [])),
)]
pub async fn custody(
    app: web::Data<App>,
    caller: Caller,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let found: Vec<LotView> =
        caller.ask(&app, move |desk, c| refunds::custody(desk, c.person.as_ref(), &id, c.at)).await?;
    Ok(HttpResponse::Ok().json(found))
}
