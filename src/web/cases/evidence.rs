//! Evidence for a later act to point to, sent as a file.

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use askama::Template;
use uuid::Uuid;

use super::kind::{Shown, of_kind};
use super::page::{Seen, seen};
use super::paper::{Paper, files_of};
use crate::casework::{Problem, Refusal};
use crate::desk::cases::{self, SentFile};
use crate::desk::{DeskError, Terms};
use crate::host::App;
use crate::law::Text;
use crate::web::fault::Fault;
use crate::web::form::{SummaryLine, words};
use crate::web::own_files::OwnFiles;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;

/// The field's name.
const FILE: &str = "file";

#[derive(Template)]
#[template(path = "cases/evidence.html")]
struct EvidencePage {
    shell: Shell,
    number: String,
    address: String,
    files: Vec<Paper>,
    form: Form,
    key: String,
}

/// What is wrong with what was sent.
#[derive(Default)]
struct Form {
    summary: Vec<SummaryLine>,
}

/// The files of a case, and a field for one more.
///
/// # Errors
/// 404 and 403 as the act; 409 where the case's state takes no evidence.
pub async fn blank(
    app: web::Data<App>,
    who: SignedIn,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let (kind, id) = place.into_inner();
    of_kind!(kind.as_str(), K => opened::<K>(&app, &who, &id).await)
}

/// Takes a file in, or says what is wrong with it.
///
/// # Errors
/// As [`blank`].
pub async fn send(
    app: web::Data<App>,
    place: web::Path<(String, String)>,
    sent: OwnFiles,
) -> Result<HttpResponse, Fault> {
    let (kind, id) = place.into_inner();
    of_kind!(kind.as_str(), K => taken::<K>(&app, sent, id).await)
}

async fn read<K: Shown>(app: &App, who: &SignedIn, id: &str) -> Result<Seen, Fault> {
    let id = id.to_owned();
    let seen = who
        .ask(app, move |desk, who| {
            cases::allowed::<K>(desk, Some(&who.person), &id, K::EVIDENCE.act)?;
            seen::<K>(desk, who, &id)
        })
        .await?;
    Ok(seen)
}

async fn opened<K: Shown>(app: &App, who: &SignedIn, id: &str) -> Result<HttpResponse, Fault> {
    let seen = read::<K>(app, who, id).await?;
    if !seen.acts.iter().any(|one| one.act == K::EVIDENCE.act) {
        return Err(Fault::not_now());
    }
    shown::<K>(who, id, &seen, Vec::new(), StatusCode::OK)
}

async fn taken<K: Shown>(app: &App, sent: OwnFiles, id: String) -> Result<HttpResponse, Fault> {
    let who = sent.by;
    let seen = read::<K>(app, &who, &id).await?;
    let Some(file) = sent.received.file(FILE).cloned() else {
        let none = Problem::plain("", Text::new("Vælg en fil.", "Choose a file."));
        return shown::<K>(&who, &id, &seen, vec![none], StatusCode::UNPROCESSABLE_ENTITY);
    };
    let key = Uuid::parse_str(sent.received.value("key")).ok().map(|key| key.to_string());
    let terms = Terms { idempotency_key: key, ..Terms::default() };
    let case = id.clone();
    let done = who
        .ask(app, move |desk, who| {
            let sent = SentFile { name: &file.name, item: None, content: &file.content };
            cases::attach(desk, Some(&who.person), &case, K::EVIDENCE, &sent, &terms, who.at())
        })
        .await;
    match done {
        Ok(_) => {
            let location = format!("/cases/{}/{id}/evidence", K::PLACE);
            Ok(HttpResponse::SeeOther().insert_header((LOCATION, location)).finish())
        }
        Err(DeskError::Invalid(faults) | DeskError::Refused(Refusal::Content(faults))) => {
            shown::<K>(&who, &id, &seen, faults, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(DeskError::UnsupportedFile(found)) => {
            let message = Text::new(
                format!(
                    "Filen er af arten {found}. Send PDF, billede, regneark, tekst, CSV, GeoJSON eller ZIP."
                ),
                format!(
                    "The file is of the kind {found}. Send PDF, image, spreadsheet, text, CSV, GeoJSON or ZIP."
                ),
            );
            let faults = vec![Problem::plain("", message)];
            shown::<K>(&who, &id, &seen, faults, StatusCode::UNSUPPORTED_MEDIA_TYPE)
        }
        Err(other) => Err(other.into()),
    }
}

fn shown<K: Shown>(
    who: &SignedIn,
    id: &str,
    seen: &Seen,
    faults: Vec<Problem>,
    status: StatusCode,
) -> Result<HttpResponse, Fault> {
    let address = format!("/cases/{}/{id}", K::PLACE);
    let language = who.language();
    let title = who.say("Vedlæg en fil", "Attach a file");
    let title =
        if faults.is_empty() { title.to_owned() } else { format!("{} {title}", who.say("Fejl:", "Error:")) };
    let line = |fault: &Problem| SummaryLine {
        field: FILE.to_owned(),
        label: who.say("Fil", "File").to_owned(),
        message: words(fault, language),
    };
    let number = seen.file.get("number").and_then(serde_json::Value::as_str).unwrap_or_default();
    let page = EvidencePage {
        shell: who.titled(Section::Cases, &title),
        number: number.to_owned(),
        files: files_of(&seen.file).iter().map(|one| Paper::file(&address, one)).collect(),
        form: Form { summary: faults.iter().map(line).collect() },
        key: Uuid::now_v7().to_string(),
        address,
    };
    who.show_as(status, &page)
}
