//! Statements for invoices of heat or cold: ordered, followed, and fetched one by one.

use actix_web::web::Bytes;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::api::App;
use crate::api::body;
use crate::api::caller::Caller;
use crate::api::openapi::{ActAnswers, ReadAnswers};
use crate::api::problem::Problem;
use crate::api::service::answer;
use crate::desk::refunds::AgreementView;
use crate::desk::refunds::heat::{self, HeatStatementFormat, HeatStatementsView, HeatStatementsWanted};
use crate::host::download::download;

/// Which statement is wanted, and how.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The supplier's number for the customer, as in the file of customers.
    pub customer: String,
    /// As a page or as data.
    #[serde(default)]
    #[param(inline)]
    pub format: HeatStatementFormat,
}

/// Orders statements. The customers are a CSV file attached as evidence before; every fault of it is told with line and column,
/// and nothing is then ordered. The statements are made afterwards, a thousand at a time; `GET` on the same address says how far
/// they are.
#[utoipa::path(
    post,
    path = "/api/v1/refund-agreements/{id}/heat-statements",
    tag = "refund agreements",
    summary = "Orders statements for invoices of heat or cold (section 5)",
    params(
        ("id" = String, Path, description = "The case's id"),
        ("Idempotency-Key" = Option<String>, Header, description = "Sent twice, they are ordered once"),
        ("If-Match" = Option<String>, Header, description = "The case's ETag as last seen"),
    ),
    request_body = HeatStatementsWanted,
    responses(
        (status = 200, description = "Done. `ETag` is the case's new version.", body = AgreementView),
        ActAnswers,
    ),
    security(("bearer" = [])),
)]
pub async fn order_heat_statements(
    app: web::Data<App>,
    caller: Caller,
    id: web::Path<String>,
    bytes: Bytes,
) -> Result<HttpResponse, Problem> {
    let wanted: HeatStatementsWanted = body::read(&bytes, caller.language)?;
    let id = id.into_inner();
    let done = caller
        .ask(&app, move |desk, c| heat::order(desk, c.person.as_ref(), &id, wanted, &c.terms, c.at))
        .await?;
    Ok(answer(done))
}

/// Shows how far the runs of statements are, and when customers must have their next.
#[utoipa::path(
    get,
    path = "/api/v1/refund-agreements/{id}/heat-statements",
    tag = "refund agreements",
    summary = "Shows how far the statements for invoices are",
    params(("id" = String, Path, description = "The case's id")),
    responses((status = 200, description = "The runs", body = HeatStatementsView), ReadAnswers),
    security(("bearer" = [])),
)]
pub async fn heat_statements(
    app: web::Data<App>,
    caller: Caller,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = id.into_inner();
    let found: HeatStatementsView =
        caller.ask(&app, move |desk, c| heat::heat_statements(desk, c.person.as_ref(), &id, c.at)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Fetches one customer's statement, as a page or as data with its fields for an electronic invoice.
#[utoipa::path(
    get,
    path = "/api/v1/refund-agreements/{id}/heat-statements/{run}/statement",
    tag = "refund agreements",
    summary = "Fetches one customer's statement",
    params(
        ("id" = String, Path, description = "The case's id"),
        ("run" = u32, Path, description = "The run's number in the case"),
        Wanted,
    ),
    responses(
        (status = 200, description = "The statement", content(
            (Vec<u8> = "application/pdf"),
            (Object = "application/json"),
        )),
        ReadAnswers,
    ),
    security(("bearer" = [])),
)]
pub async fn heat_statement(
    app: web::Data<App>,
    caller: Caller,
    place: web::Path<(String, u32)>,
    wanted: web::Query<Wanted>,
) -> Result<HttpResponse, Problem> {
    let (id, run) = place.into_inner();
    let Wanted { customer, format } = wanted.into_inner();
    let content = caller
        .ask(&app, move |desk, c| {
            heat::statement(desk, c.person.as_ref(), &id, (run, &customer), format, c.at)
        })
        .await?;
    Ok(match format {
        HeatStatementFormat::Pdf => download("application/pdf", &format!("statement-{run}.pdf"), content),
        HeatStatementFormat::Json => HttpResponse::Ok().content_type("application/json").body(content),
    })
}
