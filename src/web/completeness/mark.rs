//! Marks an item.

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use serde_json::json;

use super::review::{Typed, shown};
use crate::casework::Refusal;
use crate::desk::permits::Permits;
use crate::desk::{DeskError, Terms, cases};
use crate::host::{App, shape};
use crate::permit::application::Item;
use crate::permit::procedure::Command;
use crate::permit::procedure::content::ItemMark;
use crate::web::fault::Fault;
use crate::web::own_form::OwnForm;

/// Marks an item, and leads back to it.
///
/// # Errors
/// 403 where the act is not the person's; 404 where there is no such case or item; 409 where the case has moved on.
pub async fn mark(
    app: web::Data<App>,
    form: OwnForm,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let (id, slug) = place.into_inner();
    let item = Item::from_slug(&slug).ok_or(DeskError::NotFound)?;
    let (status, note) = (form.value("status").to_owned(), form.value("note").replace("\r\n", "\n"));
    let done = match shape::read::<ItemMark>(json!({"item": item, "status": status, "note": note.trim()})) {
        Ok(mark) => {
            let of = id.clone();
            let work = move |desk: &_, by: &crate::web::signed_in::SignedIn| {
                let terms = Terms::default();
                cases::act::<Permits>(desk, Some(&by.person), &of, &Command::MarkItem(mark), &terms, by.at())
            };
            form.by.ask(&app, work).await.map(drop)
        }
        Err(found) => Err(DeskError::Invalid(found)),
    };
    match done {
        Ok(()) => {
            let place = format!("/cases/storage-permits/{id}/completeness#{slug}");
            Ok(HttpResponse::SeeOther().insert_header((LOCATION, place)).finish())
        }
        Err(DeskError::Invalid(found) | DeskError::Refused(Refusal::Content(found))) => {
            let language = form.by.language();
            let field =
                |pointer: &str| format!("{slug}-{}", if pointer == "/note" { "note" } else { "status" });
            let faults = found
                .iter()
                .map(|fault| (Some(field(&fault.pointer)), fault.message.in_language(language).to_owned()));
            let typed =
                Typed { mark: Some((item, status, note)), faults: faults.collect(), ..Typed::default() };
            shown(&app, &form.by, id, &typed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(other) => Err(other.into()),
    }
}
