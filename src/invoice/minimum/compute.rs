//! The test of the EU minimum.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{json, to_value};
use utoipa::ToSchema;

use super::figures::{Figures, Least, figures};
use super::input::{FuelTax, MinimumInput};
use super::trigger::applies;
use crate::casework::Problem;
use crate::law::reading::Readings;
use crate::law::{Provision, Receipt, Text};
use crate::refund::tax::rounding::half_up;
use crate::refund::tax::{Exact, Fuel, figure, said, too_many_digits};

/// The most fuels of one test.
const MOST_FUELS: usize = 20;

/// A fuel's tax held against its minimum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FuelMinimum {
    /// The fuel.
    pub fuel: Fuel,
    /// The year's fraction, in lowest terms.
    #[schema(example = "43/75")]
    pub factor: String,
    /// The tax, by the reading `minimum-basis`, times the fraction: kroner per GJ of fuel, half up to four decimals.
    #[schema(value_type = String, format = "decimal", example = "0.7551")]
    pub product_kroner_per_gj: Decimal,
    /// Whether the product is the minimum or more; compared exactly.
    pub meets_minimum: bool,
    /// What is lacking, half up to four decimals; none where the minimum is met.
    #[schema(value_type = Option<String>, format = "decimal", example = "0.3639")]
    pub difference_kroner_per_gj: Option<Decimal>,
    /// The minimum, in kroner per GJ.
    #[schema(value_type = String, format = "decimal", example = "1.119")]
    pub minimum_kroner_per_gj: Decimal,
}

/// Whether the invoice must speak of the EU minimum, and what it must say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = InvoiceMinimumResult)]
pub struct MinimumResult {
    /// Whether § 5 stk. 3 applies to the delivery.
    pub applies: bool,
    /// Why it does or does not.
    pub why: Text,
    /// Each fuel's test, in the order sent; none where the rule does not apply.
    pub fuels: Vec<FuelMinimum>,
    /// How it was reached.
    pub receipt: Receipt,
}

fn law() -> Provision {
    Provision::of("bek1504.5.3")
}

/// Holds each fuel's tax times the year's fraction against the EU minimum, where § 5 stk. 3 applies.
///
/// # Errors
/// Every fault in what was sent; and where the rule applies, the figures of the law that are still to be entered: no
/// statement is made without them.
pub fn minimum(input: &MinimumInput) -> Result<MinimumResult, Vec<Problem>> {
    let faults = faults(input);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut receipt = Receipt::begin("invoice-minimum", to_value(input).unwrap_or_default());
    receipt.readings = ["minimum-trigger", "minimum-basis", "minimum-in-kroner"]
        .into_iter()
        .filter_map(|id| input.readings.used(id))
        .collect();
    let (applies, why) = applies(input.vat_registered, input.ets_covered, &input.readings);
    receipt.step(Some(law()), why.clone(), if applies { "ja / yes" } else { "nej / no" });
    if !applies {
        let receipt = receipt.end(json!({ "applies": false, "fuels": [] }));
        return Ok(MinimumResult { applies, why, fuels: Vec::new(), receipt });
    }
    let names: Vec<Fuel> = input.fuels.iter().map(|fuel| fuel.fuel).collect();
    let figures = figures(input.year, &names, &input.minimum)?;
    let fuels = input
        .fuels
        .iter()
        .zip(&figures.minima)
        .map(|(fuel, least)| tested(&basis(fuel, &input.readings)?, least, &figures, &mut receipt))
        .collect::<Option<Vec<_>>>()
        .ok_or_else(too_many_digits)?;
    receipt.parameters = figures.used;
    let receipt = receipt.end(json!({ "applies": true, "fuels": fuels }));
    Ok(MinimumResult { applies, why, fuels, receipt })
}

