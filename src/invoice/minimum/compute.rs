//! The test of the EU minimum.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{json, to_value};
use utoipa::ToSchema;

use super::MinimumInput;
use crate::casework::Problem;
use crate::law::receipt::ParameterUsed;
use crate::law::{Day, Provision, Receipt, Text, parameter};
use crate::refund::tax::rounding::half_up;
use crate::refund::tax::{Exact, figure, said, too_many_digits};

/// Whether the invoice must speak of the EU minimum, and what it must say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = MinimumTaxResult)]
pub struct MinimumResult {
    /// Whether § 5 stk. 3 applies to the delivery.
    pub applies: bool,
    /// Why it does or does not.
    pub why: Text,
    /// The tax that is tested, by the reading `minimum-basis`, times the year's fraction: kroner per GJ, half up to four
    /// decimals.
    #[schema(value_type = Option<String>, format = "decimal", example = "0.7551")]
    pub tested_kroner_per_gj: Option<Decimal>,
    /// The minimum it is held against, in kroner per GJ.
    #[schema(value_type = Option<String>, format = "decimal", example = "1.119")]
    pub minimum_kroner_per_gj: Option<Decimal>,
    /// Whether the tax is the minimum or more; compared exactly.
    pub reaches: Option<bool>,
    /// What is lacking, half up to four decimals; none where the minimum is reached.
    #[schema(value_type = Option<String>, format = "decimal", example = "0.3639")]
    pub difference_kroner_per_gj: Option<Decimal>,
    /// How it was reached.
    pub receipt: Receipt,
}

fn law() -> Provision {
    Provision::of("bek1504.5.3")
}

/// Holds the tax times the year's fraction against the EU minimum, where § 5 stk. 3 applies.
///
/// # Errors
/// Every fault in what was sent; and where the rule applies, the figures of the law that are still to be entered: no
/// statement is made without them.
pub fn minimum(input: &MinimumInput) -> Result<MinimumResult, Vec<Problem>> {
    let faults = faults(input);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut receipt = Receipt::begin("minimum-tax", to_value(input).unwrap_or_default());
    receipt.readings = ["minimum-trigger", "minimum-basis", "minimum-in-kroner"]
        .into_iter()
        .filter_map(|id| input.readings.used(id))
        .collect();
    let (applies, why) = applies(input);
    let answer = if applies { Text::new("ja", "yes") } else { Text::new("nej", "no") };
    receipt.step(Some(law()), why.clone(), format!("{} / {}", answer.da, answer.en));
    if !applies {
        return Ok(MinimumResult {
            applies,
            why,
            tested_kroner_per_gj: None,
            minimum_kroner_per_gj: None,
            reaches: None,
            difference_kroner_per_gj: None,
            receipt: receipt.end(json!({ "applies": false })),
        });
    }
    let (fraction, least) = figures_of_the_law(input)?;
    compute(input, why, fraction, least, receipt).ok_or_else(too_many_digits)
}

fn faults(input: &MinimumInput) -> Vec<Problem> {
    let mut faults = Vec::new();
    let most = Decimal::from(1_000_000);
    figure(input.tax_kroner_per_gj, most, 6, "/tax_kroner_per_gj", &mut faults);
    figure(input.captured_share, Decimal::ONE, 12, "/captured_share", &mut faults);
    match input.energy_tax_kroner_per_gj {
        Some(tax) => {
            figure(tax, most, 6, "/energy_tax_kroner_per_gj", &mut faults);
        }
        None if input.readings.is("minimum-basis", "with-energy-tax") => faults.push(Problem::under(
            law(),
            "/energy_tax_kroner_per_gj",
            Text::new(
                "Læsningen med energiafgift behøver den energiafgift pr. GJ, der ikke er godtgjort.",
                "The reading with energy tax needs the energy tax per GJ that is not refunded.",
            ),
        )),
        None => {}
    }
    if let Some(entered) = &input.minimum {
        figure(entered.kroner_per_gj, most, 6, "/minimum/kroner_per_gj", &mut faults);
        said(&entered.source, "/minimum/source", &mut faults);
        said(&entered.entered_by, "/minimum/entered_by", &mut faults);
    }
    if !(2025..=9999).contains(&input.year) {
        faults.push(Problem::under(
            Provision::of("bek1504.8"),
            "/year",
            Text::new(
                "Bekendtgørelsen gælder fra 2025. Skriv leveringens år med fire cifre.",
                "The order applies from 2025. Write the year of delivery with four digits.",
            ),
        ));
    }
    faults
}

