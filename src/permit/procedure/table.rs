//! The procedure on one page: which act each state takes, where it leads, who does it and on which provision.

use super::case::AnyPermit;
use super::content as c;
use super::state;
use crate::casework::procedure::procedure;

/// A state that takes the act `A`, and the state that the act leads to.
#[diagnostic::on_unimplemented(
    message = "the law knows no act `{A}` on a permit that is `{Self}`",
    label = "this state does not take the act; see `permit::procedure::table`"
)]
pub trait Takes<A>: state::Stage {
    /// The state after the act.
    type Next: state::Stage;
}

procedure! {
    cases AnyPermit, opened by c::Opening, "åbn sag" "open case" on "bek974.4.1";
    /// Saves the draft, however incomplete.
    Save(c::SavedDraft => c::SavedDraft) "save" on "bek974.4.1"
        "gem kladde" "save draft" by applicant, save {
        Draft => Draft, AwaitingInformation => AwaitingInformation,
    }
    /// Attaches a file to the draft.
    Attach(c::Attached => c::Attached) "attach" on "bek974.4.1"
        "vedhæft fil" "attach file" by applicant, attach {
        Draft => Draft, AwaitingInformation => AwaitingInformation,
    }
    /// Takes a file off the draft.
    RemoveAttachment(c::RemovedAttachment => c::RemovedAttachment) "remove-attachment" on "bek974.4.1"
        "fjern fil" "remove file" by applicant, remove_attachment {
        Draft => Draft, AwaitingInformation => AwaitingInformation,
    }
    /// Submits the draft as a fixed version; gaps are acknowledged, never a bar (FVL § 7).
    Submit(c::Submit => c::Submitted) "submit" on "bek974.4.1"
        "indsend" "submit" by applicant, submit {
        Draft => Submitted,
    }
    /// Marks an item of the application.
    MarkItem(c::ItemMark => c::ItemMark) "mark-item" on "bek974.4.1"
        "vurdér punkt" "mark item" by caseworker, mark_item {
        Submitted => Submitted, UnderReview => UnderReview,
    }
    /// Asks the applicant for further information (§ 4, stk. 2).
    RequestInformation(c::InformationRequest => c::InformationRequest) "request-information" on "bek974.4.2"
        "anmod om oplysninger" "request information" by caseworker, request_information {
        Submitted => AwaitingInformation, UnderReview => AwaitingInformation,
    }
    /// Answers the request with a new version.
    Answer(c::Answer => c::Answered) "answer" on "bek974.4.2"
        "besvar anmodning" "answer request" by applicant, answer {
        AwaitingInformation => Submitted,
    }
    /// Goes on without an answer when the date has passed.
    ProceedWithout(c::ProceedWithout => c::ProceedWithout) "proceed-without" on "bek974.4.2"
        "fortsæt uden svar" "proceed without an answer" by caseworker, proceed_without {
        AwaitingInformation => Submitted,
    }
    /// Accepts the application as formally complete.
    AcceptAsComplete(c::Acceptance => c::Acceptance) "accept-as-complete" on "bek974.4.1"
        "godkend som fuldstændig" "accept as complete" by caseworker, accept_as_complete {
        Submitted => UnderReview,
    }
    /// Dismisses an application outside the order, with guidance to the right regime.
    Dismiss(c::Dismissal => c::Dismissal) "dismiss" on "bek974.1.1"
        "afvis" "dismiss" by decision_maker, dismiss {
        Submitted => Dismissed, UnderReview => Dismissed,
    }
    /// Puts facts to the party's detriment to the party (FVL § 19).
    HearParty(c::Hearing => c::Hearing) "hear-party" on "fvl.19"
        "partshør" "hear party" by caseworker, hear_party {
        UnderReview => InHearing,
    }
    /// Comments on the facts.
    Comment(c::Comment => c::Comment) "comment" on "fvl.19"
        "afgiv bemærkninger" "comment" by applicant, comment {
        InHearing => UnderReview,
    }
    /// The date for comments has passed.
    EndHearing(c::DatePassed => c::DatePassed) "end-hearing" on "fvl.19"
        "høringsfrist udløbet" "hearing date passed" by clock, end_hearing {
        InHearing => UnderReview,
    }
    /// Withdraws the application before a decision.
    Withdraw(c::Withdrawal => c::Withdrawal) "withdraw" on "bek974.4.1"
        "træk ansøgning tilbage" "withdraw" by applicant, withdraw {
        Draft => Withdrawn, Submitted => Withdrawn, AwaitingInformation => Withdrawn, UnderReview => Withdrawn,
        InHearing => Withdrawn,
    }
    /// Refuses the permit, on grounds.
    Refuse(c::RefusalOfPermit => c::RefusalOfPermit) "refuse" on "bek974.3.1"
        "giv afslag" "refuse" by decision_maker, refuse {
        UnderReview => Refused,
    }
    /// Grants the permit (§§ 3, 5 and 6).
    Grant(c::Grant => c::Granted) "grant" on "bek974.3.1"
        "meddel tilladelse" "grant" by decision_maker, grant {
        UnderReview => InForce,
    }
    /// Attaches a file that a report or a signal will point to.
    AttachEvidence(c::Attached => c::Attached) "attach-evidence" on "bek974.6.1.9"
        "vedlæg dokumentation" "attach evidence" by applicant, attach_evidence {
        InForce => InForce, UnderReassessment => UnderReassessment, Closing => Closing,
    }
    /// Reports on a condition.
    Report(c::ReportOnCondition => c::Reported) "report" on "bek974.6.1.5"
        "rapportér" "report" by applicant, report {
        InForce => InForce, UnderReassessment => UnderReassessment, Closing => Closing,
    }
    /// Accepts or returns a report.
    ReviewReport(c::ReportReview => c::ReportReview) "review-report" on "bek974.6.1.9"
        "gennemgå rapport" "review report" by caseworker, review_report {
        InForce => InForce, UnderReassessment => UnderReassessment, Closing => Closing,
    }
    /// Records a signal of something that may be leakage or a significant irregularity.
    Signal(c::SignalReceived => c::SignalReceived) "signal" on "bek974.7"
        "registrér hændelse" "record signal" by reporter, signal {
        Draft => Draft, Submitted => Submitted, AwaitingInformation => AwaitingInformation,
        UnderReview => UnderReview, InHearing => InHearing, InForce => InForce,
        UnderReassessment => UnderReassessment, Closing => Closing, Closed => Closed, Dismissed => Dismissed,
        Refused => Refused, Withdrawn => Withdrawn,
    }
    /// Says what a signal is: leakage, a significant irregularity or neither; with reasons in every case.
    Triage(c::Triage => c::Triage) "triage" on "bek974.7"
        "vurdér hændelse" "triage signal" by caseworker, triage {
        Draft => Draft, Submitted => Submitted, AwaitingInformation => AwaitingInformation,
        UnderReview => UnderReview, InHearing => InHearing, InForce => InForce,
        UnderReassessment => UnderReassessment, Closing => Closing, Closed => Closed, Dismissed => Dismissed,
        Refused => Refused, Withdrawn => Withdrawn,
    }
    /// Opens the reassessment that § 7 demands.
    OpenReassessment(c::ReassessmentOpened => c::ReassessmentOpened) "open-reassessment" on "bek974.7"
        "åbn revurdering" "open reassessment" by caseworker, open_reassessment {
        InForce => UnderReassessment,
    }
    /// Orders an immediate measure.
    OrderMeasure(c::Measure => c::Measure) "order-measure" on "bek974.7"
        "påbyd foranstaltning" "order measure" by caseworker, order_measure {
        UnderReassessment => UnderReassessment,
    }
    /// Puts facts to the holder's detriment to the holder (FVL § 19).
    HearHolder(c::Hearing => c::Hearing) "hear-holder" on "fvl.19"
        "partshør rettighedshaver" "hear holder" by caseworker, hear_holder {
        UnderReassessment => UnderReassessment,
    }
    /// The holder comments.
    CommentInReassessment(c::Comment => c::Comment) "comment-in-reassessment" on "fvl.19"
        "afgiv bemærkninger i revurdering" "comment in reassessment" by applicant, comment_in_reassessment {
        UnderReassessment => UnderReassessment,
    }
    /// The first of two people finds that the permit can stand.
    ProposeConfirmation(c::Confirmation => c::Confirmation) "propose-confirmation" on "bek974.7"
        "indstil til opretholdelse" "propose confirmation" by caseworker, propose_confirmation {
        UnderReassessment => UnderReassessment,
    }
    /// The second of two people confirms the permit.
    Confirm(c::Confirmation => c::Confirmation) "confirm" on "bek974.7"
        "oprethold tilladelse" "confirm permit" by decision_maker, confirm {
        UnderReassessment => InForce,
    }
    /// Updates the permit (§ 7: ajourføring).
    Update(c::Update => c::Updated) "update" on "bek974.7"
        "ajourfør tilladelse" "update permit" by decision_maker, update {
        UnderReassessment => InForce,
    }
    /// Revokes the permit, as a last resort (§ 7: tilbagekaldelse).
    Revoke(c::Revocation => c::Revocation) "revoke" on "bek974.7"
        "tilbagekald tilladelse" "revoke permit" by decision_maker, revoke {
        UnderReassessment => Closing,
    }
    /// The permit's end date has passed.
    Expire(c::DatePassed => c::DatePassed) "expire" on "bek974.3.1"
        "tilladelse udløbet" "permit expired" by clock, expire {
        InForce => Closing,
    }
    /// Closes the case when every closure and decommissioning duty is met.
    Close(c::Closure => c::Closure) "close" on "bek974.6.1.7"
        "afslut sag" "close case" by decision_maker, close {
        Closing => Closed,
    }
    /// Releases information to the public register (§ 8).
    Publish(c::Publication => c::Publication) "publish" on "bek974.8.1"
        "offentliggør" "publish" by caseworker, publish {
        InForce => InForce, UnderReassessment => UnderReassessment, Closing => Closing, Closed => Closed,
    }
    /// Takes information back from the public register.
    WithdrawPublication(c::PublicationWithdrawn => c::PublicationWithdrawn) "withdraw-publication" on "bek974.8.1"
        "træk offentliggørelse tilbage" "withdraw publication" by caseworker, withdraw_publication {
        InForce => InForce, UnderReassessment => UnderReassessment, Closing => Closing, Closed => Closed,
    }
    /// Records that somebody is disqualified and kept off the case, or may take part again (FVL § 3).
    RecordDisqualification(c::Disqualification => c::Disqualification) "record-disqualification" on "fvl.3"
        "registrér inhabilitet" "record disqualification" by officer, record_disqualification {
        Submitted => Submitted, AwaitingInformation => AwaitingInformation, UnderReview => UnderReview,
        InHearing => InHearing, InForce => InForce, UnderReassessment => UnderReassessment, Closing => Closing,
        Closed => Closed, Dismissed => Dismissed, Refused => Refused, Withdrawn => Withdrawn,
    }
}
