//! Who asks, in which language, on which terms, and when.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{FromRequest, HttpRequest, web};

use super::App;
use super::problem::Problem;
use crate::access::Person;
use crate::desk::{Desk, DeskError, Terms};
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
    /// The language to answer in.
    pub language: Language,
    /// `If-Match`, `Idempotency-Key` and `Letter-Digest`.
    pub terms: Terms,
    /// When it came in.
    pub at: Moment,
}

impl FromRequest for Caller {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}

impl Caller {
    fn of(request: &HttpRequest) -> Result<Self, Problem> {
        let headers = request.headers();
        let language = language_of(headers);
        let Some(app) = request.app_data::<web::Data<App>>() else {
            return Err(Problem::from_desk(DeskError::Broken("no app".into()), language));
        };
        let person = match text(headers, header::AUTHORIZATION) {
            None => None,
            Some(value) => {
                let token = value.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
                let person = token.and_then(|(_, token)| app.desk.people.by_token(token.trim()));
                Some(person.cloned().ok_or_else(|| Problem::from_desk(DeskError::SignIn, language))?)
            }
        };
        let terms = Terms {
            if_version: if_match(headers, language)?,
            idempotency_key: idempotency_key(headers, language)?,
            previewed: previewed(headers, language)?,
        };
        Ok(Self { person, language, terms, at: (app.clock)() })
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
        let desk = app.desk.clone();
        match web::block(move || work(&desk, &self)).await {
            Ok(done) => done.map_err(|why| Problem::from_desk(why, language)),
            Err(_) => Err(Problem::from_desk(DeskError::Broken("the work was cut off".into()), language)),
        }
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
