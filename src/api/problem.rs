//! Errors as `application/problem+json` (RFC 9457).

use std::fmt;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::middleware::Next;
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;
use utoipa::ToSchema;

use super::caller::language_of;
use super::sign_in::words;
use crate::access::Role;
use crate::casework::{self, Refusal};
use crate::desk::{DeskError, attachment};
use crate::law::{Language, Text};
use crate::openid;
use crate::store::StoreError;

/// One fault in what was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Fault {
    /// JSON pointer (RFC 6901) into what was sent.
    pub pointer: String,
    /// The provision that asks for it, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provision: Option<String>,
    /// The provision as it is cited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cited: Option<String>,
    /// What is wrong and what would mend it.
    pub message: String,
}

/// An error, in words the caller can act on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// Stable name of the kind of error.
    #[serde(rename = "type")]
    #[schema(example = "/problems/act-not-possible")]
    pub kind: String,
    /// What kind of error it is.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened here.
    pub detail: String,
    /// Every fault found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Fault>,
    /// The acts that the case's state has, where the act asked for is not one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acts: Option<Vec<String>>,
    /// The roles that may do the act, where the person's do not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<Role>>,
    /// The case's version now, where the one that was named is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// After how many seconds to try again, where waiting helps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
}

/// After how many seconds it is worth to ask again for a file that waits to be scanned.
const SCANNED_SOON: u64 = 10;

impl Problem {
    /// An error of a kind, in a language.
    pub fn new(status: StatusCode, slug: &str, language: Language, title: &Text, detail: &Text) -> Self {
        Self {
            kind: format!("/problems/{slug}"),
            title: title.in_language(language).to_owned(),
            status: status.as_u16(),
            detail: detail.in_language(language).to_owned(),
            errors: Vec::new(),
            acts: None,
            roles: None,
            version: None,
            retry_after: None,
        }
    }

    /// A request that cannot be understood at all: 400.
    pub fn malformed(language: Language, detail: &Text) -> Self {
        let title = Text::new("Forespørgslen kan ikke læses", "The request cannot be read");
        Self::new(StatusCode::BAD_REQUEST, "malformed", language, &title, detail)
    }

    /// A request with faults, each named: 422.
    pub fn invalid(language: Language, problems: &[casework::Problem]) -> Self {
        let title = Text::new("Oplysningerne kan ikke tages imod", "What was sent cannot be accepted");
        let detail =
            Text::new("Ret fejlene nedenfor, og send igen.", "Mend the faults below and send again.");
        let mut out = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", language, &title, &detail);
        out.errors = faults(language, problems);
        out
    }

