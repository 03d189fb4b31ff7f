//! Sessions of browsers.

use actix_web::{HttpRequest, HttpResponse, web};

use super::other_site::refused;
use crate::api::App;
use crate::api::body;
use crate::api::caller::{Caller, blocking, language_of};
use crate::api::openapi::{SessionAnswers, SignInAnswers};
use crate::api::problem::Problem;
use crate::desk::sign_in::{self, Credentials, SignedIn};
use crate::host::cookie;
use crate::host::same_site::{Origin, origin};

/// Signs in with the password and the one-time code of an account. The session is in the cookie `__Host-sagsgang`.
#[utoipa::path(
    post,
    path = "/api/v1/sessions",
    operation_id = "sign_in",
    tag = "sign-in",
    request_body = Credentials,
    responses(
        (
            status = 201,
            description = "You are signed in",
            body = SignedIn,
            headers(("Set-Cookie" = String, description = "The session")),
        ),
        SignInAnswers,
    ),
)]
pub async fn open(
    app: web::Data<App>,
    request: HttpRequest,
    bytes: web::Bytes,
) -> Result<HttpResponse, Problem> {
    let language = language_of(request.headers());
    // Another site must not sign somebody in as its own person either.
    if origin(request.headers()) == Origin::Other {
        return Err(refused(language));
    }
    let given: Credentials = body::read(&bytes, language)?;
    let (held, limits, at) = (cookie::held(&request), app.sessions, (app.clock)());
    let opened =
        blocking(&app, language, move |desk| sign_in::sign_in(desk, &given, held.as_deref(), limits, at))
            .await?;
    Ok(HttpResponse::Created()
        .cookie(cookie::of(&opened.secret))
        .insert_header(("Cache-Control", "no-store"))
        .json(opened))
}

/// Signs out here. Whoever is signed out already stays so.
#[utoipa::path(
    delete,
    path = "/api/v1/sessions/current",
    operation_id = "sign_out",
    tag = "sign-in",
    responses((status = 204, description = "You are signed out"), SessionAnswers),
)]
pub async fn close(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let language = language_of(request.headers());
    if let Some(held) = cookie::held(&request) {
        if origin(request.headers()) != Origin::Own {
            return Err(refused(language));
        }
        blocking(&app, language, move |desk| sign_in::sign_out(desk, &held)).await?;
    }
    Ok(HttpResponse::NoContent().cookie(cookie::gone()).finish())
}

/// Signs out everywhere: every session of yours ends. Tokens stay; they are revoked one by one.
#[utoipa::path(
    delete,
    path = "/api/v1/sessions",
    operation_id = "sign_out_everywhere",
    tag = "sign-in",
    responses((status = 204, description = "You are signed out"), SessionAnswers),
    security(("bearer" = [])),
)]
pub async fn close_all(app: web::Data<App>, caller: Caller) -> Result<HttpResponse, Problem> {
    caller.ask(&app, |desk, c| sign_in::sign_out_everywhere(desk, &c.signed_in()?.person)).await?;
    Ok(HttpResponse::NoContent().cookie(cookie::gone()).finish())
}
