//! The large point sources of CO2, as a list to choose from; open to anyone.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use utoipa::IntoParams;

use super::caller::language_of;
use super::openapi::CalculationAnswers;
use super::problem::Problem;
use crate::refund::economics::{self, PointSources};

/// Which point sources.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Those of one cluster, by its id or its town.
    pub cluster: Option<String>,
}

/// Lists the large point sources of CO2 and the clusters that plan transport together. A list to choose from: being on it
/// gives no right, and not being on it takes none.
#[utoipa::path(
    get,
    path = "/api/v1/point-sources",
    tag = "calculators",
    summary = "Lists the large point sources of CO2",
    params(Which),
    responses((status = 200, description = "The sources and the clusters", body = PointSources), CalculationAnswers),
)]
pub async fn point_sources(request: HttpRequest, which: web::Query<Which>) -> Result<HttpResponse, Problem> {
    let found = economics::point_sources(which.cluster.as_deref())
        .map_err(|faults| Problem::invalid(language_of(request.headers()), &faults))?;
    Ok(HttpResponse::Ok().json(found))
}
