//! The refund of one claim.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::bounds::{MOST_FUELS, figure, most_kroner, said, too_many_digits};
use super::fuel_tax::{FuelTax, fuel_tax, reversed};
use super::relief::{Stacked, additive_capped, multiplicative, shares};
use super::rounding::{half_up, kroner, ore, payable};
use super::share::{Share, share};
use super::{Exact, RefundInput};
use crate::casework::Problem;
use crate::law::quantity::{Kroner, written};
use crate::law::{Day, Language, Provision, Receipt, Text};

/// What a claim comes to. `co2_tax = reliefs + refund + borne`, to the øre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RefundResult {
    /// The CO2 tax on the fuels before any relief, half up to the øre.
    pub co2_tax_kroner: Kroner,
    /// What the other reliefs take: the tax less what they leave, both to the øre.
    pub reliefs_kroner: Kroner,
    /// The captured share, half up to six decimals and without trailing zeros. The refund rests on the exact fraction,
    /// which the receipt shows.
    #[schema(value_type = String, format = "decimal", example = "0.85")]
    pub captured_share: Decimal,
    /// The refund (§ 9 f stk. 1), half up to the øre.
    pub refund_kroner: Kroner,
    /// What is paid: the exact refund rounded down to whole kroner.
    pub payable_kroner: Kroner,
    /// What the undertaking bears: what is left to the øre, so that the remainder of rounding falls here.
    pub borne_kroner: Kroner,
    /// How it was reached.
    pub receipt: Receipt,
}

impl RefundResult {
    /// What is paid, in øre: whole kroner.
    pub fn payable_ore(&self) -> i64 {
        let kroner = self.payable_kroner.0.to_i64().unwrap_or(0);
        kroner.saturating_mul(100)
    }
}

/// The exact figures behind a result.
pub(super) struct Figures {
    pub(super) tax: Exact,
    pub(super) share: Share,
    pub(super) reliefs: Vec<Exact>,
    pub(super) stacked: Stacked,
    pub(super) fuels: Vec<FuelTax>,
}

/// Computes the refund of a claim: the captured share of the CO2 tax that other reliefs leave (§ 9 f; BEK 1504 § 1).
/// The figure is provisional until the year's emission report is approved (reading `payment-before-report`).
///
/// # Errors
/// Every fault in the figures, with a pointer to it.
pub fn refund(input: &RefundInput) -> Result<RefundResult, Vec<Problem>> {
    let figures = figures(input)?;
    result(input, &figures).ok_or_else(too_many_digits)
}

pub(super) fn figures(input: &RefundInput) -> Result<Figures, Vec<Problem>> {
    let mut faults = Vec::new();
    period(input, &mut faults);
    let share = share(input, &mut faults);
    let reliefs = shares(&input.other_reliefs, &mut faults);
    let taxed = tax(input, &mut faults);
    let (Some(share), Some((tax, fuels)), true) = (share, taxed, faults.is_empty()) else {
        return Err(if faults.is_empty() { too_many_digits() } else { faults });
    };
    let stacked = stack(input, tax, &reliefs, share.exact).ok_or_else(too_many_digits)?;
    Ok(Figures { tax, share, reliefs, stacked, fuels })
}

/// Reliefs and refund together, by the case's reading.
pub(super) fn stack(input: &RefundInput, tax: Exact, reliefs: &[Exact], share: Exact) -> Option<Stacked> {
    if input.readings.is("relief-order", "additive-capped") {
        additive_capped(tax, reliefs, share)
    } else {
        multiplicative(tax, reliefs, share)
    }
}

fn period(input: &RefundInput, faults: &mut Vec<Problem>) {
    if input.period.from > input.period.to {
        faults.push(reversed("/period"));
    }
    let first = Day::ymd(2025, 1, 1);
    if first.is_some_and(|first| input.period.from < first) {
        faults.push(Problem::under(
            Provision::of("bek1504.8"),
            "/period/from",
            Text::new(
                "Bekendtgørelsen trådte i kraft den 1. januar 2025. Perioden kan ikke begynde tidligere.",
                "The order entered into force on 1 January 2025. The period cannot begin earlier.",
            ),
        ));
    }
}

