//! Tokens for programs: made and revoked.

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};

use super::me::shown;
use crate::casework::Problem;
use crate::desk::DeskError;
use crate::desk::sign_in::{self, NewToken};
use crate::host::{App, shape};
use crate::web::fault::Fault;
use crate::web::form::{Field, Filled, Kind};
use crate::web::own_form::OwnForm;

/// The form's fields.
pub const FIELDS: [Field; 3] = [
    Field::needed("name", "/name", Kind::Line, "Hvad skal den hedde?", "What shall it be called?")
        .help("Så du kan kende den igen.", "So that you know it again."),
    Field::needed(
        "scope",
        "/scope",
        Kind::OneOf(&[
            ("read", "Læse det, du kan læse", "Read what you may read"),
            ("act", "Gøre det, du kan gøre", "Do what you may do"),
        ]),
        "Hvad skal den kunne?",
        "What may it do?",
    ),
    Field::needed("days", "/days", Kind::Whole, "Hvor mange dage skal den gælde?", "For how many days?")
        .help("1-366.", "1-366.")
        .example("90"),
];

/// Makes a token and shows it once, or says what is wrong with what was asked for.
///
/// # Errors
/// 401 and 403 as every form; or the store fails.
pub async fn make(app: web::Data<App>, form: OwnForm) -> Result<HttpResponse, Fault> {
    let mut filled = Filled::sent(form.sent);
    let value = filled.json(&FIELDS);
    if filled.faults.is_empty() {
        let made = match shape::read::<NewToken>(value) {
            Err(faults) => Err(faults),
            Ok(asked) => {
                let work = move |desk: &_, who: &crate::web::signed_in::SignedIn| {
                    sign_in::make(desk, &who.presented(), &asked, who.at())
                };
                match form.by.ask(&app, work).await {
                    Err(DeskError::Invalid(faults)) => Err(faults),
                    other => Ok(other?),
                }
            }
        };
        let faults: Vec<Problem> = match made {
            Ok(made) => {
                let blank = Filled::examples(&FIELDS);
                return shown(&app, &form.by, &blank, Some(&made), StatusCode::CREATED).await;
            }
            Err(faults) => faults,
        };
        filled.faults = faults;
    }
    shown(&app, &form.by, &filled, None, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// Revokes a token, and whatever was made with it.
///
/// # Errors
/// 404 where the person has no such token.
pub async fn revoke(
    app: web::Data<App>,
    id: web::Path<String>,
    form: OwnForm,
) -> Result<HttpResponse, Fault> {
    form.by.ask(&app, move |desk, who| sign_in::revoke(desk, &who.presented(), &id)).await?;
    Ok(HttpResponse::SeeOther().insert_header((LOCATION, "/me#tokens")).finish())
}
