//! A permit in force is not closed: it ends first.
use sagsgang::access::DecisionMaker;
use sagsgang::law::Moment;
use sagsgang::permit::procedure::Permit;
use sagsgang::permit::procedure::content::Closure;
use sagsgang::permit::procedure::state::InForce;

fn close(case: Permit<InForce>, by: &DecisionMaker, at: Moment, closure: Closure) {
    let _ = case.close(by, at, closure);
}

fn main() {}
