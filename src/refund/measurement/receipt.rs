//! The result with its receipt, from all series.

use serde_json::json;

use super::figures::Figures;
use super::hourly::Grid;
use super::months::{Month, months};
use super::row::{Quantities, Series, Table};
use super::substitute::{Direction, Hour, Resolved};
use super::tonnes::{Mass, mass, rounded};
use super::warning::MeasurementWarning;
use super::{Alternatives, Measured, MeasuredPoint, MeasuredQuantity, MonthTonnes, Plan, Rejected};
use super::{steps, tier, warn};
use crate::law::quantity::Tonnes;
use crate::law::reading::Readings;
use crate::law::{Day, Digest, Receipt};

/// The file as it was sent.
pub(super) struct Sent {
    pub(super) sha256: Digest,
    pub(super) bytes: u64,
    pub(super) gzip: bool,
}

/// A point, computed.
pub(super) struct Computed<'a> {
    pub(super) series: &'a Series<'a>,
    pub(super) resolved: Vec<Resolved>,
    pub(super) direction: Direction,
    pub(super) mass: Mass,
    pub(super) missing_rows: u64,
    pub(super) tier: Option<tier::Checked>,
}

/// Fills the missing hours, computes the tonnes and writes the receipt.
///
/// # Errors
/// Where a tier has no figure on the day.
pub(super) fn conclude(
    table: &Table<'_>,
    (plan, grid): (&Plan, &Grid),
    (readings, on): (&Readings, Day),
    figures: &Figures,
    sent: &Sent,
) -> Result<Measured, Rejected> {
    let file = json!({ "sha256": sent.sha256, "bytes": sent.bytes, "rows": table.rows, "gzip": sent.gzip });
    let inputs = json!({ "plan": plan, "readings": readings, "on": on, "file": file });
    let mut receipt = Receipt::begin("measurement", inputs);
    receipt.parameters.clone_from(&figures.used);
    let months = months(grid);
    let (mut points, mut warnings) = (Vec::new(), Vec::new());
    steps::of_file(grid, figures, table.rows, &mut receipt);
    for series in &table.series {
        let point = compute(series, (plan, grid), (readings, on), figures, &months)?;
        if let Some(checked) = &point.tier {
            add_once(&mut receipt.parameters, &checked.used);
        }
        steps::of_point(&point, plan, figures, &mut receipt);
        warn::of_point(&point, (plan, grid), figures, &mut warnings);
        rest_on(&point, readings, &mut receipt);
        points.push(result(&point, grid, &months));
    }
    Ok(end(points, warnings, receipt))
}

fn end(points: Vec<MeasuredPoint>, warnings: Vec<MeasurementWarning>, receipt: Receipt) -> Measured {
    let complete = points.iter().all(|point| point.hours_unresolved == 0);
    let receipt = receipt.end(json!({ "complete": complete, "points": points }));
    Measured { complete, points, warnings, receipt }
}

fn add_once<T: Clone + PartialEq>(all: &mut Vec<T>, one: &T) {
    if !all.contains(one) {
        all.push(one.clone());
    }
}

/// The readings that a point rests on: which edition of the MRR; and, where the formula fills hours, which deviation and,
/// for what raises the refund, which direction.
fn rest_on(point: &Computed<'_>, readings: &Readings, receipt: &mut Receipt) {
    let formula = point.resolved.iter().any(|one| one.hours.contains(&Hour::Formula));
    let raises = point.series.point.role.raises_refund();
    for (id, rests) in
        [("mrr-edition", true), ("sigma", formula), ("substitute-direction", formula && raises)]
    {
        if let Some(used) = readings.used(id).filter(|_| rests) {
            add_once(&mut receipt.readings, &used);
        }
    }
}

fn compute<'a>(
    series: &'a Series<'a>,
    (plan, grid): (&Plan, &Grid),
    (readings, on): (&Readings, Day),
    figures: &Figures,
    months: &[Month],
) -> Result<Computed<'a>, Rejected> {
    let point = series.point;
    let population = readings.is("sigma", "population");
    let resolved: Vec<Resolved> = measured(series)
        .map(|one| {
            let named = (point.id.as_str(), point.role);
            Resolved::of((plan, grid), named, one.quantity, &one.hourly, (figures.deviations, population))
        })
        .collect();
    let direction = Direction::of(point.role, readings);
    let mass = mass(&resolved, months, direction);
    let expected = u64::from(grid.hours) * u64::from(grid.possible);
    let missing_rows = expected.saturating_sub(series.rows);
    Ok(Computed { series, resolved, direction, mass, missing_rows, tier: tier::check(point, on)? })
}

/// The quantities of a series, in the order of the plan's kinds.
pub(super) fn measured<'a>(series: &'a Series<'_>) -> impl Iterator<Item = &'a super::row::Measured> {
    let (first, second) = match &series.quantities {
        Quantities::Product { concentration, flow } => (concentration, Some(flow)),
        Quantities::Mass(mass) => (mass, None),
    };
    std::iter::once(first).chain(second)
}

fn result(computed: &Computed<'_>, grid: &Grid, months: &[Month]) -> MeasuredPoint {
    let (point, mass) = (computed.series.point, &computed.mass);
    let tonnes = |figure| Tonnes(rounded(figure, 3));
    let by_formula = computed.resolved.iter().any(|one| one.hours.contains(&Hour::Formula));
    let quantities = measured(computed.series).zip(&computed.resolved);
    MeasuredPoint {
        id: point.id.clone(),
        role: point.role,
        measures: point.measures,
        hours_in_period: grid.hours,
        hours_valid: mass.valid,
        hours_substituted: mass.substituted,
        hours_unresolved: mass.unresolved,
        readings_expected: u64::from(grid.hours) * u64::from(grid.possible),
        readings_missing: computed.missing_rows,
        co2_tonnes: tonnes(mass.tonnes.get(computed.direction)),
        by_direction: by_formula.then(|| Alternatives {
            chosen: computed.direction.name().to_owned(),
            minus_two_sigma: tonnes(mass.tonnes.minus),
            mean: tonnes(mass.tonnes.mean),
            plus_two_sigma: tonnes(mass.tonnes.plus),
        }),
        parameters: quantities.map(|(read, resolved)| quantity(read, resolved, computed.direction)).collect(),
        months: months
            .iter()
            .zip(&mass.months)
            .map(|(month, figure)| MonthTonnes { month: month.name.clone(), co2_tonnes: tonnes(*figure) })
            .collect(),
    }
}

fn quantity(read: &super::row::Measured, resolved: &Resolved, direction: Direction) -> MeasuredQuantity {
    let statistics = resolved.statistics;
    MeasuredQuantity {
        parameter: resolved.quantity,
        hours_valid: resolved.count(|hour| matches!(hour, Hour::Valid(_))),
        hours_by_formula: resolved.count(|hour| matches!(hour, Hour::Formula)),
        hours_entered: resolved.count(|hour| matches!(hour, Hour::Entered(_))),
        hours_unresolved: resolved.count(|hour| matches!(hour, Hour::Unresolved)),
        readings_ok: read.hourly.readings_ok,
        readings_not_ok: read.hourly.readings_not_ok,
        mean: statistics.map(|found| rounded(found.mean, 6)),
        standard_deviation: statistics.map(|found| rounded(found.deviation, 6)),
        substitute: resolved.formula.map(|formula| rounded(formula.get(direction), 6)),
    }
}
