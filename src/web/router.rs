//! The whole route table of the pages.

use actix_web::web;

use super::{assets, calculators, front, law, procedures, register};

/// The largest form, in bytes.
const LARGEST_FORM: usize = 256 * 1024;

/// Adds every route of the pages.
pub fn configure(routes: &mut web::ServiceConfig) {
    routes
        .app_data(web::FormConfig::default().limit(LARGEST_FORM))
        .route("/", web::get().to(front::front))
        .route("/assets/{name}", web::get().to(assets::asset))
        .route("/register", web::get().to(register::list::list))
        .route("/register/{number}", web::get().to(register::permit::permit))
        .route("/register/{number}/permit.pdf", web::get().to(register::document::document))
        .route("/register/{number}/report", web::get().to(register::report::blank))
        .route("/register/{number}/report", web::post().to(register::report::send))
        .route("/register/{number}/follow", web::get().to(register::follow::ask::blank))
        .route("/register/{number}/follow", web::post().to(register::follow::ask::send))
        .route("/follow/{secret}", web::get().to(register::follow::link::page))
        .route("/follow/{secret}/confirm", web::post().to(register::follow::link::confirmed))
        .route("/follow/{secret}/end", web::post().to(register::follow::link::ended))
        .route("/law", web::get().to(law::contents))
        .route("/law/provisions", web::get().to(law::provisions::provisions))
        .route("/law/readings", web::get().to(law::readings::readings))
        .route("/law/parameters", web::get().to(law::parameters::parameters))
        .route("/calculators", web::get().to(calculators::contents))
        .route("/calculators/{name}", web::get().to(calculators::page::page))
        .route("/calculators/{name}", web::post().to(calculators::page::posted))
        .route("/procedures", web::get().to(procedures::contents))
        .route("/procedures/{kind}", web::get().to(procedures::page::page));
}
