//! The description of the interface (OpenAPI 3.1), made from the code.

use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::{IntoResponses, Modify, OpenApi};

use super::problem::Problem;
use super::{
    calculations, law, point_sources, refund_agreements, register, service, sign_in, storage_permits,
};
use crate::host::cookie;

/// What an act may answer besides.
#[derive(IntoResponses)]
#[allow(dead_code)]
pub enum ActAnswers {
    /// A header or the body cannot be read.
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(Problem),
    /// Nobody is signed in.
    #[response(status = 401, content_type = "application/problem+json")]
    SignIn(Problem),
    /// The act is not yours to do, or needs another person than one who did an earlier one.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(Problem),
    /// There is no such case that you may know of.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(Problem),
    /// The case's state does not have the act, or something else must come first.
    #[response(status = 409, content_type = "application/problem+json")]
    NotNow(Problem),
    /// The case has changed since the version in `If-Match`.
    #[response(status = 412, content_type = "application/problem+json")]
    Stale(Problem),
    /// The body is larger than may be taken.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// What was sent does not hold; every fault is named.
    #[response(status = 422, content_type = "application/problem+json")]
    Invalid(Problem),
    /// The service cannot answer right now; nothing has changed.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

/// What a file may answer besides.
#[derive(IntoResponses)]
#[allow(dead_code)]
pub enum FileAnswers {
    /// The file is of a kind that is not taken.
    #[response(status = 415, content_type = "application/problem+json")]
    Unsupported(Problem),
}

/// What reading may answer besides.
#[derive(IntoResponses)]
#[allow(dead_code)]
pub enum ReadAnswers {
    /// A header or the query cannot be read.
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(Problem),
    /// Nobody is signed in.
    #[response(status = 401, content_type = "application/problem+json")]
    SignIn(Problem),
    /// There is no such thing that you may know of.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(Problem),
    /// What was asked does not hold.
    #[response(status = 422, content_type = "application/problem+json")]
    Invalid(Problem),
    /// The service cannot answer right now.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

/// What the register may answer besides.
#[derive(IntoResponses)]
#[allow(dead_code)]
pub enum PublicAnswers {
    /// A header, the query or the body cannot be read.
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(Problem),
    /// The token, if one is sent, is not known.
    #[response(status = 401, content_type = "application/problem+json")]
    SignIn(Problem),
    /// The token that was sent may only read.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(Problem),
    /// There is nothing here that has been released.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(Problem),
    /// The body is larger than may be taken.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// What was sent does not hold; every fault is named.
    #[response(status = 422, content_type = "application/problem+json")]
    Invalid(Problem),
    /// The service cannot answer right now.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

/// What a calculator may answer besides.
#[derive(IntoResponses)]
#[allow(dead_code)]
pub enum CalculationAnswers {
    /// The body is not JSON.
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(Problem),
    /// The body is larger than may be taken.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// What was sent does not hold; every fault is named.
    #[response(status = 422, content_type = "application/problem+json")]
    Invalid(Problem),
}

/// What signing in may answer besides.
#[derive(IntoResponses)]
#[allow(dead_code)]
pub enum SignInAnswers {
    /// The body is not JSON.
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(Problem),
    /// Id, password and code do not go together.
    #[response(status = 401, content_type = "application/problem+json")]
    SignInFailed(Problem),
    /// Another site made the browser send it.
    #[response(status = 403, content_type = "application/problem+json")]
    OtherSite(Problem),
    /// The body is larger than may be taken.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// What was sent does not hold; every fault is named.
    #[response(status = 422, content_type = "application/problem+json")]
    Invalid(Problem),
    /// Too many failures; `Retry-After` says for how long to wait.
    #[response(status = 429, content_type = "application/problem+json")]
    TryLater(Problem),
    /// The service cannot answer right now.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

/// What signing out may answer besides.
#[derive(IntoResponses)]
#[allow(dead_code)]
pub enum SessionAnswers {
    /// A header cannot be read.
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(Problem),
    /// Nobody is signed in.
    #[response(status = 401, content_type = "application/problem+json")]
    SignIn(Problem),
    /// Another site made the browser send it.
    #[response(status = 403, content_type = "application/problem+json")]
    OtherSite(Problem),
    /// The service cannot answer right now.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

struct Proofs;

impl Modify for Proofs {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        let components = openapi.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
        let session = ApiKey::Cookie(ApiKeyValue::new(cookie::NAME));
        components.add_security_scheme("session", SecurityScheme::ApiKey(session));
    }
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Sagsgang",
        description = "Case handling for permits to store less than 100 kt CO2 for research, development or testing \
                       (BEK no. 974/2022) and for agreements on repayment of CO2 tax for capture and storage (BEK no. \
                       1504/2024). Times are UTC; decimals are strings; errors are RFC 9457 problems in the \
                       language of Accept-Language.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
    ),
    paths(
        service::live,
        service::ready,
        service::me,
        sign_in::tokens::list,
        sign_in::tokens::make,
        sign_in::tokens::revoke,
        sign_in::sessions::open,
        sign_in::sessions::close,
        sign_in::sessions::close_all,
        register::list::list,
        register::read::read,
        register::document::document,
        register::signal::signal,
        point_sources::point_sources,
    ),
    modifiers(&Proofs),
)]
struct Described;

/// The whole description.
pub fn description() -> utoipa::openapi::OpenApi {
    let mut whole = Described::openapi();
    whole.merge(storage_permits::described());
    whole.merge(refund_agreements::described());
    whole.merge(calculations::described());
    whole.merge(law::Described::openapi());
    for item in whole.paths.paths.values_mut() {
        let methods = [&mut item.get, &mut item.put, &mut item.post, &mut item.delete];
        for operation in methods.into_iter().flatten() {
            // Whatever takes a token takes a session.
            if let Some(security) = operation.security.as_mut().filter(|all| !all.is_empty()) {
                security.push(SecurityRequirement::new("session", Vec::<String>::new()));
            }
            // Handlers have short names; beside each other they need longer ones.
            let tag = operation.tags.iter().flatten().next().map(|tag| tag.replace(' ', "_"));
            operation.operation_id =
                tag.zip(operation.operation_id.take()).map(|(tag, id)| format!("{tag}_{id}"));
        }
    }
    whole
}
