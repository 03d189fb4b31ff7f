//! The one place that rounds amounts.
//!
//! An amount is shown half up to the øre. What is paid is in whole kroner, as the VAT return has it, and rounded down, so
//! that no more is paid than is due; it is taken from the exact amount, not from the one that is shown.

use rust_decimal::Decimal;

use super::Exact;
use crate::law::quantity::Kroner;

/// `value × 10^decimals`, half up, as a whole number; for figures that are not negative.
fn scaled_half_up(value: Exact, decimals: u32) -> Option<i128> {
    let factor = 10_i128.checked_pow(decimals)?;
    let scaled = value.times(Exact::of(factor, 1)?)?;
    let (up, down) = (scaled.numerator(), scaled.denominator());
    // Twice the remainder against the denominator, so that no half is ever formed.
    let (whole, rest) = (up.div_euclid(down), up.rem_euclid(down));
    whole.checked_add(i128::from(rest >= down - rest))
}

/// A figure half up to so many decimals, all of them written; `None` where it has too many digits.
pub fn half_up(value: Exact, decimals: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(scaled_half_up(value, decimals)?, decimals).ok()
}

/// An amount of kroner in øre, half up; `None` where it has too many digits.
pub fn ore(kroner: Exact) -> Option<i64> {
    i64::try_from(scaled_half_up(kroner, 2)?).ok()
}

/// Øre as kroner with both decimals: `8168500.00`.
pub fn kroner(ore: i64) -> Kroner {
    Kroner(Decimal::new(ore, 2))
}

/// What is paid of an exact amount of kroner: whole kroner, rounded down.
pub fn payable(kroner: Exact) -> Option<i64> {
    i64::try_from(kroner.numerator().div_euclid(kroner.denominator())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(up: i128, down: i128) -> Exact {
        Exact::of(up, down).unwrap()
    }

    #[test]
    fn half_an_ore_goes_up_and_less_goes_down() {
        assert_eq!(ore(exact(5, 1000)), Some(1));
        assert_eq!(ore(exact(4999, 1_000_000)), Some(0));
        assert_eq!(ore(exact(1, 3)), Some(33));
        assert_eq!(ore(exact(2, 3)), Some(67));
        assert_eq!(kroner(100).to_string(), "1 kr.");
        assert_eq!(serde_json::to_string(&kroner(5)).unwrap(), "\"0.05\"");
        assert_eq!(half_up(exact(7, 20), 4).unwrap().to_string(), "0.3500");
    }

    #[test]
    fn what_is_paid_is_never_more_than_what_is_due() {
        assert_eq!(payable(exact(99_999, 100)), Some(999));
        assert_eq!(payable(exact(999_999, 1000)), Some(999), "though it is shown as 1000.00");
        assert_eq!(ore(exact(999_999, 1000)), Some(100_000));
        assert_eq!(payable(exact(7, 1)), Some(7));
    }

    #[test]
    fn what_is_too_long_is_refused() {
        assert_eq!(ore(exact(i128::MAX, 1)), None);
        assert_eq!(ore(exact(i128::from(i64::MAX), 1)), None);
        assert_eq!(payable(exact(i128::MAX, 1)), None);
        assert_eq!(half_up(exact(i128::MAX / 1000, 1), 2), None);
    }
}
