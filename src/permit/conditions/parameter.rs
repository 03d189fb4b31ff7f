//! What is measured, and in which unit.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::Text;

/// A measured quantity that a limit can be set on (§ 5 nr. 3-4). The order names no units (reading
/// `units-and-references`), so each quantity has its own here and a figure in another is refused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = WatchedParameter)]
pub enum Parameter {
    /// Pressure in the reservoir (reservoirtryk), bara.
    ReservoirPressure,
    /// Pressure at the wellhead (brøndhovedtryk), bara.
    WellheadPressure,
    /// Pressure at the bottom of the well (bundhulstryk), bara.
    BottomHolePressure,
    /// Injection rate (injektionsrate), t/d.
    InjectionRate,
    /// Mass injected (injiceret mængde), t. A limit is on the sum since the permit began; a reported figure is what was
    /// injected in the figure's own time and is added to that sum.
    TotalInjected,
    /// Temperature of the CO2 stream at injection, °C.
    Temperature,
    /// Share of one component in the CO2 stream, by its formula or name: `H2O`; ppm-mol or mol-percent.
    Component(String),
}

/// The units that figures are given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[schema(as = FigureUnit)]
pub enum Unit {
    /// Bar, absolute.
    #[serde(rename = "bara")]
    Bara,
    /// Tonnes a day.
    #[serde(rename = "t/d")]
    TonnesPerDay,
    /// Tonnes.
    #[serde(rename = "t")]
    Tonnes,
    /// Degrees Celsius.
    #[serde(rename = "°C")]
    Celsius,
    /// Parts per million of the moles.
    #[serde(rename = "ppm-mol")]
    PpmMol,
    /// Per cent of the moles: 10,000 ppm-mol.
    #[serde(rename = "mol-percent")]
    MolPercent,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 6] =
        [Self::Bara, Self::TonnesPerDay, Self::Tonnes, Self::Celsius, Self::PpmMol, Self::MolPercent];

    /// The unit as data carries it: `mol-percent`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bara => "bara",
            Self::TonnesPerDay => "t/d",
            Self::Tonnes => "t",
            Self::Celsius => "°C",
            Self::PpmMol => "ppm-mol",
            Self::MolPercent => "mol-percent",
        }
    }

    /// The unit with that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == name)
    }

    /// The unit as it is written after a figure, in Danish and in English.
    pub fn written(self) -> Text {
        match self {
            Self::PpmMol => Text::new("ppm (mol)", "ppm (mol)"),
            Self::MolPercent => Text::new("mol-%", "mol%"),
            other => Text::new(other.name(), other.name()),
        }
    }

    /// A figure in the unit that figures of its quantity are compared in: shares in ppm-mol, the rest as they are.
    pub fn comparable(self, figure: Decimal) -> Decimal {
        match self {
            Self::MolPercent => figure.saturating_mul(Decimal::from(10_000)),
            _ => figure,
        }
    }
}

impl Parameter {
    /// The units that the quantity may be given in.
    pub fn units(&self) -> &'static [Unit] {
        match self {
            Self::ReservoirPressure | Self::WellheadPressure | Self::BottomHolePressure => &[Unit::Bara],
            Self::InjectionRate => &[Unit::TonnesPerDay],
            Self::TotalInjected => &[Unit::Tonnes],
            Self::Temperature => &[Unit::Celsius],
            Self::Component(_) => &[Unit::PpmMol, Unit::MolPercent],
        }
    }

    /// The units as a problem lists them: `ppm-mol, mol-percent`.
    pub fn unit_names(&self) -> String {
        self.units().iter().map(|unit| unit.name()).collect::<Vec<_>>().join(", ")
    }

    /// Whether a figure under zero can be true.
    pub fn may_be_negative(&self) -> bool {
        matches!(self, Self::Temperature)
    }

    /// Whether a figure above zero says that CO2 was injected.
    pub fn is_injection(&self) -> bool {
        matches!(self, Self::InjectionRate | Self::TotalInjected)
    }

    /// Whether both are the same quantity; components whatever the case and however the digits are set (`H₂O`, `h2o`).
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Component(a), Self::Component(b)) => folded(a) == folded(b),
            _ => self == other,
        }
    }

    /// What people call it.
    pub fn title(&self) -> Text {
        match self {
            Self::ReservoirPressure => Text::new("reservoirtryk", "reservoir pressure"),
            Self::WellheadPressure => Text::new("brøndhovedtryk", "wellhead pressure"),
            Self::BottomHolePressure => Text::new("bundhulstryk", "bottom-hole pressure"),
            Self::InjectionRate => Text::new("injektionsrate", "injection rate"),
            Self::TotalInjected => Text::new("samlet injiceret mængde", "total quantity injected"),
            Self::Temperature => Text::new("temperatur", "temperature"),
            Self::Component(name) => Text::new(format!("indhold af {name}"), format!("content of {name}")),
        }
    }
}

