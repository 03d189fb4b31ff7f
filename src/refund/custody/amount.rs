//! Tonnes to three decimals, counted as whole kilogrammes so that splitting them is exact.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::casework::Problem;
use crate::law::Text;
use crate::law::quantity::{Percent, Tonnes};

/// The most that one step may speak of, in tonnes. Not a figure of the law: a thousand times what all sites in view are
/// to hold, and small enough that no sum of steps overflows.
pub const MOST: i64 = 1_000_000_000;

/// Kilogrammes.
pub(super) type Kg = i64;

/// The tonnes of so many kilogrammes, with three decimals.
pub(super) fn tonnes(kg: Kg) -> Tonnes {
    Tonnes(Decimal::new(kg, 3))
}

/// The kilogrammes of tonnes; 0 for what [`checked`] refuses.
pub(super) fn kg(tonnes: Tonnes) -> Kg {
    (tonnes.0.checked_mul(Decimal::ONE_THOUSAND))
        .filter(|kg| kg.is_integer())
        .and_then(|kg| kg.to_i64())
        .unwrap_or_default()
}

/// The kilogrammes of an amount that must be above zero, or a problem at the pointer.
pub(super) fn checked(tonnes: Tonnes, pointer: &str, problems: &mut Vec<Problem>) -> Option<Kg> {
    if tonnes.0 <= Decimal::ZERO {
        problems.push(Problem::plain(
            pointer,
            Text::new(
                format!("Mængden er {tonnes}; den skal være over 0 t."),
                format!("The quantity is {tonnes}; it must be above 0 t."),
            ),
        ));
        return None;
    }
    not_negative(tonnes, pointer, problems)
}

/// The kilogrammes of a measured amount, which may be zero, or a problem at the pointer.
pub(super) fn not_negative(tonnes: Tonnes, pointer: &str, problems: &mut Vec<Problem>) -> Option<Kg> {
    let message = if tonnes.0 < Decimal::ZERO {
        Text::new(
            format!("Mængden er {tonnes}; den kan ikke være under 0 t."),
            format!("The quantity is {tonnes}; it cannot be below 0 t."),
        )
    } else if tonnes.0 > Decimal::from(MOST) {
        Text::new(
            format!("Mængden er større, end der kan regnes med ({MOST} t). Er enheden tons?"),
            format!("The quantity is larger than can be counted ({MOST} t). Is the unit tonnes?"),
        )
    } else if tonnes.0.normalize().scale() > 3 {
        Text::new(
            "Mængden har flere end 3 decimaler; der regnes i hele kilogram.",
            "The quantity has more than 3 decimals; what is counted is whole kilogrammes.",
        )
    } else {
        return Some(kg(tonnes));
    };
    problems.push(Problem::plain(pointer, message));
    None
}

/// An uncertainty in thousandths of a per cent, or a problem at the pointer.
pub(super) fn uncertainty(percent: Percent, pointer: &str, problems: &mut Vec<Problem>) -> Option<i64> {
    let fits =
        percent.0 > Decimal::ZERO && percent.0 <= Decimal::ONE_HUNDRED && percent.0.normalize().scale() <= 3;
    if !fits {
        problems.push(Problem::plain(
            pointer,
            Text::new(
                format!("Usikkerheden er {percent}; den skal være over 0 og højst 100 %, med højst 3 decimaler."),
                format!("The uncertainty is {percent}; it must be above 0 and at most 100 %, with at most 3 decimals."),
            ),
        ));
        return None;
    }
    Some(thousandths(percent))
}

/// Thousandths of a per cent; 0 for what [`uncertainty`] refuses.
pub(super) fn thousandths(percent: Percent) -> i64 {
    kg(Tonnes(percent.0))
}

/// Splits a whole in proportion to the parts, to the kilogramme: every share is rounded down, and what is left goes one by
/// one to the largest remainders, the first among equals first. The shares add up to the whole, and none is larger than
/// its part as long as the whole is not larger than the parts together; a larger whole is cut down to them.
pub(super) fn split(whole: Kg, parts: &[Kg]) -> Vec<Kg> {
    let sum: i128 = parts.iter().map(|part| i128::from(*part)).sum();
    if sum <= 0 {
        return vec![0; parts.len()];
    }
    let whole = i128::from(whole).clamp(0, sum);
    let mut shares: Vec<(usize, i128, i128)> = (parts.iter().enumerate())
        .map(|(at, part)| (at, i128::from(*part) * whole / sum, i128::from(*part) * whole % sum))
        .collect();
    let left = whole - shares.iter().map(|(_, share, _)| share).sum::<i128>();
    shares.sort_by_key(|(at, _, remainder)| (std::cmp::Reverse(*remainder), *at));
    let left = usize::try_from(left).unwrap_or_default();
    shares.iter_mut().take(left).for_each(|(_, share, _)| *share += 1);
    shares.sort_by_key(|(at, _, _)| *at);
    shares.into_iter().map(|(_, share, _)| Kg::try_from(share).unwrap_or_default()).collect()
}
