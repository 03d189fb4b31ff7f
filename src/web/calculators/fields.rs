//! What the calculators ask.

use crate::web::form::{Choice, Field, Kind};

/// The fuels that are taxed.
pub const FUELS: [Choice; 12] = [
    ("natural-gas", "Naturgas", "Natural gas"),
    ("natural-gas-engine-methane", "Naturgas i stempelmotor, metan", "Natural gas in piston engine, methane"),
    ("gas-oil", "Gas- og dieselolie", "Gas oil and diesel"),
    ("fuel-oil", "Fuelolie", "Fuel oil"),
    ("tar", "Fyringstjære", "Tar for heating"),
    ("petroleum", "Petroleum", "Petroleum"),
    ("coal", "Kul", "Coal"),
    ("petroleum-coke", "Petroleumskoks", "Petroleum coke"),
    ("lignite", "Brunkul", "Lignite"),
    ("lpg", "LPG", "LPG"),
    ("refinery-gas", "Raffinaderigas", "Refinery gas"),
    ("waste", "Affald (ton fossil CO₂)", "Waste (tonnes of fossil CO₂)"),
];
const UNITS: [Choice; 5] =
    [("Nm3", "Nm³", "Nm³"), ("GJ", "GJ", "GJ"), ("t", "t", "t"), ("l", "l", "l"), ("kg", "kg", "kg")];
const KINDS: [Choice; 2] = [("waste", "Affald", "Waste"), ("biomass", "Biomasse", "Biomass")];
const SUBSTITUTED: [Choice; 2] = [
    ("concentration", "CO₂ i røggassen, g/Nm³", "CO₂ in the flue gas, g/Nm³"),
    ("captured-tonnes-per-hour", "Fanget CO₂, t i timen", "Captured CO₂, t an hour"),
];
const DATUMS: [Choice; 3] = [
    ("EPSG:4230", "ED50, længde og bredde", "ED50, longitude and latitude"),
    ("EPSG:4326", "WGS 84, længde og bredde", "WGS 84, longitude and latitude"),
    ("EPSG:4258", "ETRS89, længde og bredde", "ETRS89, longitude and latitude"),
];
const RULES: [Choice; 5] = [
    ("complaint-energy-board", "Klage til Energiklagenævnet", "Complaint to Energiklagenævnet"),
    ("access-request", "Svar på aktindsigt", "Answer to a request for access"),
    ("tax-hearing", "Høring efter skatteforvaltningsloven", "Hearing by skatteforvaltningsloven"),
    ("complaint-tax-appeals", "Klage til Skatteankestyrelsen", "Complaint to Skatteankestyrelsen"),
    ("heat-statements", "Erklæringer til varmekunder", "Statements to heat customers"),
];

/// What is repaid.
pub const REFUND: &[Field] = &[
    Field::needed("from", "/period/from", Kind::Day, "Fra og med", "From").example("2025-01-01"),
    Field::needed("to", "/period/to", Kind::Day, "Til og med", "To").example("2025-12-31"),
    Field::needed(
        "before",
        "/co2_before_capture_tonnes",
        Kind::Figure,
        "CO₂ i røggassen før fangst, t",
        "CO₂ in the flue gas before capture, t",
    )
    .help("Fossil og biogen tilsammen.", "Fossil and biogenic together."),
    Field::needed(
        "captured",
        "/co2_captured_tonnes",
        Kind::Figure,
        "Fanget CO₂, der er lagret i tide, t",
        "Captured CO₂ that was stored in time, t",
    ),
    Field::needed("fuel", "/fuels/0/fuel", Kind::OneOf(&FUELS), "Brændsel", "Fuel").optional().help(
        "Udfyld brændsel, mængde og enhed – eller afgiften nedenfor.",
        "Fill in fuel, quantity and unit – or the tax below.",
    ),
    Field::needed("quantity", "/fuels/0/quantity", Kind::Figure, "Mængde", "Quantity").optional(),
    Field::needed("unit", "/fuels/0/unit", Kind::OneOf(&UNITS), "Enhed", "Unit").optional(),
    Field::needed(
        "kroner",
        "/co2_tax/kroner",
        Kind::Figure,
        "Periodens CO₂-afgift, kr.",
        "The period's CO₂ tax, kr",
    )
    .optional()
    .help("I stedet for brændsel.", "In place of a fuel."),
    Field::needed("source", "/co2_tax/source", Kind::Line, "Hvor afgiften er fra", "Where the tax is from")
        .optional(),
];

