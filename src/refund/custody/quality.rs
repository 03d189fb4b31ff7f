//! The CO2's quality at hand-over, held against limits.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::flag::{Flag, FlagKind};
use crate::law::Text;
use crate::law::quantity::{BarAbsolute, Celsius};

/// Limits that a receiver or an agreement sets. Directive 2009/31/EC art. 12 asks for a stream that is overwhelmingly CO2
/// and gives no figures; so these are data of each agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct QualityLimits {
    /// The most water, in ppm (mol).
    #[schema(value_type = Option<String>)]
    pub water_ppm: Option<Decimal>,
    /// The most of each named impurity, in ppm (mol); names are compared without regard to case.
    #[schema(value_type = BTreeMap<String, String>)]
    pub impurities_ppm: BTreeMap<String, Decimal>,
    /// The lowest pressure.
    pub pressure_from: Option<BarAbsolute>,
    /// The highest pressure.
    pub pressure_to: Option<BarAbsolute>,
    /// The lowest temperature.
    pub temperature_from: Option<Celsius>,
    /// The highest temperature.
    pub temperature_to: Option<Celsius>,
}

/// The quality that was measured; what was not measured is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = Co2Quality)]
pub struct Quality {
    /// Water in ppm (mol).
    #[schema(value_type = Option<String>)]
    pub water_ppm: Option<Decimal>,
    /// Each impurity in ppm (mol).
    #[schema(value_type = BTreeMap<String, String>)]
    pub impurities_ppm: BTreeMap<String, Decimal>,
    /// The pressure.
    pub pressure: Option<BarAbsolute>,
    /// The temperature.
    pub temperature: Option<Celsius>,
}

impl QualityLimits {
    /// Every breach, and every figure that has a limit and was not measured.
    pub fn held_against(&self, quality: &Quality) -> Vec<Flag> {
        let water = Text::new("vand", "water");
        let mut flags: Vec<Flag> =
            self.water_ppm.and_then(|limit| most(&water, quality.water_ppm, limit)).into_iter().collect();
        for (name, limit) in &self.impurities_ppm {
            let measured =
                quality.impurities_ppm.iter().find(|(other, _)| same(name, other)).map(|(_, ppm)| *ppm);
            flags.extend(most(&Text::new(name, name), measured, *limit));
        }
        flags.extend(range(
            &Text::new("trykket", "the pressure"),
            BarAbsolute::UNIT,
            quality.pressure.map(|bar| bar.0),
            self.pressure_from.map(|bar| bar.0),
            self.pressure_to.map(|bar| bar.0),
        ));
        flags.extend(range(
            &Text::new("temperaturen", "the temperature"),
            Celsius::UNIT,
            quality.temperature.map(|degrees| degrees.0),
            self.temperature_from.map(|degrees| degrees.0),
            self.temperature_to.map(|degrees| degrees.0),
        ));
        flags
    }
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

fn most(what: &Text, measured: Option<Decimal>, limit: Decimal) -> Option<Flag> {
    range(what, "ppm", measured, None, Some(limit))
}

fn range(
    what: &Text,
    unit: &str,
    measured: Option<Decimal>,
    from: Option<Decimal>,
    to: Option<Decimal>,
) -> Option<Flag> {
    let limit = match (from, to) {
        (None, None) => return None,
        (Some(from), None) => format!("≥ {from} {unit}"),
        (None, Some(to)) => format!("≤ {to} {unit}"),
        (Some(from), Some(to)) => format!("{from}–{to} {unit}"),
    };
    let (da, en) = (&what.da, &what.en);
    let Some(found) = measured else {
        return Some(Flag {
            kind: FlagKind::QualityNotMeasured,
            text: Text::new(
                format!("Der er en grænse for {da} ({limit}), men det er ikke målt."),
                format!("There is a limit for {en} ({limit}), but it was not measured."),
            ),
            observed: None,
            limit: Some(limit),
        });
    };
    let outside = from.is_some_and(|from| found < from) || to.is_some_and(|to| found > to);
    outside.then(|| Flag {
        kind: FlagKind::Quality,
        text: Text::new(
            format!("CO2'ens kvalitet er uden for grænsen for {da}: {found} {unit} mod {limit}."),
            format!("The CO2's quality is outside the limit for {en}: {found} {unit} against {limit}."),
        ),
        observed: Some(format!("{found} {unit}")),
        limit: Some(limit),
    })
}
