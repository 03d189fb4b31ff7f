//! Storage permits. Every POST on one is one act; [`acts`] is their table.

pub mod acts;
pub mod area;
pub mod attach;
pub mod attachment;
pub mod completeness;
pub mod cumulative;
pub mod difference;
pub mod document;
pub mod documents;
pub mod journal;
pub mod list;
pub mod open;
pub mod read;
pub mod remove_attachment;
pub mod save;

use actix_web::HttpResponse;

use crate::desk::Done;

/// The answer to an act.
pub(super) fn answer(done: Done) -> HttpResponse {
    let status =
        actix_web::http::StatusCode::from_u16(done.status).unwrap_or(actix_web::http::StatusCode::OK);
    let mut response = HttpResponse::build(status);
    response.insert_header(("ETag", format!("\"{}\"", done.version)));
    if !done.location.is_empty() {
        response.insert_header(("Location", done.location));
    }
    response.content_type("application/json").body(done.body)
}
