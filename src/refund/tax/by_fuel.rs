//! What of a claim's tax is on which fuel.

use super::fuel_tax::fuel_tax;
use super::{Exact, Fuel, FuelUsed, Period};

/// The tax on each fuel of a claim, in the order of the claim, each fuel once. None where a fuel's tax cannot be computed, which
/// no claim that was received has.
pub fn tax_by_fuel(fuels: &[FuelUsed], period: Period) -> Option<Vec<(Fuel, Exact)>> {
    let mut taxes: Vec<(Fuel, Exact)> = Vec::new();
    for used in fuels {
        let tax = fuel_tax(used, period, "", &mut Vec::new())?.kroner;
        match taxes.iter_mut().find(|(fuel, _)| *fuel == used.fuel) {
            Some((_, sum)) => *sum = sum.plus(tax)?,
            None => taxes.push((used.fuel, tax)),
        }
    }
    Some(taxes)
}

/// Divides øre by weights, so that the parts add up to the whole: each takes what is rounded up to it of the running sum.
pub fn divided(ore: i64, weights: &[Exact]) -> Option<Vec<i64>> {
    let whole = weights.iter().try_fold(Exact::ZERO, |sum, weight| sum.plus(*weight))?;
    let kroner = Exact::of(ore.into(), 100)?;
    let (mut sum, mut given) = (Exact::ZERO, 0_i64);
    weights
        .iter()
        .map(|weight| {
            sum = sum.plus(*weight)?;
            let so_far = super::rounding::ore(kroner.times(sum.over(whole)?)?)?;
            let part = so_far.checked_sub(given)?;
            given = so_far;
            Some(part)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_to_the_whole() {
        let weights = |of: &[i128]| of.iter().map(|w| Exact::of(*w, 1).unwrap()).collect::<Vec<_>>();
        assert_eq!(divided(100, &weights(&[1, 1, 1])).unwrap(), [33, 34, 33]);
        assert_eq!(divided(816_850_000, &weights(&[1])).unwrap(), [816_850_000]);
        assert_eq!(divided(7, &weights(&[0, 5])).unwrap(), [0, 7]);
        assert_eq!(divided(0, &weights(&[3, 4])).unwrap(), [0, 0]);
        assert_eq!(divided(7, &weights(&[0])), None);
        assert_eq!(divided(7, &[]).unwrap(), Vec::<i64>::new());
    }
}
