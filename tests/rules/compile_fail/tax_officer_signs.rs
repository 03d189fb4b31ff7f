//! A tax officer does not sign.
use sagsgang::access::TaxOfficer;
use sagsgang::law::Moment;
use sagsgang::refund::procedure::Agreement;
use sagsgang::refund::procedure::content::Signature;
use sagsgang::refund::procedure::state::TermsProposed;

fn sign(case: Agreement<TermsProposed>, by: &TaxOfficer, at: Moment, signature: Signature) {
    let _ = case.sign(by, at, signature);
}

fn main() {}
