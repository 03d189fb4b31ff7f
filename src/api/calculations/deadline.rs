//! Computes a deadline.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::body;
use crate::api::caller::language_of;
use crate::api::openapi::CalculationAnswers;
use crate::api::problem::Problem;
use crate::casework;
use crate::casework::deadline::{Computed, DeadlineError, compute};
use crate::law::Moment;

/// What is counted from what.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeadlineInput {
    /// The rule, by its id in `GET /api/v1/law/deadlines`.
    #[schema(example = "complaint-energy-board")]
    pub rule: String,
    /// When the event was that the rule counts from.
    pub event_at: Moment,
}

/// Computes the last day of a deadline, with the steps that lead to it.
#[utoipa::path(
    post,
    path = "/api/v1/calculations/deadline",
    tag = "calculators",
    summary = "Computes a deadline",
    request_body = DeadlineInput,
    responses((status = 200, description = "The last day and its receipt", body = Computed), CalculationAnswers),
)]
pub async fn deadline(request: actix_web::HttpRequest, bytes: web::Bytes) -> Result<HttpResponse, Problem> {
    let language = language_of(request.headers());
    let input: DeadlineInput = body::read(&bytes, language)?;
    let computed = compute(&input.rule, input.event_at).map_err(|why| {
        let pointer = match why {
            DeadlineError::UnknownRule { .. } => "/rule",
            DeadlineError::NotInForce(_) | DeadlineError::OutOfCalendar(_) => "/event_at",
        };
        Problem::invalid(language, &[casework::Problem::plain(pointer, why.text())])
    })?;
    Ok(HttpResponse::Ok().json(computed))
}
