//! Demands for repayment: captured CO2 that is found not stored, or methods that are rejected after payment (§ 3, stk. 1, nr. 6;
//! § 3, stk. 2), and what the company repays.

use crate::access::{TaxDecisionMaker, TaxOfficer};
use crate::casework::Refusal;
use crate::casework::faults::Faults;
use crate::law::quantity::Tonnes;
use crate::law::{Day, Moment};
use crate::refund::custody::query::Consequence;
use crate::refund::custody::{NotStored, NotStoredCause};
use crate::refund::procedure::case::{Agreement, Stepped};
use crate::refund::procedure::content::{Demand, DemandGround, Demanded, Repaid, Subject};
use crate::refund::procedure::file::{AgreementFile, ClaimOnFile, ClaimState};
use crate::refund::procedure::table::{Act, Takes, act};
use crate::refund::tax::{LossCause, RefundInput, RepaymentInput, RepaymentResult, repayment};

use super::claims::first;
use super::hearing::heard;
use super::reports::no_such;

const RULE: &str = "bek1504.3.1.6";

impl<S: Takes<act::DemandRepayment>> Agreement<S> {
    /// Demands back what was refunded for exactly the tonnes that were not stored; for CO2 released after hand-over, nothing.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] where there is nothing to demand or the hearing is not over, [`Refusal::Content`] with every fault.
    pub fn demand_repayment(self, by: &TaxDecisionMaker, at: Moment, demand: Demand) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.need("fvl.24", "/reasons", &demand.reasons, "Begrundelsen", "The reasons");
        faults.none()?;
        let claim = paid_claim(&self.file, demand.claim)?;
        let left = claim.kept_ore();
        let (tonnes, computed, ore) = match &demand.ground {
            DemandGround::NotStored(lot) => not_stored(&self.file, claim, lot, false, at.day())?,
            DemandGround::FoundNotStored(lot) => not_stored(&self.file, claim, lot, true, at.day())?,
            DemandGround::MethodsRejected => {
                if self.file.methods_decision().is_none_or(|d| d.approved) {
                    let (da, en) = ("Metoderne er ikke afvist.", "The methods have not been rejected.");
                    return Err(first("bek1504.3.2", "/ground", da, en));
                }
                (Tonnes::default(), Vec::new(), left)
            }
        };
        let ore = ore.min(left);
        if ore <= 0 {
            let (da, en) = ("Der er intet at kræve tilbage.", "There is nothing to demand back.");
            return Err(first(RULE, "/ground", da, en));
        }
        heard(&self.file, Subject::Repayment(demand.claim), at)?;
        self.done(by, at, Act::DemandRepayment(Demanded { demand, tonnes, computed, ore }))
    }
}

impl<S: Takes<act::RecordRepayment>> Agreement<S> {
    /// Records that the company has repaid.
    ///
    /// # Errors
    /// [`Refusal::Content`] where it is not an amount that is outstanding.
    pub fn record_repayment(self, by: &TaxOfficer, at: Moment, repaid: Repaid) -> Stepped<S::Next> {
        let claim = self.file.claim(repaid.claim).ok_or_else(|| {
            no_such(RULE, "/claim", "Der er ingen sådan ansøgning.", "There is no such claim.")
        })?;
        let mut faults = Faults::default();
        let outstanding = self.file.ledger.repayment_outstanding(claim.number);
        if repaid.ore <= 0 || repaid.ore > outstanding {
            faults.add(
                RULE,
                "/ore",
                &format!("Beløbet skal være over nul og højst de {outstanding} øre, der er krævet."),
                &format!(
                    "The amount must be above zero and at most the {outstanding} øre that are demanded."
                ),
            );
        }
        if repaid.day > at.day() {
            faults.add(RULE, "/day", "Dagen ligger i fremtiden.", "The day lies ahead.");
        }
        faults.need(RULE, "/reference", &repaid.reference, "Referencen", "The reference");
        faults.none()?;
        self.done(by, at, Act::RecordRepayment(repaid))
    }
}

fn paid_claim(file: &AgreementFile, number: u32) -> Result<&ClaimOnFile, Refusal> {
    let claim = file
        .claim(number)
        .ok_or_else(|| no_such(RULE, "/claim", "Der er ingen sådan ansøgning.", "There is no such claim."))?;
    if matches!(claim.state, ClaimState::Paid | ClaimState::Final) {
        return Ok(claim);
    }
    Err(first(
        RULE,
        "/claim",
        "Der er ikke udbetalt noget for ansøgningen.",
        "Nothing has been paid for the claim.",
    ))
}

/// What is demanded for a lot: what counted of it in the claim and no longer does, less what has been demanded since, by the
/// causes that lead to repayment. What is unaccounted for is looked into by a person first (reading `repayment-cause`).
fn not_stored(
    file: &AgreementFile,
    claim: &ClaimOnFile,
    lot: &str,
    found_by_official: bool,
    on: Day,
) -> Result<(Tonnes, Vec<RepaymentResult>, i64), Refusal> {
    let Some(counted) = claim.counted(lot) else {
        return Err(no_such(
            RULE,
            "/ground/lot",
            "Partiet indgår ikke i ansøgningen.",
            "The lot is not part of the claim.",
        ));
    };
    let still = file.chain.eligible(lot, on, &file.readings()).map(|e| e.eligible).unwrap_or_default();
    let mut room = counted.0 - still.0 - claim.demanded_tonnes(lot).0;
    let (mut total, mut computed, mut ore) = (Tonnes::default(), Vec::new(), 0_i64);
    let missing = file.chain.not_stored(lot, on).into_iter();
    let demands = |n: &NotStored| match n.consequence {
        Consequence::Demand => true,
        Consequence::Official => found_by_official,
        Consequence::CorrectClaim => false,
    };
    let input = claim.computed().map(|c| serde_json::from_value::<RefundInput>(c.receipt.inputs.clone()));
    let Some(Ok(refund)) = input else {
        return Err(first(
            RULE,
            "/claim",
            "Ansøgningen er ikke opgjort.",
            "The claim has not been assessed.",
        ));
    };
    for NotStored { cause, tonnes, .. } in missing.filter(demands) {
        let lost = tonnes.0.min(room);
        if lost <= Tonnes::default().0 {
            continue;
        }
        let input =
            RepaymentInput { refund: refund.clone(), lost_tonnes: Tonnes(lost), cause: cause_of(cause) };
        let result = repayment(&input).map_err(Refusal::Content)?;
        room -= lost;
        ore = ore.saturating_add(result.repayment_ore.unwrap_or(0));
        total = Tonnes(total.0 + lost);
        computed.push(result);
    }
    Ok((total, computed, ore))
}

fn cause_of(cause: NotStoredCause) -> LossCause {
    match cause {
        NotStoredCause::Diverted => LossCause::Diverted,
        NotStoredCause::Overdue => LossCause::Overdue,
        NotStoredCause::VentedBeforeHandOver => LossCause::VentedBeforeHandOver,
        NotStoredCause::StoredLate
        | NotStoredCause::SiteNotApproved
        | NotStoredCause::BeyondCap
        | NotStoredCause::Unaccounted
        | NotStoredCause::MeasurementDifference => LossCause::NotStored,
    }
}
