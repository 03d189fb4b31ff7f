//! A permit is revoked only under reassessment.
use sagsgang::access::DecisionMaker;
use sagsgang::law::Moment;
use sagsgang::permit::procedure::Permit;
use sagsgang::permit::procedure::content::Revocation;
use sagsgang::permit::procedure::state::InForce;

fn decide(case: Permit<InForce>, by: &DecisionMaker, at: Moment, revocation: Revocation) {
    let _ = case.revoke(by, at, revocation);
}

fn main() {}
