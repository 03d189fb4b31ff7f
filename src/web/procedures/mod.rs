//! The procedures as pictures and tables, made from the table that the program itself goes by.

pub mod diagram;
mod lanes;
pub mod page;
pub mod procedure;

use actix_web::HttpResponse;
use askama::Template;

use super::fault::Fault;
use super::shell::{Section, Shell};
use super::visitor::Visitor;
use procedure::Procedure;

#[derive(Template)]
#[template(path = "procedures/contents.html")]
struct ContentsPage {
    shell: Shell,
    procedures: Vec<Procedure>,
}

/// Which procedures there are.
///
/// # Errors
/// Where the page cannot be made.
pub async fn contents(visitor: Visitor) -> Result<HttpResponse, Fault> {
    let shell = visitor.shell(Section::Procedures, "Sagens gang", "Procedures");
    visitor.show(&ContentsPage { shell, procedures: Procedure::all() })
}
