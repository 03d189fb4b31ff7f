//! Decisions on a claim: paid or refused (§§ 3 and 4).

use crate::access::{Official, TaxDecisionMaker};
use crate::casework::faults::Faults;
use crate::casework::{Problem, Refusal};
use crate::law::{Moment, Provision, Text};
use crate::refund::procedure::case::{Agreement, Stepped};
use crate::refund::procedure::content::{ClaimRefusal, Paid, Payment, Subject};
use crate::refund::procedure::file::{AgreementFile, ClaimOnFile, ClaimState};
use crate::refund::procedure::table::{Act, Takes, act};

use super::claims::{Counted, first, open_claim, overlapping};
use super::hearing::heard;
use super::reports::no_such;

const RULE: &str = "co2al.9f.1";

impl<S: Takes<act::PayClaim>> Agreement<S> {
    /// Decides that what was assessed is paid: methods approved, the assessment still true, nobody else paid for the same tax,
    /// the company heard where it is less than was claimed, and a decider who did not assess it. What a final figure still
    /// leaves to be paid is paid by the same act.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] with everything that must come first, [`Refusal::FourEyes`] for the assessor.
    pub fn pay_claim(self, by: &TaxDecisionMaker, at: Moment, payment: Payment) -> Stepped<S::Next> {
        let Some(claim) = self.file.claim(payment.claim) else {
            return Err(no_such(RULE, "/claim", "Der er ingen sådan ansøgning.", "There is no such claim."));
        };
        let mut faults = Faults::default();
        faults.bound(RULE, "/reasons", &payment.reasons);
        faults.none()?;
        methods_approved(&self.file)?;
        let ore = match claim.state {
            ClaimState::Assessed => assessed(&self.file, claim, by, at)?,
            ClaimState::Final => claim.outstanding_ore().filter(|left| *left > 0).ok_or_else(|| {
                first(RULE, "/claim", "Der er intet tilbage at udbetale.", "There is nothing left to pay.")
            })?,
            _ => {
                let (da, en) = (
                    "Ansøgningen er ikke opgjort, eller den er afgjort.",
                    "The claim is not assessed, or is decided.",
                );
                return Err(first(RULE, "/claim", da, en));
            }
        };
        self.done(by, at, Act::PayClaim(Paid { claim: payment.claim, ore, reasons: payment.reasons }))
    }
}

impl<S: Takes<act::RefuseClaim>> Agreement<S> {
    /// Refuses a claim, when the company has been heard.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] before the hearing is over, [`Refusal::Content`] where there is no such open claim.
    pub fn refuse_claim(self, by: &TaxDecisionMaker, at: Moment, refusal: ClaimRefusal) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.need("fvl.24", "/reasons", &refusal.reasons, "Begrundelsen", "The reasons");
        faults.none()?;
        open_claim(&self.file, refusal.claim)?;
        heard(&self.file, Subject::Claim(refusal.claim), at)?;
        self.done(by, at, Act::RefuseClaim(refusal))
    }
}

/// Nothing is paid before Energistyrelsen has approved the methods (§ 3, stk. 2).
fn methods_approved(file: &AgreementFile) -> Result<(), Refusal> {
    match file.methods_decision() {
        Some(decision) if decision.approved => Ok(()),
        Some(_) => Err(first(
            "bek1504.3.2",
            "",
            "Energistyrelsen har afvist metoderne.",
            "Energistyrelsen has rejected the methods.",
        )),
        None => Err(first(
            "bek1504.3.2",
            "",
            "Energistyrelsen har ikke godkendt metoderne i de gældende vilkår.",
            "Energistyrelsen has not approved the methods of the terms in force.",
        )),
    }
}

/// What an assessed claim is paid with, in øre.
fn assessed(
    file: &AgreementFile,
    claim: &ClaimOnFile,
    by: &TaxDecisionMaker,
    at: Moment,
) -> Result<i64, Refusal> {
    let Some(assessed) = claim.assessed.as_ref() else {
        return Err(first(
            RULE,
            "/claim",
            "Ansøgningen er ikke opgjort.",
            "The claim has not been assessed.",
        ));
    };
    if assessed.by.id == by.actor().id {
        return Err(Refusal::FourEyes {
            provision: Provision::of("fvl.24"),
            message: Text::new(
                "Udbetalingen skal besluttes af en anden end den, der har opgjort den.",
                "The payment must be decided by somebody other than the assessor.",
            ),
        });
    }
    let mut unmet: Vec<Problem> = Vec::new();
    let mut need = |provision: &'static str, message: Text| {
        unmet.push(Problem::under(Provision::of(provision), "", message))
    };
    let received = &claim.claim.what;
    if let Some(other) = overlapping(file, &received.claim, Some(claim.number)) {
        let n = other.number;
        need(
            RULE,
            Text::new(
                format!("Afgiften for perioden er omfattet af ansøgning {n}."),
                format!("The period's tax is covered by claim {n}."),
            ),
        );
    }
    if let Some(other) =
        file.claims.iter().find(|c| c.corrects(claim.number) && c.state != ClaimState::Refused)
    {
        let n = other.number;
        need(
            RULE,
            Text::new(
                format!("Ansøgningen er rettet af ansøgning {n}."),
                format!("The claim is corrected by claim {n}."),
            ),
        );
    }
    if Counted::of(file, claim, at.day()).tonnes != assessed.what.co2_eligible {
        need(
            "bek1504.3.1.4",
            Text::new(
                "Partierne har flyttet sig, siden ansøgningen blev opgjort. Opgør den igen.",
                "The lots have moved since the claim was assessed. Assess it again.",
            ),
        );
    }
    let after_report = file.readings().is("payment-before-report", "after-report");
    if after_report && !file.has_approved_report(received.claim.from.year()) {
        need(
            "bek1504.3.1.3",
            Text::new(
                "Efter aftalens læsning udbetales først, når årets udledningsrapport er godkendt.",
                "By the agreement's reading, payment waits for the year's approved emission report.",
            ),
        );
    }
    if !unmet.is_empty() {
        return Err(Refusal::Unmet(unmet));
    }
    let due = assessed.what.computed.payable_ore();
    let corrected = received.claim.corrects.and_then(|old| file.claim(old));
    let kept = corrected.map(kept_of_paid).unwrap_or_default();
    if due < received.claimed.payable_ore() || due < kept {
        heard(file, Subject::Claim(claim.number), at)?;
    }
    // What a final figure granted and nobody has paid yet is paid with the correction, since the old claim no longer can be.
    let unpaid = corrected.and_then(ClaimOnFile::outstanding_ore).unwrap_or_default().max(0);
    Ok(due.saturating_sub(kept.saturating_sub(unpaid).max(0)).max(0))
}

/// What a claim that is corrected stands at, in øre: nothing where it was never paid.
pub(in crate::refund::procedure) fn kept_of_paid(claim: &ClaimOnFile) -> i64 {
    if matches!(claim.state, ClaimState::Paid | ClaimState::Final) { claim.kept_ore() } else { 0 }
}
