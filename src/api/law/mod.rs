//! The law as the program knows it, and the forms: open to anyone.

use actix_web::HttpResponse;

use crate::casework::deadline::{self, Rule};
use crate::law::{parameter, reading, registry};
use crate::permit::{conditions, form};

macro_rules! tables {
    ($($name:ident $path:tt $Item:path, $all:expr, $summary:tt)*) => {
        $(
            #[doc = $summary]
            #[utoipa::path(
                get,
                path = $path,
                tag = "law",
                summary = $summary,
                responses((status = 200, description = "The whole table", body = Vec<$Item>)),
            )]
            pub async fn $name() -> HttpResponse {
                HttpResponse::Ok().json($all)
            }
        )*

        /// Adds the routes.
        pub fn configure(routes: &mut actix_web::web::ServiceConfig) {
            $(routes.route($path, actix_web::web::get().to($name));)*
        }

        /// Their description.
        #[derive(utoipa::OpenApi)]
        #[openapi(paths($($name),*))]
        pub struct Described;
    };
}

tables! {
    provisions "/api/v1/law/provisions" registry::Entry, registry::all(),
        "Every provision of both orders, and how it is met"
    readings "/api/v1/law/readings" reading::Reading, reading::all(),
        "Every point where the text is open or wrong, and how it is read"
    parameters "/api/v1/law/parameters" parameter::Definition, parameter::all(),
        "Every dated figure, with its source and its status"
    deadlines "/api/v1/law/deadlines" Rule, deadline::rules(),
        "Every deadline rule"
    application_form "/api/v1/forms/storage-permit-application" form::FormField, form::fields(),
        "Every field of the application, with label, help, example and provision"
    condition_catalogue "/api/v1/forms/storage-permit-conditions" conditions::Entry, conditions::catalogue(),
        "The catalogue of conditions"
}
