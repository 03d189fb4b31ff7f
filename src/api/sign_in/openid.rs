//! Signing in through a directory. People come here by links and are sent on; no program does.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::{LOCATION, REFRESH};
use actix_web::{HttpRequest, HttpResponse, ResponseError as _, web};
use serde::Deserialize;

use super::openid_words::words;
use super::other_site::refused;
use crate::api::App;
use crate::api::caller::{blocking, language_of};
use crate::api::problem::Problem;
use crate::desk::sign_in::openid::{self, Returned};
use crate::desk::{Desk, DeskError};
use crate::host::Said;
use crate::host::cookie;
use crate::host::same_site::{Origin, origin};
use crate::law::Language;

/// The cookie that binds a sign-in to the browser that began it.
const NAME: &str = "__Host-sagsgang-openid";

/// Where somebody wants to go once they have signed in.
#[derive(Deserialize)]
pub struct Wish {
    to: Option<String>,
}

/// What a directory sends somebody back with. It may say more, which is not read.
#[derive(Deserialize)]
pub struct Answer {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

/// Sends the person to the directory; from another site, to the page for signing in.
pub async fn begin(
    app: web::Data<App>,
    request: HttpRequest,
    wish: web::Query<Wish>,
) -> Result<HttpResponse, Problem> {
    let language = language_of(request.headers());
    let to = wish.into_inner().to.unwrap_or_else(|| "/".into());
    if origin(request.headers()) == Origin::Other {
        // Who is led here from elsewhere presses a button first: nobody is signed in without their own doing.
        let to = serde_urlencoded::to_string([("next", &to)]).unwrap_or_default();
        return Ok(HttpResponse::SeeOther().insert_header((LOCATION, format!("/sign-in?{to}"))).finish());
    }
    let at = (app.clock)();
    match asked(&app, language, move |desk| openid::begin(desk, &to, at)).await? {
        Err(answer) => Ok(answer),
        Ok(begun) => Ok(HttpResponse::SeeOther()
            .cookie(bound(&begun.secret, begun.minutes))
            .insert_header((LOCATION, begun.address))
            .finish()),
    }
}

/// Takes the person back from the directory.
pub async fn finish(
    app: web::Data<App>,
    request: HttpRequest,
    answer: web::Query<Answer>,
) -> Result<HttpResponse, Problem> {
    let language = language_of(request.headers());
    let answer = answer.into_inner();
    let returned = Returned {
        state: answer.state.unwrap_or_default(),
        code: answer.code,
        error: answer.error,
        issuer: answer.iss,
    };
    let (browser, held) = (cookie::one(&request, NAME), cookie::held(&request));
    let (limits, at) = (app.sessions, (app.clock)());
    let done = asked(&app, language, move |desk| {
        openid::finish(desk, &returned, browser.as_deref(), held.as_deref(), limits, at)
    });
    match done.await? {
        Err(answer) => Ok(answer),
        Ok((opened, back_to)) => Ok(HttpResponse::SeeOther()
            .cookie(cookie::of(&opened.secret))
            .cookie(unbound())
            .insert_header((LOCATION, back_to))
            .finish()),
    }
}

/// Signs out here, and then at the directory where it has a place for it. The way there is a refresh and no redirect: the
/// pages' policy lets a form lead to this site only.
pub async fn end(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let language = language_of(request.headers());
    let mut there = None;
    if let Some(held) = cookie::held(&request) {
        if origin(request.headers()) != Origin::Own {
            return Err(refused(language));
        }
        let (limits, at) = (app.sessions, (app.clock)());
        there = blocking(&app, language, move |desk| openid::end(desk, &held, limits, at)).await?;
    }
    Ok(match there {
        None => HttpResponse::SeeOther().cookie(cookie::gone()).insert_header((LOCATION, "/")).finish(),
        Some(address) => HttpResponse::Ok()
            .cookie(cookie::gone())
            .insert_header((REFRESH, format!("0; url={address}")))
            .content_type("text/plain; charset=utf-8")
            .body(match language {
                Language::Da => {
                    "Du er logget ud her og sendes videre for at logge ud hos dem, du loggede ind gennem."
                }
                Language::En => "You are signed out here and are sent on to sign out where you signed in.",
            }),
    })
}

/// Asks the desk. Where the directory is why not, the answer is a problem that a page can say in its own words.
async fn asked<T: Send + 'static>(
    app: &App,
    language: Language,
    work: impl FnOnce(&Desk) -> Result<T, DeskError> + Send + 'static,
) -> Result<Result<T, HttpResponse>, Problem> {
    let asked = blocking(app, language, move |desk| match work(desk) {
        Ok(done) => Ok(Ok(done)),
        Err(DeskError::Directory(fault)) => Ok(Err(fault)),
        Err(other) => Err(other),
    });
    Ok(asked.await?.map_err(|fault| {
        let (_, _, title, what) = words(&fault);
        let mut answer = Problem::from_desk(DeskError::Directory(fault), language).error_response();
        answer.extensions_mut().insert(Said { title, what });
        answer
    }))
}

fn bound(secret: &str, minutes: i64) -> Cookie<'static> {
    Cookie::build(NAME, secret.to_owned())
        .path("/")
        .secure(true)
        .http_only(true)
        // The directory sends the person back by a link, which this lets through.
        .same_site(SameSite::Lax)
        .max_age(Duration::minutes(minutes))
        .finish()
}

fn unbound() -> Cookie<'static> {
    let mut cookie = bound("", 0);
    cookie.make_removal();
    cookie
}
