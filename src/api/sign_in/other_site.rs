//! What is said where a request does not come from the service's own pages.

use actix_web::http::StatusCode;

use crate::api::problem::Problem;
use crate::law::{Language, Text};

/// The answer to a request that another site made a browser send: 403.
pub fn refused(language: Language) -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "other-site",
        language,
        &Text::new("Forespørgslen kommer ikke herfra", "The request does not come from here"),
        &Text::new(
            "Med en session skal en ændring komme fra tjenestens egne sider (Sec-Fetch-Site eller Origin).",
            "With a session, a change must come from the service's own pages (Sec-Fetch-Site or Origin).",
        ),
    )
}
