//! Takes a file off the draft.

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ActAnswers;
use crate::api::problem::Problem;
use crate::api::service::answer;
use crate::desk::DeskError;
use crate::desk::cases::act;
use crate::desk::permits::Permits;
use crate::law::Digest;
use crate::permit::procedure::Command;
use crate::permit::procedure::content::RemovedAttachment;

/// Takes a file off the draft. Versions that were submitted with it keep it.
#[utoipa::path(
    delete,
    path = "/api/v1/storage-permits/{id}/attachments/{sha256}",
    tag = "storage permits",
    summary = "Takes a file off the draft",
    params(
        ("id" = String, Path, description = "The case's id"),
        ("sha256" = String, Path, description = "SHA-256 of the file"),
        ("If-Match" = Option<String>, Header, description = "The case's ETag as last seen"),
    ),
    responses(ActAnswers),
    security(("bearer" = [])),
)]
pub async fn remove_attachment(
    app: web::Data<App>,
    caller: Caller,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (id, sha256) = place.into_inner();
    let done = caller
        .ask(&app, move |desk, c| {
            let sha256 = Digest::parse(&sha256).ok_or(DeskError::NotFound)?;
            let command = Command::RemoveAttachment(RemovedAttachment { sha256 });
            act::<Permits>(desk, c.person.as_ref(), &id, &command, &c.terms, c.at)
        })
        .await?;
    Ok(answer(done))
}
