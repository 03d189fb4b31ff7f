//! Who asks too often is told to wait, before anything else is looked at.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, ResponseError as _, web};

use super::App;
use super::caller::language_of;
use super::problem::Problem;

/// What asks whether the service is well, which is asked often and tells nothing.
pub(super) const HEALTH: &str = "/health/";

/// Counts a request against its address.
pub(crate) async fn hold<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let app = request.app_data::<web::Data<App>>();
    let counted = match app.filter(|_| !request.path().starts_with(HEALTH)) {
        Some(app) => app.rates.of_address(request.request()),
        None => Ok(()),
    };
    match counted {
        Ok(()) => next.call(request).await.map(ServiceResponse::map_into_left_body),
        Err(why) => {
            let language = language_of(request.headers());
            let told = Problem::from_desk(why, language).error_response();
            Ok(request.into_response(told).map_into_right_body())
        }
    }
}
