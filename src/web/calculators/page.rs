//! A calculator: its form, and its answer.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::calculator::Calculator;
use super::list;
use super::plants::{Plant, name_of, plants};
use crate::casework::Problem;
use crate::desk::DeskError;
use crate::web::fault::Fault;
use crate::web::form::{Filled, FormView, Received, Sent};
use crate::web::own_site::OwnSite;
use crate::web::receipt::Answer;
use crate::web::shell::{Section, Shell};
use crate::web::visitor::Visitor;

/// The button, by which a form that was sent is known from one that a link has begun to fill.
const SENT: &str = "compute";

#[derive(Template)]
#[template(path = "calculators/page.html")]
struct CalculatorPage {
    shell: Shell,
    calculator: &'static Calculator,
    form: FormView,
    answer: Option<Answer>,
    plant: Option<(String, String)>,
    plants: Vec<Plant>,
    notes: Vec<String>,
}

/// A calculator's form; with the answer, or with every fault, where it was sent.
///
/// # Errors
/// 404 where there is no such calculator.
pub async fn page(
    visitor: Visitor,
    name: web::Path<String>,
    sent: web::Query<Sent>,
) -> Result<HttpResponse, Fault> {
    let calculator = list::named(&name).ok_or(DeskError::NotFound)?;
    let sent = sent.into_inner();
    let is_sent = sent.iter().any(|(name, _)| name == SENT);
    let begun = sent.iter().any(|(name, _)| calculator.fields.iter().any(|field| field.name == name));
    let filled = if is_sent || begun { Filled::sent(sent) } else { Filled::examples(calculator.fields) };
    shown(&visitor, calculator, filled, is_sent)
}

/// A calculator that takes a document, sent.
///
/// # Errors
/// 403 where another site sent it; 404 where there is no such calculator; 413 where it is too large.
pub async fn posted(
    _own: OwnSite,
    visitor: Visitor,
    name: web::Path<String>,
    received: Received,
) -> Result<HttpResponse, Fault> {
    let calculator = list::named(&name).filter(|one| one.is_posted()).ok_or(DeskError::NotFound)?;
    shown(&visitor, calculator, Filled::received(received, calculator.fields), true)
}

fn shown(
    visitor: &Visitor,
    calculator: &'static Calculator,
    mut filled: Filled,
    is_sent: bool,
) -> Result<HttpResponse, Fault> {
    let plant = name_of(filled.value("plant")).map(|name| (filled.value("plant").to_owned(), name));
    let answer = if is_sent { answered(calculator, &mut filled, visitor) } else { None };
    let economics = calculator.name == "capture-economics";
    let (plants, notes) = if economics { plants(visitor.language) } else { Default::default() };
    let form = FormView::of(calculator.fields, &filled, visitor.language);
    let faulty = !form.summary.is_empty();
    let title = visitor.say(calculator.title.0, calculator.title.1);
    let title = if faulty { format!("{} {title}", visitor.say("Fejl:", "Error:")) } else { title.to_owned() };
    let shell = visitor.titled(Section::Calculators, &title);
    let page = CalculatorPage { shell, calculator, form, answer, plant, plants, notes };
    match (is_sent, faulty) {
        (false, _) => visitor.show(&page),
        (true, false) => visitor.show_once(StatusCode::OK, &page),
        (true, true) => visitor.show_once(StatusCode::UNPROCESSABLE_ENTITY, &page),
    }
}

fn answered(calculator: &Calculator, filled: &mut Filled, visitor: &Visitor) -> Option<Answer> {
    let value = filled.json(calculator.fields);
    match (calculator.compute)(value, visitor.at.day()) {
        Ok(result) if filled.faults.is_empty() => Answer::of(&result, calculator.headlines, visitor.language),
        Ok(_) => None,
        Err(found) => {
            // A field that cannot be read has been told so; that it is missing from what was sent on is not told again.
            let told: Vec<String> = filled.faults.iter().map(|fault| fault.pointer.clone()).collect();
            let is_new = |fault: &Problem| !told.iter().any(|one| related(one, &fault.pointer));
            filled.faults.extend(found.into_iter().filter(is_new));
            None
        }
    }
}

/// Whether one pointer lies in the other.
fn related(one: &str, other: &str) -> bool {
    let within = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    within(one, other) || within(other, one)
}