/// Whether the rule applies, by the reading `minimum-trigger`.
fn applies(input: &MinimumInput) -> (bool, Text) {
    if !input.vat_registered {
        return (
            false,
            Text::new(
                "§ 5, stk. 3, gælder ikke: aftageren er ikke momsregistreret",
                "§ 5(3) does not apply: the customer is not VAT-registered",
            ),
        );
    }
    let outside = input.readings.is("minimum-trigger", "non-ets");
    match (input.ets_covered, outside) {
        (true, false) => (
            true,
            Text::new(
                "§ 5, stk. 3, gælder: aftageren er momsregistreret, og fremstillingen er kvoteomfattet",
                "§ 5(3) applies: the customer is VAT-registered and production is in the emissions trading system",
            ),
        ),
        (false, true) => (
            true,
            Text::new(
                "§ 5, stk. 3, gælder efter den valgte læsning: aftageren er momsregistreret, og fremstillingen er ikke \
                 kvoteomfattet",
                "§ 5(3) applies by the reading chosen: the customer is VAT-registered and production is outside the emissions \
                 trading system",
            ),
        ),
        (false, false) => (
            false,
            Text::new(
                "§ 5, stk. 3, gælder ikke: fremstillingen er ikke kvoteomfattet",
                "§ 5(3) does not apply: production is outside the emissions trading system",
            ),
        ),
        (true, true) => (
            false,
            Text::new(
                "§ 5, stk. 3, gælder ikke efter den valgte læsning: fremstillingen er kvoteomfattet",
                "§ 5(3) does not apply by the reading chosen: production is in the emissions trading system",
            ),
        ),
    }
}

type Figure = (Decimal, ParameterUsed);

/// The year's fraction and the minimum of its first day.
fn figures_of_the_law(input: &MinimumInput) -> Result<((Exact, ParameterUsed), Figure), Vec<Problem>> {
    let mut faults = Vec::new();
    let day = Day::ymd(input.year, 1, 1).unwrap_or_default();
    let fraction = parameter::on("invoice-phase-in-fraction", day)
        .map_err(|missing| faults.push(Problem::under(law(), "/year", missing.text())))
        .ok()
        .and_then(|found| Some((exact_fraction(&found.value)?, found.used())));
    let id = input.product.parameter();
    let least = match (parameter::on(id, day), &input.minimum) {
        (Ok(found), None) => found.decimal().map(|figure| (figure, found.used())),
        (Err(_), Some(entered)) => Some((entered.kroner_per_gj, entered_figure(id, day, entered))),
        (Ok(_), Some(_)) => {
            faults.push(Problem::under(
                law(),
                "/minimum",
                Text::new(
                    format!("Minimum '{id}' er indtastet i parametrene. Udelad dit eget."),
                    format!("The minimum '{id}' stands among the parameters. Leave out your own."),
                ),
            ));
            None
        }
        (Err(missing), None) => {
            faults.push(Problem::under(law(), "/minimum", missing.text()));
            None
        }
    };
    match (fraction, least) {
        (Some(fraction), Some(least)) if faults.is_empty() => Ok((fraction, least)),
        _ if faults.is_empty() => Err(too_many_digits()),
        _ => Err(faults),
    }
}

/// A fraction as the parameter has it: `350/750`, or `1`.
fn exact_fraction(text: &str) -> Option<Exact> {
    let (up, down) = text.split_once('/').unwrap_or((text, "1"));
    Exact::of(up.parse().ok()?, down.parse().ok()?)
}

