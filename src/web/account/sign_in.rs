//! Signing in with an account: id, password, one-time code.

use actix_web::http::StatusCode;
use actix_web::http::header::{LOCATION, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::own_path::own_path;
use crate::desk::DeskError;
use crate::desk::sign_in::{self, Credentials, SignedIn};
use crate::host::{App, cookie};
use crate::law::Language;
use crate::web::fault::Fault;
use crate::web::form::Sent;
use crate::web::own_site::OwnSite;
use crate::web::procedures::procedure::role;
use crate::web::shell::{Section, Shell, acts_for};
use crate::web::visitor::Visitor;

/// Where somebody is led who came of themselves.
const HOME: &str = "/cases";

#[derive(Template)]
#[template(path = "account/sign_in.html")]
struct SignInPage<'a> {
    shell: Shell,
    /// Where to go afterwards.
    next: &'a str,
    id: &'a str,
    /// Why it did not succeed; empty at first.
    fault: String,
    /// The demo's people, who sign in by a button.
    people: Vec<Who>,
    /// Whether there is a directory to sign in through.
    directory: bool,
}

/// One of the demo's people.
struct Who {
    id: String,
    name: String,
    acts_for: String,
    roles: String,
}

/// The form. Whoever is signed in already is led on.
///
/// # Errors
/// Where the page cannot be made.
pub async fn blank(
    app: web::Data<App>,
    visitor: Visitor,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let asked: Sent = serde_urlencoded::from_str(request.query_string()).unwrap_or_default();
    let next = next(&asked);
    if visitor.known.is_some() {
        return Ok(HttpResponse::SeeOther().insert_header((LOCATION, next)).finish());
    }
    shown(&app, &visitor, next, "", String::new(), StatusCode::OK)
}

/// Signs in, or says what did not fit.
///
/// # Errors
/// 403 where another site sent the form; or the store fails.
pub async fn send(
    _own: OwnSite,
    app: web::Data<App>,
    visitor: Visitor,
    request: HttpRequest,
    sent: web::Form<Sent>,
) -> Result<HttpResponse, Fault> {
    let value = |name| field(&sent, name);
    let (next, id) = (next(&sent), value("id").trim());
    // People write the code as their device shows it, with a gap in the middle.
    let code = value("code").chars().filter(|c| !c.is_whitespace()).collect();
    let given = Credentials { id: id.to_owned(), password: value("password").to_owned(), code };
    let (held, limits, at) = (cookie::held(&request), app.sessions, visitor.at);
    let work = move |desk: &_| sign_in::sign_in(desk, &given, held.as_deref(), limits, at);
    match visitor.ask(&app, work).await {
        Ok(opened) => Ok(led_on(&opened, next)),
        Err(DeskError::SignInFailed) => {
            let fault = visitor.say(
                "Id, adgangskode og kode passer ikke sammen. Ret dem, og prøv igen.",
                "Id, password and code do not go together. Correct them and try again.",
            );
            shown(&app, &visitor, next, id, fault.to_owned(), StatusCode::UNAUTHORIZED)
        }
        Err(DeskError::TryLater(seconds)) => {
            let fault = match visitor.language {
                Language::Da => {
                    format!("Der er forsøgt for mange gange. Vent {seconds} sekunder.")
                }
                Language::En => format!("There were too many tries. Wait {seconds} seconds."),
            };
            let mut page = shown(&app, &visitor, next, id, fault, StatusCode::TOO_MANY_REQUESTS)?;
            page.headers_mut().insert(RETRY_AFTER, seconds.into());
            Ok(page)
        }
        Err(other) => Err(other.into()),
    }
}

/// Hands over the session, and leads on.
pub fn led_on(opened: &SignedIn, next: &str) -> HttpResponse {
    HttpResponse::SeeOther().cookie(cookie::of(&opened.secret)).insert_header((LOCATION, next)).finish()
}

/// Where to go afterwards, of what was sent.
pub fn next(sent: &Sent) -> &str {
    own_path(field(sent, "next")).unwrap_or(HOME)
}

/// What was sent under a name; empty where nothing was.
pub fn field<'a>(sent: &'a Sent, name: &str) -> &'a str {
    sent.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
}

/// The demo's people; none elsewhere.
fn people(app: &App, visitor: &Visitor) -> Vec<Who> {
    let all = app.desk.people.all().filter(|_| app.demo);
    all.map(|person| {
        let roles = person.roles.iter().map(|one| role(*one).in_language(visitor.language).to_owned());
        Who {
            id: person.id.clone(),
            name: person.name.clone(),
            acts_for: acts_for(person, visitor.language),
            roles: roles.collect::<Vec<_>>().join(", "),
        }
    })
    .collect()
}

fn shown(
    app: &App,
    visitor: &Visitor,
    next: &str,
    id: &str,
    fault: String,
    status: StatusCode,
) -> Result<HttpResponse, Fault> {
    let title = visitor.say("Log ind", "Sign in");
    let title = if fault.is_empty() {
        title.to_owned()
    } else {
        format!("{} {title}", visitor.say("Fejl:", "Error:"))
    };
    let shell = visitor.titled(Section::Account, &title);
    let directory = app.desk.openid.is_some();
    visitor.show_once(status, &SignInPage { shell, next, id, fault, people: people(app, visitor), directory })
}