/// The tax before any relief, from the fuels or as entered.
fn tax(input: &RefundInput, faults: &mut Vec<Problem>) -> Option<(Exact, Vec<FuelTax>)> {
    let law = || Provision::of("co2al.2");
    match (&input.co2_tax, input.fuels.as_slice()) {
        (None, []) => {
            faults.push(Problem::under(
                law(),
                "/fuels",
                Text::new(
                    "Der er ingen brændsler. Skriv dem, eller skriv afgiften i co2_tax med kilde.",
                    "There are no fuels. Write them, or write the tax in co2_tax with its source.",
                ),
            ));
            None
        }
        (Some(_), [_, ..]) => {
            faults.push(Problem::under(
                law(),
                "/co2_tax",
                Text::new(
                    "Skriv enten brændslerne eller afgiften, ikke begge dele: afgiften følger af brændslerne.",
                    "Write either the fuels or the tax, not both: the tax follows from the fuels.",
                ),
            ));
            None
        }
        (Some(entered), []) => {
            let sound = figure(entered.kroner.0, most_kroner(), 2, "/co2_tax/kroner", faults);
            let said = said(&entered.source, "/co2_tax/source", faults);
            (sound && said)
                .then(|| Exact::from_decimal(entered.kroner.0))
                .flatten()
                .map(|tax| (tax, Vec::new()))
        }
        (None, fuels) if fuels.len() > MOST_FUELS => {
            faults.push(Problem::plain(
                "/fuels",
                Text::new(
                    format!("Der er over {MOST_FUELS} brændsler. Læg ens linjer sammen."),
                    format!("There are over {MOST_FUELS} fuels. Put like lines together."),
                ),
            ));
            None
        }
        (None, fuels) => of_fuels(input, fuels, faults),
    }
}

fn of_fuels(
    input: &RefundInput,
    fuels: &[super::FuelUsed],
    faults: &mut Vec<Problem>,
) -> Option<(Exact, Vec<FuelTax>)> {
    let lines: Vec<Option<FuelTax>> = fuels
        .iter()
        .enumerate()
        .map(|(at, fuel)| fuel_tax(fuel, input.period, &format!("/fuels/{at}"), faults))
        .collect();
    let lines: Vec<FuelTax> = lines.into_iter().collect::<Option<_>>()?;
    let Some(tax) = lines.iter().try_fold(Exact::ZERO, |sum, line| sum.plus(line.kroner)) else {
        faults.extend(too_many_digits());
        return None;
    };
    let limit = Exact::from_decimal(most_kroner())?;
    if tax.compare(limit).is_none_or(std::cmp::Ordering::is_gt) {
        let most = most_kroner();
        faults.push(Problem::plain(
            "/fuels",
            Text::new(
                format!(
                    "Afgiften bliver over {} kr. Se efter, om enhederne er rigtige.",
                    written(most, Language::Da)
                ),
                format!(
                    "The tax comes to over {} kroner. See whether the units are right.",
                    written(most, Language::En)
                ),
            ),
        ));
        return None;
    }
    Some((tax, lines))
}

fn result(input: &RefundInput, figures: &Figures) -> Option<RefundResult> {
    let Stacked { after_reliefs, refund } = figures.stacked;
    // Each of the three falls as the one before it does, so no difference is ever negative.
    let (gross, left, back) = (ore(figures.tax)?, ore(after_reliefs)?, ore(refund)?);
    let mut receipt = super::steps::begin(input, figures.reliefs.is_empty());
    super::steps::tax(&mut receipt, input, &figures.fuels, gross)?;
    super::steps::reliefs(&mut receipt, input, figures, left)?;
    super::steps::share(&mut receipt, &figures.share);
    let paid = payable(refund)?;
    super::steps::refund(&mut receipt, input, (back, paid, left.checked_sub(back)?));
    let captured_share = half_up(figures.share.exact, 6)?.normalize();
    let result = RefundResult {
        co2_tax_kroner: kroner(gross),
        reliefs_kroner: kroner(gross.checked_sub(left)?),
        captured_share,
        refund_kroner: kroner(back),
        payable_kroner: Kroner::from(paid),
        borne_kroner: kroner(left.checked_sub(back)?),
        receipt: receipt.clone(),
    };
    let shown = json!({
        "co2_tax_kroner": result.co2_tax_kroner,
        "reliefs_kroner": result.reliefs_kroner,
        "captured_share": result.captured_share,
        "refund_kroner": result.refund_kroner,
        "payable_kroner": result.payable_kroner,
        "borne_kroner": result.borne_kroner,
    });
    Some(RefundResult { receipt: receipt.end(shown), ..result })
}
