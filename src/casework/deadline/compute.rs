//! From an event to the last day, step by step.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::rule::{Rule, Unit, rule, rules};
use crate::law::calendar::{self, weekday_name};
use crate::law::parameter::{Missing, Parameter};
use crate::law::reading::Readings;
use crate::law::{Day, Moment, Provision, Receipt, Text};

/// A computed deadline. JSON: `{"due": "2026-01-30", "receipt": {…}}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Computed {
    /// The last day; the deadline ends with it, in Denmark.
    pub due: Day,
    /// How it was reached.
    pub receipt: Receipt,
}

/// Why a deadline was not computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeadlineError {
    /// There is no such rule.
    UnknownRule {
        /// What was asked for.
        asked: String,
        /// The ids that could be asked for.
        known: Vec<String>,
    },
    /// The rule has no value for the event's day.
    NotInForce(Missing),
    /// The event or the last day lies outside the days for which the free days are known.
    OutOfCalendar(Day),
}

impl DeadlineError {
    /// What is wrong, and what would mend it.
    pub fn text(&self) -> Text {
        match self {
            Self::UnknownRule { asked, known } => {
                let known = known.join(", ");
                Text::new(
                    format!("Der findes ingen fristregel '{asked}'. Der findes: {known}."),
                    format!("There is no deadline rule '{asked}'. There are: {known}."),
                )
            }
            Self::NotInForce(missing) => missing.text(),
            Self::OutOfCalendar(day) => Text::new(
                format!("{day} ligger uden for de dage, hvis fridage er kendt (policies/holidays.toml)."),
                format!("{day} lies outside the days whose free days are known (policies/holidays.toml)."),
            ),
        }
    }
}

impl fmt::Display for DeadlineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for DeadlineError {}

/// The last day by the rule for an event, on the default readings.
///
/// # Errors
/// [`DeadlineError`]: the rule is unknown, has no value for the day, or the day lies outside the calendar.
pub fn compute(rule_id: &str, event: Moment) -> Result<Computed, DeadlineError> {
    compute_with(rule_id, event, 0, &Readings::default())
}

/// The last day by the rule, with calendar days added by pauses and extensions, on a case's readings.
///
/// # Errors
/// As [`compute()`].
pub fn compute_with(
    rule_id: &str,
    event: Moment,
    added_days: u32,
    readings: &Readings,
) -> Result<Computed, DeadlineError> {
    let rule = rule(rule_id).ok_or_else(|| DeadlineError::UnknownRule {
        asked: rule_id.to_owned(),
        known: rules().iter().map(|rule| rule.id.clone()).collect(),
    })?;
    let event_day = covered(event.day())?;
    let value = rule.on(event_day).map_err(DeadlineError::NotInForce)?;
    let mut receipt = begin(rule, event, added_days, &value, readings);
    let counted = count(rule, event_day, value.whole().unwrap_or_default(), &mut receipt)?;
    let added = add(rule, counted, added_days, &mut receipt)?;
    let due = roll(rule, added, &mut receipt)?;
    Ok(Computed { due, receipt: receipt.end(json!({ "due": due })) })
}

fn covered(day: Day) -> Result<Day, DeadlineError> {
    if calendar::covers(day) { Ok(day) } else { Err(DeadlineError::OutOfCalendar(day)) }
}

fn begin(rule: &Rule, event: Moment, added_days: u32, value: &Parameter, readings: &Readings) -> Receipt {
    let inputs = json!({ "rule": rule.id, "event": event, "added_days": added_days });
    let mut receipt = Receipt::begin("deadline", inputs);
    receipt.readings = rule.readings.iter().filter_map(|id| readings.used(id)).collect();
    let used = value.used();
    for provision in &rule.provisions {
        let (what, from) = (&rule.description, &rule.counts_from);
        let text = Text::new(
            format!("{}, regnet fra: {}", what.da, from.da),
            format!("{}, counted from: {}", what.en, from.en),
        );
        receipt.step(Some(provision.clone()), text, used.value.clone());
    }
    receipt.parameters.push(used);
    if let Some(caveat) = value.status.caveat() {
        let (number, unit) = (&value.value, &value.unit);
        let text = Text::new(
            format!("Fristens længde på {number} {}: {}", unit.da, caveat.da),
            format!("The length of {number} {}: {}", unit.en, caveat.en),
        );
        receipt.step(basis(rule), text, value.source.clone());
    }
    let text = Text::new(
        "hændelsens dag i Danmark; den tæller ikke med",
        "the event's day in Denmark; it does not count",
    );
    receipt.step(basis(rule), text, event.day().to_string());
    receipt
}

fn basis(rule: &Rule) -> Option<Provision> {
    rule.provisions.first().cloned()
}

fn count(rule: &Rule, from: Day, number: u32, receipt: &mut Receipt) -> Result<Day, DeadlineError> {
    let to = match rule.unit {
        Unit::CalendarDays => from.plus_days(number.into()),
        Unit::Months => from.plus_months(number),
        Unit::WorkingDays => return count_working(rule, from, number, receipt),
    };
    let (unit, weekday) = (rule.unit.text(), weekday_name(to));
    let text = Text::new(
        format!("{number} {} senere, en {}", unit.da, weekday.da),
        format!("{number} {} later, a {}", unit.en, weekday.en),
    );
    receipt.step(basis(rule), text, to.to_string());
    covered(to)
}

fn count_working(rule: &Rule, from: Day, number: u32, receipt: &mut Receipt) -> Result<Day, DeadlineError> {
    let mut day = from;
    let mut counted = 0;
    while counted < number {
        day = covered(day.plus_days(1))?;
        let text = match rule.calendar.why_free(day) {
            Some(free) => {
                Text::new(format!("tæller ikke: {}", free.da), format!("does not count: {}", free.en))
            }
            None => {
                counted += 1;
                Text::new(format!("arbejdsdag nr. {counted}"), format!("working day no. {counted}"))
            }
        };
        receipt.step(basis(rule), text, day.to_string());
    }
    Ok(day)
}

fn add(rule: &Rule, day: Day, added_days: u32, receipt: &mut Receipt) -> Result<Day, DeadlineError> {
    if added_days == 0 {
        return Ok(day);
    }
    let later = day.plus_days(added_days.into());
    let text = Text::new(
        format!("{added_days} kalenderdage lagt til ved pause eller forlængelse"),
        format!("{added_days} calendar days added by pause or extension"),
    );
    receipt.step(basis(rule), text, later.to_string());
    covered(later)
}

/// A deadline does not end on a day that is free by its rule's calendar.
fn roll(rule: &Rule, day: Day, receipt: &mut Receipt) -> Result<Day, DeadlineError> {
    let mut due = day;
    while let Some(free) = rule.calendar.why_free(due) {
        let text = Text::new(
            format!("fristen udløber ikke på {} ({due}) og flyttes en dag", free.da),
            format!("the deadline does not end on {} ({due}) and moves a day", free.en),
        );
        due = covered(due.plus_days(1))?;
        receipt.step(basis(rule), text, due.to_string());
    }
    Ok(due)
}
