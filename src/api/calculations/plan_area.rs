//! Tests a site and its complex against the plan area.

use actix_web::{HttpResponse, web};
use chrono::Utc;

use crate::api::body;
use crate::api::caller::language_of;
use crate::api::openapi::CalculationAnswers;
use crate::api::problem::Problem;
use crate::law::Moment;
use crate::permit::area::{AreaResult, CheckInput, check};

/// Tests a site and its complex against the plan area (section 3(2)) and the limit of the shelf (section 1(2)).
/// The area that the program knows is a reconstruction: the answer is advice, never a ground.
#[utoipa::path(
    post,
    path = "/api/v1/calculations/plan-area",
    tag = "calculators",
    summary = "Tests a site and its complex against the plan area",
    request_body = CheckInput,
    responses((status = 200, description = "The test and its receipt", body = AreaResult), CalculationAnswers),
)]
pub async fn plan_area(request: actix_web::HttpRequest, bytes: web::Bytes) -> Result<HttpResponse, Problem> {
    let language = language_of(request.headers());
    let input: CheckInput = body::read(&bytes, language)?;
    let day = Moment::new(Utc::now()).day();
    let result = check(&input, day).map_err(|faults| Problem::invalid(language, &faults))?;
    Ok(HttpResponse::Ok().json(result))
}
