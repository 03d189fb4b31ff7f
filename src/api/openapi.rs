//! The description of the interface (OpenAPI 3.1), made from the code.

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{IntoResponses, Modify, OpenApi};

use super::problem::Problem;
use super::{calculations, law, point_sources, refund_agreements, register, service, storage_permits};

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

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        let components = openapi.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
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
        register::list::list,
        register::read::read,
        register::document::document,
        register::signal::signal,
        point_sources::point_sources,
    ),
    modifiers(&Bearer),
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
            // Handlers have short names; beside each other they need longer ones.
            let tag = operation.tags.iter().flatten().next().map(|tag| tag.replace(' ', "_"));
            operation.operation_id =
                tag.zip(operation.operation_id.take()).map(|(tag, id)| format!("{tag}_{id}"));
        }
    }
    whole
}
