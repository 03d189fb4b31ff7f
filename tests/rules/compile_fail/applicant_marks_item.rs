//! An applicant does not mark their own application.
use sagsgang::access::Applicant;
use sagsgang::law::Moment;
use sagsgang::permit::procedure::Permit;
use sagsgang::permit::procedure::content::ItemMark;
use sagsgang::permit::procedure::state::Submitted;

fn mark(case: Permit<Submitted>, by: &Applicant, at: Moment, mark: ItemMark) {
    let _ = case.mark_item(by, at, mark);
}

fn main() {}
