//! How much the reports say was injected.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::law::quantity::Tonnes;

use super::{Figure, Parameter, ReportContent};

/// What the report itself says was injected.
pub(super) fn in_report(report: &ReportContent) -> Decimal {
    let injected = report.figures.iter().filter(|figure| figure.parameter == Parameter::TotalInjected);
    injected.filter_map(Figure::comparable).fold(Decimal::ZERO, Decimal::saturating_add)
}

/// What `earlier` reports on the same condition as `report` say was injected: the sum to hold against the greatest
/// quantity together with `report`. A report that `report` corrects, by having its period, is left out.
pub fn injected_before(report: &ReportContent, earlier: &[ReportContent]) -> Tonnes {
    let others = earlier.iter().filter(|other| other.period_key() != report.period_key());
    Tonnes(sums(others).remove(&report.condition).unwrap_or_default())
}

/// What the reports say was injected in all (mængde injiceret CO2, § 8, stk. 1). Daily, monthly and final reports tell of
/// the same tonnes, so each condition's reports are summed by themselves and the largest sum is taken. Of two reports on
/// one condition and one period the later in the list counts.
pub fn total_injected(reports: &[ReportContent]) -> Tonnes {
    Tonnes(sums(reports.iter()).into_values().max().unwrap_or_default())
}

fn sums<'a>(reports: impl Iterator<Item = &'a ReportContent>) -> BTreeMap<String, Decimal> {
    let latest: BTreeMap<_, _> =
        reports.map(|report| ((report.condition.clone(), report.period_key()), in_report(report))).collect();
    let mut sums = BTreeMap::new();
    for ((condition, _), tonnes) in latest {
        let sum: &mut Decimal = sums.entry(condition).or_default();
        *sum = sum.saturating_add(tonnes);
    }
    sums
}
