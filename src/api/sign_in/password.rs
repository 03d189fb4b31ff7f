//! A person's own password.

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::body;
use crate::api::caller::Caller;
use crate::api::openapi::SignInAnswers;
use crate::api::problem::Problem;
use crate::desk::sign_in::{self, NewPassword, SignedIn};
use crate::host::cookie;

/// Changes your password. Your other sessions end, and this one goes on with a new cookie; tokens stay.
#[utoipa::path(
    post,
    path = "/api/v1/me/password",
    operation_id = "change_password",
    tag = "sign-in",
    request_body = NewPassword,
    responses(
        (
            status = 200,
            description = "The password is changed",
            body = SignedIn,
            headers(("Set-Cookie" = String, description = "The session")),
        ),
        SignInAnswers,
    ),
    security(("bearer" = [])),
)]
pub async fn change(app: web::Data<App>, caller: Caller, bytes: web::Bytes) -> Result<HttpResponse, Problem> {
    caller.signed_in().map_err(|why| Problem::from_desk(why, caller.language))?;
    let given: NewPassword = body::read(&bytes, caller.language)?;
    let limits = app.sessions;
    let done = caller
        .ask(&app, move |desk, c| sign_in::change_password(desk, &c.signed_in()?, &given, limits, c.at));
    let renewed = done.await?;
    Ok(HttpResponse::Ok()
        .cookie(cookie::of(&renewed.secret))
        .insert_header(("Cache-Control", "no-store"))
        .json(renewed))
}
