//! The acts on an agreement, a line each: where it is posted, what is sent, what is done. The clock's acts have no place.

use crate::api::acts::acts;
use crate::desk::refunds::{AgreementView, Refunds};
use crate::refund::custody;
use crate::refund::procedure::{Command, content};

acts! {
    Refunds, tagged "refund agreements", answered with AgreementView,
    previewed at "/api/v1/refund-agreements/{id}/previews/{act}";
    submit "/api/v1/refund-agreements/{id}/submissions" content::Submit => Submit
        "Submits the draft as a fixed version"
    request_information "/api/v1/refund-agreements/{id}/information-requests" content::Inquiry => RequestInformation
        "Asks the company for further information"
    answer_request "/api/v1/refund-agreements/{id}/answers" content::Answer => Answer
        "Answers a request for information: the draft becomes a new version"
    proceed_without "/api/v1/refund-agreements/{id}/unanswered-requests" content::ProceedWithout => ProceedWithout
        "Goes on without an answer when the date has passed"
    accept_as_complete "/api/v1/refund-agreements/{id}/acceptances" content::Eligibility => AcceptAsComplete
        "Accepts the application as complete (section 1)"
    dismiss "/api/v1/refund-agreements/{id}/dismissals" content::Decline => Dismiss
        "Dismisses an application that is not for an agreement"
    refuse "/api/v1/refund-agreements/{id}/refusals" content::Decline => Refuse
        "Refuses an agreement, after a hearing"
    withdraw "/api/v1/refund-agreements/{id}/withdrawals" content::Withdrawal => Withdraw
        "Withdraws the application"
    hear "/api/v1/refund-agreements/{id}/statements" content::StatementOfCase => Hear
        "Sends the statement of the case for comment"
    comment "/api/v1/refund-agreements/{id}/comments" content::CommentOnCase => Comment
        "Comments on a statement of the case"
    propose_terms "/api/v1/refund-agreements/{id}/terms-proposals" content::Proposal => ProposeTerms
        "Proposes terms or an amendment (section 3(1))"
    accept_terms "/api/v1/refund-agreements/{id}/terms-acceptances" content::TermsAccepted => AcceptTerms
        "The company accepts the terms that are proposed"
    sign "/api/v1/refund-agreements/{id}/signatures" content::Signature => Sign
        "Signs the agreement or its amendment"
    decide_methods "/api/v1/refund-agreements/{id}/method-decisions" content::MethodsDecision => DecideMethods
        "Approves or rejects the methods (section 3(2))"
    file_emission_report "/api/v1/refund-agreements/{id}/emission-reports" content::EmissionReport => FileEmissionReport
        "Files an emission report (section 3(1)(3) and (4))"
    decide_emission_report "/api/v1/refund-agreements/{id}/emission-report-decisions" content::ReportDecision => DecideEmissionReport
        "Approves or rejects an emission report"
    register_lot "/api/v1/refund-agreements/{id}/lots" custody::RegisterLot => RegisterLot
        "Registers what was captured at a plant in a period"
    hand_over "/api/v1/refund-agreements/{id}/hand-overs" custody::HandOver => HandOver
        "Hands CO2 over to a carrier"
    receive "/api/v1/refund-agreements/{id}/receipts" custody::Receive => Receive
        "Records what a receiver measured"
    store "/api/v1/refund-agreements/{id}/storings" custody::Store => Store
        "Records that CO2 was stored"
    lose "/api/v1/refund-agreements/{id}/losses" custody::Lose => Lose
        "Records CO2 that was lost or is not accounted for"
    correct_custody "/api/v1/refund-agreements/{id}/custody-corrections" custody::Correct => CorrectCustody
        "Corrects where CO2 is"
    register_site "/api/v1/refund-agreements/{id}/sites" custody::RegisterSite => RegisterSite
        "Registers a storage site with its permit"
    accept_site "/api/v1/refund-agreements/{id}/site-acceptances" custody::AcceptSite => AcceptSite
        "Accepts a registered site as approved for storage"
    request_extension "/api/v1/refund-agreements/{id}/extension-requests" custody::ExtensionRequest => RequestExtension
        "Asks for a later storage deadline (section 3(1)(5))"
    grant_extension "/api/v1/refund-agreements/{id}/extension-grants" content::ExtensionDecision => GrantExtension
        "Grants a later storage deadline"
    deny_extension "/api/v1/refund-agreements/{id}/extension-denials" content::ExtensionDecision => DenyExtension
        "Denies a later storage deadline, after a hearing"
    claim "/api/v1/refund-agreements/{id}/claims" content::ClaimMade => Claim
        "Claims repayment of tax for a period"
    assess_claim "/api/v1/refund-agreements/{id}/assessments" content::Assessment => AssessClaim
        "Assesses a claim, step by step"
    pay_claim "/api/v1/refund-agreements/{id}/payments" content::Payment => PayClaim
        "Decides that what was assessed is paid"
    refuse_claim "/api/v1/refund-agreements/{id}/claim-refusals" content::ClaimRefusal => RefuseClaim
        "Refuses a claim, after a hearing (section 4)"
    true_up "/api/v1/refund-agreements/{id}/true-ups" content::TrueUp => TrueUp
        "Makes a paid claim final by the approved emission report"
    demand_repayment "/api/v1/refund-agreements/{id}/repayment-demands" content::Demand => DemandRepayment
        "Demands back what was refunded (section 3(1)(6))"
    record_repayment "/api/v1/refund-agreements/{id}/repayments" content::Repaid => RecordRepayment
        "Records that the company has repaid"
    find_breach "/api/v1/refund-agreements/{id}/breaches" content::Breach => FindBreach
        "Finds that a term is not met (section 4)"
    end_breach "/api/v1/refund-agreements/{id}/breach-endings" content::Reasons => EndBreach
        "Finds that the breach has been mended"
    terminate "/api/v1/refund-agreements/{id}/terminations" content::Reasons => Terminate
        "Terminates the agreement, after a hearing"
    send_heat_statements "/api/v1/refund-agreements/{id}/heat-statement-sendings" content::HeatStatementsSent => SendHeatStatements
        "Tells that the statements of a run went with the invoices (section 5)"
    open_control "/api/v1/refund-agreements/{id}/controls" content::ControlOpening => OpenControl
        "Opens a control; its sample is drawn by risk (section 6)"
    record_finding "/api/v1/refund-agreements/{id}/findings" content::Finding => RecordFinding
        "Records what a control found"
    close_control "/api/v1/refund-agreements/{id}/control-closures" content::ControlClosure => CloseControl
        "Closes a control"
    record_disqualification "/api/v1/refund-agreements/{id}/disqualifications" content::Disqualification => RecordDisqualification
        "Records that an official is disqualified and kept off the case, or may take part again"
}
