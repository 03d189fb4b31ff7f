//! The demo's people sign in by a button each. Anywhere else there is no such page.

use actix_web::{HttpRequest, HttpResponse, web};

use super::sign_in::{field, led_on, next};
use crate::desk::DeskError;
use crate::desk::sign_in::{Source, sessions};
use crate::host::{App, cookie};
use crate::web::fault::Fault;
use crate::web::form::Sent;
use crate::web::own_site::OwnSite;
use crate::web::visitor::Visitor;

/// Signs one of the demo's people in.
///
/// # Errors
/// 404 where this is no demo, or it has no such person; 403 where another site sent the form.
pub async fn enter(
    _own: OwnSite,
    app: web::Data<App>,
    visitor: Visitor,
    request: HttpRequest,
    sent: web::Form<Sent>,
) -> Result<HttpResponse, Fault> {
    if !app.demo {
        return Err(DeskError::NotFound.into());
    }
    let id = field(&sent, "person").to_owned();
    let (held, limits, at) = (cookie::held(&request), app.sessions, visitor.at);
    let work = move |desk: &crate::desk::Desk| {
        let person = desk.people.by_id(&id).cloned().ok_or(DeskError::NotFound)?;
        sessions::open(desk, &person, &Source::Listed, held.as_deref(), limits, at)
    };
    let opened = visitor.ask(&app, work).await?;
    Ok(led_on(&opened, next(&sent)))
}
