//! Captured and stored tonnes by month.

use std::collections::BTreeMap;

use crate::law::quantity::Tonnes;
use crate::refund::measurement::Role;
use crate::refund::procedure::AgreementFile;

/// A month's tonnes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Month {
    /// `2025-01`.
    pub month: String,
    /// Captured, by the series that stand.
    pub captured: Tonnes,
    /// Stored, by the chain of custody.
    pub stored: Tonnes,
}

/// Every month in which something was captured or stored, in order.
pub fn months(file: &AgreementFile) -> Vec<Month> {
    let mut months: BTreeMap<String, Month> = BTreeMap::new();
    for series in file.series.iter().filter(|series| series.replaced_by.is_none()) {
        let points = series.series.what.measured.points.iter();
        for month in points.filter(|point| point.role == Role::Captured).flat_map(|point| &point.months) {
            let own = months.entry(month.month.clone()).or_default();
            own.captured = Tonnes(own.captured.0.saturating_add(month.co2_tonnes.0));
        }
    }
    for stored in file.chain.storings() {
        let month: String = stored.day.to_string().chars().take(7).collect();
        let own = months.entry(month).or_default();
        own.stored = Tonnes(own.stored.0.saturating_add(stored.tonnes.0));
    }
    months.into_iter().map(|(month, own)| Month { month, ..own }).collect()
}
