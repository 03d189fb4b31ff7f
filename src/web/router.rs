//! The whole route table of the pages.

use actix_web::{FromRequest, Handler, Resource, Responder, web};

use super::account::{demo, me, sign_in, sign_out, tokens};
use super::{
    acts, application, assets, calculators, cases, completeness, front, law, procedures, refunds, register,
};

/// The largest form, in bytes.
const LARGEST_FORM: usize = 256 * 1024;

/// Adds every route of the pages. Another method than a place has is answered with 405.
pub fn configure(routes: &mut web::ServiceConfig) {
    routes
        .app_data(web::FormConfig::default().limit(LARGEST_FORM))
        .service(page("/", front::front))
        .service(page("/assets/{name}", assets::asset))
        .service(page("/sign-in", sign_in::blank).route(web::post().to(sign_in::send)))
        .service(form("/sign-in/demo", demo::enter))
        .service(form("/sign-out", sign_out::here))
        .service(page("/me", me::me))
        .service(form("/me/sign-out-everywhere", sign_out::everywhere))
        .service(form("/me/tokens", tokens::make))
        .service(form("/me/tokens/{id}/revoke", tokens::revoke))
        .service(page("/cases/storage-permits/{id}/application", application::contents::contents))
        .service(
            page("/cases/storage-permits/{id}/application/overview", application::overview::overview)
                .route(web::post().to(application::overview::send)),
        )
        .service(
            page("/cases/storage-permits/{id}/application/{item}", application::step::blank)
                .route(web::post().to(application::step::save)),
        )
        .service(form("/cases/storage-permits/{id}/application/{item}/files", application::files::attach))
        .service(form(
            "/cases/storage-permits/{id}/application/{item}/files/remove",
            application::files::remove,
        ))
        .service(
            page("/cases/storage-permits/{id}/completeness", completeness::review::review)
                .route(web::post().to(completeness::request::send)),
        )
        .service(form("/cases/storage-permits/{id}/completeness/{item}", completeness::mark::mark))
        .service(page("/cases/refund-agreements/{id}/tonnes", refunds::tonnes::page))
        .service(form("/cases/refund-agreements/{id}/readings", refunds::readings::send))
        .service(page("/cases/refund-agreements/{id}/claims", refunds::claims::list))
        .service(page("/cases/refund-agreements/{id}/claims/{number}", refunds::claims::one))
        .service(
            page("/cases/refund-agreements/{id}/ledger", refunds::ledger::page)
                .route(web::post().to(refunds::ledger::recompute)),
        )
        .service(page("/cases/refund-agreements/{id}/archive.zip", refunds::archive::fetch))
        .service(page("/cases", cases::list::list))
        .service(form("/cases/{kind}", cases::open::open))
        .service(page("/cases/{kind}/{id}", cases::page::page))
        .service(page("/cases/{kind}/{id}/documents/{document}", cases::files::document))
        .service(
            page("/cases/{kind}/{id}/evidence", cases::evidence::blank)
                .route(web::post().to(cases::evidence::send)),
        )
        .service(page("/cases/{kind}/{id}/files/{sha256}", cases::files::file))
        .service(
            page("/cases/{kind}/{id}/acts/{act}", acts::page::blank).route(web::post().to(acts::page::send)),
        )
        .service(page("/register", register::list::list))
        .service(page("/register/{number}", register::permit::permit))
        .service(page("/register/{number}/permit.pdf", register::document::document))
        .service(
            page("/register/{number}/report", register::report::blank)
                .route(web::post().to(register::report::send)),
        )
        .service(
            page("/register/{number}/follow", register::follow::ask::blank)
                .route(web::post().to(register::follow::ask::send)),
        )
        .service(page("/follow/{secret}", register::follow::link::page))
        .service(form("/follow/{secret}/confirm", register::follow::link::confirmed))
        .service(form("/follow/{secret}/end", register::follow::link::ended))
        .service(page("/law", law::contents))
        .service(page("/law/provisions", law::provisions::provisions))
        .service(page("/law/readings", law::readings::readings))
        .service(page("/law/parameters", law::parameters::parameters))
        .service(page("/calculators", calculators::contents))
        .service(
            page("/calculators/{name}", calculators::page::page)
                .route(web::post().to(calculators::page::posted)),
        )
        .service(page("/procedures", procedures::contents))
        .service(page("/procedures/{kind}", procedures::page::page));
}

/// A place that shows a page: `GET`, and `HEAD` for its headers alone.
fn page<F, Args>(place: &str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    web::resource(place).route(web::get().to(handler.clone())).route(web::head().to(handler))
}

/// A place that takes a form and shows nothing of itself.
fn form<F, Args>(place: &str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    web::resource(place).route(web::post().to(handler))
}
