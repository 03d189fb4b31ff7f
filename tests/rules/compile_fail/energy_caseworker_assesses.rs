//! A caseworker of Energistyrelsen assesses no claim.
use sagsgang::access::Caseworker;
use sagsgang::law::Moment;
use sagsgang::refund::procedure::Agreement;
use sagsgang::refund::procedure::content::Assessment;
use sagsgang::refund::procedure::state::InForce;

fn assess(case: Agreement<InForce>, by: &Caseworker, at: Moment, assessment: Assessment) {
    let _ = case.assess_claim(by, at, assessment);
}

fn main() {}
