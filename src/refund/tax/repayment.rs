//! What is paid back when captured CO2 turns out not to be stored (BEK 1504 § 3 stk. 1 nr. 6; reading
//! `repayment-cause`).

use serde::{Deserialize, Serialize};
use serde_json::{json, to_value};
use utoipa::ToSchema;

use super::bounds::{figure, most_tonnes, too_many_digits};
use super::refund::{Figures, figures, stack};
use super::rounding::{kroner, ore, payable};
use super::{Exact, RefundInput};
use crate::casework::Problem;
use crate::law::quantity::{Kroner, Tonnes, written};
use crate::law::{Language, Provision, Receipt, Text};

/// Why the CO2 is not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LossCause {
    /// Released or emitted after hand-over to a third party: not repaid.
    ReleasedAfterHandOver,
    /// Used or sold for something else.
    Diverted,
    /// Not stored when the agreement's time ran out, without extension.
    Overdue,
    /// Not stored for another reason.
    NotStored,
    /// Vented before hand-over: it never counted, and the claim is corrected.
    VentedBeforeHandOver,
    /// Not known: an official decides.
    Unknown,
}

/// A claim that was paid, and the CO2 of it that is lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RepaymentInput {
    /// The figures that the refund was computed from. Its readings apply here too.
    pub refund: RefundInput,
    /// Captured CO2 that was not stored; no more than was captured.
    pub lost_tonnes: Tonnes,
    /// Why.
    pub cause: LossCause,
}

/// What follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RepaymentOutcome {
    /// The amount is demanded back.
    Repayment,
    /// Nothing is demanded back.
    Nothing,
    /// The claim is corrected by a new one; this is no repayment.
    CorrectClaim,
    /// An official decides; nothing is computed.
    Official,
}

/// What is demanded back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RepaymentResult {
    /// What follows from the cause.
    pub outcome: RepaymentOutcome,
    /// The amount in kroner, to the øre; none where nothing is computed.
    pub repayment_kroner: Option<Kroner>,
    /// The amount in øre; none where nothing is computed.
    pub repayment_ore: Option<i64>,
    /// How it was reached.
    pub receipt: Receipt,
}

fn law() -> Provision {
    Provision::of("bek1504.3.1.6")
}

/// What is demanded back for CO2 that was not stored: what the refund would have been lower without it, and never more
/// than was paid. On the default readings that is the lost share of the tax that other reliefs leave.
///
/// # Errors
/// Every fault in the refund's figures (under `/refund`) and the lost tonnes.
pub fn repayment(input: &RepaymentInput) -> Result<RepaymentResult, Vec<Problem>> {
    let mut faults = Vec::new();
    let sound = figure(input.lost_tonnes.0, most_tonnes(), 6, "/lost_tonnes", &mut faults);
    let figures =
        figures(&input.refund).map_err(|found| faults.extend(found.into_iter().map(under_refund))).ok();
    let captured = input.refund.co2_captured_tonnes;
    if sound && input.lost_tonnes > captured {
        let captured = captured.0;
        faults.push(Problem::under(
            law(),
            "/lost_tonnes",
            Text::new(
                format!(
                    "Der kan ikke være tabt mere end de {} t, der er fanget.",
                    written(captured, Language::Da)
                ),
                format!(
                    "No more can be lost than the {} t that were captured.",
                    written(captured, Language::En)
                ),
            ),
        ));
    }
    match figures {
        Some(figures) if faults.is_empty() => compute(input, &figures).ok_or_else(too_many_digits),
        _ => Err(faults),
    }
}

fn under_refund(problem: Problem) -> Problem {
    Problem { pointer: format!("/refund{}", problem.pointer), ..problem }
}

fn outcome(input: &RepaymentInput) -> RepaymentOutcome {
    let all_repays = input.refund.readings.is("repayment-cause", "not-stored-repays");
    match input.cause {
        LossCause::ReleasedAfterHandOver if all_repays => RepaymentOutcome::Repayment,
        LossCause::ReleasedAfterHandOver => RepaymentOutcome::Nothing,
        LossCause::Diverted | LossCause::Overdue | LossCause::NotStored => RepaymentOutcome::Repayment,
        LossCause::VentedBeforeHandOver => RepaymentOutcome::CorrectClaim,
        LossCause::Unknown => RepaymentOutcome::Official,
    }
}

