//! Who asks, in which language, on which terms, and when.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{FromRequest, HttpRequest, web};

use super::App;
use super::problem::Problem;
use super::sign_in::other_site;
use crate::access::Person;
use crate::desk::sign_in::{self, Presented, Proof, Shown, TokenScope};
use crate::desk::{Desk, DeskError, Terms};
use crate::host::same_site::{self, Origin};
use crate::host::{cookie, refused};
use crate::law::{Digest, Language, Moment, Text};

/// The longest `Idempotency-Key`.
const LONGEST_KEY: usize = 200;

/// The header that names letters by their SHA-256, separated by commas.
pub const LETTER_DIGEST: &str = "letter-digest";

/// What a request says of itself before its body is read.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who, if somebody is signed in.
    pub person: Option<Person>,
    /// By what they were known.
    pub by: Option<Proof>,
    /// The language to answer in.
    pub language: Language,
    /// `If-Match`, `Idempotency-Key` and `Letter-Digest`.
    pub terms: Terms,
    /// When it came in.
    pub at: Moment,
}

impl FromRequest for Caller {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { Self::of(&request).await })
    }
}

impl Caller {
    async fn of(request: &HttpRequest) -> Result<Self, Problem> {
        let headers = request.headers();
        let language = language_of(headers);
        let Some(app) = request.app_data::<web::Data<App>>() else {
            return Err(Problem::from_desk(DeskError::Broken("no app".into()), language));
        };
        let at = (app.clock)();
        let signed = match shown(request, language)? {
            None => None,
            Some(shown) => {
                let limits = app.sessions;
                let known =
                    blocking(app, language, move |desk| sign_in::present(desk, &shown, limits, at)).await?;
                if let Some(known) = &known {
                    refused::asked_by(request, &known.person.id);
                    app.rates.of_known(known).map_err(|why| Problem::from_desk(why, language))?;
                    may_ask(request, &known.by, language)?;
                }
                known
            }
        };
        let terms = Terms {
            if_version: if_match(headers, language)?,
            idempotency_key: idempotency_key(headers, language)?,
            previewed: previewed(headers, language)?,
        };
        let (person, by) = signed.map(|known| (known.person, known.by)).unzip();
        Ok(Self { person, by, language, terms, at })
    }

    /// Asks the desk, on a thread where waiting for the database harms nobody.
    ///
    /// # Errors
    /// What the desk says, in the caller's language.
    pub async fn ask<T: Send + 'static>(
        self,
        app: &App,
        work: impl FnOnce(&Desk, &Self) -> Result<T, DeskError> + Send + 'static,
    ) -> Result<T, Problem> {
        let language = self.language;
        blocking(app, language, move |desk| work(desk, &self)).await
    }

    /// Who it is, and by what they were known.
    ///
    /// # Errors
    /// [`DeskError::SignIn`] where nobody is signed in.
    pub fn signed_in(&self) -> Result<Presented, DeskError> {
        let known = self.person.clone().zip(self.by.clone());
        known.map(|(person, by)| Presented { person, by }).ok_or(DeskError::SignIn)
    }
}

/// Asks the desk, on a thread where waiting for the database harms nobody.
///
/// # Errors
/// What the desk says, in the language.
pub async fn blocking<T: Send + 'static>(
    app: &App,
    language: Language,
    work: impl FnOnce(&Desk) -> Result<T, DeskError> + Send + 'static,
) -> Result<T, Problem> {
    let desk = app.desk.clone();
    let span = tracing::Span::current();
    match web::block(move || span.in_scope(|| work(&desk))).await {
        Ok(done) => done.map_err(|why| Problem::from_desk(why, language)),
        Err(_) => Err(Problem::from_desk(DeskError::Broken("the work was cut off".into()), language)),
    }
}

/// What a request shows of who sends it, if it shows anything.
fn shown(request: &HttpRequest, language: Language) -> Result<Option<Shown>, Problem> {
    let Some(value) = text(request.headers(), header::AUTHORIZATION) else {
        return Ok(cookie::held(request).map(Shown::Session));
    };
    if request.headers().get_all(header::AUTHORIZATION).count() > 1 {
        // Nobody can say which of them is meant.
        return Err(Problem::from_desk(DeskError::SignIn, language));
    }
    let token = value.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let (_, token) = token.ok_or_else(|| Problem::from_desk(DeskError::SignIn, language))?;
    Ok(Some(Shown::Bearer(token.trim().to_owned())))
}

/// Whether somebody may make this request by what they showed: a token for reading changes nothing, and neither does a
/// session at another site's bidding.
fn may_ask(request: &HttpRequest, by: &Proof, language: Language) -> Result<(), Problem> {
    // Not all that HTTP calls safe: nothing here answers to OPTIONS or TRACE.
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return Ok(());
    }
    match by {
        Proof::Token { scope: TokenScope::Read, .. } => {
            Err(Problem::from_desk(DeskError::ReadOnly, language))
        }
        Proof::Session(_) if same_site::origin(request.headers()) != Origin::Own => {
            Err(other_site::refused(language))
        }
        _ => Ok(()),
    }
}

/// The language that the headers ask for.
pub fn language_of(headers: &HeaderMap) -> Language {
    text(headers, header::ACCEPT_LANGUAGE).map_or(Language::Da, Language::negotiate)
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("\u{fffd}"))
}

fn if_match(headers: &HeaderMap, language: Language) -> Result<Option<i64>, Problem> {
    let Some(value) = text(headers, header::IF_MATCH).filter(|value| *value != "*") else {
        return Ok(None);
    };
    let version = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).and_then(|v| v.parse().ok());
    version.map(Some).ok_or_else(|| {
        Problem::malformed(
            language,
            &Text::new(
                "If-Match skal være sagens ETag, for eksempel \"7\".",
                "If-Match must be the case's ETag, such as \"7\".",
            ),
        )
    })
}

fn previewed(headers: &HeaderMap, language: Language) -> Result<Vec<Digest>, Problem> {
    let Some(value) = headers.get(LETTER_DIGEST) else {
        return Ok(Vec::new());
    };
    let digests = value.to_str().unwrap_or_default().split(',').map(|one| Digest::parse(one.trim()));
    digests.collect::<Option<_>>().ok_or_else(|| {
        Problem::malformed(
            language,
            &Text::new(
                "Letter-Digest skal være brevenes SHA-256 med komma imellem, som ved forhåndsvisningen.",
                "Letter-Digest must be the letters' SHA-256 with commas between, as in the preview.",
            ),
        )
    })
}

fn idempotency_key(headers: &HeaderMap, language: Language) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else {
        return Ok(None);
    };
    let value = value.to_str().unwrap_or_default();
    let fits = (1..=LONGEST_KEY).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_graphic());
    if fits {
        return Ok(Some(value.to_owned()));
    }
    Err(Problem::malformed(
        language,
        &Text::new(
            format!("Idempotency-Key skal være 1-{LONGEST_KEY} synlige ASCII-tegn."),
            format!("Idempotency-Key must be 1-{LONGEST_KEY} visible ASCII characters."),
        ),
    ))
}
