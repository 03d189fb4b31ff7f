//! The whole site: REST and the pages, with what is around every answer. The server and the tests serve this one.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{Error, web as http};

use crate::api::{headers, problem, rates, router};
use crate::host::{App, metered, refused, slow};
use crate::web;

/// The site with its routes, for one worker of the server.
pub fn site(
    data: http::Data<App>,
) -> actix_web::App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    actix_web::App::new()
        .app_data(data)
        .wrap(from_fn(slow::watched))
        .wrap(from_fn(rates::hold))
        .wrap(from_fn(problem::as_problem))
        .wrap(from_fn(web::errors::as_page))
        .wrap(from_fn(headers::protect))
        .wrap(from_fn(refused::noted))
        .wrap(Compress::default())
        .wrap(from_fn(metered::metered))
        .configure(router::configure)
        .configure(web::router::configure)
        .default_service(http::to(router::nothing_here))
}
