//! Forms are taken from the service's own pages only.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::fault::Fault;
use crate::host::same_site::{Origin, origin};

/// That a form was sent from a page of this service, as far as the browser says where it came from. What says nothing of
/// it is no browser that another site could have led here. Forms of somebody who is signed in need more:
/// [`super::signed_in::SignedIn`] and [`super::own_form::OwnForm`].
#[derive(Clone, Copy, Debug)]
pub struct OwnSite;

impl FromRequest for OwnSite {
    type Error = Fault;
    type Future = Ready<Result<Self, Fault>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let other = origin(request.headers()) == Origin::Other;
        ready(if other { Err(Fault::cross_site()) } else { Ok(Self) })
    }
}
