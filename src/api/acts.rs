//! What every act on a case has in common: it is posted, its body is read against its schema, and the desk does it.
//!
//! A procedure's table calls `acts!` with a line per act: its handler, its place, its body, the command it becomes and its
//! summary.

macro_rules! acts {
    (
        $Kind:ident, tagged $tag:tt, answered with $View:ident;
        $($name:ident $path:tt $($Body:ident)::+ => $Command:ident $summary:tt)*
    ) => {
        $(
            #[doc = $summary]
            #[utoipa::path(
                post,
                path = $path,
                tag = $tag,
                summary = $summary,
                params(
                    ("id" = String, Path, description = "The case's id"),
                    ("Idempotency-Key" = Option<String>, Header, description = "Sent twice, the act is done once"),
                    ("If-Match" = Option<String>, Header, description = "The case's ETag as last seen"),
                ),
                request_body = $($Body)::+,
                responses(
                    (status = 200, description = "Done. `ETag` is the case's new version.", body = $View),
                    $crate::api::openapi::ActAnswers,
                ),
                security(("bearer" = [])),
            )]
            pub async fn $name(
                app: actix_web::web::Data<$crate::api::App>,
                caller: $crate::api::caller::Caller,
                id: actix_web::web::Path<String>,
                bytes: actix_web::web::Bytes,
            ) -> Result<actix_web::HttpResponse, $crate::api::problem::Problem> {
                let sent: $($Body)::+ = $crate::api::body::read(&bytes, caller.language)?;
                $crate::api::cases::act::<$Kind>(&app, caller, id.into_inner(), Command::$Command(sent)).await
            }
        )*

        /// Adds the routes.
        pub fn configure(routes: &mut actix_web::web::ServiceConfig) {
            $(routes.route($path, actix_web::web::post().to($name));)*
        }

        /// Their description.
        #[derive(utoipa::OpenApi)]
        #[openapi(paths($($name),*))]
        pub struct Described;
    };
}

pub(crate) use acts;
