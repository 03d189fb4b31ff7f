//! Delivered heat and cold, exactly.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many of the smallest unit a GJ has. A MWh is 3.6 GJ exactly, so figures with six decimals come out whole.
const PER_GJ: i128 = 10_000_000;

/// The most decimals that a quantity may be written with.
pub const DECIMALS: u32 = 6;

/// The unit that a quantity is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum EnergyUnit {
    /// Gigajoule.
    #[serde(rename = "GJ")]
    Gj,
    /// Megawatt-hour: 3.6 GJ.
    #[serde(rename = "MWh")]
    Mwh,
}

impl EnergyUnit {
    /// As it is written.
    pub fn written(self) -> &'static str {
        match self {
            Self::Gj => "GJ",
            Self::Mwh => "MWh",
        }
    }

    /// The unit of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Gj, Self::Mwh].into_iter().find(|unit| unit.written().eq_ignore_ascii_case(name))
    }
}

/// An amount of energy, in ten-millionths of a GJ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Energy(i128);

impl Energy {
    /// The amount; `None` where it has too many digits or is negative.
    pub fn of(quantity: Decimal, unit: EnergyUnit) -> Option<Self> {
        let quantity = quantity.normalize();
        if quantity.scale() > DECIMALS || quantity.is_sign_negative() && !quantity.is_zero() {
            return None;
        }
        let parts = PER_GJ.checked_div(10_i128.checked_pow(quantity.scale())?)?;
        let gj = quantity.mantissa().checked_mul(parts)?;
        match unit {
            EnergyUnit::Gj => Some(Self(gj)),
            // Six decimals leave a factor of ten, so the division by ten is without a rest.
            EnergyUnit::Mwh => Some(Self(gj.checked_mul(36)?.checked_div(10)?)),
        }
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// In ten-millionths of a GJ.
    pub fn parts(self) -> i128 {
        self.0
    }

    /// In GJ.
    pub fn gj(self) -> Option<Decimal> {
        Decimal::try_from_i128_with_scale(self.0, 7).ok().map(|gj| gj.normalize())
    }
}

impl fmt::Display for Energy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.gj() {
            Some(gj) => write!(f, "{gj} GJ"),
            None => write!(f, "{}e-7 GJ", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_megawatt_hour_is_exactly_3_6_gigajoules() {
        let of = |text: &str, unit| Energy::of(text.parse().unwrap(), unit);
        assert_eq!(of("1", EnergyUnit::Mwh), of("3.6", EnergyUnit::Gj));
        assert_eq!(of("0.000001", EnergyUnit::Mwh).unwrap().parts(), 36);
        assert_eq!(of("0.000001", EnergyUnit::Gj).unwrap().parts(), 10);
        assert_eq!(of("12.5", EnergyUnit::Mwh).unwrap().to_string(), "45 GJ");
        assert_eq!(of("0.0000001", EnergyUnit::Gj), None);
        assert_eq!(of("-1", EnergyUnit::Gj), None);
        assert_eq!(of("79228162514264337593543950335", EnergyUnit::Mwh).map(Energy::gj), Some(None));
    }
}