fn faults(input: &MinimumInput) -> Vec<Problem> {
    let mut faults = Vec::new();
    let most = Decimal::from(1_000_000);
    let twice = Text::new("Brændslet står to gange.", "The fuel stands twice.");
    if !(1..=MOST_FUELS).contains(&input.fuels.len()) {
        let text = Text::new("Angiv 1-20 brændsler.", "Give 1-20 fuels.");
        faults.push(Problem::under(law(), "/fuels", text));
    }
    for (at, fuel) in input.fuels.iter().enumerate() {
        let pointer = |name: &str| format!("/fuels/{at}/{name}");
        if input.fuels.iter().take(at).any(|other| other.fuel == fuel.fuel) {
            faults.push(Problem::under(law(), pointer("fuel"), twice.clone()));
        }
        let after = "co2_tax_after_refund_kroner_per_gj";
        figure(fuel.co2_tax_after_refund_kroner_per_gj, most, 6, &pointer(after), &mut faults);
        for (value, name, reading, text) in [
            (
                fuel.co2_tax_before_refund_kroner_per_gj,
                "co2_tax_before_refund_kroner_per_gj",
                "co2-tax-before-refund",
                Text::new(
                    "Læsningen før tilbagebetaling behøver CO2-afgiften pr. GJ før tilbagebetaling.",
                    "The reading before refund needs the CO2 tax per GJ before refund.",
                ),
            ),
            (
                fuel.energy_tax_kroner_per_gj,
                "energy_tax_kroner_per_gj",
                "with-energy-tax",
                Text::new(
                    "Læsningen med energiafgift behøver den energiafgift pr. GJ, der ikke er godtgjort.",
                    "The reading with energy tax needs the energy tax per GJ that is not refunded.",
                ),
            ),
        ] {
            match value {
                Some(tax) => {
                    figure(tax, most, 6, &pointer(name), &mut faults);
                }
                None if input.readings.is("minimum-basis", reading) => {
                    faults.push(Problem::under(law(), pointer(name), text));
                }
                None => {}
            }
        }
    }
    for (at, entered) in input.minimum.iter().enumerate() {
        if input.minimum.iter().take(at).any(|other| other.fuel == entered.fuel) {
            faults.push(Problem::under(law(), format!("/minimum/{at}/fuel"), twice.clone()));
        }
        figure(entered.kroner_per_gj, most, 6, &format!("/minimum/{at}/kroner_per_gj"), &mut faults);
        said(&entered.source, &format!("/minimum/{at}/source"), &mut faults);
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

/// A tax per GJ of fuel that is tested, with what it is.
pub(crate) struct Basis {
    /// In kroner per GJ.
    pub tax: Exact,
    /// In words.
    pub text: Text,
}

/// What a reading of `minimum-basis` takes as the tax, from the three that there may be.
pub(crate) fn basis_of(
    readings: &Readings,
    after: Exact,
    before: Option<Exact>,
    energy: Option<Exact>,
) -> Option<Basis> {
    if readings.is("minimum-basis", "co2-tax-before-refund") {
        let text = Text::new("CO2-afgift pr. GJ før tilbagebetaling", "CO2 tax per GJ before refund");
        return Some(Basis { tax: before?, text });
    }
    if readings.is("minimum-basis", "with-energy-tax") {
        let text = Text::new(
            "CO2-afgift pr. GJ efter tilbagebetaling sammen med energiafgift, der ikke er godtgjort",
            "CO2 tax per GJ after refund together with energy tax that is not refunded",
        );
        return Some(Basis { tax: after.plus(energy?)?, text });
    }
    let text = Text::new("CO2-afgift pr. GJ efter tilbagebetaling", "CO2 tax per GJ after refund");
    Some(Basis { tax: after, text })
}

fn basis(fuel: &FuelTax, readings: &Readings) -> Option<Basis> {
    let exact = |tax: Option<Decimal>| tax.and_then(Exact::from_decimal);
    basis_of(
        readings,
        Exact::from_decimal(fuel.co2_tax_after_refund_kroner_per_gj)?,
        exact(fuel.co2_tax_before_refund_kroner_per_gj),
        exact(fuel.energy_tax_kroner_per_gj),
    )
}

/// Tests one fuel; `None` where there are too many digits to be exact.
pub(crate) fn tested(
    basis: &Basis,
    least: &Least,
    figures: &Figures,
    receipt: &mut Receipt,
) -> Option<FuelMinimum> {
    let name = least.fuel.name();
    let product = basis.tax.times(figures.fraction)?;
    let shown = half_up(product, 4)?;
    let lacking = Exact::from_decimal(least.kroner_per_gj)?.minus(product)?;
    let meets = lacking.compare(Exact::ZERO)? != Ordering::Greater;
    let difference = if meets { None } else { Some(half_up(lacking, 4)?) };
    let factor = figures.fraction.written();
    receipt.step(
        Some(law()),
        Text::new(
            format!("{}: {} ganget med {factor}", name.da, basis.text.da),
            format!("{}: {} times {factor}", name.en, basis.text.en),
        ),
        shown.to_string(),
    );
    receipt.step(
        Some(least.provision.clone()),
        Text::new(
            format!("{}: EU's minimumsafgift, kr. pr. GJ", name.da),
            format!("{}: the EU minimum tax, kroner per GJ", name.en),
        ),
        least.kroner_per_gj.to_string(),
    );
    let text = if meets {
        Text::new("afgiften overstiger eller er lig med minimum", "the tax exceeds or equals the minimum")
    } else {
        Text::new(
            "afgiften er mindre end minimum; forskellen skal fremgå af fakturaen, kr. pr. GJ",
            "the tax is less than the minimum; the difference must stand on the invoice, kroner per GJ",
        )
    };
    receipt.step(Some(law()), text, difference.unwrap_or(shown).to_string());
    Some(FuelMinimum {
        fuel: least.fuel,
        factor,
        product_kroner_per_gj: shown,
        meets_minimum: meets,
        difference_kroner_per_gj: difference,
        minimum_kroner_per_gj: least.kroner_per_gj,
    })
}
