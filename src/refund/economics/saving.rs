//! What a tonne saves: taxes and allowances, on its fossil part only.

use rust_decimal::Decimal;

use super::figures::Figures;
use super::input::{EXAMPLE_YEAR, PlantKind, Read};

/// What a tonne saves.
pub(super) struct Saving {
    /// The fossil share that was used, in per cent.
    pub(super) fossil: Decimal,
    /// The mean tax per tonne of fossil CO2.
    pub(super) tax_per_fossil_tonne: Option<Decimal>,
    /// None where the report gives no rate for the year.
    pub(super) taxes: Option<Decimal>,
    pub(super) price: Decimal,
    pub(super) allowances: Decimal,
}

/// The figures that the saving rests on.
pub(super) struct Rates {
    price: Decimal,
    pub(super) fossil: Decimal,
    pub(super) heat: Decimal,
    pub(super) electricity: Decimal,
    /// Table 5's taxes saved.
    pub(super) printed: Decimal,
}

impl Rates {
    /// For a plant of biomass none is needed.
    pub(super) fn of(figures: &mut Figures, read: &Read) -> Option<Self> {
        (read.kind == PlantKind::Waste).then(|| Self {
            price: figures.get(&format!("ea-allowance-price-{}", read.year)),
            fossil: figures.get("ea-fossil-share"),
            heat: figures.get("ea-tax-heat"),
            electricity: figures.get("ea-tax-electricity"),
            printed: figures.get("ea-table-5-saved-taxes"),
        })
    }

    /// The mean tax per fossil tonne that table 5 rests on.
    pub(super) fn mean(&self) -> Option<Decimal> {
        self.printed.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(self.fossil)
    }

    /// The share of the fuel that has to be taxed as fuel for heat to give table 5's taxes, in per cent.
    pub(super) fn implied_heat_share(&self) -> Option<Decimal> {
        let above = self.mean()?.checked_sub(self.electricity)?;
        above.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(self.heat.checked_sub(self.electricity)?)
    }

    fn taxed(&self, heat_share: Decimal) -> Option<Decimal> {
        let on_heat = self.heat.checked_mul(heat_share)?;
        let on_power = self.electricity.checked_mul(Decimal::ONE_HUNDRED.checked_sub(heat_share)?)?;
        on_heat.checked_add(on_power)?.checked_div(Decimal::ONE_HUNDRED)
    }
}

/// The saving; nothing where a figure is out of all bounds.
pub(super) fn saving(rates: Option<&Rates>, read: &Read) -> Option<Saving> {
    let zero = Decimal::ZERO;
    let Some(rates) = rates else {
        return Some(Saving {
            fossil: zero,
            tax_per_fossil_tonne: None,
            taxes: Some(zero),
            price: zero,
            allowances: zero,
        });
    };
    let fossil = read.fossil.unwrap_or(rates.fossil);
    let of_tonne =
        |per_fossil_tonne: Decimal| per_fossil_tonne.checked_mul(fossil)?.checked_div(Decimal::ONE_HUNDRED);
    // The report's rates are those from 2030; before it they rise year by year, by figures that it does not print.
    let tax = match (read.year < EXAMPLE_YEAR, read.heat) {
        (true, _) => None,
        (false, Some(share)) => Some(rates.taxed(share)?),
        (false, None) => Some(rates.mean()?),
    };
    let taxes = match tax {
        None => None,
        Some(tax) => Some(of_tonne(tax)?),
    };
    let allowances = of_tonne(rates.price)?;
    Some(Saving { fossil, tax_per_fossil_tonne: tax, taxes, price: rates.price, allowances })
}
