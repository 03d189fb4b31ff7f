//! A case is used up by its step: it cannot be both granted and refused.
use sagsgang::access::DecisionMaker;
use sagsgang::law::Moment;
use sagsgang::permit::procedure::Permit;
use sagsgang::permit::procedure::content::{Grant, RefusalOfPermit};
use sagsgang::permit::procedure::state::UnderReview;

fn both(case: Permit<UnderReview>, by: &DecisionMaker, at: Moment, grant: Grant, refusal: RefusalOfPermit) {
    let _ = case.grant(by, at, grant);
    let _ = case.refuse(by, at, refusal);
}

fn main() {}
