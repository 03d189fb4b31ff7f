//! A person's tokens for programs.

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::body;
use crate::api::caller::Caller;
use crate::api::openapi::{ActAnswers, ReadAnswers};
use crate::api::problem::Problem;
use crate::desk::sign_in::{self, MadeToken, NewToken, TokenView};

/// Lists your tokens, oldest first.
#[utoipa::path(
    get,
    path = "/api/v1/me/tokens",
    operation_id = "tokens",
    tag = "sign-in",
    responses((status = 200, description = "Your tokens", body = Vec<TokenView>), ReadAnswers),
    security(("bearer" = [])),
)]
pub async fn list(app: web::Data<App>, caller: Caller) -> Result<HttpResponse, Problem> {
    let tokens = caller.ask(&app, |desk, c| sign_in::list(desk, &c.signed_in()?)).await?;
    Ok(HttpResponse::Ok().json(tokens))
}

/// Makes a token for a program. The token itself is in this answer and nowhere else.
#[utoipa::path(
    post,
    path = "/api/v1/me/tokens",
    operation_id = "make_token",
    tag = "sign-in",
    request_body = NewToken,
    responses((status = 201, description = "The token, shown once", body = MadeToken), ActAnswers),
    security(("bearer" = [])),
)]
pub async fn make(app: web::Data<App>, caller: Caller, bytes: web::Bytes) -> Result<HttpResponse, Problem> {
    // Whoever is not signed in is told so before their faults.
    caller.signed_in().map_err(|why| Problem::from_desk(why, caller.language))?;
    let asked: NewToken = body::read(&bytes, caller.language)?;
    let made = caller.ask(&app, move |desk, c| sign_in::make(desk, &c.signed_in()?, &asked, c.at)).await?;
    Ok(HttpResponse::Created()
        .insert_header(("Location", format!("/api/v1/me/tokens/{}", made.view.id)))
        .insert_header(("Cache-Control", "no-store"))
        .json(made))
}

/// Revokes a token, and whatever was made with it.
#[utoipa::path(
    delete,
    path = "/api/v1/me/tokens/{id}",
    operation_id = "revoke_token",
    tag = "sign-in",
    params(("id" = String, Path, description = "The token's id, not the token")),
    responses((status = 204, description = "It is taken no more"), ActAnswers),
    security(("bearer" = [])),
)]
pub async fn revoke(
    app: web::Data<App>,
    caller: Caller,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    caller.ask(&app, move |desk, c| sign_in::revoke(desk, &c.signed_in()?, &id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
