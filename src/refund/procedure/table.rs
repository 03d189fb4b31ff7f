//! The procedure on one page: which act each state takes, where it leads, who does it and on which provision.

use super::case::AnyAgreement;
use super::content as c;
use super::state;
use crate::casework::procedure::procedure;
use crate::refund::custody;

/// A state that takes the act `A`, and the state that the act leads to.
#[diagnostic::on_unimplemented(
    message = "the law knows no act `{A}` on an agreement that is `{Self}`",
    label = "this state does not take the act; see `refund::procedure::table`"
)]
pub trait Takes<A>: state::Stage {
    /// The state after the act.
    type Next: state::Stage;
}

procedure! {
    cases AnyAgreement, opened by c::Opening, "åbn sag" "open case" on "bek1504.1";
    /// Saves the draft, however incomplete.
    Save(c::SavedApplication => c::SavedApplication) "save" on "bek1504.1"
        "gem kladde" "save draft" by applicant, save {
        Draft => Draft, AwaitingInformation => AwaitingInformation,
    }
    /// Attaches a file to the draft.
    Attach(c::Attached => c::Attached) "attach" on "bek1504.1"
        "vedhæft fil" "attach file" by applicant, attach {
        Draft => Draft, AwaitingInformation => AwaitingInformation,
    }
    /// Takes a file off the draft.
    RemoveAttachment(c::RemovedAttachment => c::RemovedAttachment) "remove-attachment" on "bek1504.1"
        "fjern fil" "remove file" by applicant, remove_attachment {
        Draft => Draft, AwaitingInformation => AwaitingInformation,
    }
    /// Submits the draft as a fixed version; gaps are acknowledged, never a bar (FVL § 7).
    Submit(c::Submit => c::SubmittedApplication) "submit" on "bek1504.1"
        "indsend" "submit" by applicant, submit {
        Draft => Submitted,
    }
    /// Asks the company for further information.
    RequestInformation(c::Inquiry => c::Inquiry) "request-information" on "bek1504.1"
        "anmod om oplysninger" "request information" by tax_officer, request_information {
        Submitted => AwaitingInformation, UnderReview => AwaitingInformation,
    }
    /// Answers the request with a new version.
    Answer(c::Answer => c::AnsweredInquiry) "answer" on "bek1504.1"
        "besvar anmodning" "answer request" by applicant, answer {
        AwaitingInformation => Submitted,
    }
    /// Goes on without an answer when the date has passed.
    ProceedWithout(c::ProceedWithout => c::ProceedWithout) "proceed-without" on "bek1504.1"
        "fortsæt uden svar" "proceed without an answer" by tax_officer, proceed_without {
        AwaitingInformation => Submitted,
    }
    /// Accepts the application as complete: who applies, and that tax is borne, has been looked at (§ 1).
    AcceptAsComplete(c::Eligibility => c::Eligibility) "accept-as-complete" on "bek1504.1"
        "godkend som fuldstændig" "accept as complete" by tax_officer, accept_as_complete {
        Submitted => UnderReview,
    }
    /// Dismisses an application that is not for an agreement under the order.
    Dismiss(c::Decline => c::Decline) "dismiss" on "bek1504.1"
        "afvis" "dismiss" by tax_decision_maker, dismiss {
        Submitted => Dismissed, UnderReview => Dismissed,
    }
    /// Refuses an agreement, after a hearing.
    Refuse(c::Decline => c::Decline) "refuse" on "bek1504.1"
        "giv afslag" "refuse" by tax_decision_maker, refuse {
        UnderReview => Refused,
    }
    /// Withdraws the application before there is an agreement.
    Withdraw(c::Withdrawal => c::Withdrawal) "withdraw" on "bek1504.1"
        "træk ansøgning tilbage" "withdraw" by applicant, withdraw {
        Draft => Withdrawn, Submitted => Withdrawn, AwaitingInformation => Withdrawn, UnderReview => Withdrawn,
        TermsProposed => Withdrawn,
    }
    /// Sends the statement of the case for comment, at least 15 days (SFL § 19).
    Hear(c::StatementOfCase => c::StatementOfCase) "hear" on "sfl.19"
        "send sagsfremstilling i høring" "send statement of the case" by tax_officer, hear {
        UnderReview => UnderReview, InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Comments on a statement of the case, or waives the rest of its time.
    Comment(c::CommentOnCase => c::CommentOnCase) "comment" on "sfl.19"
        "afgiv bemærkninger" "comment" by applicant, comment {
        UnderReview => UnderReview, InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Proposes the agreement's terms, or an amendment (§ 3, stk. 1, nr. 1-6).
    ProposeTerms(c::Proposal => c::Proposal) "propose-terms" on "bek1504.3.1"
        "foreslå vilkår" "propose terms" by tax_officer, propose_terms {
        UnderReview => TermsProposed, TermsProposed => TermsProposed, InForce => InForce,
    }
    /// The company accepts the terms that are proposed.
    AcceptTerms(c::TermsAccepted => c::TermsAccepted) "accept-terms" on "bek1504.3.1"
        "acceptér vilkår" "accept terms" by applicant, accept_terms {
        TermsProposed => TermsProposed, InForce => InForce,
    }
    /// Signs the agreement or its amendment for Skatteforvaltningen.
    Sign(c::Signature => c::Signature) "sign" on "bek1504.3.1"
        "underskriv aftale" "sign agreement" by tax_decision_maker, sign {
        TermsProposed => InForce, InForce => InForce,
    }
    /// Energistyrelsen approves or rejects the methods (§ 3, stk. 2).
    DecideMethods(c::MethodsDecision => c::MethodsDecision) "decide-methods" on "bek1504.3.2"
        "godkend eller afvis metoder" "approve or reject methods" by caseworker, decide_methods {
        TermsProposed => TermsProposed, InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Files an emission report, the company's own or that of a later link (§ 3, stk. 1, nr. 3 and 4).
    FileEmissionReport(c::EmissionReport => c::EmissionReport) "file-emission-report" on "bek1504.3.1.3"
        "indgiv udledningsrapport" "file emission report" by applicant, file_emission_report {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Energistyrelsen approves or rejects an emission report.
    DecideEmissionReport(c::ReportDecision => c::ReportDecision) "decide-emission-report" on "bek1504.3.1.3"
        "godkend eller afvis udledningsrapport" "approve or reject emission report" by caseworker, decide_emission_report {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Attaches a file that a later act points to.
    AttachEvidence(c::Attached => c::Attached) "attach-evidence" on "bek1504.3.1.4"
        "vedlæg dokumentation" "attach evidence" by applicant, attach_evidence {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Uploads readings, which are kept unchanged and aggregated (§ 3, stk. 1, nr. 2).
    UploadMeasurements(c::SeriesReceived => c::SeriesReceived) "upload-measurements" on "bek1504.3.1.2"
        "indsend måledata" "upload measurements" by applicant, upload_measurements {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Registers what was captured at one plant in one period.
    RegisterLot(custody::RegisterLot => custody::RegisterLot) "register-lot" on "bek1504.3.1.4"
        "registrér parti" "register lot" by applicant, register_lot {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Hands CO2 over to a carrier.
    HandOver(custody::HandOver => custody::HandOver) "hand-over" on "bek1504.3.1.4"
        "overdrag" "hand over" by applicant, hand_over {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Records what a receiver measured.
    Receive(custody::Receive => custody::Receive) "receive" on "bek1504.3.1.4"
        "registrér modtagelse" "record receipt" by applicant, receive {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Records that CO2 was stored.
    Store(custody::Store => custody::Store) "store" on "bek1504.3.1.4"
        "registrér lagring" "record storage" by applicant, store {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Records CO2 that was vented, released, diverted or is not accounted for.
    Lose(custody::Lose => custody::Lose) "lose" on "bek1504.3.1.6"
        "registrér tab" "record loss" by applicant, lose {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Corrects where CO2 is, when it turns up or was booked wrongly.
    CorrectCustody(custody::Correct => custody::Correct) "correct-custody" on "bek1504.3.1.4"
        "ret sporing" "correct custody" by applicant, correct_custody {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Registers a storage site that the program does not know, with its permit.
    RegisterSite(custody::RegisterSite => custody::RegisterSite) "register-site" on "bek1504.3.1.4"
        "registrér lager" "register site" by applicant, register_site {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Accepts a registered site as approved under directive 2009/31/EC, with reasons.
    AcceptSite(custody::AcceptSite => custody::AcceptSite) "accept-site" on "bek1504.3.1.4"
        "godkend lager" "accept site" by tax_decision_maker, accept_site {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Asks for a later storage deadline for special circumstances (§ 3, stk. 1, nr. 5).
    RequestExtension(custody::ExtensionRequest => c::ExtensionAsked) "request-extension" on "bek1504.3.1.5"
        "anmod om fristforlængelse" "request extension" by applicant, request_extension {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Grants the extension.
    GrantExtension(c::ExtensionDecision => c::ExtensionDecision) "grant-extension" on "bek1504.3.1.5"
        "forlæng frist" "grant extension" by tax_decision_maker, grant_extension {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Denies the extension, after a hearing.
    DenyExtension(c::ExtensionDecision => c::ExtensionDecision) "deny-extension" on "bek1504.3.1.5"
        "afslå fristforlængelse" "deny extension" by tax_decision_maker, deny_extension {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Claims repayment of tax for a period.
    Claim(c::ClaimMade => c::ClaimReceived) "claim" on "co2al.9f.1"
        "ansøg om tilbagebetaling" "claim repayment" by applicant, claim {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Assesses a claim: computes what is to be repaid, step by step.
    AssessClaim(c::Assessment => c::Assessed) "assess-claim" on "co2al.9f.1"
        "opgør tilbagebetaling" "assess claim" by tax_officer, assess_claim {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Decides that what was assessed is paid.
    PayClaim(c::Payment => c::Paid) "pay-claim" on "co2al.9f.1"
        "udbetal" "pay claim" by tax_decision_maker, pay_claim {
        InForce => InForce,
    }
    /// Refuses a claim, after a hearing (§ 4).
    RefuseClaim(c::ClaimRefusal => c::ClaimRefusal) "refuse-claim" on "bek1504.4"
        "afslå ansøgning om tilbagebetaling" "refuse claim" by tax_decision_maker, refuse_claim {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Makes a paid claim final when the year's emission report is approved.
    TrueUp(c::TrueUp => c::TruedUp) "true-up" on "bek1504.3.1.3"
        "opgør endeligt" "true up" by tax_officer, true_up {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Demands back what was refunded for CO2 that was not stored (§ 3, stk. 1, nr. 6).
    DemandRepayment(c::Demand => c::Demanded) "demand-repayment" on "bek1504.3.1.6"
        "kræv tilbagebetaling" "demand repayment" by tax_decision_maker, demand_repayment {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Records that the company has repaid.
    RecordRepayment(c::Repaid => c::Repaid) "record-repayment" on "bek1504.3.1.6"
        "registrér indbetaling" "record repayment" by tax_officer, record_repayment {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Finds that a term is not met, after a hearing (§ 4).
    FindBreach(c::Breach => c::Breach) "find-breach" on "bek1504.4"
        "konstatér misligholdelse" "find breach" by tax_decision_maker, find_breach {
        InForce => InBreach,
    }
    /// Finds that the breach has been mended.
    EndBreach(c::Reasons => c::Reasons) "end-breach" on "bek1504.4"
        "ophæv misligholdelse" "end breach" by tax_decision_maker, end_breach {
        InBreach => InForce,
    }
    /// Terminates the agreement, after a hearing.
    Terminate(c::Reasons => c::Reasons) "terminate" on "bek1504.4"
        "opsig aftale" "terminate agreement" by tax_decision_maker, terminate {
        InForce => Ended, InBreach => Ended,
    }
    /// The agreement's last day has passed.
    RunOut(c::DatePassed => c::DatePassed) "run-out" on "bek1504.3.1"
        "aftale udløbet" "agreement ran out" by clock, run_out {
        InForce => Ended, InBreach => Ended,
    }
    /// Reminds of a storage deadline that comes near, or tells that it has passed.
    Remind(c::Reminder => c::Reminder) "remind" on "bek1504.3.1.5"
        "påmind om lagringsfrist" "remind of storage deadline" by clock, remind {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Orders statements for invoices of heat or cold (§ 5).
    OrderHeatStatements(c::HeatStatementsOrdered => c::HeatStatementsOrdered) "order-heat-statements" on "bek1504.5.1"
        "bestil opgørelser til fakturaer" "order statements for invoices" by applicant, order_heat_statements {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// A part of the statements has been made.
    MakeHeatStatements(c::HeatStatementsMade => c::HeatStatementsMade) "make-heat-statements" on "bek1504.5.1"
        "opgørelser lavet" "statements made" by clock, make_heat_statements {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Tells that the statements went with the invoices.
    SendHeatStatements(c::HeatStatementsSent => c::HeatStatementsSent) "send-heat-statements" on "bek1504.5.1"
        "registrér opgørelser som sendt" "record statements as sent" by applicant, send_heat_statements {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Reminds of the yearly statement to customers, or tells that its day has passed.
    RemindHeatStatements(c::HeatStatementsReminder => c::HeatStatementsReminder) "remind-heat-statements" on "bek1504.5.1"
        "påmind om årlig opgørelse" "remind of yearly statement" by clock, remind_heat_statements {
        InForce => InForce, InBreach => InBreach,
    }
    /// Opens a control of the agreement (§ 6).
    OpenControl(c::ControlOpening => c::ControlOpened) "open-control" on "bek1504.6"
        "åbn kontrol" "open control" by controller, open_control {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Records what a control found, and what it leads to.
    RecordFinding(c::Finding => c::Finding) "record-finding" on "bek1504.6"
        "registrér kontrolfund" "record finding" by controller, record_finding {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Closes a control.
    CloseControl(c::ControlClosure => c::ControlClosure) "close-control" on "bek1504.6"
        "afslut kontrol" "close control" by controller, close_control {
        InForce => InForce, InBreach => InBreach, Ended => Ended,
    }
    /// Records that somebody is disqualified and kept off the case, or may take part again (FVL § 3).
    RecordDisqualification(c::Disqualification => c::Disqualification) "record-disqualification" on "fvl.3"
        "registrér inhabilitet" "record disqualification" by officer, record_disqualification {
        Submitted => Submitted, AwaitingInformation => AwaitingInformation, UnderReview => UnderReview,
        TermsProposed => TermsProposed, InForce => InForce, InBreach => InBreach, Ended => Ended,
        Dismissed => Dismissed, Refused => Refused, Withdrawn => Withdrawn,
    }
}
