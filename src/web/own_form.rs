//! A form that somebody who is signed in sends, held against their session.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};

use super::form::Sent;
use super::form_token;
use super::signed_in::SignedIn;

/// A form that was sent by somebody who is signed in, from a page of their own session. What it holds is without the token.
#[derive(Clone, Debug)]
pub struct OwnForm {
    /// Who sent it.
    pub by: SignedIn,
    /// What was sent.
    pub sent: Sent,
}

impl FromRequest for OwnForm {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, actix_web::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let by = SignedIn::from_request(request, payload);
        let form = web::Form::<Sent>::from_request(request, payload);
        Box::pin(async move {
            let by = by.await?;
            let mut sent = form.await?.into_inner();
            let token = sent.iter().find(|(name, _)| name == form_token::FIELD);
            by.takes(token.map(|(_, value)| value.as_str()).unwrap_or_default())?;
            sent.retain(|(name, _)| name != form_token::FIELD);
            Ok(Self { by, sent })
        })
    }
}

impl OwnForm {
    /// What stands in a field; empty where it was not sent.
    pub fn value(&self, name: &str) -> &str {
        self.sent.iter().find(|(sent, _)| sent == name).map_or("", |(_, value)| value)
    }
}
