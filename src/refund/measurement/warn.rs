//! The warnings of a point.

use chrono::DateTime;

use super::figures::Figures;
use super::hourly::Grid;
use super::outage::outages;
use super::receipt::{Computed, measured};
use super::substitute::{Hour, Resolved, formula_applies};
use super::warning::{MeasurementWarning, WarningKind};
use super::{Plan, Quantity};
use crate::law::{Moment, Provision, Text};

/// Adds what an official should see of a point.
pub(super) fn of_point(
    computed: &Computed<'_>,
    (plan, grid): (&Plan, &Grid),
    figures: &Figures,
    warnings: &mut Vec<MeasurementWarning>,
) {
    for one in &computed.resolved {
        warnings.extend(unresolved(computed, one, grid));
    }
    for read in measured(computed.series) {
        let missing = read.hourly.values().map(|value| value.is_none());
        for (from, to) in outages(missing, figures.outage_hours) {
            warnings.push(outage(computed, read.quantity, (from, to), grid, figures));
        }
    }
    warnings.extend(gaps(computed));
    for one in &computed.resolved {
        warnings.extend(one.entered.iter().filter_map(|(at, filled)| unused(plan, *at, *filled)));
    }
    warnings.extend(computed.tier.as_ref().and_then(|checked| checked.warning.clone()));
}

fn moment(grid: &Grid, hour: usize) -> Option<Moment> {
    let seconds = (grid.first_hour + i64::try_from(hour).ok()?) * 3600;
    DateTime::from_timestamp(seconds, 0).map(Moment::new)
}

fn unresolved(computed: &Computed<'_>, one: &Resolved, grid: &Grid) -> Option<MeasurementWarning> {
    let is = |hour: &Hour| matches!(hour, Hour::Unresolved);
    let (first, last) = (one.hours.iter().position(is)?, one.hours.iter().rposition(is)?);
    let (hours, name) = (one.count(is), one.quantity.text());
    let few = formula_applies(one.quantity, computed.series.point.role);
    let (da, en) = if few {
        (
            "Færre end to timer har en værdi, så der er ingen middelværdi at erstatte med.",
            "Fewer than two hours have a value, so that there is no mean to fill with.",
        )
    } else {
        (
            "Skriv en erstatningsværdi med begrundelse i planen.",
            "Enter a substitute in the plan, with its reason.",
        )
    };
    Some(MeasurementWarning {
        kind: WarningKind::Unresolved,
        point: computed.series.point.id.clone(),
        parameter: Some(one.quantity),
        from: moment(grid, first),
        to: moment(grid, last + 1),
        provision: Provision::of(if few { "mrr.45.3" } else { "mrr.45.4" }),
        text: Text::new(
            format!("{hours} timer uden {} er ikke regnet med. {da}", name.da),
            format!("{hours} hours without {} are not counted. {en}", name.en),
        ),
    })
}

fn outage(
    computed: &Computed<'_>,
    quantity: Quantity,
    (from, to): (usize, usize),
    grid: &Grid,
    figures: &Figures,
) -> MeasurementWarning {
    let (hours, days, name) = (to - from, figures.outage_hours / 24, quantity.text());
    MeasurementWarning {
        kind: WarningKind::Outage,
        point: computed.series.point.id.clone(),
        parameter: Some(quantity),
        from: moment(grid, from),
        to: moment(grid, to),
        provision: Provision::of("mrr.45.1"),
        text: Text::new(
            format!(
                "Måleudstyret for {} gav ingen værdi i {hours} timer i træk, mere end {days} døgn. Energistyrelsen skal \
                 underrettes uden unødigt ophold, med forslag til forbedring.",
                name.da
            ),
            format!(
                "The equipment for {} gave no value for {hours} hours in a row, more than {days} days. Energistyrelsen must \
                 be told without undue delay, with proposals for improvement.",
                name.en
            ),
        ),
    }
}

fn gaps(computed: &Computed<'_>) -> Option<MeasurementWarning> {
    let missing = computed.missing_rows;
    (missing > 0).then(|| MeasurementWarning {
        kind: WarningKind::Gaps,
        point: computed.series.point.id.clone(),
        parameter: None,
        from: None,
        to: None,
        provision: Provision::of("mrr.44"),
        text: Text::new(
            format!("{missing} af periodens målinger er ikke i filen; de tæller som manglende."),
            format!("{missing} of the period's readings are not in the file; they count as missing."),
        ),
    })
}

fn unused(plan: &Plan, at: usize, filled: u32) -> Option<MeasurementWarning> {
    let entry = plan.substitutes.get(at)?;
    let hours = entry.to.utc().signed_duration_since(entry.from.utc()).num_hours();
    let unused = hours - i64::from(filled);
    (unused > 0).then(|| MeasurementWarning {
        kind: WarningKind::SubstituteUnused,
        point: entry.point.clone(),
        parameter: Some(entry.parameter),
        from: Some(entry.from),
        to: Some(entry.to),
        provision: Provision::of("mrr.45.4"),
        text: Text::new(
            format!("{unused} af erstatningsværdiens {hours} timer er målt; dér bruges målingen."),
            format!(
                "{unused} of the substitute's {hours} hours were measured; there the measurement is used."
            ),
        ),
    })
}
