//! What the link in a mail leads to. To open it changes nothing: mail programs open links by themselves.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use crate::desk::permits::follow::{Following, confirm, end, following};
use crate::host::App;
use crate::web::fault::Fault;
use crate::web::own_site::OwnSite;
use crate::web::shell::{Section, Shell};
use crate::web::visitor::Visitor;

#[derive(Template)]
#[template(path = "register/follow/link.html")]
struct LinkPage {
    shell: Shell,
    secret: String,
    following: Following,
}

/// Where the following stands, with the buttons to confirm and to end it.
///
/// # Errors
/// 404 where the link is of none.
pub async fn page(
    app: web::Data<App>,
    visitor: Visitor,
    secret: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let secret = secret.into_inner();
    let of = secret.clone();
    let following = visitor.ask(&app, move |desk| following(desk, &of)).await?;
    shown(&visitor, secret, following)
}

/// Confirms.
///
/// # Errors
/// 403 where another site sent it; 404 where the link is of none.
pub async fn confirmed(
    _own: OwnSite,
    app: web::Data<App>,
    visitor: Visitor,
    secret: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let (secret, at) = (secret.into_inner(), visitor.at);
    let of = secret.clone();
    let following = visitor.ask(&app, move |desk| confirm(desk, &of, at)).await?;
    shown(&visitor, secret, following)
}

/// Ends.
///
/// # Errors
/// 403 where another site sent it; 404 where the link is of none.
pub async fn ended(
    _own: OwnSite,
    app: web::Data<App>,
    visitor: Visitor,
    secret: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let (secret, at) = (secret.into_inner(), visitor.at);
    let of = secret.clone();
    let following = visitor.ask(&app, move |desk| end(desk, &of, at)).await?;
    shown(&visitor, secret, following)
}

fn shown(visitor: &Visitor, secret: String, following: Following) -> Result<HttpResponse, Fault> {
    let (da, en) = match (following.ended, following.confirmed) {
        (true, _) => ("Du følger ikke længere tilladelsen", "You no longer follow the permit"),
        (false, true) => ("Du følger tilladelsen", "You follow the permit"),
        (false, false) => {
            ("Bekræft, at du vil følge tilladelsen", "Confirm that you want to follow the permit")
        }
    };
    let shell = visitor.shell(Section::Register, da, en);
    visitor.show_once(StatusCode::OK, &LinkPage { shell, secret, following })
}