    /// What the desk said.
    pub fn from_desk(why: DeskError, language: Language) -> Self {
        let new = |status, slug, da: &str, en: &str, detail_da: &str, detail_en: &str| {
            Self::new(status, slug, language, &Text::new(da, en), &Text::new(detail_da, detail_en))
        };
        match why {
            DeskError::SignIn => new(
                StatusCode::UNAUTHORIZED,
                "sign-in",
                "Log ind",
                "Sign in",
                "Denne side kræver, at du er logget ind.",
                "This needs you to be signed in.",
            ),
            DeskError::NotFound => new(
                StatusCode::NOT_FOUND,
                "not-found",
                "Findes ikke",
                "Not found",
                "Der er ikke noget her, som du har adgang til.",
                "There is nothing here that you have access to.",
            ),
            DeskError::Disqualified => new(
                StatusCode::FORBIDDEN,
                "disqualified",
                "Holdt ude af sagen",
                "Kept off the case",
                "Du er registreret som inhabil i sagen (forvaltningslovens § 3) og holdes ude af den.",
                "You are recorded as disqualified in the case (section 3 of the Public Administration Act) and kept off it.",
            ),
            DeskError::SignInFailed => new(
                StatusCode::UNAUTHORIZED,
                "sign-in-failed",
                "Du blev ikke logget ind",
                "You were not signed in",
                "Id, adgangskode og engangskode passer ikke sammen. En engangskode kan bruges én gang.",
                "Id, password and one-time code do not go together. A one-time code can be used once.",
            ),
            DeskError::TryLater(seconds) => {
                let mut out = new(
                    StatusCode::TOO_MANY_REQUESTS,
                    "try-later",
                    "Vent lidt",
                    "Wait a little",
                    &format!("Der er prøvet forkert flere gange. Prøv igen om {seconds} sekunder."),
                    &format!("There have been several failures. Try again in {seconds} seconds."),
                );
                out.retry_after = Some(seconds);
                out
            }
            DeskError::NotScanned => {
                let mut out = new(
                    StatusCode::CONFLICT,
                    "not-yet-scanned",
                    "Filen er ikke undersøgt endnu",
                    "The file has not been scanned yet",
                    "Filen er modtaget og tæller med, men udleveres først, når den er undersøgt for skadelige programmer. Prøv igen om lidt.",
                    "The file has been received and counts, but is handed on only after it has been scanned for harmful software. Try again shortly.",
                );
                out.retry_after = Some(SCANNED_SOON);
                out
            }
            DeskError::Harmful(name) => new(
                StatusCode::FORBIDDEN,
                "harmful-file",
                "Filen udleveres ikke",
                "The file is not handed on",
                &format!("Der er fundet et skadeligt program i filen: {name}. Send den igen uden det."),
                &format!("Harmful software was found in the file: {name}. Send it again without."),
            ),
            DeskError::TooOften(seconds) => {
                let mut out = new(
                    StatusCode::TOO_MANY_REQUESTS,
                    "too-often",
                    "For mange forespørgsler",
                    "Too many requests",
                    &format!(
                        "Der spørges oftere, end tjenesten tillader. Intet er ændret. Prøv igen om {seconds} sekunder."
                    ),
                    &format!(
                        "Requests come more often than the service allows. Nothing has been changed. Try again in {seconds} seconds."
                    ),
                );
                out.retry_after = Some(seconds);
                out
            }
            DeskError::Directory(fault) => {
                let (status, slug, title, detail) = words(&fault);
                if status.is_server_error() {
                    tracing::error!(why = %fault, "the directory cannot be asked");
                }
                let mut out = Self::new(status, slug, language, &title, &detail);
                if let openid::Fault::Unfit(problems) = &fault {
                    out.errors = faults(language, problems);
                }
                out
            }
            DeskError::Busy => new(
                StatusCode::SERVICE_UNAVAILABLE,
                "unavailable",
                "Prøv igen om lidt",
                "Try again shortly",
                "Mange logger ind lige nu. Intet er ændret.",
                "Many are signing in right now. Nothing has been changed.",
            ),
            DeskError::ReadOnly => new(
                StatusCode::FORBIDDEN,
                "read-only-token",
                "Nøglen kan kun læse",
                "The token may only read",
                "Nøglen er lavet til at læse (GET og HEAD). Brug en med omfanget \"act\" til at ændre noget.",
                "The token was made for reading (GET and HEAD). Use one of scope \"act\" to change something.",
            ),
            DeskError::Forbidden(roles) => {
                let mut out = new(
                    StatusCode::FORBIDDEN,
                    "forbidden",
                    "Ikke din opgave",
                    "Not yours to do",
                    "Dine roller giver ikke adgang til dette sagsskridt.",
                    "Your roles do not let you do this act.",
                );
                out.roles = Some(roles);
                out
            }
            DeskError::Mandate(names) => {
                let names = names.join(", ");
                let (da, en) = match names.as_str() {
                    "" => (
                        "Ingen, som systemet kender, kan gøre det.",
                        "Nobody that the system knows can do it.",
                    ),
                    _ => ("Det kan", "It can be done by"),
                };
                let end = if names.is_empty() { String::new() } else { format!(" {names}.") };
                new(
                    StatusCode::FORBIDDEN,
                    "not-signatory",
                    "Kræver en, der må underskrive",
                    "Needs somebody who may sign",
                    &format!("Du kan forberede sagen, men dette binder selskabet. {da}{end}"),
                    &format!("You can prepare the case, but this binds the company. {en}{end}"),
                )
            }
            DeskError::Refused(refusal) => Self::refused(refusal, language),
            DeskError::Invalid(problems) => Self::invalid(language, &problems),
            DeskError::TooLarge(most) => new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                "Filen er for stor",
                "The file is too large",
                &format!("Filer må højst fylde {most} bytes."),
                &format!("Files may have at most {most} bytes."),
            ),
            DeskError::UnsupportedFile(found) => new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "unsupported-file",
                "Filtypen tages ikke imod",
                "This kind of file is not accepted",
                &format!(
                    "Filen er af typen {found}. Send PDF, billede, regneark, tekst, CSV, GeoJSON eller ZIP."
                ),
                &format!(
                    "The file is of the kind {found}. Send PDF, image, spreadsheet, text, CSV, GeoJSON or ZIP."
                ),
            ),
            DeskError::Stale(version) => {
                let mut out = new(
                    StatusCode::PRECONDITION_FAILED,
                    "stale",
                    "Sagen er ændret siden",
                    "The case has changed since",
                    "Sagen er ændret, siden du så den. Hent den igen, og prøv igen.",
                    "The case has changed since you saw it. Fetch it again and try again.",
                );
                out.version = Some(version);
                out
            }
            DeskError::OtherLetter => new(
                StatusCode::PRECONDITION_FAILED,
                "other-letter",
                "Brevet er blevet et andet",
                "The letter has become another",
                "Brevet er ikke det, du så: sagen, indholdet eller datoen er ændret siden. Se det igen, og prøv igen.",
                "The letter is not the one that you saw: the case, the content or the date has changed since. Look at it again and try again.",
            ),
            DeskError::KeyReused => new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "idempotency-key-reused",
                "Nøglen er brugt",
                "The key has been used",
                "Idempotency-Key er brugt til en anden forespørgsel.",
                "The Idempotency-Key was used for another request.",
            ),
            DeskError::Store(why) if why.is_passing() => {
                tracing::error!(%why, "the store cannot be reached");
                new(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "unavailable",
                    "Prøv igen om lidt",
                    "Try again shortly",
                    "Tjenesten kan ikke svare lige nu. Intet er ændret.",
                    "The service cannot answer right now. Nothing has been changed.",
                )
            }
            DeskError::Store(why @ StoreError::Uncertain(_)) => {
                tracing::error!(%why, "an act was cut off");
                new(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "outcome-unknown",
                    "Det er uvist, om det lykkedes",
                    "It is not known whether it was done",
                    "Forbindelsen til databasen blev afbrudt undervejs. Send igen med samme Idempotency-Key, eller hent \
                     sagen og se efter.",
                    "The connection to the database was cut meanwhile. Send again under the same Idempotency-Key, or \
                     fetch the case and look.",
                )
            }
            DeskError::Store(_) | DeskError::Letter(_) | DeskError::Broken(_) => {
                tracing::error!(?why, "the desk failed");
                new(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "internal",
                    "Noget gik galt hos os",
                    "Something went wrong on our side",
                    "Intet er ændret. Fejlen er skrevet i loggen.",
                    "Nothing has been changed. The fault has been logged.",
                )
            }
        }
    }

    fn refused(refusal: Refusal, language: Language) -> Self {
        match refusal {
            Refusal::Content(problems) => Self::invalid(language, &problems),
            Refusal::NotNow { act, state, possible } => {
                let title = Text::new("Sagsskridtet er ikke muligt nu", "The act is not possible now");
                let detail = Text::new(
                    format!("En sag i tilstanden »{state}« kan ikke tage sagsskridtet »{act}«."),
                    format!("A case in the state \"{state}\" does not take the act \"{act}\"."),
                );
                let mut out = Self::new(StatusCode::CONFLICT, "act-not-possible", language, &title, &detail);
                out.acts = Some(possible.into_iter().map(str::to_owned).collect());
                out
            }
            Refusal::Unmet(problems) => {
                let title = Text::new("Noget andet skal ske først", "Something else must come first");
                let detail = Text::new(
                    "Sagsskridtet er muligt, når følgende er opfyldt.",
                    "The act is possible when the following is met.",
                );
                let mut out = Self::new(StatusCode::CONFLICT, "unmet", language, &title, &detail);
                out.errors = faults(language, &problems);
                out
            }
            Refusal::FourEyes { provision, message } => {
                let title = Text::new("En anden skal gøre det", "Somebody else must do it");
                let mut out = Self::new(StatusCode::FORBIDDEN, "four-eyes", language, &title, &message);
                out.errors = faults(language, &[casework::Problem::under(provision, "", message)]);
                out
            }
        }
    }
}

