//! A closed case asks for nothing.
use sagsgang::access::Caseworker;
use sagsgang::law::Moment;
use sagsgang::permit::procedure::Permit;
use sagsgang::permit::procedure::content::InformationRequest;
use sagsgang::permit::procedure::state::Closed;

fn ask(case: Permit<Closed>, by: &Caseworker, at: Moment, request: InformationRequest) {
    let _ = case.request_information(by, at, request);
}

fn main() {}
