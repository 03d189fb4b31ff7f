//! The acts on a case, a line each: where it is posted, what is sent, what is done.

use actix_web::{HttpResponse, web};

use crate::api::caller::Caller;
use crate::api::openapi::ActAnswers;
use crate::api::problem::Problem;
use crate::api::service::answer;
use crate::api::{App, body};
use crate::desk::cases::act;
use crate::desk::permits::Permits;
use crate::permit::procedure::{Command, content};

macro_rules! acts {
    ($($name:ident $path:tt $Body:ident $Command:ident $summary:tt)*) => {
        $(
            #[doc = $summary]
            #[utoipa::path(
                post,
                path = $path,
                tag = "storage permits",
                summary = $summary,
                params(
                    ("id" = String, Path, description = "The case's id"),
                    ("Idempotency-Key" = Option<String>, Header, description = "Sent twice, the act is done once"),
                    ("If-Match" = Option<String>, Header, description = "The case's ETag as last seen"),
                ),
                request_body = content::$Body,
                responses(ActAnswers),
                security(("bearer" = [])),
            )]
            pub async fn $name(
                app: web::Data<App>,
                caller: Caller,
                id: web::Path<String>,
                bytes: web::Bytes,
            ) -> Result<HttpResponse, Problem> {
                let sent: content::$Body = body::read(&bytes, caller.language)?;
                let command = Command::$Command(sent);
                let done = caller
                    .ask(&app, move |desk, c| {
                        act::<Permits>(desk, c.person.as_ref(), &id, &command, &c.terms, c.at)
                    })
                    .await?;
                Ok(answer(done))
            }
        )*

        /// Adds the routes.
        pub fn configure(routes: &mut web::ServiceConfig) {
            $(routes.route($path, web::post().to($name));)*
        }

        /// Their description.
        #[derive(utoipa::OpenApi)]
        #[openapi(paths($($name),*))]
        pub struct Described;
    };
}

acts! {
    submit "/api/v1/storage-permits/{id}/submissions" Submit Submit
        "Submits the draft as a fixed version"
    mark_item "/api/v1/storage-permits/{id}/item-marks" ItemMark MarkItem
        "Marks an item of the application"
    request_information "/api/v1/storage-permits/{id}/information-requests" InformationRequest RequestInformation
        "Asks the applicant for further information (section 4(2))"
    answer_request "/api/v1/storage-permits/{id}/answers" Answer Answer
        "Answers a request for information: the draft becomes a new version"
    proceed_without "/api/v1/storage-permits/{id}/unanswered-requests" ProceedWithout ProceedWithout
        "Goes on without an answer when the date has passed"
    accept_as_complete "/api/v1/storage-permits/{id}/acceptances" Acceptance AcceptAsComplete
        "Accepts the application as formally complete"
    dismiss "/api/v1/storage-permits/{id}/dismissals" Dismissal Dismiss
        "Dismisses an application outside the order, with guidance"
    hear_party "/api/v1/storage-permits/{id}/hearings" Hearing HearParty
        "Puts facts to the applicant for comment"
    comment "/api/v1/storage-permits/{id}/comments" Comment Comment
        "Comments on the facts"
    withdraw "/api/v1/storage-permits/{id}/withdrawals" Withdrawal Withdraw
        "Withdraws the application"
    refuse "/api/v1/storage-permits/{id}/refusals" RefusalOfPermit Refuse
        "Refuses the permit, on grounds"
    grant "/api/v1/storage-permits/{id}/grants" Grant Grant
        "Grants the permit (sections 3, 5 and 6)"
    report "/api/v1/storage-permits/{id}/reports" ReportOnCondition Report
        "Reports on a condition"
    review_report "/api/v1/storage-permits/{id}/report-reviews" ReportReview ReviewReport
        "Accepts or returns a report"
    signal "/api/v1/storage-permits/{id}/signals" SignalReceived Signal
        "Records a signal of possible leakage or irregularity"
    triage "/api/v1/storage-permits/{id}/triages" Triage Triage
        "Says what a signal is"
    open_reassessment "/api/v1/storage-permits/{id}/reassessments" ReassessmentOpened OpenReassessment
        "Opens the reassessment that section 7 demands"
    order_measure "/api/v1/storage-permits/{id}/measures" Measure OrderMeasure
        "Orders an immediate measure"
    hear_holder "/api/v1/storage-permits/{id}/holder-hearings" Hearing HearHolder
        "Puts facts to the holder for comment"
    comment_in_reassessment "/api/v1/storage-permits/{id}/holder-comments" Comment CommentInReassessment
        "The holder comments"
    propose_confirmation "/api/v1/storage-permits/{id}/confirmation-proposals" Confirmation ProposeConfirmation
        "The first of two people finds that the permit can stand"
    confirm "/api/v1/storage-permits/{id}/confirmations" Confirmation Confirm
        "The second of two people confirms the permit"
    update "/api/v1/storage-permits/{id}/updates" Update Update
        "Updates the permit"
    revoke "/api/v1/storage-permits/{id}/revocations" Revocation Revoke
        "Revokes the permit, as a last resort"
    close "/api/v1/storage-permits/{id}/closures" Closure Close
        "Closes the case when every duty is met"
    publish "/api/v1/storage-permits/{id}/publications" Publication Publish
        "Releases information to the public register (section 8)"
    withdraw_publication "/api/v1/storage-permits/{id}/publication-withdrawals" PublicationWithdrawn WithdrawPublication
        "Takes information back from the public register"
}
