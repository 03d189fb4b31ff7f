//! A company opens a case.

use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use uuid::Uuid;

use super::kind::{Shown, of_kind};
use crate::desk::{Terms, cases};
use crate::host::App;
use crate::web::fault::Fault;
use crate::web::own_form::OwnForm;

/// Opens a case and leads to it. Letters will be in the language of the page.
///
/// # Errors
/// 403 where the person acts for no company; 404 where there is no such kind.
pub async fn open(
    app: web::Data<App>,
    place: web::Path<String>,
    form: OwnForm,
) -> Result<HttpResponse, Fault> {
    of_kind!(place.as_str(), K => opened::<K>(&app, &form).await)
}

async fn opened<K: Shown>(app: &App, form: &OwnForm) -> Result<HttpResponse, Fault> {
    let idempotency_key = Uuid::parse_str(form.value("key")).ok().map(|key| key.to_string());
    let terms = Terms { idempotency_key, ..Terms::default() };
    let done = form
        .by
        .ask(app, move |desk, who| {
            cases::open::<K>(desk, Some(&who.person), who.language(), &terms, who.at())
        })
        .await?;
    let id = done.location.rsplit('/').next().unwrap_or_default();
    Ok(HttpResponse::SeeOther().insert_header((LOCATION, format!("/cases/{}/{id}", K::PLACE))).finish())
}
