//! Lists: of cases, and of what is in one.

use actix_web::HttpResponse;

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::problem::Problem;
use crate::api::service::{JournalPage, Page};
use crate::casework;
use crate::desk::{Kind, cases};
use crate::law::Text;

/// A page of the cases that the caller may see, each in short, with the key of the page after.
///
/// # Errors
/// What the desk says; 422 for a page that cannot be.
pub async fn list<K: Kind, S: Send + 'static>(
    app: &App,
    caller: Caller,
    page: &Page,
    in_short: fn(&K::File, i64) -> S,
) -> Result<(Vec<S>, Option<String>), Problem> {
    let window = page.window(caller.language)?;
    caller
        .ask(app, move |desk, c| {
            let found = cases::list::<K>(desk, c.person.as_ref(), &window)?;
            let next = Page::next(window.limit, &found, |(file, _)| K::head(file).id.to_owned());
            Ok((found.iter().map(|(file, version)| in_short(file, *version)).collect(), next))
        })
        .await
}

/// A page of a case's journal.
///
/// # Errors
/// What the desk says; 422 for a page that cannot be.
pub async fn journal<K: Kind>(
    app: &App,
    caller: Caller,
    id: String,
    page: &Page,
) -> Result<HttpResponse, Problem> {
    let window = page.window(caller.language)?;
    if window.after.as_ref().is_some_and(|after| after.parse::<i64>().is_err()) {
        let message =
            Text::new("after skal være et nummer i journalen.", "after must be a journal entry's number.");
        return Err(Problem::invalid(caller.language, &[casework::Problem::plain("/after", message)]));
    }
    let limit = window.limit;
    let items = caller
        .ask(app, move |desk, c| cases::journal::<K>(desk, c.person.as_ref(), &id, &window, c.at))
        .await?;
    let next = Page::next(limit, &items, |item| item.entry.seq.to_string());
    Ok(HttpResponse::Ok().json(JournalPage { items, next }))
}

/// A case's letters and copies of record.
///
/// # Errors
/// What the desk says.
pub async fn documents<K: Kind>(app: &App, caller: Caller, id: String) -> Result<HttpResponse, Problem> {
    let found =
        caller.ask(app, move |desk, c| cases::documents::<K>(desk, c.person.as_ref(), &id, c.at)).await?;
    Ok(HttpResponse::Ok().json(found))
}
