//! A caseworker does not grant.
use sagsgang::access::Caseworker;
use sagsgang::law::Moment;
use sagsgang::permit::procedure::Permit;
use sagsgang::permit::procedure::content::Grant;
use sagsgang::permit::procedure::state::UnderReview;

fn decide(case: Permit<UnderReview>, by: &Caseworker, at: Moment, grant: Grant) {
    let _ = case.grant(by, at, grant);
}

fn main() {}
