//! The acts on a case, a line each: where it is posted, what is sent, what is done.

use crate::api::acts::acts;
use crate::desk::permits::{CaseView, Permits};
use crate::permit::procedure::{Command, content};

acts! {
    Permits, tagged "storage permits", answered with CaseView,
    previewed at "/api/v1/storage-permits/{id}/previews/{act}";
    submit "/api/v1/storage-permits/{id}/submissions" content::Submit => Submit
        "Submits the draft as a fixed version"
    mark_item "/api/v1/storage-permits/{id}/item-marks" content::ItemMark => MarkItem
        "Marks an item of the application"
    request_information "/api/v1/storage-permits/{id}/information-requests" content::InformationRequest => RequestInformation
        "Asks the applicant for further information (section 4(2))"
    answer_request "/api/v1/storage-permits/{id}/answers" content::Answer => Answer
        "Answers a request for information: the draft becomes a new version"
    proceed_without "/api/v1/storage-permits/{id}/unanswered-requests" content::ProceedWithout => ProceedWithout
        "Goes on without an answer when the date has passed"
    accept_as_complete "/api/v1/storage-permits/{id}/acceptances" content::Acceptance => AcceptAsComplete
        "Accepts the application as formally complete"
    dismiss "/api/v1/storage-permits/{id}/dismissals" content::Dismissal => Dismiss
        "Dismisses an application outside the order, with guidance"
    hear_party "/api/v1/storage-permits/{id}/hearings" content::Hearing => HearParty
        "Puts facts to the applicant for comment"
    comment "/api/v1/storage-permits/{id}/comments" content::Comment => Comment
        "Comments on the facts"
    withdraw "/api/v1/storage-permits/{id}/withdrawals" content::Withdrawal => Withdraw
        "Withdraws the application"
    refuse "/api/v1/storage-permits/{id}/refusals" content::RefusalOfPermit => Refuse
        "Refuses the permit, on grounds"
    grant "/api/v1/storage-permits/{id}/grants" content::Grant => Grant
        "Grants the permit (sections 3, 5 and 6)"
    report "/api/v1/storage-permits/{id}/reports" content::ReportOnCondition => Report
        "Reports on a condition"
    review_report "/api/v1/storage-permits/{id}/report-reviews" content::ReportReview => ReviewReport
        "Accepts or returns a report"
    signal "/api/v1/storage-permits/{id}/signals" content::SignalReceived => Signal
        "Records a signal of possible leakage or irregularity"
    triage "/api/v1/storage-permits/{id}/triages" content::Triage => Triage
        "Says what a signal is"
    open_reassessment "/api/v1/storage-permits/{id}/reassessments" content::ReassessmentOpened => OpenReassessment
        "Opens the reassessment that section 7 demands"
    order_measure "/api/v1/storage-permits/{id}/measures" content::Measure => OrderMeasure
        "Orders an immediate measure"
    hear_holder "/api/v1/storage-permits/{id}/holder-hearings" content::Hearing => HearHolder
        "Puts facts to the holder for comment"
    comment_in_reassessment "/api/v1/storage-permits/{id}/holder-comments" content::Comment => CommentInReassessment
        "The holder comments"
    propose_confirmation "/api/v1/storage-permits/{id}/confirmation-proposals" content::Confirmation => ProposeConfirmation
        "The first of two people finds that the permit can stand"
    confirm "/api/v1/storage-permits/{id}/confirmations" content::Confirmation => Confirm
        "The second of two people confirms the permit"
    update "/api/v1/storage-permits/{id}/updates" content::Update => Update
        "Updates the permit"
    revoke "/api/v1/storage-permits/{id}/revocations" content::Revocation => Revoke
        "Revokes the permit, as a last resort"
    close "/api/v1/storage-permits/{id}/closures" content::Closure => Close
        "Closes the case when every duty is met"
    publish "/api/v1/storage-permits/{id}/publications" content::Publication => Publish
        "Releases information to the public register (section 8)"
    withdraw_publication "/api/v1/storage-permits/{id}/publication-withdrawals" content::PublicationWithdrawn => WithdrawPublication
        "Takes information back from the public register"
    record_disqualification "/api/v1/storage-permits/{id}/disqualifications" content::Disqualification => RecordDisqualification
        "Records that an official is disqualified and kept off the case, or may take part again"
}
