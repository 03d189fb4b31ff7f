//! Interest on a repayment: only at a rate that somebody has entered and signed (OPKL § 7, which has not been read).

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::law::parameter::{Missing, on};
use crate::law::{Day, Receipt, Text};

/// Simple interest in øre from the day after `from` to `to`, at the yearly rate of each day, rounded down; with its receipt.
///
/// # Errors
/// [`Missing`] while no rate is entered.
pub fn interest(ore: i64, from: Day, to: Day) -> Result<(i64, Receipt), Missing> {
    let rate = on("refund-interest-rate", to)?;
    let per_cent = rate.decimal().unwrap_or_default();
    let days = to.days_since(from).max(0);
    let year = Decimal::from(36_500);
    let amount = Decimal::from(ore)
        .checked_mul(per_cent)
        .and_then(|a| a.checked_mul(Decimal::from(days)))
        .and_then(|a| a.checked_div(year))
        .unwrap_or_default();
    let amount = amount.floor().to_i64().unwrap_or(0);
    let inputs = serde_json::json!({"ore": ore, "from": from, "to": to});
    let mut receipt = Receipt::begin("repayment-interest", inputs);
    receipt.parameters.push(rate.used());
    receipt.step(None, Text::new("dage", "days"), days.to_string());
    Ok((amount, receipt.end(serde_json::json!({"interest_ore": amount}))))
}
