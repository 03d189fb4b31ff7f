//! What every act on a case has in common: it is posted, its body is read against its schema, and the desk does it, or shows what letter it would make.
//!
//! A procedure's table calls `acts!` with a line per act: its handler, its place, its body, the command it becomes and its
//! summary.

macro_rules! acts {
    (
        $Kind:ident, tagged $tag:tt, answered with $View:ident, previewed at $preview:tt;
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
                    ("Letter-Digest" = Option<String>, Header, description = "The preview's: other letters are not sent"),
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

        /// Shows the letter that an act would make, marked as a draft, and does nothing. `act` is the last part of the act's own
        /// address, and the body is the act's. `Letter-Digest` names every letter as it would be sent, without the mark: sent with
        /// the act, it keeps other letters from being sent.
        #[utoipa::path(
            post,
            path = $preview,
            tag = $tag,
            summary = "Previews the letter of an act",
            params(
                ("id" = String, Path, description = "The case's id"),
                ("act" = String, Path, description = "The last part of the act's address"),
                $crate::api::cases::PreviewWanted,
            ),
            request_body = Object,
            responses(
                (status = 200, description = "The letter", body = Vec<u8>, content_type = "application/pdf", headers(
                    ("Letter-Digest" = String, description = "SHA-256 of each letter as it would be sent"),
                    ("Letter-Kinds" = String, description = "The kind of each letter"),
                )),
                $crate::api::openapi::ActAnswers,
            ),
            security(("bearer" = [])),
        )]
        pub async fn preview(
            app: actix_web::web::Data<$crate::api::App>,
            caller: $crate::api::caller::Caller,
            place: actix_web::web::Path<(String, String)>,
            wanted: actix_web::web::Query<$crate::api::cases::PreviewWanted>,
            bytes: actix_web::web::Bytes,
        ) -> Result<actix_web::HttpResponse, $crate::api::problem::Problem> {
            let (id, act) = place.into_inner();
            $(
                if $path.ends_with(&format!("/{act}")) {
                    let sent: $($Body)::+ = $crate::api::body::read(&bytes, caller.language)?;
                    let command = Command::$Command(sent);
                    let wanted = wanted.into_inner();
                    return $crate::api::cases::preview::<$Kind>(&app, caller, id, command, wanted).await;
                }
            )*
            Err($crate::api::problem::Problem::from_desk($crate::desk::DeskError::NotFound, caller.language))
        }

        /// Adds the routes.
        pub fn configure(routes: &mut actix_web::web::ServiceConfig) {
            $(routes.route($path, actix_web::web::post().to($name));)*
            routes.route($preview, actix_web::web::post().to(preview));
        }

        /// Their description.
        #[derive(utoipa::OpenApi)]
        #[openapi(paths($($name,)* preview))]
        pub struct Described;
    };
}

pub(crate) use acts;
