//! What a supplier enters of its production: the period, the fuels with their tax and refund, and the agreement.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::minimum::{EnteredMinimum, set_by};
use crate::casework::Problem;
use crate::casework::cvr::is_cvr;
use crate::casework::faults::Faults;
use crate::law::reading::Readings;
use crate::law::{Day, Language, Provision, Text};
use crate::refund::tax::{Fuel, Period, figure, most_kroner, most_quantity, said};

/// The most fuels of a production.
const MOST_FUELS: usize = 20;

/// The heat supplier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = HeatSupplier)]
pub struct Supplier {
    /// Its name.
    pub name: String,
    /// Its address, a line each.
    pub address: Vec<String>,
    /// Its CVR number.
    pub cvr: String,
    /// Whom customers may ask, a line each.
    #[serde(default)]
    pub contact: Vec<String>,
}

/// The agreement under § 9 f.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HeatAgreement {
    /// Skatteforvaltningen's case number.
    pub number: String,
    /// The day that it was signed.
    pub signed_on: Day,
}

/// Where a refund comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RefundFrom {
    /// The agreement's claims that were paid for the period.
    Claims,
    /// The supplier has entered it.
    #[default]
    Entered,
}

/// A taxed fuel that the heat or cold was made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FuelBurnt {
    /// The fuel.
    pub fuel: Fuel,
    /// Its energy in GJ.
    #[schema(value_type = String, format = "decimal", example = "198000")]
    pub energy_gj: Decimal,
    /// The CO2 tax on what was used for the delivered heat or cold, before refund, in kroner and øre.
    #[schema(value_type = String, format = "decimal", example = "9610000.00")]
    pub co2_tax_kroner: Decimal,
    /// What of it is refunded under § 9 f, in kroner and øre.
    #[schema(value_type = String, format = "decimal", example = "8168500.00")]
    pub refund_kroner: Decimal,
    /// Where the refund comes from.
    #[serde(default)]
    pub refund_from: RefundFrom,
    /// Energy tax that is not refunded, in kroner and øre; needed under the reading `with-energy-tax`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "decimal", example = "0.00")]
    pub energy_tax_kroner: Option<Decimal>,
}

/// A supplier's production in a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = HeatProduction)]
pub struct Production {
    /// The supplier.
    pub supplier: Supplier,
    /// Its agreement.
    pub agreement: HeatAgreement,
    /// What period the fuels and the deliveries are of; in one calendar year, since the fractions of § 5(3) go by year.
    pub period: Period,
    /// The day that the statements bear.
    pub issued_on: Day,
    /// Whether the production is in the emissions trading system (*kvoteomfattet*).
    pub ets_covered: bool,
    /// The statements' language where a customer's is not given.
    #[serde(default)]
    pub language: Language,
    /// The fuels.
    #[serde(rename = "fuel")]
    pub fuels: Vec<FuelBurnt>,
    /// EU minima that a person has entered and signed, where the law's are still to be entered.
    #[serde(default)]
    pub minimum: Vec<EnteredMinimum>,
    /// Readings that are departed from.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub readings: Readings,
}

/// An amount of kroner in øre; `None` where it has parts of an øre or too many digits.
pub(crate) fn ore(kroner: Decimal) -> Option<i64> {
    let kroner = kroner.normalize();
    let parts = 10_i128.checked_pow(2_u32.checked_sub(kroner.scale())?)?;
    i64::try_from(kroner.mantissa().checked_mul(parts)?).ok()
}

impl Production {
    /// The production from TOML.
    ///
    /// # Errors
    /// What cannot be read, where, and every fault of content.
    pub fn from_toml(text: &str) -> Result<Self, Vec<Problem>> {
        Self::sound(toml::from_str(text).map_err(|why| why.to_string()))
    }