/// A name for comparison: without outer space, in lower case, lowered digits set on the line.
pub(super) fn folded(name: &str) -> String {
    let on_the_line = |c: char| match c {
        '₀'..='₉' => char::from_digit(u32::from(c) - u32::from('₀'), 10).unwrap_or(c),
        other => other,
    };
    name.trim().to_lowercase().chars().map(on_the_line).collect()
}

impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ReservoirPressure => "reservoir-pressure",
            Self::WellheadPressure => "wellhead-pressure",
            Self::BottomHolePressure => "bottom-hole-pressure",
            Self::InjectionRate => "injection-rate",
            Self::TotalInjected => "total-injected",
            Self::Temperature => "temperature",
            Self::Component(name) => return write!(f, "component-{}", folded(name)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_quantity_has_its_units_and_names() {
        let all = [
            (Parameter::ReservoirPressure, "reservoir-pressure", "bara", "reservoirtryk"),
            (Parameter::WellheadPressure, "wellhead-pressure", "bara", "brøndhovedtryk"),
            (Parameter::BottomHolePressure, "bottom-hole-pressure", "bara", "bundhulstryk"),
            (Parameter::InjectionRate, "injection-rate", "t/d", "injektionsrate"),
            (Parameter::TotalInjected, "total-injected", "t", "samlet injiceret mængde"),
            (Parameter::Temperature, "temperature", "°C", "temperatur"),
            (Parameter::Component("H₂S".into()), "component-h2s", "ppm-mol, mol-percent", "indhold af H₂S"),
        ];
        for (parameter, name, units, title) in all {
            assert_eq!(parameter.to_string(), name);
            assert_eq!(parameter.unit_names(), units);
            assert_eq!(parameter.title().da, title);
            assert!(!parameter.title().en.is_empty());
            assert!(parameter.is_same(&parameter.clone()));
            assert_eq!(parameter.may_be_negative(), name == "temperature");
            assert_eq!(parameter.is_injection(), ["injection-rate", "total-injected"].contains(&name));
        }
        assert!(!Parameter::WellheadPressure.is_same(&Parameter::ReservoirPressure));
        assert!(!Parameter::Component("CO".into()).is_same(&Parameter::Component("CO2".into())));
        assert!(Parameter::Component(" co₂".into()).is_same(&Parameter::Component("CO2".into())));
    }

    #[test]
    fn a_unit_is_named_as_json_names_it() {
        for unit in Unit::ALL {
            assert_eq!(serde_json::to_value(unit).unwrap(), unit.name());
            assert_eq!(Unit::named(unit.name()), Some(unit));
        }
        assert_eq!(Unit::named("barg"), None);
        assert_eq!(Unit::MolPercent.written(), Text::new("mol-%", "mol%"));
        assert_eq!(Unit::PpmMol.written(), Text::new("ppm (mol)", "ppm (mol)"));
        assert_eq!(Unit::Bara.written(), Text::new("bara", "bara"));
        assert_eq!(Unit::MolPercent.comparable(Decimal::new(3, 3)), Decimal::from(30));
        assert_eq!(Unit::PpmMol.comparable(Decimal::from(30)), Decimal::from(30));
    }
}
