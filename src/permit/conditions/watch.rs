//! What of a condition can be watched without a person.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::casework::Problem;
use crate::law::{Day, Text};

use super::{Interval, Parameter, Unit};

/// One thing to watch. A limit that reported figures break, or a date that passes, raises a signal by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(tag = "watch", rename_all = "kebab-case")]
pub enum Watch {
    /// Reported figures stay at or within the limits.
    Limit {
        /// What is measured.
        parameter: Parameter,
        /// The greatest figure that is allowed; it is itself allowed.
        #[serde(default)]
        #[schema(value_type = Option<String>, format = "decimal")]
        maximum: Option<Decimal>,
        /// The least figure that is allowed; it is itself allowed.
        #[serde(default)]
        #[schema(value_type = Option<String>, format = "decimal")]
        minimum: Option<Decimal>,
        /// The unit of both.
        unit: Unit,
        /// The well or place that the limit is for; every place where none is named.
        #[serde(default)]
        place: Option<String>,
    },
    /// CO2 is injected from the first to the last day alone, both included.
    Window {
        /// The first day.
        from: Day,
        /// The last day.
        to: Day,
    },
    /// Something is done, and the authority has the evidence, when the day ends.
    By {
        /// The last day.
        date: Day,
    },
    /// A report that repeats.
    Every {
        /// What the report is called.
        report: Text,
        /// The last day of the first period.
        first_period_end: Day,
        /// How far apart the periods end.
        every: Interval,
        /// Calendar days from a period's last day to the last day for its report. Not moved for weekends or holidays:
        /// the condition's text says days.
        due_days_after: u32,
        /// The last day of the last period.
        until: Day,
    },
}

impl Watch {
    /// What is wrong with the watch in itself, each fault at `pointer`.
    pub fn problems(&self, pointer: &str) -> Vec<Problem> {
        let mut found = Vec::new();
        let mut fault = |da: String, en: String| found.push(Problem::plain(pointer, Text::new(da, en)));
        match self {
            Self::Limit { parameter, maximum, minimum, unit, place } => {
                if !parameter.units().contains(unit) {
                    let (title, units) = (parameter.title(), parameter.unit_names());
                    fault(
                        format!("Enheden for {} skal være en af: {units}.", title.da),
                        format!("The unit of {} must be one of: {units}.", title.en),
                    );
                }
                if maximum.is_none() && minimum.is_none() {
                    fault(
                        "Angiv en øvre eller en nedre grænse.".into(),
                        "Give an upper or a lower limit.".into(),
                    );
                }
                if let (Some(least), Some(most)) = (minimum, maximum)
                    && least > most
                {
                    fault(
                        "Den nedre grænse ligger over den øvre.".into(),
                        "The lower limit is above the upper one.".into(),
                    );
                }
                let below_zero = [minimum, maximum].into_iter().flatten().any(|limit| *limit < Decimal::ZERO);
                if below_zero && !parameter.may_be_negative() {
                    fault(
                        "Grænsen kan ikke være under nul.".into(),
                        "The limit cannot be below zero.".into(),
                    );
                }
                if minimum.is_some() && *parameter == Parameter::TotalInjected {
                    fault(
                        "Den samlede mængde kan kun have en øvre grænse.".into(),
                        "The total quantity can only have an upper limit.".into(),
                    );
                }
                if place.is_some() && *parameter == Parameter::TotalInjected {
                    fault(
                        "Den samlede mængde gælder hele tilladelsen og kan ikke knyttes til et sted.".into(),
                        "The total quantity is the whole permit's and cannot be for one place.".into(),
                    );
                }
                if matches!(parameter, Parameter::Component(name) if name.trim().is_empty()) {
                    fault(
                        "Angiv, hvilken komponent grænsen gælder.".into(),
                        "Say which component the limit is for.".into(),
                    );
                }
            }
            Self::Window { from, to } if from > to => fault(
                "Perioden slutter, før den begynder.".into(),
                "The period ends before it begins.".into(),
            ),
            Self::Window { .. } | Self::By { .. } => {}
            Self::Every { report, first_period_end, every, until, .. } => {
                if every.is_nothing() {
                    fault(
                        "Der skal være mindst en dag eller en måned mellem rapporterne.".into(),
                        "There must be at least a day or a month between the reports.".into(),
                    );
                }
                if first_period_end > until {
                    fault(
                        "Den første periode slutter efter den sidste.".into(),
                        "The first period ends after the last one.".into(),
                    );
                }
                if report.da.trim().is_empty() || report.en.trim().is_empty() {
                    fault(
                        "Angiv rapportens navn på dansk og engelsk.".into(),
                        "Give the report's name in Danish and in English.".into(),
                    );
                }
            }
        }
        found
    }
}
