//! What somebody who watches the log looks for: requests that were refused for who sent them.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpRequest};

/// The longest address that is logged, in characters.
const LONGEST: usize = 200;

/// Who was known to send a request.
#[derive(Clone)]
struct Asker(String);

/// Notes on a request who was known to send it.
pub fn asked_by(request: &HttpRequest, person: &str) {
    request.extensions_mut().insert(Asker(person.to_owned()));
}

/// Logs a request that was refused: 401, 403 and 429; and 404 where somebody was known, since what is hidden from them
/// answers so. The query is left out: it may hold what is nobody's to read.
///
/// # Errors
/// As the service under it.
pub async fn noted(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let answer = next.call(request).await?;
    let status = answer.status();
    let request = answer.request();
    let person = request.extensions().get::<Asker>().map(|asker| asker.0.clone());
    let refused =
        matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS)
            || status == StatusCode::NOT_FOUND && person.is_some();
    if refused {
        let path: String = match request.match_pattern() {
            // The link to whoever follows a permit is a secret.
            Some(route) if route.starts_with("/follow/") => route,
            _ => request.path().chars().take(LONGEST).collect(),
        };
        let (method, person) = (request.method(), person.unwrap_or_default());
        tracing::info!(status = status.as_u16(), %method, path, person, "refused");
    }
    Ok(answer)
}
