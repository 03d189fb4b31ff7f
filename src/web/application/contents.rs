//! The steps of an application, and where each stands.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::state::{Application, ItemLine};
use crate::host::App;
use crate::permit::procedure::content::InformationRequest;
use crate::web::fault::Fault;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;

#[derive(Template)]
#[template(path = "application/contents.html")]
struct ContentsPage {
    shell: Shell,
    id: String,
    number: String,
    lines: Vec<ItemLine>,
    gaps: usize,
    may_save: bool,
    request: Option<InformationRequest>,
}

/// The steps.
///
/// # Errors
/// 404 where there is no case that the person may see.
pub async fn contents(
    app: web::Data<App>,
    by: SignedIn,
    id: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let of = id.clone();
    let loaded = by.ask(&app, move |desk, by| Application::load(desk, &by.person, &of, by.at())).await?;
    let number = loaded.case.file.number.clone();
    let title = format!("{} {number}", by.say("Ansøgning", "Application"));
    by.show(&ContentsPage {
        shell: by.titled(Section::Cases, &title),
        lines: loaded.lines(by.language()),
        gaps: loaded.gaps(),
        may_save: loaded.may("save"),
        request: loaded.request().cloned(),
        number,
        id,
    })
}
