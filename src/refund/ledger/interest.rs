//! Interest on a repayment: only at a rate that somebody has entered and signed (OPKL § 7, which has not been read).

use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::law::parameter::{Definition, Missing, get};
use crate::law::receipt::ParameterUsed;
use crate::law::{Day, Receipt, Text};

/// The parameter that holds the rate, in per cent a year.
const RATE: &str = "refund-interest-rate";

/// Days in a year of interest, whatever the year.
const YEAR: i64 = 365;

/// Why interest was not computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InterestError {
    /// No rate is entered for a day.
    Missing(Missing),
    /// The rate of the day is not a number that is zero or above.
    NotARate(String),
    /// The amount is larger than the ledger holds.
    TooLarge,
}

impl InterestError {
    /// What is wrong, and what would mend it.
    pub fn text(&self) -> Text {
        match self {
            Self::Missing(missing) => missing.text(),
            Self::NotARate(found) => Text::new(
                format!("Rentesatsen '{found}' er ikke et tal på nul eller derover ({RATE})."),
                format!("The rate of interest '{found}' is not a number of zero or above ({RATE})."),
            ),
            Self::TooLarge => Text::new(
                "Beløbet er større, end regnskabet kan føre.",
                "The amount is larger than the ledger holds.",
            ),
        }
    }
}

impl fmt::Display for InterestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for InterestError {}

/// Simple interest in øre from the day after `from` to `to`, at the yearly rate of each day, a 365th of it for a day, rounded
/// down to the øre at the end; with its receipt. Nothing where `to` is not after `from`.
///
/// # Errors
/// [`InterestError`]: a day has no rate, which is so while none is entered; or the amount is too large.
pub fn interest(ore: i64, from: Day, to: Day) -> Result<(i64, Receipt), InterestError> {
    let rate = get(RATE).ok_or_else(|| InterestError::Missing(unknown(to)))?;
    interest_at(rate, ore, from, to)
}

/// As [`interest`], at the rates of a parameter.
///
/// # Errors
/// As [`interest`].
pub fn interest_at(rate: &Definition, ore: i64, from: Day, to: Day) -> Result<(i64, Receipt), InterestError> {
    let mut receipt =
        Receipt::begin("repayment-interest", serde_json::json!({"ore": ore, "from": from, "to": to}));
    let mut sum = Decimal::ZERO;
    for stretch in stretches(rate, from, to)? {
        let Stretch { first, days, per_cent, used } = stretch;
        let part = Decimal::from(ore)
            .checked_mul(per_cent)
            .and_then(|amount| amount.checked_mul(Decimal::from(days)))
            .ok_or(InterestError::TooLarge)?;
        sum = sum.checked_add(part).ok_or(InterestError::TooLarge)?;
        let text = Text::new(
            format!("dage fra {first} til {per_cent} %"),
            format!("days from {first} at {per_cent} %"),
        );
        receipt.step(None, text, days.to_string());
        receipt.parameters.push(used);
    }
    // Divided once, at the end, so that a change of rate costs no øre.
    let amount = sum.checked_div(Decimal::from(YEAR * 100)).ok_or(InterestError::TooLarge)?;
    let amount = amount.floor().to_i64().ok_or(InterestError::TooLarge)?;
    receipt.step(
        None,
        Text::new(
            "delt med 365 dage og 100, rundet ned til øre",
            "divided by 365 days and 100, rounded down to the øre",
        ),
        amount.to_string(),
    );
    Ok((amount, receipt.end(serde_json::json!({"interest_ore": amount}))))
}

/// Days with one rate.
struct Stretch {
    first: Day,
    days: i64,
    per_cent: Decimal,
    used: ParameterUsed,
}

fn stretches(rate: &Definition, from: Day, to: Day) -> Result<Vec<Stretch>, InterestError> {
    let mut out: Vec<Stretch> = Vec::new();
    let mut day = from.plus_days(1);
    while day <= to {
        let found = rate.on(day).map_err(InterestError::Missing)?;
        let per_cent = found.decimal().filter(|rate| *rate >= Decimal::ZERO);
        let per_cent = per_cent.ok_or_else(|| InterestError::NotARate(found.value.clone()))?;
        let used = found.used();
        match out.last_mut().filter(|last| last.used == used) {
            Some(last) => last.days += 1,
            None => out.push(Stretch { first: day, days: 1, per_cent, used }),
        }
        let next = day.plus_days(1);
        if next == day {
            break;
        }
        day = next;
    }
    Ok(out)
}

fn unknown(day: Day) -> Missing {
    Missing { id: RATE.to_owned(), day, about: None }
}
