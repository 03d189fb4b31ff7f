//! The whole route table of the pages.

use actix_web::web;

use super::{assets, front};

/// Adds every route of the pages.
pub fn configure(routes: &mut web::ServiceConfig) {
    routes.route("/", web::get().to(front::front)).route("/assets/{name}", web::get().to(assets::asset));
}
