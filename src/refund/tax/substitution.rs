//! Substitutes for missing hours of one figure (MRR article 45(3); reading `substitute-direction`).

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{json, to_value};
use utoipa::ToSchema;

use super::Exact;
use super::bounds::{figure, too_many_digits};
use super::rounding::half_up;
use crate::casework::Problem;
use crate::law::quantity::Tonnes;
use crate::law::reading::Readings;
use crate::law::{Provision, Receipt, Text};

/// Which figure is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SubstitutedFigure {
    /// The concentration of CO2 in the flue gas, in g/Nm3: always the mean plus two standard deviations.
    Concentration,
    /// Captured CO2, in tonnes an hour: by the reading.
    CapturedTonnesPerHour,
}

/// The missing hours, and what the valid ones say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubstitutionInput {
    /// Which figure is missing.
    pub figure: SubstitutedFigure,
    /// The mean of the valid hours, in the figure's unit.
    #[schema(value_type = String, format = "decimal", example = "210")]
    pub mean: Decimal,
    /// The standard deviation of the valid hours, in the figure's unit.
    #[schema(value_type = String, format = "decimal", example = "12")]
    pub standard_deviation: Decimal,
    /// How many hours are missing.
    pub missing_hours: u32,
    /// The flow of flue gas in Nm3 an hour; needed for, and only for, a concentration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "decimal", example = "180000")]
    pub flow_nm3_per_hour: Option<Decimal>,
    /// Where the case departs from the default readings.
    #[serde(default)]
    pub readings: Readings,
}

/// The substitute, and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SubstitutionResult {
    /// The value of each missing hour, in the figure's unit.
    #[schema(value_type = String, format = "decimal", example = "234")]
    pub substitute: Decimal,
    /// The tonnes of the missing hours, half up to the gram.
    pub tonnes: Tonnes,
    /// What the mean would have given.
    pub tonnes_by_mean: Tonnes,
    /// How it was reached.
    pub receipt: Receipt,
}

/// A leap year's hours.
const MOST_HOURS: u32 = 8784;

/// The substitute for the missing hours of one figure, and its tonnes.
///
/// # Errors
/// Every fault in the figures, with a pointer to it.
pub fn substitution(input: &SubstitutionInput) -> Result<SubstitutionResult, Vec<Problem>> {
    let mut faults = Vec::new();
    let most = Decimal::from(1_000_000);
    figure(input.mean, most, 6, "/mean", &mut faults);
    figure(input.standard_deviation, most, 6, "/standard_deviation", &mut faults);
    if let Some(flow) = input.flow_nm3_per_hour {
        figure(flow, Decimal::from(1_000_000_000), 6, "/flow_nm3_per_hour", &mut faults);
    }
    if input.missing_hours > MOST_HOURS {
        faults.push(Problem::plain(
            "/missing_hours",
            Text::new("Et år har højst 8.784 timer.", "A year has 8,784 hours at most."),
        ));
    }
    let concentration = input.figure == SubstitutedFigure::Concentration;
    if concentration != input.flow_nm3_per_hour.is_some() {
        faults.push(Problem::plain(
            "/flow_nm3_per_hour",
            Text::new(
                "Røggassens mængde pr. time skal gives for en koncentration, og kun for den.",
                "The flow of flue gas must be given for a concentration, and only for one.",
            ),
        ));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    compute(input).ok_or_else(too_many_digits)
}

fn compute(input: &SubstitutionInput) -> Option<SubstitutionResult> {
    let two = input.standard_deviation.checked_mul(Decimal::TWO)?;
    let concentration = input.figure == SubstitutedFigure::Concentration;
    let plus = concentration || input.readings.is("substitute-direction", "plus-two-sigma");
    let (substitute, how) = if plus {
        (input.mean.checked_add(two)?, Text::new("middelværdien plus 2 σ", "the mean plus 2 σ"))
    } else if input.readings.is("substitute-direction", "mean") {
        (input.mean, Text::new("middelværdien", "the mean"))
    } else {
        let lower = input.mean.checked_sub(two)?.max(Decimal::ZERO);
        (lower, Text::new("middelværdien minus 2 σ, mindst 0", "the mean minus 2 σ, at least 0"))
    };
    let substitute = substitute.normalize();
    let (tonnes, by_mean) = (tonnes(input, substitute)?, tonnes(input, input.mean)?);
    let mut receipt = Receipt::begin("substitution", to_value(input).unwrap_or_default());
    let law = if concentration {
        Provision::of("mrr.45.3")
    } else {
        receipt.readings.extend(input.readings.used("substitute-direction"));
        Provision::of("bek1504.3.1.3")
    };
    let unit = if concentration { "g/Nm3" } else { "t/h" };
    receipt.step(
        Some(law.clone()),
        Text::new(
            format!("værdi for hver manglende time: {}", how.da),
            format!("value of each missing hour: {}", how.en),
        ),
        format!("{substitute} {unit}"),
    );
    let hours = input.missing_hours;
    let text =
        Text::new(format!("tonnes i {hours} manglende timer"), format!("tonnes in {hours} missing hours"));
    receipt.step(Some(law.clone()), text, tonnes.to_string());
    let text = Text::new("til sammenligning: med middelværdien", "for comparison: by the mean");
    receipt.step(Some(law), text, by_mean.to_string());
    let shown = json!({ "substitute": substitute, "tonnes": tonnes, "tonnes_by_mean": by_mean });
    Some(SubstitutionResult { substitute, tonnes, tonnes_by_mean: by_mean, receipt: receipt.end(shown) })
}

/// The tonnes of the missing hours at the value. A gram per Nm3 is 10^-6 t (MRR annex VIII, equation 1).
fn tonnes(input: &SubstitutionInput, value: Decimal) -> Option<Tonnes> {
    let hours = Exact::of(i128::from(input.missing_hours), 1)?;
    let each = match input.flow_nm3_per_hour {
        Some(flow) => {
            Exact::from_decimal(value)?.times(Exact::from_decimal(flow)?)?.times(Exact::of(1, 1_000_000)?)?
        }
        None => Exact::from_decimal(value)?,
    };
    half_up(each.times(hours)?, 6).map(|tonnes| Tonnes(tonnes.normalize()))
}
