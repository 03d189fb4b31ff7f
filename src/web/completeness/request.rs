//! The request for information (§ 4 stk. 2), from what is marked: seen as it will be sent, and sent.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, LOCATION};
use actix_web::{HttpResponse, web};
use serde_json::{Value, json};

use super::review::{Typed, shown};
use crate::casework::Refusal;
use crate::desk::permits::Permits;
use crate::desk::{DeskError, Terms, cases};
use crate::host::{App, shape};
use crate::permit::application::Item;
use crate::permit::procedure::Command;
use crate::permit::procedure::content::InformationRequest;
use crate::web::fault::Fault;
use crate::web::own_form::OwnForm;
use crate::web::signed_in::SignedIn;

/// Sends the request, or shows its letter, as the button says.
///
/// # Errors
/// 403 where the act is not the person's; 404 where there is no such case; 409 where the case has moved on.
pub async fn send(app: web::Data<App>, form: OwnForm, id: web::Path<String>) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let OwnForm { by, sent } = form;
    let sent: Vec<(String, String)> =
        sent.into_iter().map(|(name, value)| (name, value.replace("\r\n", "\n"))).collect();
    let value = |name: &str| sent.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.trim());
    let asked: Vec<Item> = Item::ALL.into_iter().filter(|item| !value(item.slug()).is_empty()).collect();
    let questions: Vec<Value> =
        asked.iter().map(|item| json!({"item": item, "text": value(item.slug())})).collect();
    let content = json!({
        "questions": questions, "reasons": value("reasons"), "answer_by": value("answer_by"),
        "otherwise": value("otherwise"),
    });
    let preview = value("do") == "preview";
    let done = match shape::read::<InformationRequest>(content) {
        Ok(request) => asked_for(&app, &by, &id, request, preview).await,
        Err(found) => Err(DeskError::Invalid(found)),
    };
    match done {
        Ok(answer) => Ok(answer),
        Err(DeskError::Invalid(found) | DeskError::Refused(Refusal::Content(found))) => {
            let language = by.language();
            let faults = found.iter().map(|fault| {
                (Some(field(&fault.pointer, &asked)), fault.message.in_language(language).to_owned())
            });
            let typed = Typed { faults: faults.collect(), request: Some(sent), ..Typed::default() };
            shown(&app, &by, id, &typed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn asked_for(
    app: &App,
    by: &SignedIn,
    id: &str,
    request: InformationRequest,
    preview: bool,
) -> Result<HttpResponse, DeskError> {
    let of = id.to_owned();
    let command = Command::RequestInformation(request);
    if preview {
        let work = move |desk: &_, by: &SignedIn| {
            cases::preview::<Permits>(desk, Some(&by.person), &of, command, by.at())
        };
        let letter = by.ask(app, work).await?.into_iter().next().ok_or(DeskError::NotFound)?;
        let mut answer = HttpResponse::Ok();
        answer.content_type("application/pdf").insert_header((CACHE_CONTROL, "no-store")).insert_header((
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; object-src 'self'; frame-ancestors 'none'",
        ));
        return Ok(answer.body(letter.draft));
    }
    let work = move |desk: &_, by: &SignedIn| {
        cases::act::<Permits>(desk, Some(&by.person), &of, &command, &Terms::default(), by.at())
    };
    by.ask(app, work).await?;
    let place = format!("/cases/storage-permits/{id}");
    Ok(HttpResponse::SeeOther().insert_header((LOCATION, place)).finish())
}

/// The id of the field that a fault is of.
fn field(pointer: &str, asked: &[Item]) -> String {
    let mut parts = pointer.split('/').skip(1);
    match (parts.next(), parts.next().and_then(|at| at.parse::<usize>().ok())) {
        (Some("questions"), Some(at)) => {
            asked.get(at).map_or_else(|| "questions".to_owned(), |item| format!("ask-{}", item.slug()))
        }
        (Some(name @ ("reasons" | "answer_by" | "otherwise")), _) => format!("ask-{name}"),
        _ => "questions".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_shown_at_its_field() {
        let asked = [Item::Capacity, Item::CorrectiveMeasures];
        for (pointer, id) in [
            ("/questions/1/text", "ask-corrective-measures"),
            ("/questions", "questions"),
            ("/questions/9/text", "questions"),
            ("/answer_by", "ask-answer_by"),
            ("", "questions"),
        ] {
            assert_eq!(field(pointer, &asked), id);
        }
    }
}
