//! Who looks at a page: in which language, where, and when.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, HttpResponse, web};
use askama::Template;

use super::fault::Fault;
use super::form_token;
use super::shell::{Section, Shell, Who};
use crate::desk::sign_in::{self, Presented, Shown};
use crate::desk::{Desk, DeskError};
use crate::host::{App, cookie, refused};
use crate::law::{Language, Moment};

/// The member of the query that chooses a language.
const CHOICE: &str = "lang";
/// The cookie that remembers it. With this beginning, browsers take it only from this very host.
const REMEMBERS: &str = "__Host-lang";
/// How long the choice is remembered, in seconds.
const REMEMBERED: u32 = 365 * 24 * 60 * 60;
/// What a page may load and do: only from here, and no script at all.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";

/// Somebody whom a session shows.
#[derive(Clone, Debug)]
pub struct Known {
    /// Who, and by what they were known.
    pub presented: Presented,
    /// What stands in each of their forms, bound to the session.
    pub form_token: String,
}

/// Somebody who looks at a page.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Who it is, if somebody is signed in.
    pub known: Option<Known>,
    /// The language to show: the one chosen, or else the one that the browser asks for.
    pub language: Language,
    /// When the request came in.
    pub at: Moment,
    demo: bool,
    chosen_now: bool,
    path: String,
    query: String,
}

impl FromRequest for Visitor {
    type Error = Fault;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Fault>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let mut visitor =
                Self::of(&request).ok_or_else(|| Fault::from(DeskError::Broken("no app".into())))?;
            if visitor.known.is_none() {
                visitor.known = known(&request, &visitor).await?;
                if let Some(known) = &visitor.known {
                    request.extensions_mut().insert(known.clone());
                }
            }
            Ok(visitor)
        })
    }
}

/// Who a request's session shows. What asks for nobody costs nothing.
async fn known(request: &HttpRequest, visitor: &Visitor) -> Result<Option<Known>, DeskError> {
    let (Some(secret), Some(app)) = (cookie::held(request), request.app_data::<web::Data<App>>()) else {
        return Ok(None);
    };
    let form_token = form_token::of(&secret);
    let (limits, at) = (app.sessions, visitor.at);
    let shown = Shown::Session(secret);
    let presented = visitor.ask(app, move |desk| sign_in::present(desk, &shown, limits, at)).await?;
    if let Some(presented) = &presented {
        refused::asked_by(request, &presented.person.id);
        app.rates.of_known(presented)?;
    }
    Ok(presented.map(|presented| Known { presented, form_token }))
}

impl Visitor {
    /// Who sent a request, as far as it can be told without asking the desk; none where the service's data is missing.
    pub fn of(request: &HttpRequest) -> Option<Self> {
        let app = request.app_data::<web::Data<App>>()?;
        let headers = request.headers();
        let chosen = in_query(request.query_string());
        let accepted = || headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let language = chosen
            .or_else(|| in_cookies(headers))
            .unwrap_or_else(|| accepted().map_or(Language::Da, Language::negotiate));
        let query = request.query_string().split('&').filter(|pair| name_of(pair) != CHOICE);
        Some(Self {
            known: request.extensions().get::<Known>().cloned(),
            language,
            at: (app.clock)(),
            demo: app.demo,
            chosen_now: chosen.is_some(),
            // One slash at its beginning: an address that begins with two is another host's.
            path: format!("/{}", request.path().trim_start_matches(['/', '\\'])),
            query: query.filter(|pair| !pair.is_empty()).collect::<Vec<_>>().join("&"),
        })
    }

