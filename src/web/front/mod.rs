//! The front page: where to go from here.

use actix_web::HttpResponse;
use askama::Template;

use super::fault::Fault;
use super::shell::{Section, Shell};
use super::visitor::Visitor;

#[derive(Template)]
#[template(path = "front/front.html")]
struct FrontPage {
    shell: Shell,
}

/// The front page.
///
/// # Errors
/// Where the page cannot be made.
pub async fn front(visitor: Visitor) -> Result<HttpResponse, Fault> {
    visitor.show(&FrontPage { shell: visitor.titled(Section::Front, "Sagsgang") })
}
