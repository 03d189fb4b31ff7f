//! What the estimate is asked for.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::casework::Problem;
use crate::law::{Day, Text};

/// A plant as the report knows them. The figures are texts, so that one that is no number gets its own fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaptureEconomicsInput {
    /// What the plant fires.
    pub kind: PlantKind,
    /// Full-load hours in a year (fuldlasttimer): from 1 to the hours of the year. Table 5 has 8000, 6000 and 4000.
    #[schema(format = "decimal", example = "6000")]
    pub full_load_hours: String,
    /// Size as fuel fired, MW, up to 1,000; without it the 300 MW of table 5.
    #[serde(default)]
    #[schema(format = "decimal", example = "300")]
    pub capacity: Option<String>,
    /// The year of the allowance price and the taxes: 2025, 2030, 2035 or 2040, as in table 7; without it 2030.
    #[serde(default)]
    #[schema(example = 2030)]
    pub year: Option<u16>,
    /// Fossil share of the CO2, in per cent; without it the report's for waste from 2030, and 0 for biomass.
    #[serde(default)]
    #[schema(format = "decimal", example = "20")]
    pub fossil_share: Option<String>,
    /// Share of the fuel that is taxed as fuel for heat, in per cent; without it the mean tax that table 5 rests on.
    /// Only for waste from 2030.
    #[serde(default)]
    #[schema(format = "decimal", example = "80")]
    pub heat_share: Option<String>,
    /// The day whose figures are used; without it the report's own.
    #[serde(default)]
    pub on: Option<Day>,
}

/// What a plant of the report fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = CapturePlantKind)]
pub enum PlantKind {
    /// Waste (affald).
    Waste,
    /// Biomass only: straw, wood chips, wood pellets (halm, flis, træpiller).
    Biomass,
}

/// The years that table 7 has prices for.
const YEARS: [u16; 4] = [2025, 2030, 2035, 2040];
/// The year of table 5's savings.
pub(super) const EXAMPLE_YEAR: u16 = 2030;
/// The linear function of table 14 is not to be stretched beyond twice its larger plant.
const MOST_MEGAWATTS: i64 = 1000;

/// The input as figures.
pub(super) struct Read {
    pub(super) kind: PlantKind,
    pub(super) hours: Decimal,
    pub(super) capacity: Option<Decimal>,
    pub(super) year: u16,
    /// In per cent.
    pub(super) fossil: Option<Decimal>,
    /// In per cent.
    pub(super) heat: Option<Decimal>,
}

/// Reads the input.
///
/// # Errors
/// Every fault.
pub(super) fn read(input: &CaptureEconomicsInput) -> Result<Read, Vec<Problem>> {
    let mut faults = Vec::new();
    let year = input.year.unwrap_or(EXAMPLE_YEAR);
    if !YEARS.contains(&year) {
        faults.push(Problem::plain(
            "/year",
            Text::new(
                "Rapporten har priser for 2025, 2030, 2035 og 2040. Vælg et af de år.",
                "The report has prices for 2025, 2030, 2035 and 2040. Choose one of those years.",
            ),
        ));
    }
    let most = hours_in(year);
    let hours = within("/full_load_hours", &input.full_load_hours, Decimal::ONE, most, &mut faults);
    let mut optional = |pointer, text: &Option<String>, least: Decimal, most: i64| {
        text.as_ref().map(|text| within(pointer, text, least, most, &mut faults))
    };
    let capacity = optional("/capacity", &input.capacity, Decimal::ONE, MOST_MEGAWATTS);
    let fossil = optional("/fossil_share", &input.fossil_share, Decimal::ZERO, 100);
    let heat = optional("/heat_share", &input.heat_share, Decimal::ZERO, 100);
    if heat.flatten().is_some() && (input.kind == PlantKind::Biomass || year < EXAMPLE_YEAR) {
        faults.push(Problem::plain(
            "/heat_share",
            Text::new(
                "Andelen til varme bruges kun til afgifter, og dem har rapporten kun for affald fra 2030. Udelad den.",
                "The share for heat serves taxes only, and the report has them for waste from 2030 only. Leave it out.",
            ),
        ));
    }
    match input.kind {
        PlantKind::Biomass if fossil.flatten().is_some_and(|share| !share.is_zero()) => {
            faults.push(Problem::plain(
                "/fossil_share",
                Text::new(
                    "Et anlæg, der kun fyrer med biomasse, har ingen fossil CO2. Vælg affald, eller skriv 0.",
                    "A plant that fires biomass only has no fossil CO2. Choose waste, or write 0.",
                ),
            ));
        }
        PlantKind::Waste if year < EXAMPLE_YEAR && YEARS.contains(&year) && input.fossil_share.is_none() => {
            faults.push(Problem::plain(
                "/fossil_share",
                Text::new(
                    "Rapporten har kun affaldets fossile andel fra 2030. Skriv andelen for det år, der regnes på.",
                    "The report has the fossil share of waste from 2030 only. Write the share for the year in question.",
                ),
            ));
        }
        _ => {}
    }
    match hours {
        Some(hours) if faults.is_empty() => Ok(Read {
            kind: input.kind,
            hours,
            capacity: capacity.flatten(),
            year,
            fossil: fossil.flatten(),
            heat: heat.flatten(),
        }),
        _ => Err(faults),
    }
}

/// The hours of a year.
fn hours_in(year: u16) -> i64 {
    if year.is_multiple_of(4) { 8784 } else { 8760 }
}

fn within(
    pointer: &str,
    text: &str,
    least: Decimal,
    most: i64,
    faults: &mut Vec<Problem>,
) -> Option<Decimal> {
    let figure = Decimal::from_str_exact(text).ok().filter(|_| plain(text));
    let Some(figure) = figure else {
        faults.push(Problem::plain(
            pointer,
            Text::new(
                format!("Skal være et tal med punktum som decimaltegn, fra {least} til {most}."),
                format!("Must be a number with a point before decimals, from {least} to {most}."),
            ),
        ));
        return None;
    };
    if figure < least || figure > Decimal::from(most) {
        faults.push(Problem::plain(
            pointer,
            Text::new(
                format!("Skal ligge fra {least} til {most}; der står {figure}."),
                format!("Must lie from {least} to {most}; it says {figure}."),
            ),
        ));
        return None;
    }
    Some(figure)
}

/// Digits with at most a sign and a point: the library also reads underscores.
fn plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}