    /// The words in the visitor's language.
    pub fn say<'a>(&self, da: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Da => da,
            Language::En => en,
        }
    }

    /// What stands around a page with this title.
    pub fn shell(&self, section: Section, da: &str, en: &str) -> Shell {
        self.titled(section, self.say(da, en))
    }

    /// What stands around a page whose title is the same in every language.
    pub fn titled(&self, section: Section, title: &str) -> Shell {
        let other = match self.language {
            Language::Da => Language::En,
            Language::En => Language::Da,
        };
        let rest = if self.query.is_empty() { String::new() } else { format!("&{}", self.query) };
        Shell {
            language: self.language,
            title: title.to_owned(),
            section,
            switch: format!("{}?{CHOICE}={}{rest}", self.path, other.tag()),
            demo: self.demo,
            who: self
                .known
                .as_ref()
                .map(|known| Who::of(&known.presented.person, &known.form_token, self.language)),
        }
    }

    /// Whether this is the demo.
    pub fn in_demo(&self) -> bool {
        self.demo
    }

    /// The path that was asked for, with its query but without the choice of a language.
    pub fn here(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }

    /// Asks the desk, on a thread where waiting for the database harms nobody.
    ///
    /// # Errors
    /// What the desk says.
    pub async fn ask<T: Send + 'static>(
        &self,
        app: &App,
        work: impl FnOnce(&Desk) -> Result<T, DeskError> + Send + 'static,
    ) -> Result<T, DeskError> {
        let desk = app.desk.clone();
        let span = tracing::Span::current();
        match web::block(move || span.in_scope(|| work(&desk))).await {
            Ok(done) => done,
            Err(_) => Err(DeskError::Broken("the work was cut off".into())),
        }
    }

    /// A page that anyone may keep for a minute. For somebody who is signed in it says so, and nobody keeps it.
    ///
    /// # Errors
    /// Where the template cannot be filled.
    pub fn show(&self, page: &impl Template) -> Result<HttpResponse, Fault> {
        let kept = match (&self.known, self.chosen_now) {
            (Some(_), _) => "no-store",
            (None, true) => "private, no-cache",
            (None, false) => "public, max-age=60",
        };
        self.answer(StatusCode::OK, kept, page)
    }

    /// A page that belongs to one request and is kept by nobody.
    ///
    /// # Errors
    /// Where the template cannot be filled.
    pub fn show_once(&self, status: StatusCode, page: &impl Template) -> Result<HttpResponse, Fault> {
        self.answer(status, "no-store", page)
    }

    fn answer(&self, status: StatusCode, kept: &str, page: &impl Template) -> Result<HttpResponse, Fault> {
        let body = page.render().map_err(|why| Fault::from(DeskError::Broken(why.to_string())))?;
        let mut answer = HttpResponse::build(status);
        answer
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CACHE_CONTROL, kept))
            .insert_header((header::VARY, "Accept-Language, Cookie"))
            .insert_header((header::CONTENT_LANGUAGE, self.language.tag()))
            .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
            .insert_header((header::REFERRER_POLICY, "same-origin"));
        if self.chosen_now {
            let tag = self.language.tag();
            let kept = "Path=/; SameSite=Lax; Secure; HttpOnly";
            let cookie = format!("{REMEMBERS}={tag}; Max-Age={REMEMBERED}; {kept}");
            answer.insert_header((header::SET_COOKIE, cookie));
        }
        Ok(answer.body(body))
    }
}

fn name_of(pair: &str) -> &str {
    pair.split('=').next().unwrap_or_default().trim()
}

fn in_query(query: &str) -> Option<Language> {
    query.split('&').find(|pair| name_of(pair) == CHOICE).and_then(named)
}

fn in_cookies(headers: &HeaderMap) -> Option<Language> {
    let cookies = headers.get_all(header::COOKIE).filter_map(|value| value.to_str().ok());
    cookies.flat_map(|line| line.split(';')).find(|pair| name_of(pair) == REMEMBERS).and_then(named)
}

fn named(pair: &str) -> Option<Language> {
    let (_, tag) = pair.split_once('=')?;
    [Language::Da, Language::En].into_iter().find(|language| language.tag() == tag.trim())
}
