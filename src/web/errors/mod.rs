//! Errors as pages, where a browser asks for a page.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use actix_web::middleware::Next;
use askama::Template;

use super::shell::{Section, Shell};
use super::visitor::Visitor;
use crate::law::Text;

#[derive(Template)]
#[template(path = "errors/error.html")]
struct ErrorPage<'a> {
    shell: Shell,
    status: u16,
    what: &'a str,
    now: &'a str,
}

/// Answers to a browser that asks for a page with a page, where the answer is an error. REST's own places keep
/// `application/problem+json`.
///
/// # Errors
/// As the service under it.
pub async fn as_page(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let of_rest = ["/api/", "/health/", "/assets/"].iter().any(|place| request.path().starts_with(place));
    let asked = !of_rest && wants_a_page(request.headers());
    let answer = next.call(request).await?.map_into_boxed_body();
    let status = answer.status();
    let is_page =
        answer.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !asked || is_page || !(status.is_client_error() || status.is_server_error()) {
        return Ok(answer);
    }
    let request = answer.request().clone();
    let Some(visitor) = Visitor::of(&request) else { return Ok(answer) };
    let (title, what, now) = words(status);
    let page = ErrorPage {
        shell: visitor.shell(Section::Front, &title.da, &title.en),
        status: status.as_u16(),
        what: what.in_language(visitor.language),
        now: now.in_language(visitor.language),
    };
    let Ok(mut page) = visitor.show_once(status, &page) else { return Ok(answer) };
    if let Some(after) = answer.headers().get(RETRY_AFTER) {
        page.headers_mut().insert(RETRY_AFTER, after.clone());
    }
    Ok(ServiceResponse::new(request, page))
}

fn wants_a_page(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|kinds| kinds.contains("text/html"))
}

/// The title, what happened, and what can be done.
fn words(status: StatusCode) -> (Text, Text, Text) {
    let front = Text::new("Gå til forsiden, eller brug menuen.", "Go to the front page, or use the menu.");
    match status.as_u16() {
        400 => (
            Text::new("Forespørgslen kan ikke læses", "The request cannot be read"),
            Text::new(
                "Noget i adressen eller det sendte kan ikke læses.",
                "Something in the address or in what was sent cannot be read.",
            ),
            front,
        ),
        401 => (
            Text::new("Log ind", "Sign in"),
            Text::new("Siden kræver, at du er logget ind.", "The page needs you to be signed in."),
            front,
        ),
        403 => (
            Text::new("Ikke tilladt", "Not allowed"),
            Text::new(
                "Du har ikke adgang, eller formularen blev sendt fra en anden hjemmeside.",
                "You have no access, or the form was sent from another website.",
            ),
            Text::new("Åbn siden her på stedet, og prøv igen.", "Open the page on this site and try again."),
        ),
        404 => (
            Text::new("Siden findes ikke", "The page does not exist"),
            Text::new(
                "Der er ikke noget på denne adresse, som du har adgang til.",
                "There is nothing at this address that you have access to.",
            ),
            front,
        ),
        405 => (
            Text::new("Det kan siden ikke", "The page cannot do that"),
            Text::new(
                "Adressen findes, men kan ikke bruges på denne måde.",
                "The address exists, but cannot be used in this way.",
            ),
            front,
        ),
        409 => (
            Text::new("Det kan ikke gøres nu", "It cannot be done now"),
            Text::new(
                "Sagens tilstand har ikke dette skridt, eller noget andet skal ske først.",
                "The state of the case does not have this act, or something else must come first.",
            ),
            Text::new("Gå til sagen, og se, hvad der kan gøres.", "Go to the case and see what can be done."),
        ),
        413 => (
            Text::new("Det sendte er for stort", "What was sent is too large"),
            Text::new("Der kom mere, end tjenesten tager imod.", "More was sent than the service accepts."),
            Text::new(
                "Gå tilbage, gør det kortere, og prøv igen.",
                "Go back, make it shorter and try again.",
            ),
        ),
        503 => (
            Text::new("Prøv igen om lidt", "Try again shortly"),
            Text::new("Tjenesten kan ikke svare lige nu.", "The service cannot answer right now."),
            Text::new("Vent et øjeblik, og hent siden igen.", "Wait a moment and fetch the page again."),
        ),
        _ if status.is_client_error() => (
            Text::new("Det kan ikke lade sig gøre", "That cannot be done"),
            Text::new(
                "Tjenesten kan ikke udføre det, der blev bedt om.",
                "The service cannot do what was asked.",
            ),
            front,
        ),
        _ => (
            Text::new("Noget gik galt hos os", "Something went wrong on our side"),
            Text::new(
                "Intet er ændret. Fejlen er skrevet i loggen.",
                "Nothing has been changed. The fault has been logged.",
            ),
            Text::new("Prøv igen om lidt.", "Try again in a while."),
        ),
    }
}
