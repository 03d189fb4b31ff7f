//! Why a page cannot be shown.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, ResponseError};

use crate::desk::DeskError;

/// Why a page cannot be shown. It answers with a bare status; [`super::errors`] makes the page of it.
#[derive(Debug)]
pub struct Fault {
    status: StatusCode,
    /// Where to go instead.
    location: Option<String>,
}

impl Fault {
    /// A request that another site sent on somebody's behalf.
    pub fn cross_site() -> Self {
        Self::bare(StatusCode::FORBIDDEN)
    }

    /// A page that needs somebody to be signed in: to the page for it, and from there back to this own path.
    pub fn sign_in_first(path_and_query: &str) -> Self {
        let next = serde_urlencoded::to_string([("next", path_and_query)]).unwrap_or_default();
        Self { status: StatusCode::SEE_OTHER, location: Some(format!("/sign-in?{next}")) }
    }

    /// An act that the case's state does not have.
    pub fn not_now() -> Self {
        Self::bare(StatusCode::CONFLICT)
    }

    fn bare(status: StatusCode) -> Self {
        Self { status, location: None }
    }

    /// A form that cannot be read.
    pub fn malformed() -> Self {
        Self::bare(StatusCode::BAD_REQUEST)
    }

    /// A form or a file that is too large.
    pub fn too_large() -> Self {
        Self::bare(StatusCode::PAYLOAD_TOO_LARGE)
    }

    /// What another part of the server found.
    pub fn of_status(status: StatusCode) -> Self {
        Self::bare(status)
    }
}

impl From<DeskError> for Fault {
    fn from(why: DeskError) -> Self {
        Self::bare(match &why {
            DeskError::SignIn | DeskError::SignInFailed => StatusCode::UNAUTHORIZED,
            DeskError::NotFound => StatusCode::NOT_FOUND,
            DeskError::Forbidden(_)
            | DeskError::Mandate(_)
            | DeskError::Disqualified
            | DeskError::ReadOnly
            | DeskError::Harmful(_) => StatusCode::FORBIDDEN,
            DeskError::TryLater(_) | DeskError::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            DeskError::Busy | DeskError::Directory(_) => StatusCode::SERVICE_UNAVAILABLE,
            DeskError::Refused(_) | DeskError::NotScanned => StatusCode::CONFLICT,
            DeskError::Invalid(_) | DeskError::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            DeskError::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            DeskError::UnsupportedFile(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            DeskError::Stale(_) | DeskError::OtherLetter => StatusCode::PRECONDITION_FAILED,
            DeskError::Store(store) if store.is_passing() => {
                tracing::error!(why = %store, "the store cannot be reached");
                StatusCode::SERVICE_UNAVAILABLE
            }
            DeskError::Store(_) | DeskError::Letter(_) | DeskError::Broken(_) => {
                tracing::error!(?why, "a page failed");
                StatusCode::INTERNAL_SERVER_ERROR
            }
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)
    }
}

impl ResponseError for Fault {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status);
        if let Some(location) = &self.location {
            answer.insert_header((LOCATION, location.as_str()));
        }
        answer.finish()
    }
}
