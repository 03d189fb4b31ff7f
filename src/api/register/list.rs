//! Lists the register.

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::PublicAnswers;
use crate::api::problem::Problem;
use crate::api::service::{Page, RegisterPage};
use crate::desk::permits::register_list;

/// Lists the permits in the public register, with what has been released of each.
#[utoipa::path(
    get,
    path = "/api/v1/register",
    tag = "public register",
    summary = "Lists the permits in the public register",
    params(Page),
    responses((status = 200, description = "Permits in order of case numbers", body = RegisterPage), PublicAnswers),
)]
pub async fn list(
    app: web::Data<App>,
    caller: Caller,
    page: web::Query<Page>,
) -> Result<HttpResponse, Problem> {
    let window = page.window(caller.language)?;
    let limit = window.limit;
    let items = caller.ask(&app, move |desk, _| register_list(desk, &window)).await?;
    let next = Page::next(limit, &items, |item| item.number.clone());
    Ok(HttpResponse::Ok().json(RegisterPage { items, next }))
}