/// What the refund is lower without the lost tonnes, exactly. Where the share is of fossil CO2, the lost tonnes are taken
/// to hold as much of it as the rest.
fn less(input: &RepaymentInput, figures: &Figures) -> Option<Exact> {
    let lost = Exact::from_decimal(input.lost_tonnes.0)?;
    if lost == Exact::ZERO {
        return Some(Exact::ZERO);
    }
    let kept = Exact::ONE.minus(lost.over(Exact::from_decimal(input.refund.co2_captured_tonnes.0)?)?)?;
    let share = figures.share.exact.times(kept)?;
    let without = stack(&input.refund, figures.tax, &figures.reliefs, share)?;
    figures.stacked.refund.minus(without.refund)
}

fn compute(input: &RepaymentInput, figures: &Figures) -> Option<RepaymentResult> {
    let mut receipt = Receipt::begin("repayment", to_value(input).unwrap_or_default());
    let readings = &input.refund.readings;
    receipt.readings =
        ["repayment-cause", "refund-share"].into_iter().filter_map(|id| readings.used(id)).collect();
    if !figures.reliefs.is_empty() {
        receipt.readings.extend(readings.used("relief-order"));
    }
    for line in &figures.fuels {
        if !receipt.parameters.contains(&line.parameter) {
            receipt.parameters.push(line.parameter.clone());
        }
    }
    let outcome = outcome(input);
    let shown = match outcome {
        RepaymentOutcome::Nothing => {
            let text = Text::new(
                "udslip eller udledning efter overdragelse til tredjepart: intet kræves tilbage",
                "release or emission after hand-over to a third party: nothing is demanded back",
            );
            receipt.step(Some(law()), text, "0.00");
            Some(0)
        }
        RepaymentOutcome::CorrectClaim => {
            let text = Text::new(
                "udluftet før overdragelse: mængden talte aldrig med. Ret kravet med et nyt",
                "vented before hand-over: the quantity never counted. Correct the claim by a new one",
            );
            receipt.step(Some(law()), text, "–");
            None
        }
        RepaymentOutcome::Official => {
            let text = Text::new(
                "årsagen er ukendt: intet beregnes, og en embedsmand afgør det",
                "the cause is not known: nothing is computed, and an official decides",
            );
            receipt.step(Some(law()), text, "–");
            None
        }
        RepaymentOutcome::Repayment => Some(amount(input, figures, &mut receipt)?),
    };
    let receipt = receipt.end(json!({
        "outcome": outcome,
        "repayment_kroner": shown.map(kroner),
        "repayment_ore": shown,
    }));
    Some(RepaymentResult { outcome, repayment_kroner: shown.map(kroner), repayment_ore: shown, receipt })
}

/// The amount in øre, with its steps.
fn amount(input: &RepaymentInput, figures: &Figures, receipt: &mut Receipt) -> Option<i64> {
    let less = less(input, figures)?;
    let (demanded, paid) = (ore(less)?, payable(figures.stacked.refund)?.checked_mul(100)?);
    let left = kroner(ore(figures.stacked.after_reliefs)?).0.to_string();
    receipt.step(
        Some(Provision::of("co2al.9f.1")),
        Text::new(
            "afgift, som tilbagebetalingen blev regnet af, i kroner",
            "tax that the refund was taken of, in kroner",
        ),
        left,
    );
    let (lost, before) = (input.lost_tonnes.0, figures.share.before.0);
    receipt.step(
        Some(law()),
        Text::new(
            format!(
                "tilbagebetaling, som {} t ikke lagret CO2 gav, af {} t før fangst",
                written(lost, Language::Da),
                written(before, Language::Da)
            ),
            format!(
                "refund that {} t of CO2 not stored gave, out of {} t before capture",
                written(lost, Language::En),
                written(before, Language::En)
            ),
        ),
        kroner(demanded).0.to_string(),
    );
    if demanded > paid {
        let text = Text::new(
            "der kræves ikke mere tilbage, end der er udbetalt i hele kroner",
            "no more is demanded back than was paid in whole kroner",
        );
        receipt.step(Some(law()), text, kroner(paid).0.to_string());
    }
    Some(demanded.min(paid))
}