/// What capture costs and saves.
pub const ECONOMICS: &[Field] = &[
    Field::needed("kind", "/kind", Kind::OneOf(&KINDS), "Anlægget fyrer", "The plant fires"),
    Field::needed(
        "hours",
        "/full_load_hours",
        Kind::Figure,
        "Fuldlasttimer om året",
        "Full-load hours a year",
    )
    .help("Rapporten regner med 8000, 6000 og 4000.", "The report has 8000, 6000 and 4000.")
    .example("6000"),
    Field::needed("capacity", "/capacity", Kind::Figure, "Indfyret effekt, MW", "Fuel fired, MW")
        .optional()
        .help("Uden svar: 300 MW som i rapporten.", "Without an answer: 300 MW as in the report."),
    Field::needed("year", "/year", Kind::Whole, "Priser og afgifter i år", "Prices and taxes of year")
        .optional()
        .help(
            "2025, 2030, 2035 eller 2040. Uden svar: 2030.",
            "2025, 2030, 2035 or 2040. Without an answer: 2030.",
        ),
    Field::needed(
        "fossil",
        "/fossil_share",
        Kind::Figure,
        "Fossil andel af CO₂, procent",
        "Fossil share of the CO₂, per cent",
    )
    .optional(),
];

/// A transfer measured twice.
pub const TRANSFER: &[Field] = &[
    Field::needed("sent", "/sent_tonnes", Kind::Figure, "Afsenderen målte, t", "The sender measured, t"),
    Field::needed(
        "sent_uncertainty",
        "/sent_uncertainty_percent",
        Kind::Figure,
        "Afsenderens usikkerhed, procent",
        "The sender's uncertainty, per cent",
    ),
    Field::needed(
        "received",
        "/received_tonnes",
        Kind::Figure,
        "Modtageren målte, t",
        "The receiver measured, t",
    ),
    Field::needed(
        "received_uncertainty",
        "/received_uncertainty_percent",
        Kind::Figure,
        "Modtagerens usikkerhed, procent",
        "The receiver's uncertainty, per cent",
    ),
];

/// Hours without valid readings.
pub const SUBSTITUTION: &[Field] = &[
    Field::needed("figure", "/figure", Kind::OneOf(&SUBSTITUTED), "Hvad der mangler", "What is missing"),
    Field::needed("mean", "/mean", Kind::Figure, "Gyldige timers gennemsnit", "Mean of the valid hours"),
    Field::needed(
        "deviation",
        "/standard_deviation",
        Kind::Figure,
        "Gyldige timers standardafvigelse",
        "Standard deviation of the valid hours",
    ),
    Field::needed("hours", "/missing_hours", Kind::Whole, "Timer, der mangler", "Hours that are missing"),
    Field::needed("flow", "/flow_nm3_per_hour", Kind::Figure, "Røggas, Nm³ i timen", "Flue gas, Nm³ an hour")
        .optional()
        .help("Kun for en koncentration.", "Only for a concentration."),
];

/// A deadline.
pub const DEADLINE: &[Field] = &[
    Field::needed("rule", "/rule", Kind::OneOf(&RULES), "Frist", "Deadline"),
    Field::needed("event", "/event_at", Kind::Time, "Hvornår begivenheden var", "When the event was")
        .help("Dansk tid.", "Danish time."),
];

/// A site in the plan area.
pub const PLAN_AREA: &[Field] = &[
    Field::needed("datum", "/datum", Kind::OneOf(&DATUMS), "Datum", "Datum").help(
        "Hvad koordinaterne er målt i. Det gættes ikke.",
        "What the coordinates are measured in. It is not guessed.",
    ),
    Field::needed(
        "site",
        "/site",
        Kind::Positions,
        "Lagringslokalitetens hjørner",
        "Corners of the storage site",
    )
    .help(
        "En linje for hvert: længde, bredde i decimalgrader. Det første gentages til sidst.",
        "A line each: longitude, latitude in decimal degrees. The first is repeated at the end.",
    ),
    Field::needed(
        "complex",
        "/complex",
        Kind::Positions,
        "Lagringskompleksets hjørner",
        "Corners of the storage complex",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::deadline::rule;
    use crate::permit::area::Datum;

    #[test]
    fn what_can_be_chosen_exists() {
        assert!(RULES.iter().all(|(id, _, _)| rule(id).is_some()));
        let read = |(code, _, _): &Choice| serde_json::from_value::<Datum>(serde_json::json!(code)).is_ok();
        assert!(DATUMS.iter().all(read));
        let fuel = |(id, _, _): &Choice| {
            serde_json::from_value::<crate::refund::tax::Fuel>(serde_json::json!(id)).is_ok()
        };
        assert!(FUELS.iter().all(fuel));
    }
}
