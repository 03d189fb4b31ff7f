//! What every request is counted, timed and named by.

use std::time::Instant;

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use metrics::{counter, histogram};
use tracing::Instrument as _;
use uuid::Uuid;

/// The header with a request's name, in the request as in the answer.
const NAME: &str = "x-request-id";
/// How long a name that a client or a proxy gives may be, in characters.
const LONGEST: usize = 64;

/// Counts and times a request by its route, and gives it a name that stands in the answer and in every line of the log that is
/// written for it.
///
/// # Errors
/// As the service under it.
pub async fn metered(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let name = given(request.headers()).unwrap_or_else(|| Uuid::now_v7().to_string());
    let method = known(request.method());
    let span = tracing::info_span!("request", id = name);
    let begun = Instant::now();
    let mut answer = next.call(request).instrument(span).await?;
    // A route, not an address: there are few of them.
    let route = answer.request().match_pattern().unwrap_or_else(|| "none".to_owned());
    histogram!("sagsgang_request_seconds", "method" => method, "route" => route.clone())
        .record(begun.elapsed().as_secs_f64());
    let status = answer.status().as_u16().to_string();
    counter!("sagsgang_requests_total", "method" => method, "route" => route, "status" => status)
        .increment(1);
    if let Ok(value) = HeaderValue::from_str(&name) {
        answer.headers_mut().insert(HeaderName::from_static(NAME), value);
    }
    Ok(answer)
}

/// The name that a request brings, if it is one: what is written to a log is chosen with care.
fn given(headers: &HeaderMap) -> Option<String> {
    let name = headers.get(NAME)?.to_str().ok()?;
    let sound =
        (1..=LONGEST).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    sound.then(|| name.to_owned())
}

/// A method by name; those that nothing answers to are one.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_only_if_it_is_one() {
        let of = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(HeaderName::from_static(NAME), HeaderValue::from_str(value).unwrap());
            given(&headers)
        };
        assert_eq!(of("0190-Abc").as_deref(), Some("0190-Abc"));
        for wrong in ["", "a b", "a\"b", "{}", "a.b", &"x".repeat(65)] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
        assert_eq!(given(&HeaderMap::new()), None);
    }
}
