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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn faults(watch: Value) -> usize {
        let watch: Watch = serde_json::from_value(watch).unwrap();
        let problems = watch.problems("/x");
        assert!(problems.iter().all(|problem| problem.pointer == "/x"));
        problems.len()
    }

    #[test]
    fn limits_make_sense() {
        let limit = |parameter: Value, unit: &str, minimum: Value, maximum: Value| {
            faults(json!({"watch": "limit", "parameter": parameter, "unit": unit, "minimum": minimum,
                "maximum": maximum}))
        };
        let pressure = || json!("reservoir-pressure");
        assert_eq!(limit(pressure(), "bara", json!("5"), json!("5")), 0);
        assert_eq!(limit(pressure(), "bara", json!("5.1"), json!("5")), 1);
        assert_eq!(limit(pressure(), "bara", json!(null), json!(null)), 1);
        assert_eq!(limit(pressure(), "t", json!("0"), json!("5")), 1);
        assert_eq!(limit(pressure(), "bara", json!("-1"), json!(null)), 1);
        assert_eq!(limit(json!("temperature"), "°C", json!("-1"), json!(null)), 0);
        assert_eq!(limit(json!("total-injected"), "t", json!("1"), json!("5")), 1);
        assert_eq!(limit(json!({"component": "H2O"}), "mol-percent", json!(null), json!("5")), 0);
        assert_eq!(limit(json!({"component": " "}), "ppm-mol", json!(null), json!("5")), 1);
        let total = |place: Value| json!({"watch": "limit", "parameter": "total-injected", "unit": "t", "maximum": "5", "place": place});
        assert_eq!((faults(total(json!(null))), faults(total(json!("NA-1")))), (0, 1));
        let pressure_at = json!({"watch": "limit", "parameter": "reservoir-pressure", "unit": "bara", "maximum": "5", "place": "NA-1"});
        assert_eq!(faults(pressure_at), 0);
    }

    #[test]
    fn times_make_sense() {
        assert_eq!(faults(json!({"watch": "window", "from": "2023-01-01", "to": "2023-01-01"})), 0);
        assert_eq!(faults(json!({"watch": "window", "from": "2023-01-02", "to": "2023-01-01"})), 1);
        assert_eq!(faults(json!({"watch": "by", "date": "2023-01-02"})), 0);
        let every = |name: &str, first: &str, months: u32| {
            faults(
                json!({"watch": "every", "report": {"da": name, "en": "report"}, "first_period_end": first,
                "every": {"months": months}, "due_days_after": 0, "until": "2023-01-02"}),
            )
        };
        assert_eq!(every("rapport", "2023-01-02", 1), 0);
        assert_eq!(every("rapport", "2023-01-03", 1), 1);
        assert_eq!(every("rapport", "2023-01-02", 0), 1);
        assert_eq!(every(" ", "2023-01-02", 1), 1);
    }
}
