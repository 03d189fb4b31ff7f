//! The permit as it was issued.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use actix_web::{HttpResponse, web};

use crate::desk::permits::register_document;
use crate::host::App;
use crate::web::fault::Fault;
use crate::web::visitor::Visitor;

/// Shows the permit as it was last issued, if it has been released.
///
/// # Errors
/// 404 where it has not.
pub async fn document(
    app: web::Data<App>,
    visitor: Visitor,
    number: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let content = visitor.ask(&app, move |desk| register_document(desk, &number)).await?;
    let mut answer = HttpResponse::Ok();
    answer
        .content_type("application/pdf")
        .insert_header((CACHE_CONTROL, "public, max-age=60"))
        .insert_header((
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ));
    Ok(answer.body(content))
}
