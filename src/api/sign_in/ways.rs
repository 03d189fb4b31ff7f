//! The places that people come by on their way in and out through a directory. They are no part of REST.

use actix_web::web;

use super::openid;

/// Adds the routes.
pub fn configure(routes: &mut web::ServiceConfig) {
    routes
        .route("/sign-in/openid", web::get().to(openid::begin))
        .route("/sign-in/openid/return", web::get().to(openid::finish))
        .route("/sign-in/openid/end", web::post().to(openid::end));
}
