//! A hearing ends with its date, not because somebody wants it to.
use sagsgang::access::DecisionMaker;
use sagsgang::law::Moment;
use sagsgang::permit::procedure::Permit;
use sagsgang::permit::procedure::content::DatePassed;
use sagsgang::permit::procedure::state::InHearing;

fn end(case: Permit<InHearing>, by: &DecisionMaker, at: Moment, passed: DatePassed) {
    let _ = case.end_hearing(by, at, passed);
}

fn main() {}
