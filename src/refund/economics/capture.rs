//! The estimate: what a tonne of captured CO2 costs and saves.

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::json;

use super::compare::{compare, whole};
use super::cost::{Basis, Cost, cost};
use super::figures::{Figures, first_day};
use super::input::{CaptureEconomicsInput, Read, read};
use super::notes::notes;
use super::result::{CaptureEconomics, EconomicsFigure, EconomicsLine, PerYear};
use super::saving::{Rates, Saving, saving};
use super::steps;
use crate::casework::Problem;
use crate::law::quantity::{FullLoadHours, Kroner, KronerPerTonne, Megawatts, Percent, Tonnes};
use crate::law::{Receipt, Text};

/// Cost and saving per tonne of CO2 captured and stored at a plant, by its full-load hours, from the tables 5, 7, 13 and
/// 14 of Ea Energianalyse's report of March 2024. At the worked example of table 5 (300 MW, 8000, 6000 or 4000 hours) it
/// gives that table's lines, and says which printed figures do not follow.
///
/// # Errors
/// Every fault in the input; every figure that is missing on the day.
pub fn capture_economics(input: &CaptureEconomicsInput) -> Result<CaptureEconomics, Vec<Problem>> {
    let read = read(input)?;
    let on = input.on.or_else(first_day).unwrap_or_default();
    let mut figures = Figures::on(on);
    let example = figures.get("ea-example-capacity");
    let station = figures.get("ea-truck-station");
    let basis = Basis::of(&mut figures);
    let rates = Rates::of(&mut figures, &read);
    if !figures.faults.is_empty() {
        return Err(figures.faults);
    }
    let capacity = read.capacity.unwrap_or(example);
    let cost = cost(&basis, capacity, read.hours).ok_or_else(too_large)?;
    let saving = saving(rates.as_ref(), &read).ok_or_else(too_large)?;
    let does_not_follow = compare(&mut figures, &read, capacity == example, &cost, (rates.as_ref(), &saving));
    if !figures.faults.is_empty() {
        return Err(figures.faults);
    }

    let mut receipt = Receipt::begin("capture-economics", json!(input));
    receipt.parameters = figures.used;
    steps::of_cost(&mut receipt, capacity, &cost);
    if rates.is_some() {
        steps::of_saving(&mut receipt, read.heat.is_some(), &saving);
    }
    let notes = notes(&read, capacity, &cost, &saving, station);
    let mut result = result(&read, capacity, &cost, &saving).ok_or_else(too_large)?;
    let net = Text::new("Omkostning minus besparelse.", "Cost less saving.");
    receipt.step(None, net, result.net_cost.to_string());
    result.does_not_follow = does_not_follow;
    result.notes = notes;
    result.receipt = receipt.end(json!({
        "lines": result.lines,
        "cost": result.cost,
        "saved_lines": result.saved_lines,
        "saved": result.saved,
        "net_cost": result.net_cost,
        "net_cost_per_biogenic_tonne": result.net_cost_per_biogenic_tonne,
        "per_year": result.per_year,
        "does_not_follow": result.does_not_follow,
    }));
    Ok(result)
}

/// The figures of the result, without what is written round them; nothing where one is out of all bounds.
fn result(read: &Read, capacity: Decimal, cost: &Cost, saving: &Saving) -> Option<CaptureEconomics> {
    let line =
        |figure: EconomicsFigure, amount| EconomicsLine { figure, text: figure.text(), amount: oere(amount) };
    let saved = saving.allowances.checked_add(saving.taxes.unwrap_or_default())?;
    let net = cost.total.checked_sub(saved)?;
    let mut saved_lines = Vec::new();
    if saving.fossil > Decimal::ZERO {
        saved_lines.extend(saving.taxes.map(|taxes| line(EconomicsFigure::SavedTaxes, taxes)));
        saved_lines.push(line(EconomicsFigure::SavedAllowances, saving.allowances));
    }
    let share = saving.fossil.checked_div(Decimal::ONE_HUNDRED)?;
    let biogenic = Decimal::ONE.checked_sub(share)?;
    let yearly = |per_tonne: Decimal| Some(Kroner(whole(cost.tonnes_per_year.checked_mul(per_tonne)?)));
    Some(CaptureEconomics {
        kind: read.kind,
        capacity: Megawatts(capacity),
        full_load_hours: FullLoadHours(read.hours),
        year: read.year,
        fossil_share: Percent(saving.fossil),
        lines: cost.lines.into_iter().map(|(figure, amount)| line(figure, amount)).collect(),
        cost: oere(cost.total),
        saved_lines,
        saved: oere(saved),
        net_cost: oere(net),
        // A share of all but nothing gives a figure beyond bounds, and then there is none either.
        net_cost_per_biogenic_tonne: net.checked_div(biogenic).map(oere),
        per_year: PerYear {
            captured: Tonnes(whole(cost.tonnes_per_year)),
            fossil: Tonnes(whole(cost.tonnes_per_year.checked_mul(share)?)),
            cost: yearly(cost.total)?,
            saved_taxes: match saving.taxes {
                None => None,
                Some(taxes) => Some(yearly(taxes)?),
            },
            saved_allowances: yearly(saving.allowances)?,
        },
        does_not_follow: Vec::new(),
        notes: Vec::new(),
        receipt: Receipt::begin("capture-economics", json!(null)),
    })
}

/// Rounded to øre, and written with them.
fn oere(amount: Decimal) -> KronerPerTonne {
    let mut rounded = amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(2);
    KronerPerTonne(rounded)
}

fn too_large() -> Vec<Problem> {
    let message = Text::new(
        "Tallene er så store eller så små, at de ikke kan regnes med. Se dem efter.",
        "The figures are too large or too small to compute with. Check them.",
    );
    vec![Problem::plain("", message)]
}
