//! What the claims of a case have paid back of the tax on each fuel of a period.

use super::file::{AgreementFile, ClaimOnFile, ClaimState};
use crate::casework::Problem;
use crate::law::{Provision, Text};
use crate::refund::tax::{Exact, Fuel, Period, divided, tax_by_fuel};

/// What was paid back in a period, and by which claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refunded {
    /// Øre by fuel.
    pub by_fuel: Vec<(Fuel, i64)>,
    /// The claims, by number.
    pub claims: Vec<u32>,
}

impl Refunded {
    /// What was paid back of the tax on a fuel, in øre.
    pub fn of(&self, fuel: Fuel) -> i64 {
        self.by_fuel.iter().find(|(named, _)| *named == fuel).map_or(0, |(_, ore)| *ore)
    }

    fn add(&mut self, fuel: Fuel, ore: i64) {
        match self.by_fuel.iter_mut().find(|(named, _)| *named == fuel) {
            Some((_, sum)) => *sum = sum.saturating_add(ore),
            None => self.by_fuel.push((fuel, ore)),
        }
    }
}

impl AgreementFile {
    /// What was paid back in a period, less what has been demanded back, divided over a claim's fuels by their tax. `fuels` are
    /// those that the heat was made with.
    ///
    /// # Errors
    /// Where the claims do not say it: one is undecided, reaches out of the period, is of another fuel, or has its tax entered
    /// without a fuel; or there is none.
    pub fn refunded(&self, period: Period, fuels: &[Fuel]) -> Result<Refunded, Vec<Problem>> {
        let mut found = Refunded::default();
        let mut faults = Vec::new();
        for claim in &self.claims {
            let of = Period { from: claim.claim.what.claim.from, to: claim.claim.what.claim.to };
            let gone = matches!(claim.state, ClaimState::Refused | ClaimState::Reversed);
            if gone || of.to < period.from || of.from > period.to {
                continue;
            }
            match paid_back(claim, of, period, fuels) {
                Ok(parts) => {
                    parts.into_iter().for_each(|(fuel, ore)| found.add(fuel, ore));
                    found.claims.push(claim.number);
                }
                Err(text) => faults.push(fault(text)),
            }
        }
        if found.claims.is_empty() && faults.is_empty() {
            faults.push(fault(Text::new(
                "Sagen har ingen udbetalt ansøgning i perioden. Skriv det tilbagebetalte beløb, eller 0.",
                "The case has no claim of the period that is paid. Write the amount refunded, or 0.",
            )));
        }
        if faults.is_empty() { Ok(found) } else { Err(faults) }
    }
}

fn fault(text: Text) -> Problem {
    Problem::under(Provision::of("bek1504.5.2.2"), "/fuel", text)
}

fn paid_back(
    claim: &ClaimOnFile,
    of: Period,
    period: Period,
    fuels: &[Fuel],
) -> Result<Vec<(Fuel, i64)>, Text> {
    let n = claim.number;
    if of.from < period.from || of.to > period.to {
        return Err(Text::new(
            format!(
                "Ansøgning {n} gælder {} til {}, som kun delvis ligger i perioden. Skriv det tilbagebetalte beløb for perioden.",
                of.from, of.to
            ),
            format!(
                "Claim {n} is for {} to {}, only partly in the period. Write the amount refunded for the period.",
                of.from, of.to
            ),
        ));
    }
    if !matches!(claim.state, ClaimState::Paid | ClaimState::Final) {
        return Err(Text::new(
            format!(
                "Ansøgning {n} er ikke afgjort endnu. Vent på afgørelsen, eller skriv det tilbagebetalte beløb."
            ),
            format!(
                "Claim {n} has not been decided yet. Wait for the decision, or write the amount refunded."
            ),
        ));
    }
    let ore = claim.kept_ore();
    let own = &claim.claim.what.claim.fuels;
    if own.is_empty() {
        return match fuels {
            [only] => Ok(vec![(*only, ore)]),
            _ => Err(Text::new(
                format!(
                    "Ansøgning {n} siger ikke, hvilke brændsler afgiften er af. Skriv det tilbagebetalte beløb for hvert."
                ),
                format!(
                    "Claim {n} does not say which fuels its tax is on. Write the amount refunded for each."
                ),
            )),
        };
    }
    let taxes = tax_by_fuel(own, of).unwrap_or_default();
    if let Some((other, _)) = taxes.iter().find(|(fuel, _)| !fuels.contains(fuel)) {
        let name = other.name();
        return Err(Text::new(
            format!(
                "Ansøgning {n} gælder også afgift af {}. Tag brændslet med, eller skriv det tilbagebetalte beløb.",
                name.da
            ),
            format!(
                "Claim {n} is also for tax on {}. Include that fuel, or write the amount refunded.",
                name.en
            ),
        ));
    }
    let weights: Vec<Exact> = taxes.iter().map(|(_, tax)| *tax).collect();
    let parts = divided(ore, &weights).unwrap_or_default();
    Ok(taxes.into_iter().map(|(fuel, _)| fuel).zip(parts).collect())
}
