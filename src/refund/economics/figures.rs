//! The report's figures as dated parameters, gathered so that every missing one is named at once.

use rust_decimal::Decimal;

use crate::casework::Problem;
use crate::law::receipt::ParameterUsed;
use crate::law::{Day, Text, parameter};

/// The figures of a day, and which were used.
pub(super) struct Figures {
    on: Day,
    pub(super) used: Vec<ParameterUsed>,
    pub(super) faults: Vec<Problem>,
}

impl Figures {
    pub(super) fn on(on: Day) -> Self {
        Self { on, used: Vec::new(), faults: Vec::new() }
    }

    /// The figure. Zero where it is missing or no number, with a fault that stops the computation: see
    /// [`Figures::faults`].
    pub(super) fn get(&mut self, id: &str) -> Decimal {
        match parameter::on(id, self.on) {
            Err(missing) => self.faults.push(Problem::plain("", missing.text())),
            Ok(found) => {
                if let Some(figure) = found.decimal() {
                    if !self.used.iter().any(|used| used.id == found.id) {
                        self.used.push(found.used());
                    }
                    return figure;
                }
                self.faults.push(Problem::plain(
                    "",
                    Text::new(
                        format!("Parameteren '{id}' er ikke et tal: {}.", found.value),
                        format!("The parameter '{id}' is no number: {}.", found.value),
                    ),
                ));
            }
        }
        Decimal::ZERO
    }
}

/// The first day that the report's figures are valid on: those who name no day get the report as it is.
pub(super) fn first_day() -> Option<Day> {
    parameter::get("ea-interest-rate")?.values.iter().map(|value| value.valid_from).min()
}
