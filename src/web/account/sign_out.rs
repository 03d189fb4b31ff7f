//! Signing out, here or everywhere.

use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::desk::sign_in;
use crate::host::{App, cookie};
use crate::web::fault::Fault;
use crate::web::own_form::OwnForm;

/// Ends the session of this browser.
///
/// # Errors
/// 401 where it has ended already; 403 where the form is not the session's own; or the store fails.
pub async fn here(app: web::Data<App>, request: HttpRequest, form: OwnForm) -> Result<HttpResponse, Fault> {
    if let Some(held) = cookie::held(&request) {
        form.by.ask(&app, move |desk, _| sign_in::sign_out(desk, &held)).await?;
    }
    Ok(gone())
}

/// Ends every session of the person.
///
/// # Errors
/// As [`here`].
pub async fn everywhere(app: web::Data<App>, form: OwnForm) -> Result<HttpResponse, Fault> {
    form.by.ask(&app, |desk, who| sign_in::sign_out_everywhere(desk, &who.person)).await?;
    Ok(gone())
}

fn gone() -> HttpResponse {
    HttpResponse::SeeOther().cookie(cookie::gone()).insert_header((LOCATION, "/")).finish()
}
