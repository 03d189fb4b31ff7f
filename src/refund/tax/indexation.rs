//! Regulation of rates of the 2015 level by the net price index (mineralolieafgiftsloven § 32 a).

use rust_decimal::{Decimal, RoundingStrategy};

use crate::law::Day;
use crate::law::parameter::{self, Missing, Parameter};

/// A base rate raised by the change of the index in per cent, half up to as many decimals as the base rate is written
/// with: `10` has none, `10.0` has one. `None` where the text is no decimal or the result cannot be held.
pub fn indexed(base: &str, percent: Decimal) -> Option<Decimal> {
    let base: Decimal = base.parse().ok()?;
    let decimals = base.scale();
    let raised =
        base.checked_mul(Decimal::ONE_HUNDRED.checked_add(percent)?)?.checked_div(Decimal::ONE_HUNDRED)?;
    let mut rounded = raised.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    Some(rounded)
}

/// The base rate with the id, raised by the index of the day, and the two parameters that it rests on.
///
/// # Errors
/// [`Missing`] where the base rate or the index is not there for the day.
pub fn indexed_rate(base_id: &str, day: Day) -> Result<(Option<Decimal>, [Parameter; 2]), Missing> {
    let base = parameter::on(base_id, day)?;
    let index = parameter::on("net-price-indexation", day)?;
    let rate = index.decimal().and_then(|percent| indexed(&base.value, percent));
    Ok((rate, [base, index]))
}
