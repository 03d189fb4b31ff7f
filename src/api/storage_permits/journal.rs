//! Reads a case's journal

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ReadAnswers;
use crate::api::problem::Problem;
use crate::api::service::{JournalPage, Page};
use crate::casework;
use crate::desk::cases;
use crate::desk::permits::Permits;
use crate::law::Text;

/// Reads a case's journal
#[utoipa::path(
    get,
    path = "/api/v1/storage-permits/{id}/journal",
    tag = "storage permits",
    summary = "Reads a case's journal",
    params(("id" = String, Path, description = "The case's id"), Page),
    responses((status = 200, description = "Entries, oldest first", body = JournalPage), ReadAnswers),
    security(("bearer" = [])),
)]
pub async fn journal(
    app: web::Data<App>,
    caller: Caller,
    id: web::Path<String>,
    page: web::Query<Page>,
) -> Result<HttpResponse, Problem> {
    let window = page.window(caller.language)?;
    if window.after.as_ref().is_some_and(|after| after.parse::<i64>().is_err()) {
        let message =
            Text::new("after skal være et nummer i journalen.", "after must be a journal entry's number.");
        return Err(Problem::invalid(caller.language, &[casework::Problem::plain("/after", message)]));
    }
    let limit = window.limit;
    let items = caller
        .ask(&app, move |desk, c| cases::journal::<Permits>(desk, c.person.as_ref(), &id, &window))
        .await?;
    let next = Page::next(limit, &items, |item| item.entry.seq.to_string());
    Ok(HttpResponse::Ok().json(JournalPage { items, next }))
}
