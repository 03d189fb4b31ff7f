//! Lists the cases that you may see

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ReadAnswers;
use crate::api::problem::Problem;
use crate::api::service::{CasePage, Page};
use crate::desk::cases;
use crate::desk::permits::{CaseSummary, Permits};

/// Lists the cases that you may see
#[utoipa::path(
    get,
    path = "/api/v1/storage-permits",
    tag = "storage permits",
    summary = "Lists the cases that you may see",
    params(Page),
    responses((status = 200, description = "Cases in the order they were opened", body = CasePage), ReadAnswers),
    security(("bearer" = [])),
)]
pub async fn list(
    app: web::Data<App>,
    caller: Caller,
    page: web::Query<Page>,
) -> Result<HttpResponse, Problem> {
    let window = page.window(caller.language)?;
    let limit = window.limit;
    let found =
        caller.ask(&app, move |desk, c| cases::list::<Permits>(desk, c.person.as_ref(), &window)).await?;
    let items: Vec<_> = found.iter().map(|(file, version)| CaseSummary::of(file, *version)).collect();
    let next = Page::next(limit, &items, |item| item.id.clone());
    Ok(HttpResponse::Ok().json(CasePage { items, next }))
}
