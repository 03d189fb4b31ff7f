//! What people sign in by: tokens for programs, sessions of browsers.

use actix_web::web;

pub mod other_site;
pub mod sessions;
pub mod tokens;

/// Adds the routes.
pub fn configure(routes: &mut web::ServiceConfig) {
    routes
        .service(
            web::resource("/api/v1/me/tokens")
                .route(web::get().to(tokens::list))
                .route(web::post().to(tokens::make)),
        )
        .route("/api/v1/me/tokens/{id}", web::delete().to(tokens::revoke))
        .service(
            web::resource("/api/v1/sessions")
                .route(web::post().to(sessions::open))
                .route(web::delete().to(sessions::close_all)),
        )
        .route("/api/v1/sessions/current", web::delete().to(sessions::close));
}
