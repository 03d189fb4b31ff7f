//! Opens a case.

use actix_web::{HttpResponse, web};

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ActAnswers;
use crate::api::problem::Problem;
use crate::api::service::answer;
use crate::desk::cases;
use crate::desk::permits::{CaseView, Permits};

/// Opens a case for your company. Letters will be in the language of `Accept-Language`.
#[utoipa::path(
    post,
    path = "/api/v1/storage-permits",
    tag = "storage permits",
    summary = "Opens a case for your company",
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice, one case is opened")),
    responses((status = 201, description = "The case, with its number", body = CaseView), ActAnswers),
    security(("bearer" = [])),
)]
pub async fn open(app: web::Data<App>, caller: Caller) -> Result<HttpResponse, Problem> {
    let done = caller
        .ask(&app, move |desk, c| cases::open::<Permits>(desk, c.person.as_ref(), c.language, &c.terms, c.at))
        .await?;
    Ok(answer(done))
}
