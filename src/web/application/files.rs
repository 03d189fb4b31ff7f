//! Files of a step: sent with a form, and taken off again.

use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};

use crate::desk::cases::SentFile;
use crate::desk::permits::{DRAFT, Permits};
use crate::desk::{DeskError, Terms, cases};
use crate::host::App;
use crate::law::Digest;
use crate::permit::application::Item;
use crate::permit::procedure::Command;
use crate::permit::procedure::content::RemovedAttachment;
use crate::web::fault::Fault;
use crate::web::own_files::OwnFiles;
use crate::web::own_form::OwnForm;

/// Attaches every file that was chosen.
///
/// # Errors
/// 404 where there is no such case or item; 413, 415 and 422 for a file that is not taken.
pub async fn attach(
    app: web::Data<App>,
    form: OwnFiles,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let (id, slug) = place.into_inner();
    let item = Item::from_slug(&slug).ok_or(DeskError::NotFound)?;
    let OwnFiles { by, received } = form;
    let of = id.clone();
    by.ask(&app, move |desk, by| {
        // Also where nothing was chosen, whoever has no such case is told nothing of it.
        cases::allowed::<Permits>(desk, Some(&by.person), &of, DRAFT.act)?;
        for file in received.files.iter().filter(|file| file.field == "file") {
            let sent = SentFile { name: &file.name, item: Some(item.slug()), content: &file.content };
            cases::attach(desk, Some(&by.person), &of, &DRAFT, &sent, &Terms::default(), by.at())?;
        }
        Ok(())
    })
    .await?;
    Ok(back(&id, item))
}

/// Takes a file off the draft. It stays with the versions that were submitted with it.
///
/// # Errors
/// 404 where there is no such case, item or file.
pub async fn remove(
    app: web::Data<App>,
    form: OwnForm,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let (id, slug) = place.into_inner();
    let item = Item::from_slug(&slug).ok_or(DeskError::NotFound)?;
    let sha256 = Digest::parse(form.value("sha256")).ok_or(DeskError::NotFound)?;
    let of = id.clone();
    form.by
        .ask(&app, move |desk, by| {
            let command = Command::RemoveAttachment(RemovedAttachment { sha256 });
            cases::act::<Permits>(desk, Some(&by.person), &of, &command, &Terms::default(), by.at())
        })
        .await?;
    Ok(back(&id, item))
}

fn back(id: &str, item: Item) -> HttpResponse {
    let place = format!("/cases/storage-permits/{id}/application/{}#files", item.slug());
    HttpResponse::SeeOther().insert_header((LOCATION, place)).finish()
}
