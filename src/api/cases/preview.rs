//! The letters of an act before it is done.

use actix_web::HttpResponse;
use actix_web::http::header::{HeaderName, HeaderValue};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::api::App;
use crate::api::caller::{Caller, LETTER_DIGEST};
use crate::api::problem::Problem;
use crate::desk::{DeskError, Kind, cases};
use crate::host::download::download;

/// Which letter is wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The letter's kind, where the act makes several; if nothing is said, the first.
    pub letter: Option<String>,
}

/// Shows a letter that an act would make.
///
/// # Errors
/// What the desk says; 404 where the act makes no letter of that kind.
pub async fn preview<K: Kind>(
    app: &App,
    caller: Caller,
    id: String,
    command: K::Command,
    wanted: Wanted,
) -> Result<HttpResponse, Problem>
where
    K::Command: Send,
{
    let language = caller.language;
    let made = caller
        .ask(app, move |desk, c| cases::preview::<K>(desk, c.person.as_ref(), &id, command, c.at))
        .await?;
    let digests: Vec<&str> = made.iter().map(|one| one.sha256.as_str()).collect();
    let kinds: Vec<&str> = made.iter().map(|one| one.kind).collect();
    let (digests, kinds) = (digests.join(", "), kinds.join(", "));
    let found = made.into_iter().find(|one| wanted.letter.as_deref().is_none_or(|kind| kind == one.kind));
    let found = found.ok_or_else(|| Problem::from_desk(DeskError::NotFound, language))?;
    let mut answer = download("application/pdf", &format!("{}-draft.pdf", found.kind), found.draft);
    for (name, value) in [(LETTER_DIGEST, digests), ("letter-kinds", kinds)] {
        if let Ok(value) = HeaderValue::try_from(value) {
            answer.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    Ok(answer)
}
