//! The places of what may be asked of a case of any kind, and what the interface tells of them.

macro_rules! cases {
    (
        kind: $Kind:ident,
        at: $at:tt,
        tag: $tag:tt,
        view: $View:ident,
        page: $Page:ident of $Summary:ident,
        draft: $Draft:ident read by $read_draft:path,
        files: $DraftFile:ident at $DRAFT:expr,
        removed by: $remove:path,
        evidence: $evidence:tt $evidence_doc:tt at $EVIDENCE:expr,
    ) => {
        use actix_web::{HttpRequest, HttpResponse, web};

        use $crate::api::App;
        use $crate::api::caller::Caller;
        use $crate::api::cases::{self, EvidenceName};
        use $crate::api::openapi::{ActAnswers, FileAnswers, ReadAnswers, ScanAnswers};
        use $crate::api::problem::Problem;
        use $crate::api::service::{JournalPage, Page};
        use $crate::desk::cases::DocumentView;
        use $crate::desk::scans::FileView;

        /// Lists the cases that you may see
        #[utoipa::path(
            get,
            path = $at,
            tag = $tag,
            summary = "Lists the cases that you may see",
            params(Page),
            responses((status = 200, description = "Cases in the order they were opened", body = $Page), ReadAnswers),
            security(("bearer" = [])),
        )]
        pub async fn list(
            app: web::Data<App>,
            caller: Caller,
            page: web::Query<Page>,
        ) -> Result<HttpResponse, Problem> {
            let (items, next) = cases::list::<$Kind, _>(&app, caller, &page, $Summary::of).await?;
            Ok(HttpResponse::Ok().json($Page { items, next }))
        }

        /// Opens a case for your company. Letters will be in the language of `Accept-Language`.
        #[utoipa::path(
            post,
            path = $at,
            tag = $tag,
            summary = "Opens a case for your company",
            params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice, one case is opened")),
            responses(
                (status = 200, description = "Done. `ETag` is the case's new version.", body = $View),
                (status = 201, description = "The case, with its number", body = $View),
                ActAnswers,
            ),
            security(("bearer" = [])),
        )]
        pub async fn open(app: web::Data<App>, caller: Caller) -> Result<HttpResponse, Problem> {
            cases::open::<$Kind>(&app, caller).await
        }

        /// Reads a case
        #[utoipa::path(
            get,
            path = concat!($at, "/{id}"),
            tag = $tag,
            summary = "Reads a case",
            params(("id" = String, Path, description = "The case's id")),
            responses((status = 200, description = "The case as you may see it", body = $View), ReadAnswers),
            security(("bearer" = [])),
        )]
        pub async fn read(
            app: web::Data<App>,
            caller: Caller,
            id: web::Path<String>,
        ) -> Result<HttpResponse, Problem> {
            cases::read::<$Kind>(&app, caller, id.into_inner()).await
        }

        /// Saves the draft, however incomplete. What cannot be read as its field is kept as it was typed; fields that the
        /// form does not have are refused, all of them named. `If-Match` is needed, so that two windows do not undo each
        /// other.
        #[utoipa::path(
            put,
            path = concat!($at, "/{id}/draft"),
            tag = $tag,
            summary = "Saves the draft, however incomplete",
            params(
                ("id" = String, Path, description = "The case's id"),
                ("If-Match" = Option<String>, Header, description = "The case's ETag as last seen; 428 without it"),
                ("Idempotency-Key" = Option<String>, Header, description = "Sent twice, the draft is saved once"),
            ),
            request_body = $Draft,
            responses(
                (status = 200, description = "Done. `ETag` is the case's new version.", body = $View),
                (status = 428, description = "If-Match is missing", body = Problem, content_type = "application/problem+json"),
                ActAnswers,
            ),
            security(("bearer" = [])),
        )]
        pub async fn save(
            app: web::Data<App>,
            caller: Caller,
            id: web::Path<String>,
            request: HttpRequest,
            bytes: web::Bytes,
        ) -> Result<HttpResponse, Problem> {
            cases::save::<$Kind>(&app, caller, id.into_inner(), &request, &bytes, $read_draft).await
        }

        /// Attaches a file: the body is the file itself. It is typed by what is in it and kept unchanged by its SHA-256.
        #[utoipa::path(
            post,
            path = concat!($at, "/{id}/attachments"),
            tag = $tag,
            summary = "Attaches a file to the draft",
            params(
                ("id" = String, Path, description = "The case's id"),
                $DraftFile,
                ("Idempotency-Key" = Option<String>, Header, description = "Sent twice, the file is attached once"),
                ("If-Match" = Option<String>, Header, description = "The case's ETag as last seen"),
            ),
            request_body(content = Vec<u8>, content_type = "application/octet-stream"),
            responses(
                (status = 200, description = "Done. `ETag` is the case's new version.", body = $View),
                ActAnswers,
                FileAnswers,
            ),
            security(("bearer" = [])),
        )]
        pub async fn attach(
            app: web::Data<App>,
            caller: Caller,
            id: web::Path<String>,
            file: web::Query<$DraftFile>,
            bytes: web::Bytes,
        ) -> Result<HttpResponse, Problem> {
            let file = file.into_inner().into();
            cases::attach(&app, caller, id.into_inner(), &$DRAFT, file, bytes).await
        }

        #[doc = $evidence_doc]
        #[utoipa::path(
            post,
            path = concat!($at, "/{id}/evidence"),
            tag = $tag,
            summary = $evidence,
            params(
                ("id" = String, Path, description = "The case's id"),
                EvidenceName,
                ("Idempotency-Key" = Option<String>, Header, description = "Sent twice, the file is attached once"),
                ("If-Match" = Option<String>, Header, description = "The case's ETag as last seen"),
            ),
            request_body(content = Vec<u8>, content_type = "application/octet-stream"),
            responses(
                (status = 200, description = "Done. `ETag` is the case's new version.", body = $View),
                ActAnswers,
                FileAnswers,
            ),
            security(("bearer" = [])),
        )]
        pub async fn attach_evidence(
            app: web::Data<App>,
            caller: Caller,
            id: web::Path<String>,
            file: web::Query<EvidenceName>,
            bytes: web::Bytes,
        ) -> Result<HttpResponse, Problem> {
            let file = file.into_inner().into();
            cases::attach(&app, caller, id.into_inner(), &$EVIDENCE, file, bytes).await
        }

        /// Lists the files of a case
        #[utoipa::path(
            get,
            path = concat!($at, "/{id}/attachments"),
            tag = $tag,
            summary = "Lists the files of a case, and how they stand with the scanner for harmful software",
            params(("id" = String, Path, description = "The case's id")),
            responses((status = 200, description = "The files", body = Vec<FileView>), ReadAnswers),
            security(("bearer" = [])),
        )]
        pub async fn attachments(
            app: web::Data<App>,
            caller: Caller,
            id: web::Path<String>,
        ) -> Result<HttpResponse, Problem> {
            cases::attachments::<$Kind>(&app, caller, id.into_inner()).await
        }

        /// Fetches a file of a case
        #[utoipa::path(
            get,
            path = concat!($at, "/{id}/attachments/{sha256}"),
            tag = $tag,
            summary = "Fetches a file of a case",
            params(
                ("id" = String, Path, description = "The case's id"),
                ("sha256" = String, Path, description = "SHA-256 of the file"),
            ),
            responses(
                (status = 200, description = "The file as it was sent", body = Vec<u8>, content_type = "application/octet-stream"),
                ReadAnswers,
                ScanAnswers,
            ),
            security(("bearer" = [])),
        )]
        pub async fn attachment(
            app: web::Data<App>,
            caller: Caller,
            place: web::Path<(String, String)>,
        ) -> Result<HttpResponse, Problem> {
            cases::attachment::<$Kind>(&app, caller, place.into_inner()).await
        }

        /// Takes a file off the draft. Versions that were submitted with it keep it.
        #[utoipa::path(
            delete,
            path = concat!($at, "/{id}/attachments/{sha256}"),
            tag = $tag,
            summary = "Takes a file off the draft",
            params(
                ("id" = String, Path, description = "The case's id"),
                ("sha256" = String, Path, description = "SHA-256 of the file"),
                ("If-Match" = Option<String>, Header, description = "The case's ETag as last seen"),
            ),
            responses(
                (status = 200, description = "Done. `ETag` is the case's new version.", body = $View),
                ActAnswers,
            ),
            security(("bearer" = [])),
        )]
        pub async fn remove_attachment(
            app: web::Data<App>,
            caller: Caller,
            place: web::Path<(String, String)>,
        ) -> Result<HttpResponse, Problem> {
            cases::remove_attachment::<$Kind>(&app, caller, place.into_inner(), $remove).await
        }

        /// Reads a case's journal
        #[utoipa::path(
            get,
            path = concat!($at, "/{id}/journal"),
            tag = $tag,
            summary = "Reads a case's journal",
            params(("id" = String, Path, description = "The case's id"), Page),
            responses((status = 200, description = "Entries, oldest first", body = JournalPage), ReadAnswers),
            security(("bearer" = [])),
        )]
        pub async fn journal(
            app: web::Data<App>,
            caller: Caller,
            id: web::Path<String>,
            page: web::Query<Page>,
        ) -> Result<HttpResponse, Problem> {
            cases::journal::<$Kind>(&app, caller, id.into_inner(), &page).await
        }

        /// Lists a case's letters and copies of record
        #[utoipa::path(
            get,
            path = concat!($at, "/{id}/documents"),
            tag = $tag,
            summary = "Lists a case's letters and copies of record",
            params(("id" = String, Path, description = "The case's id")),
            responses((status = 200, description = "The documents", body = Vec<DocumentView>), ReadAnswers),
            security(("bearer" = [])),
        )]
        pub async fn documents(
            app: web::Data<App>,
            caller: Caller,
            id: web::Path<String>,
        ) -> Result<HttpResponse, Problem> {
            cases::documents::<$Kind>(&app, caller, id.into_inner()).await
        }

        /// Fetches a document
        #[utoipa::path(
            get,
            path = concat!($at, "/{id}/documents/{document}"),
            tag = $tag,
            summary = "Fetches a document",
            params(
                ("id" = String, Path, description = "The case's id"),
                ("document" = String, Path, description = "The document's id"),
            ),
            responses(
                (status = 200, description = "The document", body = Vec<u8>, content_type = "application/pdf"),
                ReadAnswers,
            ),
            security(("bearer" = [])),
        )]
        pub async fn document(
            app: web::Data<App>,
            caller: Caller,
            place: web::Path<(String, String)>,
        ) -> Result<HttpResponse, Problem> {
            cases::document::<$Kind>(&app, caller, place.into_inner()).await
        }

        /// Adds the routes.
        pub fn configure(routes: &mut web::ServiceConfig) {
            let largest = usize::try_from($crate::desk::attachment::largest()).unwrap_or(usize::MAX);
            let files = web::PayloadConfig::new(largest.saturating_add(1));
            routes
                .route($at, web::get().to(list))
                .route($at, web::post().to(open))
                .route(concat!($at, "/{id}"), web::get().to(read))
                .route(concat!($at, "/{id}/draft"), web::put().to(save))
                .service(
                    web::resource(concat!($at, "/{id}/attachments"))
                        .app_data(files.clone())
                        .route(web::get().to(attachments))
                        .route(web::post().to(attach)),
                )
                .service(
                    web::resource(concat!($at, "/{id}/evidence"))
                        .app_data(files)
                        .route(web::post().to(attach_evidence)),
                )
                .service(
                    web::resource(concat!($at, "/{id}/attachments/{sha256}"))
                        .route(web::get().to(attachment))
                        .route(web::delete().to(remove_attachment)),
                )
                .route(concat!($at, "/{id}/journal"), web::get().to(journal))
                .route(concat!($at, "/{id}/documents"), web::get().to(documents))
                .route(concat!($at, "/{id}/documents/{document}"), web::get().to(document));
        }

        /// Their description.
        #[derive(utoipa::OpenApi)]
        #[openapi(paths(
            list,
            open,
            read,
            save,
            attach,
            attach_evidence,
            attachments,
            attachment,
            remove_attachment,
            journal,
            documents,
            document
        ))]
        pub struct Described;
    };
}

pub(crate) use cases;
