//! Shows the ledger, for a program or for a spreadsheet.

use actix_web::http::header::ACCEPT;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ReadAnswers;
use crate::api::problem::Problem;
use crate::desk::refunds;
use crate::host::download::download;
use crate::refund::ledger::LedgerEntry;

/// How the ledger is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = LedgerFormat)]
pub enum Format {
    /// JSON.
    Json,
    /// CSV, in the language of `Accept-Language`.
    Csv,
}

/// How the ledger is wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// As JSON or CSV; if nothing is said, as `Accept` asks.
    #[param(inline)]
    pub format: Option<Format>,
}

/// Shows every entry of the ledger. Each balances; nothing is ever changed, only reversed.
#[utoipa::path(
    get,
    path = "/api/v1/refund-agreements/{id}/ledger",
    tag = "refund agreements",
    summary = "Shows the ledger",
    params(("id" = String, Path, description = "The case's id"), Wanted),
    responses(
        (status = 200, description = "The entries, oldest first", content(
            (Vec<LedgerEntry> = "application/json"),
            (String = "text/csv"),
        )),
        ReadAnswers,
    ),
    security(("bearer" = [])),
)]
pub async fn ledger(
    app: web::Data<App>,
    caller: Caller,
    id: web::Path<String>,
    wanted: web::Query<Wanted>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let accepts_csv = request
        .headers()
        .get(ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.trim().starts_with("text/csv"));
    let csv = wanted.format.map_or(accepts_csv, |format| format == Format::Csv);
    if csv {
        let sheet = caller
            .ask(&app, move |desk, c| refunds::ledger_csv(desk, c.person.as_ref(), &id, c.language, c.at))
            .await?;
        return Ok(download("text/csv; charset=utf-8", "ledger.csv", sheet.into_bytes()));
    }
    let entries: Vec<LedgerEntry> =
        caller.ask(&app, move |desk, c| refunds::ledger(desk, c.person.as_ref(), &id, c.at)).await?;
    Ok(HttpResponse::Ok().json(entries))
}
