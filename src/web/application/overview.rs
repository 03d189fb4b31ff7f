//! The last page: everything that stands in the application with its gaps, and to submit it or to answer what was asked.

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::rows::{Row, rows};
use super::state::{Application, ItemLine};
use crate::casework::{Attachment, Refusal};
use crate::desk::permits::Permits;
use crate::desk::{DeskError, Terms, cases};
use crate::host::App;
use crate::permit::procedure::Command;
use crate::permit::procedure::content::{Answer, InformationRequest, Submit};
use crate::web::fault::Fault;
use crate::web::own_form::OwnForm;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;

/// An item with what stands in it.
struct Part {
    line: ItemLine,
    rows: Vec<Row>,
    gaps: Vec<String>,
    advice: Vec<String>,
    files: Vec<Attachment>,
}

#[derive(Template)]
#[template(path = "application/overview.html")]
struct OverviewPage {
    shell: Shell,
    id: String,
    parts: Vec<Part>,
    gaps: usize,
    may_save: bool,
    may_submit: bool,
    may_answer: bool,
    version: i64,
    request: Option<InformationRequest>,
    answer: String,
    acknowledged: bool,
    faults: Vec<String>,
}

/// The last page.
///
/// # Errors
/// 404 where there is no case that the person may see.
pub async fn overview(
    app: web::Data<App>,
    by: SignedIn,
    id: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    shown(&app, &by, id.into_inner(), &Typed::default(), StatusCode::OK).await
}

/// Submits the application, or answers what was asked, as the case's state has it.
///
/// # Errors
/// 403 where it is not the person's; 404 where there is no such case; 409 where the case has moved on.
pub async fn send(app: web::Data<App>, form: OwnForm, id: web::Path<String>) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let by = form.by.clone();
    let acknowledge_gaps = form.value("acknowledge") == "true";
    let answers = form.value("act") == "answer";
    let mut typed =
        Typed { text: form.value("text").to_owned(), acknowledged: acknowledge_gaps, faults: Vec::new() };
    let terms = Terms { if_version: form.value("version").parse().ok(), ..Terms::default() };
    let command = if answers {
        Command::Answer(Answer { text: typed.text.clone(), acknowledge_gaps })
    } else {
        Command::Submit(Submit { acknowledge_gaps })
    };
    let of = id.clone();
    let work = move |desk: &_, by: &SignedIn| {
        cases::act::<Permits>(desk, Some(&by.person), &of, &command, &terms, by.at())
    };
    match by.ask(&app, work).await {
        Ok(_) => {
            let place = format!("/cases/storage-permits/{id}");
            Ok(HttpResponse::SeeOther().insert_header((LOCATION, place)).finish())
        }
        Err(
            DeskError::Refused(Refusal::Content(found) | Refusal::Unmet(found)) | DeskError::Invalid(found),
        ) => {
            let language = by.language();
            typed.faults = found.iter().map(|fault| fault.message.in_language(language).to_owned()).collect();
            shown(&app, &by, id, &typed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(DeskError::Stale(_)) => {
            let (da, en) = (
                "Nogen har ændret ansøgningen, siden siden blev vist. Se den igennem, og send igen.",
                "Somebody has changed the application since the page was shown. Look it through and send again.",
            );
            typed.faults = vec![by.say(da, en).to_owned()];
            shown(&app, &by, id, &typed, StatusCode::CONFLICT).await
        }
        Err(other) => Err(other.into()),
    }
}

/// What was typed.
#[derive(Default)]
struct Typed {
    text: String,
    acknowledged: bool,
    faults: Vec<String>,
}

async fn shown(
    app: &App,
    by: &SignedIn,
    id: String,
    typed: &Typed,
    status: StatusCode,
) -> Result<HttpResponse, Fault> {
    let of = id.clone();
    let loaded = by.ask(app, move |desk, by| Application::load(desk, &by.person, &of, by.at())).await?;
    let language = by.language();
    let part = |line: ItemLine| {
        let words = |gaps: bool| {
            let found = loaded.examination.of(line.item).filter(move |one| one.is_gap() == gaps);
            found
                .map(|one| format!("{} {}", one.what.in_language(language), one.mend.in_language(language)))
                .collect()
        };
        Part {
            rows: rows(&loaded.case.file.draft, line.item, language),
            gaps: words(true),
            advice: words(false),
            files: loaded.files(line.item).into_iter().cloned().collect(),
            line,
        }
    };
    let number = loaded.case.file.number.clone();
    let title = format!("{} {number}", by.say("Hele ansøgningen", "The whole application"));
    let title =
        if typed.faults.is_empty() { title } else { format!("{} {title}", by.say("Fejl:", "Error:")) };
    let page = OverviewPage {
        shell: by.titled(Section::Cases, &title),
        parts: loaded.lines(language).into_iter().map(part).collect(),
        gaps: loaded.gaps(),
        may_save: loaded.may("save"),
        may_submit: loaded.may("submit"),
        may_answer: loaded.may("answer"),
        version: loaded.case.version,
        request: loaded.request().cloned(),
        answer: typed.text.clone(),
        acknowledged: typed.acknowledged,
        faults: typed.faults.clone(),
        id,
    };
    by.show_as(status, &page)
}
