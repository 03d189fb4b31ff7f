//! A draft is not granted.
use sagsgang::access::DecisionMaker;
use sagsgang::law::Moment;
use sagsgang::permit::procedure::Permit;
use sagsgang::permit::procedure::content::Grant;
use sagsgang::permit::procedure::state::Draft;

fn decide(case: Permit<Draft>, by: &DecisionMaker, at: Moment, grant: Grant) {
    let _ = case.grant(by, at, grant);
}

fn main() {}
