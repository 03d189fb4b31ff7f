//! Takes readings: hundreds of megabytes, so they are written to a file piece by piece and never held whole.

use std::future::poll_fn;
use std::pin::pin;

use actix_web::body::{BodyStream, MessageBody};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::openapi::ActAnswers;
use crate::api::problem::Problem;
use crate::api::service::answer;
use crate::desk::refunds::{AgreementView, SentReadings, may_upload, upload};
use crate::desk::{DeskError, attachment};
use crate::law::{Language, Text};
use crate::store::Spool;

/// How much is gathered before it is written, in bytes.
const PIECE: usize = 1024 * 1024;

/// What readings are called, and how they are to be read.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Readings {
    /// The file's name, with its ending.
    pub name: String,
    /// The plan that says what the columns are: SHA-256 of a file of the case, TOML or JSON.
    pub plan: String,
    /// The series that these readings replace, by its number.
    pub corrects: Option<u32>,
    /// Why, if they do.
    #[serde(default)]
    pub reasons: String,
}

/// Takes readings: the body is the CSV itself, or it as gzip. It is kept unchanged by its SHA-256 and measured by the plan;
/// where a line is at fault, nothing is kept, and every fault is named with its line.
#[utoipa::path(
    post,
    path = "/api/v1/refund-agreements/{id}/measurements",
    tag = "refund agreements",
    summary = "Uploads readings (section 3(1)(2))",
    params(
        ("id" = String, Path, description = "The case's id"),
        Readings,
        ("Idempotency-Key" = Option<String>, Header, description = "Sent twice, the readings are taken once"),
        ("If-Match" = Option<String>, Header, description = "The case's ETag as last seen"),
    ),
    request_body(content(
        (String = "text/csv"),
        (Vec<u8> = "application/gzip"),
    )),
    responses(
        (status = 200, description = "Done. `ETag` is the case's new version.", body = AgreementView),
        ActAnswers,
    ),
    security(("bearer" = [])),
)]
pub async fn upload_measurements(
    app: web::Data<App>,
    caller: Caller,
    id: web::Path<String>,
    readings: web::Query<Readings>,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let id = id.into_inner();
    // Asked before a byte is received, so that nobody can fill the disk by a case that is not theirs.
    let spool = {
        let id = id.clone();
        caller
            .clone()
            .ask(&app, move |desk, c| {
                may_upload(desk, c.person.as_ref(), &id)?;
                Ok(desk.store.blobs().receive()?)
            })
            .await?
    };
    let spool = received(payload, spool, caller.language).await?;
    let Readings { name, plan, corrects, reasons } = readings.into_inner();
    let sent = SentReadings { name, plan, corrects, reasons };
    let done = caller
        .ask(&app, move |desk, c| upload(desk, c.person.as_ref(), &id, &sent, spool, &c.terms, c.at))
        .await?;
    Ok(answer(done))
}

/// Writes all that is sent.
async fn received(payload: web::Payload, mut spool: Spool, language: Language) -> Result<Spool, Problem> {
    let most = attachment::largest_readings();
    let mut body = pin!(BodyStream::new(payload));
    let mut piece = Vec::with_capacity(PIECE);
    let mut size = 0_u64;
    while let Some(part) = poll_fn(|context| body.as_mut().poll_next(context)).await {
        let part = part.map_err(|_| cut_off(language))?;
        size = size.saturating_add(u64::try_from(part.len()).unwrap_or(u64::MAX));
        if size > most {
            return Err(Problem::from_desk(DeskError::TooLarge(most), language));
        }
        piece.extend_from_slice(&part);
        if piece.len() >= PIECE {
            let full = std::mem::replace(&mut piece, Vec::with_capacity(PIECE));
            spool = written(spool, full, language).await?;
        }
    }
    written(spool, piece, language).await
}

/// Writes a piece on a thread where waiting for the disk harms nobody.
async fn written(mut spool: Spool, piece: Vec<u8>, language: Language) -> Result<Spool, Problem> {
    let done = web::block(move || spool.write(&piece).map(|()| spool)).await;
    match done {
        Ok(Ok(spool)) => Ok(spool),
        Ok(Err(why)) => Err(Problem::from_desk(why.into(), language)),
        Err(_) => Err(Problem::from_desk(DeskError::Broken("the work was cut off".into()), language)),
    }
}

fn cut_off(language: Language) -> Problem {
    Problem::malformed(
        language,
        &Text::new(
            "Måledataene kom ikke helt frem. Send dem igen.",
            "The readings did not arrive whole. Send them again.",
        ),
    )
}
