//! The states of a refund agreement's case.

use crate::casework::procedure::states;

states! {
    schema RefundState;
    /// Kladde: the company writes; the authority cannot see it.
    Draft "draft" "kladde" "draft";
    /// Indsendt: a fixed version of the application is received (§ 1).
    Submitted "submitted" "indsendt" "submitted";
    /// Afventer oplysninger: a request is out.
    AwaitingInformation "awaiting-information" "afventer oplysninger" "awaiting information";
    /// Under behandling: complete; who may have an agreement is assessed.
    UnderReview "under-review" "under behandling" "under review";
    /// Vilkår foreslået: the agreement's text (§ 3, stk. 1, nr. 1-6) is with the company.
    TermsProposed "terms-proposed" "vilkår foreslået" "terms proposed";
    /// I kraft: signed by both; nothing is paid before the methods are approved (§ 3, stk. 2).
    InForce "in-force" "i kraft" "in force";
    /// Misligholdt: a term is not met and the hearing is over (§ 4): nothing is paid.
    InBreach "in-breach" "misligholdt" "in breach";
    /// Ophørt: terminated or run out; open deadlines and repayments still run.
    Ended "ended" "ophørt" "ended";
    /// Afvist: outside the order.
    Dismissed "dismissed" "afvist" "dismissed";
    /// Afslag: no agreement.
    Refused "refused" "afslag" "refused";
    /// Trukket: withdrawn by the company before an agreement.
    Withdrawn "withdrawn" "trukket" "withdrawn";
}
