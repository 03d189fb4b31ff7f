//! What a browser sends with a form: values, and files where the form takes some.

use std::future::poll_fn;
use std::pin::Pin;

use actix_multipart::Multipart;
use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest, web};
use futures_core::future::LocalBoxFuture;
use futures_core::stream::Stream;

use super::Sent;
use crate::desk::attachment;
use crate::web::fault::Fault;

/// The most that all values may hold together, in bytes.
const LARGEST_VALUES: usize = 256 * 1024;
/// The most parts of a form.
const MOST_PARTS: usize = 2000;

/// A file that was sent with a form.
#[derive(Clone, Debug)]
pub struct SentFile {
    /// The field's name.
    pub field: String,
    /// What the sender calls it.
    pub name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

/// A form as it was sent, with or without files.
#[derive(Clone, Debug, Default)]
pub struct Received {
    /// The values, in order.
    pub values: Sent,
    /// The files, without those that were not chosen.
    pub files: Vec<SentFile>,
}

impl Received {
    /// The value of a name; empty where it was not sent.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }

    /// The file of a field.
    pub fn file(&self, field: &str) -> Option<&SentFile> {
        self.files.iter().find(|file| file.field == field)
    }
}

impl FromRequest for Received {
    type Error = Fault;
    type Future = LocalBoxFuture<'static, Result<Self, Fault>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kind =
            request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if kind.starts_with("multipart/form-data") {
            let parts = Multipart::new(request.headers(), payload.take());
            Box::pin(read(parts))
        } else {
            let form = web::Form::<Sent>::from_request(request, payload);
            Box::pin(async {
                let values =
                    form.await.map_err(|why| Fault::of_status(why.as_response_error().status_code()))?;
                Ok(Self { values: values.into_inner(), files: Vec::new() })
            })
        }
    }
}

/// Reads every part. Files together are bounded by what one file of a case may hold.
async fn read(mut parts: Multipart) -> Result<Received, Fault> {
    let mut received = Received::default();
    let largest = usize::try_from(attachment::largest()).unwrap_or(usize::MAX);
    let (mut left, mut left_of_values) = (largest, LARGEST_VALUES);
    for _ in 0..MOST_PARTS {
        let Some(part) = poll_fn(|context| Pin::new(&mut parts).poll_next(context)).await else {
            return Ok(received);
        };
        let mut part = part.map_err(|_| Fault::malformed())?;
        let said = part.content_disposition();
        let field = said.and_then(|said| said.get_name()).ok_or_else(Fault::malformed)?.to_owned();
        let file = said.and_then(|said| said.get_filename()).map(own_name);
        let bound = if file.is_some() { &mut left } else { &mut left_of_values };
        let mut content = Vec::new();
        while let Some(piece) = poll_fn(|context| Pin::new(&mut part).poll_next(context)).await {
            let piece = piece.map_err(|_| Fault::malformed())?;
            *bound = bound.checked_sub(piece.len()).ok_or_else(Fault::too_large)?;
            content.extend_from_slice(&piece);
        }
        match file {
            // A field for a file that was left alone comes as an empty file without a name.
            Some(name) if name.is_empty() && content.is_empty() => {}
            Some(name) => received.files.push(SentFile { field, name, content }),
            None => {
                received.values.push((field, String::from_utf8(content).map_err(|_| Fault::malformed())?))
            }
        }
    }
    Err(Fault::too_large())
}

/// The name without the folders that some browsers send with it.
fn own_name(sent: &str) -> String {
    sent.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}
