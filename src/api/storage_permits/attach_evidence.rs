//! Attaches evidence.

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

/// What a file is called.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EvidenceName {
    /// The file's name, with its ending.
    pub name: String,
}

/// Attaches evidence for a report or a signal to point to, by its SHA-256: the body is the file itself.
#[utoipa::path(
    post,
    path = "/api/v1/storage-permits/{id}/evidence",
    tag = "storage permits",
    summary = "Attaches evidence for a report or a signal",
    params(
        ("id" = String, Path, description = "The case's id"),
        EvidenceName,
        ("Idempotency-Key" = Option<String>, Header, description = "Sent twice, the file is attached once"),
        ("If-Match" = Option<String>, Header, description = "The case's ETag as last seen"),
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(ActAnswers, FileAnswers),
    security(("bearer" = [])),
)]
pub async fn attach_evidence(
    app: web::Data<App>,
    caller: Caller,
    id: web::Path<String>,
    file: web::Query<EvidenceName>,
    bytes: web::Bytes,
) -> Result<HttpResponse, Problem> {
    let done = caller
        .ask(&app, move |desk, c| {
            let sent = SentFile { name: &file.name, item: None, content: &bytes };
            cases::attach(desk, c.person.as_ref(), &id, &permits::EVIDENCE, &sent, &c.terms, c.at)
        })
        .await?;
    Ok(answer(done))
}
