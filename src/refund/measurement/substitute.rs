//! What stands in for hours that are missing (MRR article 45 and annex VIII, equation 4).
//!
//! Equation 4, the mean with two standard deviations on top, is prudent for emissions. For captured CO2 it would raise the
//! refund; the reading `substitute-direction` turns it round there. All directions are computed, so that they can be
//! compared.

use rust_decimal::prelude::ToPrimitive;

use super::hourly::{Grid, Hourly};
use super::plan_check::whole_hour;
use super::statistics::Statistics;
use super::{Plan, Quantity, Role};
use crate::law::reading::Readings;

/// On which side of the mean a substitute lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Minus,
    Mean,
    Plus,
}

impl Direction {
    pub(super) const ALL: [Self; 3] = [Self::Minus, Self::Mean, Self::Plus];

    /// The direction for a point: article 45(3)'s own for emissions, the reading's for what raises the refund.
    pub(super) fn of(role: Role, readings: &Readings) -> Self {
        let chosen = |choice| readings.is("substitute-direction", choice);
        if !role.raises_refund() || chosen("plus-two-sigma") {
            Self::Plus
        } else if chosen("mean") {
            Self::Mean
        } else {
            Self::Minus
        }
    }

    /// As the reading's alternative is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Minus => "minus-two-sigma",
            Self::Mean => "mean",
            Self::Plus => "plus-two-sigma",
        }
    }
}

/// A figure for each direction.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Each<T> {
    pub(super) minus: T,
    pub(super) mean: T,
    pub(super) plus: T,
}

impl<T: Copy> Each<T> {
    pub(super) fn get(&self, direction: Direction) -> T {
        match direction {
            Direction::Minus => self.minus,
            Direction::Mean => self.mean,
            Direction::Plus => self.plus,
        }
    }
}

/// An hour of a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Hour {
    /// Measured.
    Valid(f64),
    /// Missing; the plan has a value, with its reason.
    Entered(f64),
    /// Missing; filled by the formula.
    Formula,
    /// Missing, and nothing stands in.
    Unresolved,
}

/// The hours of a quantity with what stands in for the missing ones.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    pub(super) quantity: Quantity,
    pub(super) hours: Vec<Hour>,
    pub(super) statistics: Option<Statistics>,
    /// The formula's values; none where the formula is not for the quantity, or there are too few valid hours.
    pub(super) formula: Option<Each<f64>>,
    /// For each of the plan's substitutes of this quantity: its place in the plan, and the hours that it filled.
    pub(super) entered: Vec<(usize, u32)>,
}

/// Whether the formula of article 45(3) is for a quantity at a point: for concentrations; and, by analogy, for the mass
/// flow of captured CO2, for which the MRR has no rule of its own.
pub(super) fn formula_applies(quantity: Quantity, role: Role) -> bool {
    match quantity {
        Quantity::Concentration => true,
        Quantity::Flow => false,
        Quantity::MassFlow => role.raises_refund(),
    }
}

impl Resolved {
    /// Fills the missing hours of a quantity at a point: with the plan's value if it has one for the hour, else by the
    /// formula if it is for the quantity.
    pub(super) fn of(
        (plan, grid): (&Plan, &Grid),
        (id, role): (&str, Role),
        quantity: Quantity,
        hourly: &Hourly,
        (deviations, population): (f64, bool),
    ) -> Self {
        let statistics = Statistics::of(hourly, population);
        let formula = statistics.filter(|_| formula_applies(quantity, role)).map(|found| {
            let away = deviations * found.deviation;
            Each { minus: (found.mean - away).max(0.0), mean: found.mean, plus: found.mean + away }
        });
        let otherwise = if formula.is_some() { Hour::Formula } else { Hour::Unresolved };
        let mut hours: Vec<Hour> =
            hourly.values().map(|value| value.map_or(otherwise, Hour::Valid)).collect();
        let mut entered = Vec::new();
        for (at, entry) in plan.substitutes.iter().enumerate() {
            if entry.point != id || entry.parameter != quantity {
                continue;
            }
            let place = |moment| usize::try_from(whole_hour(moment)? - grid.first_hour).ok();
            let range = place(entry.from).zip(place(entry.to)).and_then(|(from, to)| hours.get_mut(from..to));
            let mut filled = 0;
            for hour in range.into_iter().flatten() {
                if !matches!(hour, Hour::Valid(_)) {
                    *hour = Hour::Entered(entry.value.to_f64().unwrap_or_default());
                    filled += 1;
                }
            }
            entered.push((at, filled));
        }
        Self { quantity, hours, statistics, formula, entered }
    }

    /// An hour's value in each direction; none where it is unresolved.
    pub(super) fn value(&self, hour: Hour) -> Option<Each<f64>> {
        match hour {
            Hour::Valid(value) | Hour::Entered(value) => {
                Some(Each { minus: value, mean: value, plus: value })
            }
            Hour::Formula => self.formula,
            Hour::Unresolved => None,
        }
    }

    /// How many hours fit.
    pub(super) fn count(&self, fits: impl Fn(&Hour) -> bool) -> u32 {
        self.hours.iter().filter(|hour| fits(hour)).count().try_into().unwrap_or(u32::MAX)
    }
}
