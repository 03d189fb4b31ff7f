//! What capture costs and saves, by the Ea report; the point sources.

mod faults;
mod point_sources;
mod properties;
mod table_5;

use sagsgang::refund::economics::{
    CaptureEconomics, CaptureEconomicsInput, EconomicsFigure, PlantKind, capture_economics,
};

fn plant(kind: PlantKind, hours: &str) -> CaptureEconomicsInput {
    CaptureEconomicsInput {
        kind,
        full_load_hours: hours.into(),
        capacity: None,
        year: None,
        fossil_share: None,
        heat_share: None,
        on: None,
    }
}

fn computed(input: &CaptureEconomicsInput) -> CaptureEconomics {
    capture_economics(input).unwrap()
}

fn line(result: &CaptureEconomics, figure: EconomicsFigure) -> rust_decimal::Decimal {
    result.lines.iter().chain(&result.saved_lines).find(|line| line.figure == figure).unwrap().amount.0
}

fn dec(figure: &str) -> rust_decimal::Decimal {
    figure.parse().unwrap()
}
