//! The products that bear CO2 tax, and the units that each is taxed by (CO2-afgiftsloven § 2).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Exact;
use crate::law::Text;

/// A taxed product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fuel {
    /// Gas and diesel oil at day temperature (*gas- og dieselolie*), by litre.
    GasOil,
    /// Fuel oil (*fuelolie*), by kilogram.
    FuelOil,
    /// Tar for heating (*fyringstjære*), by kilogram.
    Tar,
    /// Petroleum at day temperature, by litre.
    Petroleum,
    /// Coal, coke and the like (*stenkul, koks m.v.*), by tonne or GJ.
    Coal,
    /// Petroleum coke (*jordoliekoks*), by tonne or GJ.
    PetroleumCoke,
    /// Lignite (*brunkul*), by tonne or GJ.
    Lignite,
    /// Other bottled gas (LPG), by kilogram.
    Lpg,
    /// Refinery gas (*raffinaderigas*), by kilogram.
    RefineryGas,
    /// Natural gas, by Nm3.
    NaturalGas,
    /// The methane tax on natural gas for piston engines, on top of the rate for natural gas, by Nm3.
    NaturalGasEngineMethane,
    /// Waste (*affald*), by tonne of fossil CO2 emitted that heat was made with.
    Waste,
}

/// The unit of a quantity of fuel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub enum FuelUnit {
    /// Normal cubic metre.
    Nm3,
    /// Gigajoule.
    #[serde(rename = "GJ")]
    Gj,
    /// Tonne; of waste, tonne of fossil CO2.
    #[serde(rename = "t")]
    Tonne,
    /// Litre.
    #[serde(rename = "l")]
    Litre,
    /// Kilogram.
    #[serde(rename = "kg")]
    Kilogram,
}

impl FuelUnit {
    /// As it is written.
    pub fn written(self) -> &'static str {
        match self {
            Self::Nm3 => "Nm3",
            Self::Gj => "GJ",
            Self::Tonne => "t",
            Self::Litre => "l",
            Self::Kilogram => "kg",
        }
    }
}

/// By what a product is taxed: the unit of quantity, the id of the rate, and how many of the rate's units a krone has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Basis {
    pub(super) unit: FuelUnit,
    pub(super) rate: &'static str,
    pub(super) money: Money,
}

/// What a rate is stated in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Money {
    Kroner,
    Ore,
}

impl Money {
    /// A rate in kroner.
    pub(super) fn in_kroner(self, rate: Exact) -> Option<Exact> {
        match self {
            Self::Kroner => Some(rate),
            Self::Ore => rate.over(Exact::of(100, 1)?),
        }
    }
}

const fn kroner(unit: FuelUnit, rate: &'static str) -> Basis {
    Basis { unit, rate, money: Money::Kroner }
}

const fn ore(unit: FuelUnit, rate: &'static str) -> Basis {
    Basis { unit, rate, money: Money::Ore }
}

impl Fuel {
    /// Every product.
    pub const ALL: [Self; 12] = [
        Self::GasOil,
        Self::FuelOil,
        Self::Tar,
        Self::Petroleum,
        Self::Coal,
        Self::PetroleumCoke,
        Self::Lignite,
        Self::Lpg,
        Self::RefineryGas,
        Self::NaturalGas,
        Self::NaturalGasEngineMethane,
        Self::Waste,
    ];

    fn bases(self) -> &'static [Basis] {
        const GAS_OIL: &[Basis] = &[ore(FuelUnit::Litre, "co2-tax-gas-oil")];
        const FUEL_OIL: &[Basis] = &[ore(FuelUnit::Kilogram, "co2-tax-fuel-oil")];
        const TAR: &[Basis] = &[ore(FuelUnit::Kilogram, "co2-tax-tar")];
        const PETROLEUM: &[Basis] = &[ore(FuelUnit::Litre, "co2-tax-petroleum")];
        const COAL: &[Basis] =
            &[kroner(FuelUnit::Gj, "co2-tax-coal-per-gj"), kroner(FuelUnit::Tonne, "co2-tax-coal-per-tonne")];
        const PETROLEUM_COKE: &[Basis] = &[
            kroner(FuelUnit::Gj, "co2-tax-petroleum-coke-per-gj"),
            kroner(FuelUnit::Tonne, "co2-tax-petroleum-coke-per-tonne"),
        ];
        const LIGNITE: &[Basis] = &[
            kroner(FuelUnit::Gj, "co2-tax-lignite-per-gj"),
            kroner(FuelUnit::Tonne, "co2-tax-lignite-per-tonne"),
        ];
        const LPG: &[Basis] = &[ore(FuelUnit::Kilogram, "co2-tax-lpg")];
        const REFINERY_GAS: &[Basis] = &[ore(FuelUnit::Kilogram, "co2-tax-refinery-gas")];
        const NATURAL_GAS: &[Basis] = &[ore(FuelUnit::Nm3, "co2-tax-natural-gas")];
        const METHANE: &[Basis] = &[ore(FuelUnit::Nm3, "co2-tax-natural-gas-engine-methane")];
        const WASTE: &[Basis] = &[kroner(FuelUnit::Tonne, "co2-tax-waste")];
        match self {
            Self::GasOil => GAS_OIL,
            Self::FuelOil => FUEL_OIL,
            Self::Tar => TAR,
            Self::Petroleum => PETROLEUM,
            Self::Coal => COAL,
            Self::PetroleumCoke => PETROLEUM_COKE,
            Self::Lignite => LIGNITE,
            Self::Lpg => LPG,
            Self::RefineryGas => REFINERY_GAS,
            Self::NaturalGas => NATURAL_GAS,
            Self::NaturalGasEngineMethane => METHANE,
            Self::Waste => WASTE,
        }
    }

    pub(super) fn basis(self, unit: FuelUnit) -> Option<Basis> {
        self.bases().iter().find(|basis| basis.unit == unit).copied()
    }

    /// The units that the product is taxed by.
    pub fn units(self) -> Vec<FuelUnit> {
        self.bases().iter().map(|basis| basis.unit).collect()
    }

    /// The id of the rate in `policies/parameters/`; `None` where the product is not taxed by the unit.
    pub fn rate_id(self, unit: FuelUnit) -> Option<&'static str> {
        self.basis(unit).map(|basis| basis.rate)
    }

    /// Its name.
    pub fn name(self) -> Text {
        match self {
            Self::GasOil => Text::new("gas- og dieselolie", "gas and diesel oil"),
            Self::FuelOil => Text::new("fuelolie", "fuel oil"),
            Self::Tar => Text::new("fyringstjære", "tar for heating"),
            Self::Petroleum => Text::new("petroleum (brændsel)", "petroleum"),
            Self::Coal => Text::new("kul og koks", "coal and coke"),
            Self::PetroleumCoke => Text::new("jordoliekoks", "petroleum coke"),
            Self::Lignite => Text::new("brunkul", "lignite"),
            Self::Lpg => Text::new("flaskegas", "LPG"),
            Self::RefineryGas => Text::new("raffinaderigas", "refinery gas"),
            Self::NaturalGas => Text::new("naturgas", "natural gas"),
            Self::NaturalGasEngineMethane => {
                Text::new("naturgas til stempelmotorer (metan)", "natural gas for piston engines (methane)")
            }
            Self::Waste => Text::new("affald", "waste"),
        }
    }
}
