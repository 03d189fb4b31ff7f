//! The whole route table of REST.

use actix_web::error::{PathError, QueryPayloadError};
use actix_web::{HttpRequest, HttpResponse, web};
use utoipa_swagger_ui::SwaggerUi;

use super::caller::language_of;
use super::openapi::description;
use super::problem::Problem;
use super::{
    App, calculations, law, point_sources, refund_agreements, register, service, sign_in, storage_permits,
};
use crate::desk::DeskError;
use crate::law::Text;

/// The largest body that is not a file, in bytes.
const LARGEST_BODY: usize = 4 * 1024 * 1024;

/// Adds every route of REST.
pub fn configure(routes: &mut web::ServiceConfig) {
    let openapi = description();
    routes
        .app_data(web::PayloadConfig::new(LARGEST_BODY))
        .app_data(web::PathConfig::default().error_handler(bad_path))
        .app_data(web::QueryConfig::default().error_handler(bad_query))
        .route("/health/live", web::get().to(service::live))
        .route("/health/ready", web::get().to(service::ready))
        .route("/api/v1/me", web::get().to(service::me))
        .configure(sign_in::ways::configure)
        .configure(sign_in::configure)
        .configure(storage_permits::configure)
        .configure(refund_agreements::configure)
        .route("/api/v1/register", web::get().to(register::list::list))
        .route("/api/v1/register/{number}", web::get().to(register::read::read))
        .route("/api/v1/register/{number}/permit.pdf", web::get().to(register::document::document))
        .route("/api/v1/register/{number}/signals", web::post().to(register::signal::signal))
        .configure(calculations::configure)
        .route("/api/v1/point-sources", web::get().to(point_sources::point_sources))
        .configure(law::configure)
        .service(SwaggerUi::new("/api/docs/{_:.*}").url("/api/v1/openapi.json", openapi));
}

/// There is nothing at a place.
///
/// # Errors
/// 404, always.
pub async fn nothing_here(request: HttpRequest) -> Result<HttpResponse, Problem> {
    Err(Problem::from_desk(DeskError::NotFound, language_of(request.headers())))
}

fn bad_path(_: PathError, request: &HttpRequest) -> actix_web::Error {
    Problem::from_desk(DeskError::NotFound, language_of(request.headers())).into()
}

fn bad_query(why: QueryPayloadError, request: &HttpRequest) -> actix_web::Error {
    let language = language_of(request.headers());
    let detail = Text::new(
        format!("Adressens parametre kan ikke læses: {why}."),
        format!("The query cannot be read: {why}."),
    );
    Problem::malformed(language, &detail).into()
}

/// The service's data, for the server and for tests.
pub fn data(app: App) -> web::Data<App> {
    web::Data::new(app)
}
