//! The cost of a tonne, line by line as in table 5.

use rust_decimal::Decimal;

use super::figures::Figures;
use super::result::EconomicsFigure;

/// The hours of table 5's columns.
pub(super) const COLUMNS: [u32; 3] = [8000, 6000, 4000];
/// The sizes of table 14's columns, in MW.
pub(super) const LARGE: i64 = 500;
pub(super) const SMALL: i64 = 100;

/// The figures that the cost rests on.
pub(super) struct Basis {
    interest: Decimal,
    years: Decimal,
    content: Decimal,
    rate: Decimal,
    investment: (Decimal, Decimal),
    fixed: (Decimal, Decimal),
    catalogue_investment: (Decimal, Decimal),
    variable: Decimal,
    transport_fixed: Decimal,
    transport_variable: Decimal,
    electricity: [Decimal; 3],
    heat: [Decimal; 3],
}

impl Basis {
    pub(super) fn of(figures: &mut Figures) -> Self {
        let mut sizes =
            |id: &str| (figures.get(&format!("{id}-{LARGE}")), figures.get(&format!("{id}-{SMALL}")));
        let investment = sizes("ea-investment");
        let fixed = sizes("ea-fixed");
        let catalogue_investment = sizes("ea-catalogue-investment");
        let mut printed = |figure: EconomicsFigure| COLUMNS.map(|hours| figures.get(&column(figure, hours)));
        Self {
            investment,
            fixed,
            catalogue_investment,
            electricity: printed(EconomicsFigure::LostElectricity),
            heat: printed(EconomicsFigure::HeatSale),
            interest: figures.get("ea-interest-rate"),
            years: figures.get("ea-lifetime"),
            content: figures.get("ea-co2-content"),
            rate: figures.get("ea-capture-rate"),
            variable: figures.get("ea-variable"),
            transport_fixed: figures.get("ea-transport-fixed"),
            transport_variable: figures.get("ea-transport-variable"),
        }
    }
}

/// The parameter that holds a printed figure of table 5.
pub(super) fn column(figure: EconomicsFigure, hours: u32) -> String {
    format!("ea-table-5-{}-{hours}", figure.id())
}

/// What a tonne costs, and on the way to it.
pub(super) struct Cost {
    /// Tonnes captured per MWh of fuel.
    pub(super) tonnes_per_mwh: Decimal,
    /// The share of an investment that a year bears.
    pub(super) annuity: Decimal,
    /// Million kroner per MW.
    pub(super) investment_per_mw: Decimal,
    /// Of it what the catalogue gives for capture alone (table 13).
    pub(super) catalogue_per_mw: Decimal,
    /// Kroner per MW and year.
    pub(super) fixed_per_mw: Decimal,
    /// Tonnes captured in a year.
    pub(super) tonnes_per_year: Decimal,
    pub(super) lines: [(EconomicsFigure, Decimal); 6],
    pub(super) total: Decimal,
}

/// The cost at a size and so many hours; nothing where a figure is out of all bounds.
pub(super) fn cost(basis: &Basis, capacity: Decimal, hours: Decimal) -> Option<Cost> {
    let hundred = Decimal::ONE_HUNDRED;
    let million = Decimal::from(1_000_000);
    // 3.6 GJ to the MWh, 1,000 kg to the tonne.
    let gj_per_mwh = Decimal::new(36, 1);
    let full = basis.content.checked_mul(gj_per_mwh)?.checked_div(Decimal::ONE_THOUSAND)?;
    let tonnes_per_mwh = full.checked_mul(basis.rate)?.checked_div(hundred)?;
    let tonnes_per_mw = tonnes_per_mwh.checked_mul(hours)?;
    let annuity = annuity(basis.interest.checked_div(hundred)?, basis.years)?;
    let by_size = |(large, small)| between((LARGE.into(), large), (SMALL.into(), small), capacity);
    let investment_per_mw = by_size(basis.investment)?;
    let fixed_per_mw = by_size(basis.fixed)?;
    let catalogue_per_mw = by_size(basis.catalogue_investment)?.checked_mul(tonnes_per_mwh)?;
    let capital =
        |per_mw: Decimal| per_mw.checked_mul(million)?.checked_mul(annuity)?.checked_div(tonnes_per_mw);
    let fixed = fixed_per_mw.checked_div(tonnes_per_mw)?;
    let operation = fixed.checked_add(basis.variable.checked_div(tonnes_per_mwh)?)?;
    let lines = [
        (EconomicsFigure::Investment, capital(investment_per_mw)?),
        (EconomicsFigure::Operation, operation),
        (EconomicsFigure::LostElectricity, by_hours(basis.electricity, hours)?),
        (EconomicsFigure::HeatSale, by_hours(basis.heat, hours)?),
        (EconomicsFigure::TransportInvestment, capital(basis.transport_fixed)?),
        (EconomicsFigure::TransportOperation, basis.transport_variable),
    ];
    let total = lines.iter().try_fold(Decimal::ZERO, |sum, (_, amount)| sum.checked_add(*amount))?;
    let tonnes_per_year = tonnes_per_mw.checked_mul(capacity)?;
    Some(Cost {
        tonnes_per_mwh,
        annuity,
        investment_per_mw,
        catalogue_per_mw,
        fixed_per_mw,
        tonnes_per_year,
        lines,
        total,
    })
}

/// `r / (1 − (1 + r)^−n)`; `1 / n` without interest.
fn annuity(rate: Decimal, years: Decimal) -> Option<Decimal> {
    if rate.is_zero() {
        return Decimal::ONE.checked_div(years);
    }
    let years: u32 = years.try_into().ok()?;
    let yearly = Decimal::ONE.checked_add(rate)?;
    let growth = (0..years.min(1000)).try_fold(Decimal::ONE, |grown, _| grown.checked_mul(yearly))?;
    rate.checked_mul(growth)?.checked_div(growth.checked_sub(Decimal::ONE)?)
}

/// The straight line through two points.
fn between(a: (Decimal, Decimal), b: (Decimal, Decimal), at: Decimal) -> Option<Decimal> {
    let slope = a.1.checked_sub(b.1)?.checked_div(a.0.checked_sub(b.0)?)?;
    b.1.checked_add(slope.checked_mul(at.checked_sub(b.0)?)?)
}

/// Between table 5's columns on the straight line through the two nearest; beyond them on the same line.
fn by_hours(printed: [Decimal; 3], hours: Decimal) -> Option<Decimal> {
    let [most, middle, least] = COLUMNS.map(Decimal::from);
    let [at_most, at_middle, at_least] = printed;
    if hours >= middle {
        between((most, at_most), (middle, at_middle), hours)
    } else {
        between((middle, at_middle), (least, at_least), hours)
    }
}
