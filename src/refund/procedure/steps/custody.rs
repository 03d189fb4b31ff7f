//! What moves CO2 from the plant to a storage site, or loses it (§ 3, stk. 1, nr. 4-6). The chain itself says what can be.

use crate::access::{Applicant, TaxDecisionMaker};
use crate::casework::Refusal;
use crate::casework::faults::Faults;
use crate::law::Moment;
use crate::refund::custody::{
    self, AcceptSite, Correct, HandOver, Lose, Receive, RegisterLot, RegisterSite, Store,
};
use crate::refund::procedure::case::{Agreement, Stepped};
use crate::refund::procedure::file::{AgreementFile, ClaimOnFile, ClaimState};
use crate::refund::procedure::table::{Act, Takes, act};

use super::claims::divided;

const RULE: &str = "bek1504.3.1.4";

macro_rules! moves {
    ($($(#[$doc:meta])* $Act:ident($Content:ty) by $Official:ty, $method:ident as $Step:ident;)*) => {$(
        impl<S: Takes<act::$Act>> Agreement<S> {
            $(#[$doc])*
            ///
            /// # Errors
            /// [`Refusal::Content`] with every fault: tonnes that are not there, files that the case does not have, days ahead.
            pub fn $method(self, by: &$Official, at: Moment, content: $Content) -> Stepped<S::Next> {
                movable(&self.file, &custody::Step::$Step(content.clone().into()), at)?;
                self.done(by, at, Act::$Act(content))
            }
        }
    )*};
}

moves! {
    /// Registers what was captured at one plant in one period.
    RegisterLot(RegisterLot) by Applicant, register_lot as RegisterLot;
    /// Hands CO2 over to a carrier.
    HandOver(HandOver) by Applicant, hand_over as HandOver;
    /// Records what a receiver measured.
    Receive(Receive) by Applicant, receive as Receive;
    /// Records that CO2 was stored.
    Store(Store) by Applicant, store as Store;
    /// Records CO2 that was vented, released, diverted or is not accounted for.
    Lose(Lose) by Applicant, lose as Lose;
    /// Corrects where CO2 is.
    CorrectCustody(Correct) by Applicant, correct_custody as Correct;
    /// Registers a storage site that the program does not know.
    RegisterSite(RegisterSite) by Applicant, register_site as RegisterSite;
    /// Accepts a registered site as approved (reading `foreign-approval`).
    AcceptSite(AcceptSite) by TaxDecisionMaker, accept_site as AcceptSite;
}

fn movable(file: &AgreementFile, step: &custody::Step, at: Moment) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    let Some(terms) = file.terms() else {
        faults.add(RULE, "", "Sagen har ingen aftale.", "The case has no agreement.");
        return faults.none();
    };
    for document in step.documents() {
        faults.evidence(RULE, "/document", &file.evidence, document);
    }
    if let custody::Step::RegisterLot(lot) = step {
        if !terms.plants.iter().any(|p| p.id == lot.plant) {
            faults.add(
                "bek1504.3.1.1",
                "/plant",
                "Aftalen har ikke dette anlæg.",
                "The agreement has no such plant.",
            );
        }
        if lot.captured_from < terms.from || terms.to.is_some_and(|to| lot.captured_to > to) {
            let (da, en) = ("Perioden ligger uden for aftalens.", "The period lies outside the agreement's.");
            faults.add("bek1504.3.1", "/captured_from", da, en);
        }
        let counts = |c: &&ClaimOnFile| !matches!(c.state, ClaimState::Refused | ClaimState::Reversed);
        let claims =
            file.claims.iter().filter(counts).filter(|c| c.claim.what.claim.plants.contains(&lot.plant));
        for claim in claims.filter(|c| divided(&c.claim.what.claim, lot.captured_from, lot.captured_to)) {
            let number = claim.number;
            faults.add(
                "co2al.9f.1",
                "/captured_to",
                &format!("Partiet ligger kun delvis i perioden for ansøgning {number}. Del det ved periodens grænse."),
                &format!("The lot lies only partly in the period of claim {number}. Divide it where the period does."),
            );
        }
    }
    faults.extend(file.chain.check(step, at.day(), &file.readings()).err().unwrap_or_default());
    faults.none()
}
