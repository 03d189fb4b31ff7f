//! The readings in force, with their alternatives.

use actix_web::HttpResponse;
use askama::Template;

use crate::law::reading::{self, Reading};
use crate::web::fault::Fault;
use crate::web::shell::{Section, Shell};
use crate::web::visitor::Visitor;

#[derive(Template)]
#[template(path = "law/readings.html")]
struct ReadingsPage {
    shell: Shell,
    readings: &'static [Reading],
}

/// Every reading.
///
/// # Errors
/// Where the page cannot be made.
pub async fn readings(visitor: Visitor) -> Result<HttpResponse, Fault> {
    let shell = visitor.shell(Section::Law, "Læsninger", "Readings");
    visitor.show(&ReadingsPage { shell, readings: reading::all() })
}
