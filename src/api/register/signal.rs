//! Takes in what a member of the public has seen.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::caller::Caller;
use crate::api::openapi::PublicAnswers;
use crate::api::problem::Problem;
use crate::api::service::answer;
use crate::api::{App, body};
use crate::desk::permits::{SignalReceipt, register_signal};
use crate::law::Moment;
use crate::permit::procedure::content::{SignalReceived, SignalSource};

/// What somebody has seen near a site.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// What was seen.
    pub text: String,
    /// When, if that is known.
    #[serde(default)]
    pub observed_at: Option<Moment>,
    /// How the person can be reached, if they want to be. Never published.
    #[serde(default)]
    pub contact: String,
}

/// Takes in what somebody has seen near a site, signed in or not, and answers with a receipt.
#[utoipa::path(
    post,
    path = "/api/v1/register/{number}/signals",
    tag = "public register",
    summary = "Reports something seen near a site",
    params(
        ("number" = String, Path, description = "The case number"),
        ("Idempotency-Key" = Option<String>, Header, description = "Sent twice, it is recorded once"),
    ),
    request_body = Seen,
    responses((status = 201, description = "A receipt", body = SignalReceipt), PublicAnswers),
)]
pub async fn signal(
    app: web::Data<App>,
    caller: Caller,
    number: web::Path<String>,
    bytes: web::Bytes,
) -> Result<HttpResponse, Problem> {
    let seen: Seen = body::read(&bytes, caller.language)?;
    let signal = SignalReceived {
        source: SignalSource::Public,
        text: seen.text,
        observed_at: seen.observed_at,
        contact: seen.contact,
        attachments: Vec::new(),
        watch: None,
    };
    let done = caller
        .ask(&app, move |desk, c| register_signal(desk, c.person.as_ref(), &number, &signal, &c.terms, c.at))
        .await?;
    Ok(answer(done))
}
