//! The final figure of a claim, when the year's emission report is approved (§ 3, stk. 1, nr. 3; reading `payment-before-report`).

use serde_json::json;

use crate::access::TaxOfficer;
use crate::casework::Refusal;
use crate::casework::faults::Faults;
use crate::law::quantity::Tonnes;
use crate::law::{Moment, Provision, Receipt, Text};
use crate::refund::procedure::case::{Agreement, Stepped};
use crate::refund::procedure::content::{Link, Subject, TrueUp, TruedUp};
use crate::refund::procedure::file::{AgreementFile, ClaimOnFile, ClaimState};
use crate::refund::procedure::table::{Act, Takes, act};
use crate::refund::tax::RefundResult;

use super::claims::{Counted, compute, first};
use super::hearing::heard;
use super::reports::no_such;

const RULE: &str = "bek1504.3.1.3";

impl<S: Takes<act::TrueUp>> Agreement<S> {
    /// Makes a paid claim final. The difference is paid by a later act, or is to be paid back.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] before the claim is paid, the report approved and, where the company must pay back, the hearing over;
    /// [`Refusal::Content`] where the figures are not within the report's.
    pub fn true_up(self, by: &TaxOfficer, at: Moment, true_up: TrueUp) -> Stepped<S::Next> {
        let Some(claim) = self.file.claim(true_up.claim) else {
            return Err(no_such(RULE, "/claim", "Der er ingen sådan ansøgning.", "There is no such claim."));
        };
        if claim.state != ClaimState::Paid {
            return Err(first(
                RULE,
                "/claim",
                "Kun en udbetalt ansøgning kan opgøres endeligt.",
                "Only a paid claim can be made final.",
            ));
        }
        figures(&self.file, claim, &true_up)?;
        let counted = Counted::up_to(&self.file, claim, true_up.co2_captured, at.day());
        let computed =
            compute(&self.file, &claim.claim.what.claim, true_up.co2_before_capture, counted.tonnes)?;
        let (difference_ore, receipt) = difference(claim, &true_up, &computed);
        if difference_ore < 0 {
            heard(&self.file, Subject::Claim(claim.number), at)?;
        }
        let done = TruedUp {
            true_up,
            co2_eligible: counted.tonnes,
            lots: counted.lots,
            computed,
            difference_ore,
            receipt,
        };
        self.done(by, at, Act::TrueUp(done))
    }
}

fn figures(file: &AgreementFile, claim: &ClaimOnFile, true_up: &TrueUp) -> Result<(), Refusal> {
    let made = &claim.claim.what.claim;
    let report = file.reports.iter().find(|r| r.number == true_up.report && r.report.what.of == Link::Own);
    let Some(report) = report else {
        return Err(no_such(
            RULE,
            "/report",
            "Virksomheden har ingen sådan rapport.",
            "The company has no such report.",
        ));
    };
    if !report.is_approved() {
        return Err(first(
            RULE,
            "/report",
            "Rapporten er ikke godkendt af Energistyrelsen.",
            "The report has not been approved by Energistyrelsen.",
        ));
    }
    let mut faults = Faults::default();
    if made.from.year() != report.report.what.year || made.to.year() != report.report.what.year {
        faults.add(RULE, "/report", "Rapporten er for et andet år.", "The report is for another year.");
    }
    let zero = Tonnes::default();
    for (value, most, pointer) in [
        (true_up.co2_before_capture, report.report.what.co2_before_capture, "/co2_before_capture"),
        (true_up.co2_captured, report.report.what.co2_captured, "/co2_captured"),
    ] {
        if value < zero || most.is_none_or(|most| value > most) {
            faults.add(
                RULE,
                pointer,
                "Mængden er ikke inden for rapportens.",
                "The quantity is not within the report's.",
            );
        }
    }
    if true_up.co2_captured > true_up.co2_before_capture {
        faults.add(
            RULE,
            "/co2_captured",
            "Der er fanget mere, end der var.",
            "More is captured than there was.",
        );
    }
    faults.need("fvl.24", "/reasons", &true_up.reasons, "Begrundelsen", "The reasons");
    faults.none()
}

/// What is left to pay (above zero) or to pay back (below), in øre.
fn difference(claim: &ClaimOnFile, true_up: &TrueUp, computed: &RefundResult) -> (i64, Receipt) {
    let kept = claim.kept_ore();
    let due = computed.payable_ore();
    let left = due.saturating_sub(kept);
    let provision = Some(Provision::of(RULE));
    let inputs = json!({
        "claim": claim.number, "report": true_up.report, "final_ore": due, "provisional_ore": kept,
    });
    let mut receipt = Receipt::begin("true-up", inputs);
    receipt.step(
        provision.clone(),
        Text::new("endelig tilbagebetaling", "final refund"),
        format!("{due} øre"),
    );
    receipt.step(
        provision,
        Text::new(
            "foreløbigt, fratrukket det der er krævet tilbage",
            "provisional, less what has been demanded back",
        ),
        format!("{kept} øre"),
    );
    (left, receipt.end(json!({"difference_ore": left})))
}
