//! What a company sends of its production, and what the case adds to it.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::casework::Problem;
use crate::invoice::minimum::EnteredMinimum;
use crate::invoice::production::{FuelBurnt, HeatAgreement, Production, RefundFrom, Supplier};
use crate::law::{Day, Digest, Language, Provision, Text};
use crate::refund::procedure::AgreementFile;
use crate::refund::procedure::refunded::Refunded;
use crate::refund::tax::{Fuel, Period, rounding};

/// The supplier, as customers meet it; its name and CVR number are the case's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HeatSupplierSent {
    /// Its address, a line each.
    pub address: Vec<String>,
    /// Whom customers may ask, a line each.
    #[serde(default)]
    pub contact: Vec<String>,
}

/// A taxed fuel that the heat or cold was made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HeatFuelSent {
    /// The fuel.
    pub fuel: Fuel,
    /// Its energy in GJ.
    #[schema(value_type = String, format = "decimal", example = "198000")]
    pub energy_gj: Decimal,
    /// The CO2 tax on what was used for the delivered heat or cold, before refund, in kroner and øre.
    #[schema(value_type = String, format = "decimal", example = "9610000.00")]
    pub co2_tax_kroner: Decimal,
    /// What of it was refunded, in kroner and øre. If nothing is said of any fuel, it is taken from the claims that were paid for the
    /// period; so say it where a claim's fuel was used for something else as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "decimal", example = "8168500.00")]
    pub refund_kroner: Option<Decimal>,
    /// Energy tax that is not refunded, in kroner and øre; needed under the reading `with-energy-tax`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "decimal", example = "0.00")]
    pub energy_tax_kroner: Option<Decimal>,
}

/// The year that statements are wanted for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HeatStatementsWanted {
    /// The customers: SHA-256 of a file of the case, CSV.
    pub customers: Digest,
    /// The supplier.
    pub supplier: HeatSupplierSent,
    /// What period the fuels and the deliveries are of; in one calendar year.
    pub period: Period,
    /// The day that the statements bear.
    pub issued_on: Day,
    /// Whether production is in the emissions trading system; to be said where the agreement's plants are not all alike.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ets_covered: Option<bool>,
    /// The statements' language where a customer's is not given.
    #[serde(default)]
    pub language: Language,
    /// The fuels.
    pub fuel: Vec<HeatFuelSent>,
    /// EU minima that a person has entered and signed, where the law's are still to be entered.
    #[serde(default)]
    pub minimum: Vec<EnteredMinimum>,
}

impl HeatStatementsWanted {
    /// The whole production: what was sent, with the agreement, its readings and the refunds of its claims.
    ///
    /// # Errors
    /// Every fault, where it is.
    pub(super) fn whole(self, file: &AgreementFile) -> Result<(Production, Vec<u32>), Vec<Problem>> {
        let mut faults = Vec::new();
        let ets_covered = covered(self.ets_covered, file).map_err(|fault| faults.push(fault));
        let refunded = refunds(&self.fuel, self.period, file).map_err(|more| faults.extend(more));
        let Some(first) = file.agreements.first() else {
            return Err(vec![Problem::plain(
                "",
                Text::new("Der er ingen aftale.", "There is no agreement."),
            )]);
        };
        let refunded = refunded.unwrap_or_default();
        let fuels = self.fuel.into_iter().map(|sent| burnt(sent, refunded.as_ref())).collect();
        let production = Production {
            supplier: Supplier {
                name: file.company.name.clone(),
                address: self.supplier.address,
                cvr: file.company.cvr.clone(),
                contact: self.supplier.contact,
            },
            agreement: HeatAgreement { number: file.number.clone(), signed_on: first.signed.at.day() },
            period: self.period,
            issued_on: self.issued_on,
            ets_covered: ets_covered.unwrap_or_default(),
            language: self.language,
            fuels,
            minimum: self.minimum,
            readings: file.readings(),
        };
        faults.extend(production.faults());
        let claims = refunded.map(|found| found.claims).unwrap_or_default();
        if faults.is_empty() { Ok((production, claims)) } else { Err(faults) }
    }
}

/// What the claims refunded; none where the company has said it itself, which it does for every fuel or for none.
fn refunds(
    fuels: &[HeatFuelSent],
    period: Period,
    file: &AgreementFile,
) -> Result<Option<Refunded>, Vec<Problem>> {
    let silent: Vec<usize> =
        fuels.iter().enumerate().filter(|(_, f)| f.refund_kroner.is_none()).map(|(at, _)| at).collect();
    if silent.is_empty() {
        return Ok(None);
    }
    if silent.len() == fuels.len() {
        let named: Vec<Fuel> = fuels.iter().map(|fuel| fuel.fuel).collect();
        return file.refunded(period, &named).map(Some);
    }
    let text = Text::new(
        "Skriv det tilbagebetalte beløb for hvert brændsel, eller for ingen.",
        "Write the amount refunded for each fuel, or for none.",
    );
    let missing = |at: usize| {
        Problem::under(Provision::of("bek1504.5.2.2"), format!("/fuel/{at}/refund_kroner"), text.clone())
    };
    Err(silent.into_iter().map(missing).collect())
}

fn burnt(sent: HeatFuelSent, refunded: Option<&Refunded>) -> FuelBurnt {
    let (refund_kroner, refund_from) = match refunded {
        Some(found) => (rounding::kroner(found.of(sent.fuel)).0, RefundFrom::Claims),
        None => (sent.refund_kroner.unwrap_or_default(), RefundFrom::Entered),
    };
    FuelBurnt {
        fuel: sent.fuel,
        energy_gj: sent.energy_gj,
        co2_tax_kroner: sent.co2_tax_kroner,
        refund_kroner,
        refund_from,
        energy_tax_kroner: sent.energy_tax_kroner,
    }
}

/// Whether production is in the emissions trading system: as the agreement's plants are, where they are alike.
fn covered(said: Option<bool>, file: &AgreementFile) -> Result<bool, Problem> {
    let plants = file.terms().map(|terms| terms.plants.as_slice()).unwrap_or_default();
    let alike = plants.first().map(|plant| plant.ets_covered);
    let alike = alike.filter(|first| plants.iter().all(|plant| plant.ets_covered == *first));
    let fault = |da, en| Err(Problem::under(Provision::of("bek1504.5.3"), "/ets_covered", Text::new(da, en)));
    match (said, alike) {
        (Some(said), Some(alike)) if said != alike => fault(
            "Aftalens anlæg siger det modsatte. Ret oplysningen, eller få aftalen ændret.",
            "The agreement's plants say the opposite. Correct it, or have the agreement amended.",
        ),
        (Some(said), _) => Ok(said),
        (None, Some(alike)) => Ok(alike),
        (None, None) => fault(
            "Nogle af aftalens anlæg er kvoteomfattede og andre ikke. Skriv, om denne produktion er det.",
            "Some of the agreement's plants are in the emissions trading system and some are not. Say whether this production is.",
        ),
    }
}
