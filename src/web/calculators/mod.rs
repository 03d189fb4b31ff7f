//! The open calculators as forms: the same calculations as REST, each answer with its steps.
//!
//! A form is sent by `GET`, so that the address of an answer can be kept and shown to others.

mod afterwards;
mod calculator;
mod deadline;
mod fields;
mod list;
pub mod page;
mod plants;

use actix_web::HttpResponse;
use askama::Template;

use super::fault::Fault;
use super::shell::{Section, Shell};
use super::visitor::Visitor;
use calculator::Calculator;

#[derive(Template)]
#[template(path = "calculators/contents.html")]
struct ContentsPage {
    shell: Shell,
    calculators: &'static [Calculator],
}

/// Which calculators there are.
///
/// # Errors
/// Where the page cannot be made.
pub async fn contents(visitor: Visitor) -> Result<HttpResponse, Fault> {
    let shell = visitor.shell(Section::Calculators, "Beregnere", "Calculators");
    visitor.show(&ContentsPage { shell, calculators: &list::ALL })
}
