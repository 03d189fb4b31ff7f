//! Warnings that a permit is about to expire.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::{Day, Language, Text};

use super::catalogue::expiry_warning_days;

/// A warning that the permit's last day is near (varighed, § 6, stk. 1, nr. 1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExpiryWarning {
    /// The same for the same warning on every day, so that it is sent once.
    pub key: String,
    /// The permit's last day.
    pub valid_to: Day,
    /// The warning's step, in days before the last day.
    pub days_before: u32,
    /// The warning.
    pub what: Text,
}

/// The warning that is to be sent on `today`, if any: that of the latest step reached, once. A permit that is granted
/// inside several steps gets one warning, not several; one that has expired gets none.
pub fn expiry_warning(valid_to: Day, today: Day, already_raised: &BTreeSet<String>) -> Option<ExpiryWarning> {
    let left = valid_to.days_since(today);
    let reached = expiry_warning_days().iter().copied().filter(|days| left <= i64::from(*days));
    let days_before = reached.min().filter(|_| left >= 0)?;
    let key = format!("expiry/{valid_to}/{days_before}");
    if already_raised.contains(&key) {
        return None;
    }
    let what = Text::new(
        format!("Tilladelsen udløber {}.", valid_to.written(Language::Da)),
        format!("The permit expires on {}.", valid_to.written(Language::En)),
    );
    Some(ExpiryWarning { key, valid_to, days_before, what })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_warns_once_and_an_expired_permit_not_at_all() {
        let last = Day::ymd(2023, 4, 1).unwrap();
        let none = BTreeSet::new();
        let step = |days: u64| expiry_warning(last, last.minus_days(days), &none).map(|w| w.days_before);
        for (days, expected) in [
            (91, None),
            (90, Some(90)),
            (31, Some(90)),
            (30, Some(30)),
            (8, Some(30)),
            (7, Some(7)),
            (0, Some(7)),
        ] {
            assert_eq!(step(days), expected, "{days} days before");
        }
        assert_eq!(expiry_warning(last, last.plus_days(1), &none), None);
        let raised = BTreeSet::from(["expiry/2023-04-01/30".to_owned()]);
        assert_eq!(expiry_warning(last, last.minus_days(20), &raised), None);
        let next = expiry_warning(last, last.minus_days(7), &raised).unwrap();
        assert_eq!((next.key.as_str(), next.valid_to), ("expiry/2023-04-01/7", last));
        assert_eq!(
            next.what,
            Text::new("Tilladelsen udløber 1. april 2023.", "The permit expires on 1 April 2023.")
        );
    }
}