fn faults(language: Language, problems: &[casework::Problem]) -> Vec<Fault> {
    problems
        .iter()
        .map(|p| Fault {
            pointer: p.pointer.clone(),
            provision: p.provision.as_ref().map(|v| v.id().to_owned()),
            cited: p.provision.as_ref().map(|v| v.cite(language)),
            message: p.message.in_language(language).to_owned(),
        })
        .collect()
}

/// Answers as problems where the framework refused a request before a handler saw it: a body that is too large, a
/// method that a place does not have.
///
/// # Errors
/// As the service under it.
pub async fn as_problem(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let language = language_of(request.headers());
    let answer = next.call(request).await?;
    let status = answer.status();
    let kind = answer.headers().get(CONTENT_TYPE).map(|value| value.as_bytes().to_vec());
    if !(status.is_client_error() || status.is_server_error())
        || kind
            .as_deref()
            .is_some_and(|kind| kind == b"application/problem+json" || kind.starts_with(b"text/html"))
    {
        return Ok(answer.map_into_boxed_body());
    }
    let problem = match status {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::from_desk(DeskError::TooLarge(attachment::largest()), language)
        }
        StatusCode::BAD_REQUEST => Problem::malformed(
            language,
            &Text::new(
                "Indholdet kom ikke helt frem eller kan ikke læses.",
                "The body did not arrive whole or cannot be read.",
            ),
        ),
        StatusCode::NOT_FOUND => Problem::from_desk(DeskError::NotFound, language),
        _ => {
            let reason = status.canonical_reason().unwrap_or_default();
            Problem::new(status, "http", language, &Text::new(reason, reason), &Text::new(reason, reason))
        }
    };
    let request = answer.request().clone();
    Ok(ServiceResponse::new(request, problem.error_response()))
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.status, self.kind, self.detail)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        match self.status {
            401 => {
                response.insert_header(("WWW-Authenticate", "Bearer"));
            }
            503 => {
                response.insert_header(("Retry-After", "5"));
            }
            _ => {}
        }
        if let Some(seconds) = self.retry_after {
            response.insert_header(("Retry-After", seconds.to_string()));
        }
        let body = serde_json::to_string(self).unwrap_or_default();
        response.content_type("application/problem+json").body(body)
    }
}
