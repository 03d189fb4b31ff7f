//! The dated figures that a measurement rests on (`policies/parameters/mrr.toml`).

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Rejected;
use crate::casework::Problem;
use crate::law::parameter::{self, Parameter};
use crate::law::receipt::ParameterUsed;
use crate::law::{Day, Provision, Text};

/// The figures on a day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figures {
    /// The least share of an hour's possible readings, in per cent (MRR article 44).
    pub(super) completeness_percent: Decimal,
    /// How many standard deviations a substitute lies from the mean (MRR article 45(3)).
    pub(super) deviations: f64,
    /// After so many hours in a row equipment is out for long (MRR article 45(1)).
    pub(super) outage_hours: u32,
    /// The parameters, as a receipt has them.
    pub(super) used: Vec<ParameterUsed>,
}

impl Figures {
    /// The figures on a day.
    ///
    /// # Errors
    /// Where one of them has no value on the day, or one that is no number.
    pub(super) fn on(day: Day) -> Result<Self, Rejected> {
        let completeness = get("mrr-hour-completeness", day)?;
        let deviations = get("mrr-substitute-deviations", day)?;
        let outage = get("mrr-outage-days", day)?;
        let days = outage.whole().ok_or_else(|| no_number(&outage))?;
        Ok(Self {
            completeness_percent: completeness.decimal().ok_or_else(|| no_number(&completeness))?,
            deviations: decimal(&deviations)?.to_f64().ok_or_else(|| no_number(&deviations))?,
            outage_hours: days.checked_mul(24).ok_or_else(|| no_number(&outage))?,
            used: vec![completeness.used(), deviations.used(), outage.used()],
        })
    }
}

/// The greatest uncertainty that a tier allows on a day, in per cent (MRR annex VIII, section 1).
///
/// # Errors
/// As [`Figures::on`]; also for a tier that there is not.
pub(super) fn tier_percent(tier: u8, day: Day) -> Result<(Decimal, ParameterUsed), Rejected> {
    let found = get(&format!("mrr-co2-tier-{tier}"), day)?;
    Ok((decimal(&found)?, found.used()))
}

fn get(id: &str, day: Day) -> Result<Parameter, Rejected> {
    parameter::on(id, day)
        .map_err(|missing| Rejected::Parameter(Problem::under(Provision::of("mrr.44"), "", missing.text())))
}

fn decimal(found: &Parameter) -> Result<Decimal, Rejected> {
    found.decimal().ok_or_else(|| no_number(found))
}

fn no_number(found: &Parameter) -> Rejected {
    let (id, value) = (&found.id, &found.value);
    Rejected::Parameter(Problem::plain(
        "",
        Text::new(
            format!("Parameteren '{id}' er ikke et tal: '{value}'."),
            format!("The parameter '{id}' is not a number: '{value}'."),
        ),
    ))
}
