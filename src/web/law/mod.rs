//! The law as the program knows it: provisions, readings, parameters.

use actix_web::HttpResponse;
use askama::Template;

use super::fault::Fault;
use super::shell::{Section, Shell};
use super::visitor::Visitor;
use crate::law::{parameter, reading, registry};

pub mod parameters;
pub mod provisions;
pub mod readings;

#[derive(Template)]
#[template(path = "law/contents.html")]
struct ContentsPage {
    shell: Shell,
    provisions: usize,
    readings: usize,
    parameters: usize,
    to_be_entered: usize,
}

/// What there is to read of the law.
///
/// # Errors
/// Where the page cannot be made.
pub async fn contents(visitor: Visitor) -> Result<HttpResponse, Fault> {
    let missing = |value: &parameter::Value| value.status == parameter::Status::ToBeEntered;
    let to_be_entered = parameter::all().iter().filter(|one| one.values.iter().any(missing)).count();
    visitor.show(&ContentsPage {
        shell: visitor.shell(Section::Law, "Reglerne", "The law"),
        provisions: registry::all().len(),
        readings: reading::all().len(),
        parameters: parameter::all().len(),
        to_be_entered,
    })
}
