//! Saves the draft.

use actix_web::http::StatusCode;
use actix_web::http::header::IF_MATCH;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::api::caller::Caller;
use crate::api::openapi::ActAnswers;
use crate::api::problem::Problem;
use crate::api::service::answer;
use crate::api::{App, body};
use crate::casework;
use crate::desk::cases::act;
use crate::desk::permits::Permits;
use crate::law::Text;
use crate::permit::application::Application;
use crate::permit::procedure::Command;
use crate::permit::procedure::content::SavedDraft;

/// Saves the draft, however incomplete. What cannot be read as its field is kept as it was typed; fields that the form
/// does not have are refused, all of them named. `If-Match` is needed, so that two windows do not undo each other.
#[utoipa::path(
    put,
    path = "/api/v1/storage-permits/{id}/draft",
    tag = "storage permits",
    summary = "Saves the draft, however incomplete",
    params(
        ("id" = String, Path, description = "The case's id"),
        ("If-Match" = Option<String>, Header, description = "The case's ETag as last seen; 428 without it"),
        ("Idempotency-Key" = Option<String>, Header, description = "Sent twice, the draft is saved once"),
    ),
    request_body = Application,
    responses(
        (status = 428, description = "If-Match is missing", body = Problem, content_type = "application/problem+json"),
        ActAnswers,
    ),
    security(("bearer" = [])),
)]
pub async fn save(
    app: web::Data<App>,
    caller: Caller,
    id: web::Path<String>,
    request: HttpRequest,
    bytes: web::Bytes,
) -> Result<HttpResponse, Problem> {
    let language = caller.language;
    if !request.headers().contains_key(IF_MATCH) {
        let title = Text::new("If-Match mangler", "If-Match is missing");
        let detail = Text::new(
            "Send sagens ETag i If-Match, så to vinduer ikke overskriver hinanden.",
            "Send the case's ETag in If-Match, so that two windows do not undo each other.",
        );
        let status = StatusCode::PRECONDITION_REQUIRED;
        return Err(Problem::new(status, "if-match-required", language, &title, &detail));
    }
    let value = body::json(&bytes, language)?;
    let mut faults = Application::unknown_fields(&value);
    let draft: Box<Application> = match serde_json::from_value(value) {
        Ok(draft) => draft,
        Err(why) => {
            let message =
                Text::new(format!("Kladden kan ikke læses: {why}."), format!("Cannot be read: {why}."));
            faults.push(casework::Problem::plain("", message));
            Box::default()
        }
    };
    faults.extend(draft.problems());
    if !faults.is_empty() {
        return Err(Problem::invalid(language, &faults));
    }
    let command = Command::Save(SavedDraft(draft));
    let done = caller
        .ask(&app, move |desk, c| act::<Permits>(desk, c.person.as_ref(), &id, &command, &c.terms, c.at))
        .await?;
    Ok(answer(done))
}