fn entered_figure(id: &str, day: Day, entered: &super::EnteredMinimum) -> ParameterUsed {
    let (source, by) = (&entered.source, &entered.entered_by);
    ParameterUsed {
        id: id.to_owned(),
        value: format!("{} kr./GJ / kr/GJ", entered.kroner_per_gj),
        valid_from: day,
        source: format!("{source} (indtastet af {by}; ikke efterprøvet / entered by {by}; not verified)"),
    }
}

fn compute(
    input: &MinimumInput,
    why: Text,
    (fraction, fraction_used): (Exact, ParameterUsed),
    (least, least_used): Figure,
    mut receipt: Receipt,
) -> Option<MinimumResult> {
    let tax = tested_tax(input, &mut receipt)?;
    let tested = tax.times(fraction)?;
    let shown = half_up(tested, 4)?;
    receipt.step(
        Some(law()),
        Text::new(
            format!("afgiften ganget med {}", fraction_used.value.split(' ').next().unwrap_or_default()),
            format!("the tax times {}", fraction_used.value.split(' ').next().unwrap_or_default()),
        ),
        shown.to_string(),
    );
    let lacking = Exact::from_decimal(least)?.minus(tested)?;
    let reaches = lacking.compare(Exact::ZERO)? != Ordering::Greater;
    let difference = if reaches { None } else { Some(half_up(lacking, 4)?) };
    receipt.parameters = vec![fraction_used, least_used];
    receipt.step(
        Some(input.product.provision()),
        Text::new("EU's minimumsafgift, kr. pr. GJ", "the EU minimum tax, kroner per GJ"),
        least.to_string(),
    );
    let (text, result) = match difference {
        None => (
            Text::new(
                "afgiften overstiger eller er lig med minimum",
                "the tax exceeds or equals the minimum",
            ),
            shown.to_string(),
        ),
        Some(lacking) => (
            Text::new(
                "afgiften er mindre end minimum; forskellen skal fremgå af fakturaen, kr. pr. GJ",
                "the tax is less than the minimum; the difference must stand on the invoice, kroner per GJ",
            ),
            lacking.to_string(),
        ),
    };
    receipt.step(Some(law()), text, result);
    let receipt = receipt.end(json!({
        "applies": true,
        "tested_kroner_per_gj": shown,
        "minimum_kroner_per_gj": least,
        "reaches": reaches,
        "difference_kroner_per_gj": difference,
    }));
    Some(MinimumResult {
        applies: true,
        why,
        tested_kroner_per_gj: Some(shown),
        minimum_kroner_per_gj: Some(least),
        reaches: Some(reaches),
        difference_kroner_per_gj: difference,
        receipt,
    })
}

/// The tax per GJ of fuel that is tested, by the reading `minimum-basis`.
fn tested_tax(input: &MinimumInput, receipt: &mut Receipt) -> Option<Exact> {
    let tax = Exact::from_decimal(input.tax_kroner_per_gj)?;
    if input.readings.is("minimum-basis", "co2-tax-before-refund") {
        let text = Text::new(
            "CO2-afgift pr. GJ brændsel før tilbagebetaling",
            "CO2 tax per GJ of fuel before refund",
        );
        receipt.step(Some(law()), text, input.tax_kroner_per_gj.to_string());
        return Some(tax);
    }
    let after = tax.times(Exact::ONE.minus(Exact::from_decimal(input.captured_share)?)?)?;
    let share = input.captured_share;
    let text = Text::new(
        format!("CO2-afgift pr. GJ brændsel efter tilbagebetaling ved en fanget andel på {share}"),
        format!("CO2 tax per GJ of fuel after refund at a captured share of {share}"),
    );
    receipt.step(Some(Provision::of("co2al.9f.1")), text, half_up(after, 4)?.to_string());
    if !input.readings.is("minimum-basis", "with-energy-tax") {
        return Some(after);
    }
    let with = after.plus(Exact::from_decimal(input.energy_tax_kroner_per_gj?)?)?;
    let text = Text::new(
        "sammen med den energiafgift, der ikke er godtgjort",
        "together with the energy tax that is not refunded",
    );
    receipt.step(Some(law()), text, half_up(with, 4)?.to_string());
    Some(with)
}
