//! A case as the caller may see it.

use actix_web::HttpResponse;

use crate::api::App;
use crate::api::caller::Caller;
use crate::api::problem::Problem;
use crate::api::service::answer;
use crate::desk::cases::visible;
use crate::desk::{Done, Kind};

/// Reads a case.
///
/// # Errors
/// What the desk says.
pub async fn read<K: Kind>(app: &App, caller: Caller, id: String) -> Result<HttpResponse, Problem> {
    let found = caller
        .ask(app, move |desk, c| {
            let (row, file) = visible::<K>(desk, c.person.as_ref(), &id, c.at)?;
            let body = serde_json::to_string(&K::view(&file, row.version, c.person.as_ref(), c.at))?;
            Ok(Done { status: 200, location: String::new(), version: row.version, body })
        })
        .await?;
    Ok(answer(found))
}