    /// The production from JSON.
    ///
    /// # Errors
    /// What cannot be read, where, and every fault of content.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        Self::sound(serde_json::from_slice(bytes).map_err(|why| why.to_string()))
    }

    fn sound(read: Result<Self, String>) -> Result<Self, Vec<Problem>> {
        let production = read.map_err(|why| {
            let text = Text::new(
                format!("Produktionen kan ikke læses: {why}"),
                format!("The production cannot be read: {why}"),
            );
            vec![Problem::plain("", text)]
        })?;
        let faults = production.faults();
        if faults.is_empty() { Ok(production) } else { Err(faults) }
    }

    /// The tax actually paid, in øre: tax less refund.
    pub fn net_ore(&self) -> i64 {
        let net = |fuel: &FuelBurnt| Some(ore(fuel.co2_tax_kroner)? - ore(fuel.refund_kroner)?);
        self.fuels.iter().filter_map(net).sum()
    }

    /// Everything that does not hold.
    pub fn faults(&self) -> Vec<Problem> {
        let mut faults = Vec::new();
        said(&self.supplier.name, "/supplier/name", &mut faults);
        for (at, line) in self.supplier.address.iter().enumerate() {
            said(line, &format!("/supplier/address/{at}"), &mut faults);
        }
        if !is_cvr(&self.supplier.cvr) {
            let text = Text::new("CVR-nummeret er forkert.", "The CVR number is wrong.");
            faults.push(Problem::plain("/supplier/cvr", text));
        }
        said(&self.agreement.number, "/agreement/number", &mut faults);
        self.period_faults(&mut faults);
        if !(1..=MOST_FUELS).contains(&self.fuels.len()) {
            let text = Text::new("Angiv 1-20 brændsler.", "Give 1-20 fuels.");
            faults.push(Problem::under(Provision::of("bek1504.5.2.2"), "/fuel", text));
        }
        for at in 0..self.fuels.len() {
            self.fuel_faults(at, &mut faults);
        }
        for (at, entered) in self.minimum.iter().enumerate() {
            let pointer = |name: &str| format!("/minimum/{at}/{name}");
            figure(
                entered.kroner_per_gj,
                Decimal::from(1_000_000),
                6,
                &pointer("kroner_per_gj"),
                &mut faults,
            );
            said(&entered.source, &pointer("source"), &mut faults);
            said(&entered.entered_by, &pointer("entered_by"), &mut faults);
        }
        faults
    }

    fn period_faults(&self, faults: &mut Vec<Problem>) {
        let mut found = Faults::default();
        let Period { from, to } = self.period;
        if to < from {
            found.add(
                "bek1504.5.1",
                "/period/to",
                "Perioden slutter, før den begynder.",
                "The period ends before it begins.",
            );
        } else if from.year() != to.year() {
            let (da, en) = (
                "Perioden skal ligge i ét kalenderår: brøkerne i § 5, stk. 3, følger året. Del den.",
                "The period must lie in one calendar year: the fractions of § 5(3) go by year. Divide it.",
            );
            found.add("bek1504.5.3", "/period/to", da, en);
        }
        if from.year() < 2025 {
            let (da, en) = ("Bekendtgørelsen gælder fra 2025.", "The order applies from 2025.");
            found.add("bek1504.8", "/period/from", da, en);
        }
        faults.extend(found.into_problems());
    }

    fn fuel_faults(&self, at: usize, faults: &mut Vec<Problem>) {
        let Some(fuel) = self.fuels.get(at) else { return };
        let pointer = |name: &str| format!("/fuel/{at}/{name}");
        if self.fuels.iter().take(at).any(|other| other.fuel == fuel.fuel) {
            let text = Text::new("Brændslet står to gange.", "The fuel stands twice.");
            faults.push(Problem::plain(pointer("fuel"), text));
        }
        if set_by(fuel.fuel).is_none() {
            let text = Text::new(
                "Metanafgiften er en del af afgiften på naturgas. Læg den sammen med den.",
                "The methane tax is a part of the tax on natural gas. Add it to that.",
            );
            faults.push(Problem::plain(pointer("fuel"), text));
        }
        if figure(fuel.energy_gj, most_quantity(), 6, &pointer("energy_gj"), faults)
            && fuel.energy_gj.is_zero()
        {
            let text = Text::new("Energien er nul.", "The energy is zero.");
            faults.push(Problem::plain(pointer("energy_gj"), text));
        }
        let tax = figure(fuel.co2_tax_kroner, most_kroner(), 2, &pointer("co2_tax_kroner"), faults);
        let refund = figure(fuel.refund_kroner, most_kroner(), 2, &pointer("refund_kroner"), faults);
        if tax && refund && fuel.refund_kroner > fuel.co2_tax_kroner {
            let text = Text::new(
                "Der kan ikke tilbagebetales mere, end der er betalt.",
                "No more can be refunded than was paid.",
            );
            faults.push(Problem::under(Provision::of("co2al.9f.1"), pointer("refund_kroner"), text));
        }
        match fuel.energy_tax_kroner {
            Some(kroner) => {
                figure(kroner, most_kroner(), 2, &pointer("energy_tax_kroner"), faults);
            }
            None if self.readings.is("minimum-basis", "with-energy-tax") => {
                let text = Text::new(
                    "Læsningen med energiafgift behøver den energiafgift, der ikke er godtgjort.",
                    "The reading with energy tax needs the energy tax that is not refunded.",
                );
                faults.push(Problem::under(Provision::of("bek1504.5.3"), pointer("energy_tax_kroner"), text));
            }
            None => {}
        }
    }
}
