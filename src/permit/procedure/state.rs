//! The states of a storage permit's case.

use crate::casework::procedure::states;

states! {
    schema State;
    /// Kladde: the company writes; the authority cannot see it.
    Draft "draft" "kladde" "draft";
    /// Indsendt: a fixed version is received; completeness is checked item by item (§ 4, stk. 1).
    Submitted "submitted" "indsendt" "submitted";
    /// Afventer oplysninger: a request under § 4, stk. 2 is out.
    AwaitingInformation "awaiting-information" "afventer oplysninger" "awaiting information";
    /// Under behandling: formally complete; assessed on the merits.
    UnderReview "under-review" "under behandling" "under review";
    /// I partshøring: facts to the party's detriment are out for comment (FVL § 19).
    InHearing "in-hearing" "i partshøring" "in hearing";
    /// I kraft: permit granted; conditions run.
    InForce "in-force" "i kraft" "in force";
    /// Under revurdering (§ 7): cannot be left without a written conclusion.
    UnderReassessment "under-reassessment" "under revurdering" "under reassessment";
    /// Under afvikling: expired or revoked; closure and decommissioning duties still run.
    Closing "closing" "under afvikling" "closing";
    /// Afsluttet: site closed, works removed, duties ended.
    Closed "closed" "afsluttet" "closed";
    /// Afvist: outside the order; guided to the right regime.
    Dismissed "dismissed" "afvist" "dismissed";
    /// Afslag: refused on the merits.
    Refused "refused" "afslag" "refused";
    /// Trukket: withdrawn by the applicant before a decision.
    Withdrawn "withdrawn" "trukket" "withdrawn";
}

impl State {
    /// Whether a permit has been granted, so that §§ 7 and 8 apply.
    pub fn is_granted(self) -> bool {
        matches!(self, Self::InForce | Self::UnderReassessment | Self::Closing | Self::Closed)
    }
}
