//! A form with files that somebody who is signed in sends, held against their session.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::fault::Fault;
use super::form::Received;
use super::form_token;
use super::signed_in::SignedIn;

/// A form, with files or without, that was sent by somebody who is signed in, from a page of their own session. What it
/// holds is without the token.
#[derive(Clone, Debug)]
pub struct OwnFiles {
    /// Who sent it.
    pub by: SignedIn,
    /// What was sent.
    pub received: Received,
}

impl FromRequest for OwnFiles {
    type Error = Fault;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Fault>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let mut payload = payload.take();
        Box::pin(async move {
            // Before anything is received.
            let by = SignedIn::from_request(&request, &mut Payload::None).await?;
            let mut received = Received::from_request(&request, &mut payload).await?;
            by.takes(received.value(form_token::FIELD))?;
            received.values.retain(|(name, _)| name != form_token::FIELD);
            Ok(Self { by, received })
        })
    }
}
