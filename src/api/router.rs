//! The whole route table.

use actix_web::error::{PathError, QueryPayloadError};
use actix_web::{HttpRequest, HttpResponse, web};
use utoipa_swagger_ui::SwaggerUi;

use super::caller::language_of;
use super::openapi::description;
use super::problem::Problem;
use super::storage_permits as permits;
use super::{App, calculations, law, register, service};
use crate::desk::{DeskError, attachment};
use crate::law::Text;

/// The largest body that is not a file, in bytes.
const LARGEST_BODY: usize = 4 * 1024 * 1024;

/// Adds every route of the service.
pub fn configure(routes: &mut web::ServiceConfig) {
    let largest_file = usize::try_from(attachment::largest()).unwrap_or(LARGEST_BODY);
    let openapi = description();
    routes
        .app_data(web::PayloadConfig::new(LARGEST_BODY))
        .app_data(web::PathConfig::default().error_handler(bad_path))
        .app_data(web::QueryConfig::default().error_handler(bad_query))
        .route("/", web::get().to(service::front))
        .route("/front.css", web::get().to(stylesheet))
        .route("/health/live", web::get().to(service::live))
        .route("/health/ready", web::get().to(service::ready))
        .route("/api/v1/me", web::get().to(service::me))
        .route("/api/v1/storage-permits", web::get().to(permits::list::list))
        .route("/api/v1/storage-permits", web::post().to(permits::open::open))
        .route("/api/v1/storage-permits/{id}", web::get().to(permits::read::read))
        .route("/api/v1/storage-permits/{id}/draft", web::put().to(permits::save::save))
        .service(
            web::resource("/api/v1/storage-permits/{id}/attachments")
                .app_data(web::PayloadConfig::new(largest_file.saturating_add(1)))
                .route(web::post().to(permits::attach::attach)),
        )
        .service(
            web::resource("/api/v1/storage-permits/{id}/evidence")
                .app_data(web::PayloadConfig::new(largest_file.saturating_add(1)))
                .route(web::post().to(permits::attach_evidence::attach_evidence)),
        )
        .service(
            web::resource("/api/v1/storage-permits/{id}/attachments/{sha256}")
                .route(web::get().to(permits::attachment::attachment))
                .route(web::delete().to(permits::remove_attachment::remove_attachment)),
        )
        .route(
            "/api/v1/storage-permits/{id}/completeness",
            web::get().to(permits::completeness::completeness),
        )
        .route("/api/v1/storage-permits/{id}/cumulative", web::get().to(permits::cumulative::cumulative))
        .route("/api/v1/storage-permits/{id}/area", web::get().to(permits::area::area))
        .route(
            "/api/v1/storage-permits/{id}/versions/{version}/difference",
            web::get().to(permits::difference::difference),
        )
        .route("/api/v1/storage-permits/{id}/journal", web::get().to(permits::journal::journal))
        .route("/api/v1/storage-permits/{id}/documents", web::get().to(permits::documents::documents))
        .route(
            "/api/v1/storage-permits/{id}/documents/{document}",
            web::get().to(permits::document::document),
        )
        .configure(permits::acts::configure)
        .route("/api/v1/register", web::get().to(register::list::list))
        .route("/api/v1/register/{number}", web::get().to(register::read::read))
        .route("/api/v1/register/{number}/permit.pdf", web::get().to(register::document::document))
        .route("/api/v1/register/{number}/signals", web::post().to(register::signal::signal))
        .route("/api/v1/calculations/plan-area", web::post().to(calculations::plan_area::plan_area))
        .route("/api/v1/calculations/deadline", web::post().to(calculations::deadline::deadline))
        .configure(law::configure)
        .service(SwaggerUi::new("/api/docs/{_:.*}").url("/api/v1/openapi.json", openapi))
        .default_service(web::to(nothing_here));
}

async fn stylesheet() -> HttpResponse {
    HttpResponse::Ok().content_type("text/css; charset=utf-8").body(include_str!("service/front.css"))
}

async fn nothing_here(request: HttpRequest) -> Result<HttpResponse, Problem> {
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
