//! A run: a production and its customers made into statements whose shares add up. The file of customers is read twice, once to
//! check it and to see what there is to share, once to make the statements; so memory does not grow with it but for the few bytes
//! that the shares take.

use std::io::Read;

use serde::{Deserialize, Serialize};
use serde_json::{json, to_value};
use utoipa::ToSchema;

use super::customers::{Customer, Totals, read_customers};
use super::minimum::{applies, basis_of, figures, tested};
use super::production::{FuelBurnt, Production};
use super::shares::{Shares, Sharing};
use super::statement::{MinimumSaid, Statement};
use crate::casework::Problem;
use crate::law::{Digest, Provision, Receipt, Text};
use crate::refund::tax::{Exact, Fuel, rounding, too_many_digits};

/// The readings that a run rests on.
const READINGS: [&str; 4] = ["invoice-sharing-key", "minimum-trigger", "minimum-basis", "minimum-in-kroner"];

/// A run that has been looked through and can be made.
#[derive(Clone, Debug)]
pub struct Run {
    production: Production,
    shares: Shares,
    minimum: Vec<MinimumSaid>,
    /// What it comes to.
    pub summary: Summary,
}

/// What a run comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = HeatRunSummary)]
pub struct Summary {
    /// How many customers.
    pub customers: u64,
    /// The tax actually paid that is shared, in øre.
    pub net_tax_ore: i64,
    /// Statements that are held back, since § 5, stk. 3 is due and a figure of the law is missing.
    pub held_back: u64,
    /// The figures that are missing, with where they are entered and by whom.
    pub missing: Vec<Problem>,
    /// How the shares and the minimum were reached.
    pub receipt: Receipt,
}

/// A customer's statement, or that it is held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// The statement.
    Statement(Box<Statement>),
    /// The statement on the minimum is due and cannot be made, so none is.
    HeldBack(Box<Customer>),
}

impl Run {
    /// Looks through the customers: checks every row, and finds how the net tax is shared. `customers` is the digest of the file.
    ///
    /// # Errors
    /// Every fault of the file with its line and column, or that nothing was delivered.
    pub fn prepare<R: Read>(
        production: Production,
        input: R,
        customers: &Digest,
    ) -> Result<Self, Vec<Problem>> {
        let mut deliveries = Vec::new();
        let totals = read_customers(input, &production, &mut |customer| deliveries.push(customer.energy))?;
        let net = production.net_ore();
        let mut sharing = Sharing::begin(net, totals.energy).ok_or_else(nothing_delivered)?;
        deliveries.iter().for_each(|delivered| sharing.look_at(*delivered));
        let shares = sharing.end().ok_or_else(too_many_digits)?;
        let mut receipt = Receipt::begin(
            "heat-statements",
            json!({ "production": to_value(&production).unwrap_or_default(), "customers": customers }),
        );
        receipt.readings = READINGS.into_iter().filter_map(|id| production.readings.used(id)).collect();
        shared(&production, &totals, &mut receipt);
        let (due, why) = applies(true, production.ets_covered, &production.readings);
        receipt.step(Some(Provision::of("bek1504.5.3")), why, if due { "ja / yes" } else { "nej / no" });
        let (minimum, missing) = if due && totals.vat_registered > 0 {
            match minima(&production, &mut receipt) {
                Ok(found) => (found, Vec::new()),
                Err(missing) => (Vec::new(), missing),
            }
        } else {
            (Vec::new(), Vec::new())
        };
        let held_back = if missing.is_empty() { 0 } else { totals.vat_registered };
        let receipt = receipt.end(json!({
            "customers": totals.customers, "net_tax_ore": net, "held_back": held_back,
        }));
        let summary = Summary { customers: totals.customers, net_tax_ore: net, held_back, missing, receipt };
        Ok(Self { production, shares, minimum, summary })
    }

    /// The production.
    pub fn production(&self) -> &Production {
        &self.production
    }

    /// Makes each customer's statement, in the order of the file, which must be the one that was looked through.
    ///
    /// # Errors
    /// As [`Run::prepare`], where the file has changed since.
    pub fn make<R: Read>(&self, input: R, each: &mut dyn FnMut(Made)) -> Result<Totals, Vec<Problem>> {
        let mut shares = self.shares.clone();
        let due = |vat_registered| {
            applies(vat_registered, self.production.ets_covered, &self.production.readings).0
        };
        let (due_to_registered, held) = (due(true), self.summary.held_back > 0);
        read_customers(input, &self.production, &mut |customer: Customer| {
            let share = shares.next(customer.energy);
            let due = customer.vat_registered && due_to_registered;
            each(if due && held {
                Made::HeldBack(Box::new(customer))
            } else {
                let minimum = if due { self.minimum.as_slice() } else { &[] };
                Made::Statement(Box::new(Statement::of(customer, self.production.language, share, minimum)))
            });
        })
    }
}

fn nothing_delivered() -> Vec<Problem> {
    let text = Text::new(
        "Der er ikke leveret noget, så afgiften kan ikke fordeles.",
        "Nothing was delivered, so the tax cannot be shared.",
    );
    vec![Problem::under(Provision::of("bek1504.5.2.2"), "/lines", text)]
}

fn shared(production: &Production, totals: &Totals, receipt: &mut Receipt) {
    let net = production.net_ore();
    for fuel in &production.fuels {
        let name = fuel.fuel.name();
        receipt.step(
            Some(Provision::of("bek1504.5.2.2")),
            Text::new(
                format!("{}: betalt CO2-afgift, kr.", name.da),
                format!("{}: CO2 tax paid, kroner", name.en),
            ),
            fuel.co2_tax_kroner.to_string(),
        );
    }
    receipt.step(
        Some(Provision::of("bek1504.5.2.2")),
        Text::new("CO2-afgift efter tilbagebetaling, kr.", "CO2 tax after refund, kroner"),
        rounding::kroner(net).0.to_string(),
    );
    receipt.step(
        Some(Provision::of("bek1504.5.2.2")),
        Text::new(
            "delt efter leveret energi, de største rester rundet op",
            "shared over the delivered energy, the largest remainders rounded up",
        ),
        totals.energy.to_string(),
    );
}

/// The test of the minimum for each fuel, or the figures that are missing.
fn minima(production: &Production, receipt: &mut Receipt) -> Result<Vec<MinimumSaid>, Vec<Problem>> {
    let names: Vec<Fuel> = production.fuels.iter().map(|fuel| fuel.fuel).collect();
    let figures = figures(production.period.from.year(), &names, &production.minimum)?;
    let mut said = Vec::new();
    for (fuel, least) in production.fuels.iter().zip(&figures.minima) {
        let found = per_gj(fuel).and_then(|(after, before, energy)| {
            let basis = basis_of(&production.readings, after, Some(before), energy)?;
            tested(&basis, least, &figures, receipt)
        });
        said.push(MinimumSaid::of(found.ok_or_else(too_many_digits)?));
    }
    receipt.parameters.extend(figures.used);
    Ok(said)
}

/// The tax per GJ of a fuel: after refund, before it, and the energy tax.
fn per_gj(fuel: &FuelBurnt) -> Option<(Exact, Exact, Option<Exact>)> {
    let gj = Exact::from_decimal(fuel.energy_gj)?;
    let before = Exact::from_decimal(fuel.co2_tax_kroner)?;
    let after = before.minus(Exact::from_decimal(fuel.refund_kroner)?)?;
    let energy = match fuel.energy_tax_kroner {
        Some(kroner) => Some(Exact::from_decimal(kroner)?.over(gj)?),
        None => None,
    };
    Some((after.over(gj)?, before.over(gj)?, energy))
}
