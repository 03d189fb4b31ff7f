//! Saves the draft.

use actix_web::http::StatusCode;
use actix_web::http::header::IF_MATCH;
use actix_web::{HttpRequest, HttpResponse};

use super::act;
use crate::api::App;
use crate::api::caller::Caller;
use crate::api::problem::Problem;
use crate::desk::Kind;
use crate::law::{Language, Text};

/// Saves the draft as `read` reads it. Two windows do not undo each other: without `If-Match` nothing is saved.
///
/// # Errors
/// 428 without `If-Match`; what `read` and the desk say.
pub async fn save<K: Kind>(
    app: &App,
    caller: Caller,
    id: String,
    request: &HttpRequest,
    bytes: &[u8],
    read: fn(&[u8], Language) -> Result<K::Command, Problem>,
) -> Result<HttpResponse, Problem>
where
    K::Command: Send,
{
    if !request.headers().contains_key(IF_MATCH) {
        let title = Text::new("If-Match mangler", "If-Match is missing");
        let detail = Text::new(
            "Send sagens ETag i If-Match, så to vinduer ikke overskriver hinanden.",
            "Send the case's ETag in If-Match, so that two windows do not undo each other.",
        );
        let status = StatusCode::PRECONDITION_REQUIRED;
        return Err(Problem::new(status, "if-match-required", caller.language, &title, &detail));
    }
    let command = read(bytes, caller.language)?;
    act::<K>(app, caller, id, command).await
}
