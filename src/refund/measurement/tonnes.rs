//! Hourly values to tonnes (MRR article 43 and annex VIII, equation 1).

use rust_decimal::prelude::FromPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::months::Month;
use super::substitute::{Direction, Each, Hour, Resolved};
use super::sum::Sum;

/// Tonnes in a gram.
const TONNES_PER_GRAM: f64 = 1e-6;

/// The tonnes of a point.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mass {
    pub(super) tonnes: Each<f64>,
    /// By month, in the direction that holds.
    pub(super) months: Vec<f64>,
    /// Hours where every quantity was measured.
    pub(super) valid: u32,
    /// Hours where something stands in for a quantity.
    pub(super) substituted: u32,
    /// Hours that could not be computed, and are in none of the tonnes.
    pub(super) unresolved: u32,
}

/// The tonnes that the quantities of a point give: the product of concentration and flow, or the mass flow.
pub(super) fn mass(quantities: &[Resolved], months: &[Month], direction: Direction) -> Mass {
    let mut mass =
        Mass { tonnes: Each::default(), months: Vec::new(), valid: 0, substituted: 0, unresolved: 0 };
    let mut totals = Each::<Sum>::default();
    let mut at = 0;
    for month in months {
        let mut monthly = Sum::default();
        for hour in at..at + month.hours {
            let Some(tonnes) = hour_tonnes(quantities, hour) else {
                mass.unresolved += 1;
                continue;
            };
            let measured = |one: &Resolved| matches!(one.hours.get(hour), Some(Hour::Valid(_)));
            if quantities.iter().all(measured) {
                mass.valid += 1
            } else {
                mass.substituted += 1
            }
            totals.minus.add(tonnes.minus);
            totals.mean.add(tonnes.mean);
            totals.plus.add(tonnes.plus);
            monthly.add(tonnes.get(direction));
        }
        mass.months.push(monthly.value());
        at += month.hours;
    }
    mass.tonnes = Each { minus: totals.minus.value(), mean: totals.mean.value(), plus: totals.plus.value() };
    mass
}

fn hour_tonnes(quantities: &[Resolved], hour: usize) -> Option<Each<f64>> {
    let value = |one: &Resolved| one.value(*one.hours.get(hour)?);
    match quantities {
        [mass] => value(mass),
        [concentration, flow] => {
            let (grams, volume) = (value(concentration)?, value(flow)?);
            let product = |grams: f64, volume: f64| grams * volume * TONNES_PER_GRAM;
            Some(Each {
                minus: product(grams.minus, volume.minus),
                mean: product(grams.mean, volume.mean),
                plus: product(grams.plus, volume.plus),
            })
        }
        _ => None,
    }
}

/// A computed figure as a decimal. The one place where measured figures are rounded: tonnes to three decimals, other
/// figures, which are only shown, to six; a half goes up.
pub(super) fn rounded(figure: f64, decimals: u32) -> Decimal {
    // The bounds of figures and hours keep every sum far below what a decimal can hold.
    let mut exact = Decimal::from_f64(figure).unwrap_or_default();
    exact = exact.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    exact.rescale(decimals);
    exact
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_rounded_once_with_their_decimals() {
        for (figure, decimals, text) in [
            (1_263.6, 3, "1263.600"),
            (302_529.599_999_999_9, 3, "302529.600"),
            (0.000_5, 3, "0.001"),
            (2.675, 2, "2.68"),
            (0.0, 3, "0.000"),
            (1e18, 3, "1000000000000000000.000"),
        ] {
            assert_eq!(rounded(figure, decimals).to_string(), text);
        }
    }
}
