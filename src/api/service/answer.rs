//! The answer to an act.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use crate::desk::Done;

/// What the desk says was done, with the case's version as `ETag`.
pub fn answer(done: Done) -> HttpResponse {
    let mut response = HttpResponse::build(StatusCode::from_u16(done.status).unwrap_or(StatusCode::OK));
    response.insert_header(("ETag", format!("\"{}\"", done.version)));
    if !done.location.is_empty() {
        response.insert_header(("Location", done.location));
    }
    response.content_type("application/json").body(done.body)
}
