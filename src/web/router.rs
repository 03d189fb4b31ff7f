//! The whole route table of the pages.

use actix_web::web;

use super::{assets, front, register};

/// The largest form, in bytes.
const LARGEST_FORM: usize = 256 * 1024;

/// Adds every route of the pages.
pub fn configure(routes: &mut web::ServiceConfig) {
    routes
        .route("/", web::get().to(front::front))
        .route("/assets/{name}", web::get().to(assets::asset))
        .route("/register", web::get().to(register::list::list))
        .route("/register/{number}", web::get().to(register::permit::permit))
        .route("/register/{number}/permit.pdf", web::get().to(register::document::document))
        .route("/register/{number}/report", web::get().to(register::report::blank))
        .route("/register/{number}/report", web::post().to(register::report::send));
}
