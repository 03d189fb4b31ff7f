//! Nothing is paid when the agreement has ended.
use sagsgang::access::TaxDecisionMaker;
use sagsgang::law::Moment;
use sagsgang::refund::procedure::Agreement;
use sagsgang::refund::procedure::content::Payment;
use sagsgang::refund::procedure::state::Ended;

fn pay(case: Agreement<Ended>, by: &TaxDecisionMaker, at: Moment, payment: Payment) {
    let _ = case.pay_claim(by, at, payment);
}

fn main() {}
