//! A file of readings, sent with a form: kept and measured as REST does.

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};

use super::tonnes::{Typed, shown};
use crate::casework::Refusal;
use crate::desk::refunds::{SentReadings, may_upload, upload};
use crate::desk::{DeskError, Terms};
use crate::host::App;
use crate::web::fault::Fault;
use crate::web::own_files::OwnFiles;

/// Measures what was sent and records it, or says every fault with its line.
///
/// # Errors
/// 403 and 404 where the act is not the person's; 413 for a file that is too large for a form: REST takes it piece by piece.
pub async fn send(app: web::Data<App>, form: OwnFiles, id: web::Path<String>) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let OwnFiles { by, mut received } = form;
    let typed = |name: &str| received.value(name).trim().to_owned();
    let mut back = Typed {
        plan: typed("plan"),
        corrects: typed("corrects"),
        reasons: typed("reasons"),
        faults: Vec::new(),
    };
    let corrects = if back.corrects.is_empty() { Ok(None) } else { back.corrects.parse::<u32>().map(Some) };
    let at = received.files.iter().position(|file| file.field == "file");
    let file = at.map(|at| received.files.swap_remove(at));
    if corrects.is_err() {
        let (da, en) =
            ("Serien, der erstattes, skrives som et tal.", "Write the series that is replaced as a number.");
        back.faults.push(by.say(da, en).to_owned());
    }
    let (Some(file), Ok(corrects), true) = (file, corrects, back.faults.is_empty()) else {
        if back.faults.is_empty() {
            back.faults.push(by.say("Vælg en fil med målinger.", "Choose a file of readings.").to_owned());
        }
        return shown(&app, &by, id, back, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let of = id.clone();
    let sent =
        SentReadings { name: file.name, plan: back.plan.clone(), corrects, reasons: back.reasons.clone() };
    let done = by
        .ask(&app, move |desk, by| {
            may_upload(desk, Some(&by.person), &of)?;
            let mut spool = desk.store.blobs().receive()?;
            spool.write(&file.content)?;
            upload(desk, Some(&by.person), &of, &sent, spool, &Terms::default(), by.at())
        })
        .await;
    match done {
        Ok(_) => {
            let place = format!("/cases/refund-agreements/{id}/tonnes#readings");
            Ok(HttpResponse::SeeOther().insert_header((LOCATION, place)).finish())
        }
        Err(
            DeskError::Invalid(found) | DeskError::Refused(Refusal::Content(found) | Refusal::Unmet(found)),
        ) => {
            let language = by.language();
            back.faults = found.iter().map(|fault| fault.message.in_language(language).to_owned()).collect();
            shown(&app, &by, id, back, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(other) => Err(other.into()),
    }
}
