//! Forms are taken from the service's own pages only.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{HOST, HeaderMap, ORIGIN};
use actix_web::{FromRequest, HttpRequest};

use super::fault::Fault;

/// That a form was sent from a page of this service, as far as the browser says where it came from. What says nothing of
/// it is no browser that another site could have led here.
#[derive(Clone, Copy, Debug)]
pub struct OwnSite;

impl FromRequest for OwnSite {
    type Error = Fault;
    type Future = Ready<Result<Self, Fault>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(if is_own(request.headers()) { Ok(Self) } else { Err(Fault::cross_site()) })
    }
}

fn is_own(headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let fetched = said("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    let origin = said(ORIGIN.as_str()).is_none_or(|origin| {
        let host = origin.split_once("://").map(|(_, host)| host);
        host.is_some() && host == said(HOST.as_str())
    });
    fetched && origin
}
