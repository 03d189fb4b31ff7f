//! Attaches a file.

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::{ActAnswers, FileAnswers};
use crate::api::problem::Problem;
use crate::api::service::answer;
use crate::desk::cases::{self, SentFile};
use crate::desk::permits;

/// What a file is called and what it belongs to.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FileName {
    /// The file's name, with its ending.
    pub name: String,
    /// The item of the application that it belongs to.
    pub item: Option<String>,
}

/// Attaches a file: the body is the file itself. It is typed by what is in it and kept unchanged by its SHA-256.
#[utoipa::path(
    post,
    path = "/api/v1/storage-permits/{id}/attachments",
    tag = "storage permits",
    summary = "Attaches a file to the draft",
    params(
        ("id" = String, Path, description = "The case's id"),
        FileName,
        ("Idempotency-Key" = Option<String>, Header, description = "Sent twice, the file is attached once"),
        ("If-Match" = Option<String>, Header, description = "The case's ETag as last seen"),
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(ActAnswers, FileAnswers),
    security(("bearer" = [])),
)]
pub async fn attach(
    app: web::Data<App>,
    caller: Caller,
    id: web::Path<String>,
    file: web::Query<FileName>,
    bytes: web::Bytes,
) -> Result<HttpResponse, Problem> {
    let done = caller
        .ask(&app, move |desk, c| {
            let sent = SentFile { name: &file.name, item: file.item.as_deref(), content: &bytes };
            cases::attach(desk, c.person.as_ref(), &id, &permits::DRAFT, &sent, &c.terms, c.at)
        })
        .await?;
    Ok(answer(done))
}
