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

#[cfg(test)]
mod tests {
    use super::*;

    fn report(condition: &str, day: &str, tonnes: i64) -> ReportContent {
        let value = serde_json::json!({"condition": condition, "period_from": day, "period_to": day, "figures": [
            {"parameter": "total-injected", "value": tonnes.to_string(), "unit": "t"},
            {"parameter": "injection-rate", "value": "9000", "unit": "t/d"},
            {"parameter": "total-injected", "value": "7000", "unit": "kt"},
        ]});
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn the_same_tonnes_in_two_series_count_once() {
        let reports =
            [report("C1", "2023-01-01", 10), report("C1", "2023-01-02", 20), report("C2", "2023-01-31", 25)];
        assert_eq!(total_injected(&reports), Tonnes::from(30));
        assert_eq!(total_injected(&[]), Tonnes::from(0));
        assert_eq!(injected_before(&report("C1", "2023-01-03", 5), &reports), Tonnes::from(30));
        assert_eq!(injected_before(&report("C2", "2023-02-28", 5), &reports), Tonnes::from(25));
        assert_eq!(injected_before(&report("C3", "2023-02-28", 5), &reports), Tonnes::from(0));
    }

    #[test]
    fn a_correction_takes_the_place_of_what_it_corrects() {
        let reports =
            [report("C1", "2023-01-01", 10), report("C1", "2023-01-02", 20), report("C1", "2023-01-01", 12)];
        assert_eq!(total_injected(&reports), Tonnes::from(32));
        assert_eq!(injected_before(&report("C1", "2023-01-02", 5), &reports), Tonnes::from(12));
    }
}
