//! Control (§ 6): which parts of an agreement deserve a look first, and why. A sample by risk; what it leads to, a person decides.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::procedure::AgreementFile;
use super::procedure::file::{ClaimOnFile, ClaimState, SeriesOnFile};
use crate::law::{Day, Text};

/// Something that was drawn for control.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ControlSample)]
pub struct Sampled {
    /// What it is in the case: `claim 3`, `lot L2`, `series 4`, `transport T7`.
    pub about: String,
    /// The risk: the sum of its reasons' weights.
    pub risk: u32,
    /// Why it was drawn.
    pub reasons: Vec<Text>,
}

/// The sample of an agreement on a day: the highest risk first, `size` at the most. The same file gives the same sample.
pub fn sample(file: &AgreementFile, on: Day, size: usize) -> Vec<Sampled> {
    let claims = file.claims.iter().map(|c| of_claim(file, c, on));
    let series = file.series.iter().map(of_series);
    let lots = file.chain.lots().iter().map(|lot| of_lot(file, &lot.id, on));
    let transports = file.chain.transports().iter().map(|t| {
        let mut risk = Risk::of(format!("transport {}", t.id));
        let flags = u32::try_from(t.flags.len()).unwrap_or(u32::MAX);
        risk.add_if(
            flags > 0,
            flags.saturating_mul(15),
            "målinger eller kvalitet afviger",
            "measurements or quality deviate",
        );
        risk
    });
    let mut all: Vec<Sampled> =
        claims.chain(series).chain(lots).chain(transports).filter_map(Risk::drawn).collect();
    all.sort_by(|a, b| b.risk.cmp(&a.risk).then_with(|| a.about.cmp(&b.about)));
    all.truncate(size);
    all
}

struct Risk(Sampled);

impl Risk {
    fn of(about: String) -> Self {
        Self(Sampled { about, risk: 0, reasons: Vec::new() })
    }

    fn add_if(&mut self, holds: bool, weight: u32, da: &str, en: &str) {
        if holds {
            self.0.risk = self.0.risk.saturating_add(weight);
            self.0.reasons.push(Text::new(da, en));
        }
    }

    fn drawn(self) -> Option<Sampled> {
        (self.0.risk > 0).then_some(self.0)
    }
}

fn of_claim(file: &AgreementFile, claim: &ClaimOnFile, on: Day) -> Risk {
    let mut risk = Risk::of(format!("claim {}", claim.number));
    let paid = matches!(claim.state, ClaimState::Paid | ClaimState::Final);
    risk.add_if(paid, 10, "der er udbetalt", "money has been paid");
    // The largest payments weigh more: ten for every tenth of what the agreement has been paid.
    let all: i64 = file.claims.iter().fold(0, |sum, c| sum.saturating_add(c.paid_ore()));
    let tenths = claim.paid_ore().saturating_mul(10).checked_div(all).unwrap_or(0);
    let weight = u32::try_from(tenths).unwrap_or(0).saturating_mul(3);
    risk.add_if(weight > 0, weight, "stor andel af det udbetalte", "a large share of what was paid");
    risk.add_if(claim.state == ClaimState::Paid, 10, "ikke opgjort endeligt", "not made final");
    risk.add_if(
        claim.claim.what.claim.corrects.is_some(),
        15,
        "retter en anden ansøgning",
        "corrects another claim",
    );
    risk.add_if(
        claim.claim.what.claim.co2_tax.is_some(),
        20,
        "afgiften er indtastet, ikke beregnet",
        "the tax was entered, not computed",
    );
    let differs = claim.trued_up.as_ref().is_some_and(|t| t.what.difference_ore != 0);
    risk.add_if(differs, 15, "endelig opgørelse afveg", "the final figure differed");
    let old = claim.claim.at.day().days_since(claim.claim.what.claim.to) > 365;
    risk.add_if(old, 10, "ansøgt mere end et år efter perioden", "claimed more than a year after the period");
    let open = claim.claim.what.claim.to.plus_days(365) < on && claim.state != ClaimState::Final && paid;
    risk.add_if(
        open,
        20,
        "foreløbig mere end et år efter perioden",
        "provisional more than a year after the period",
    );
    risk
}

fn of_series(series: &SeriesOnFile) -> Risk {
    let mut risk = Risk::of(format!("series {}", series.number));
    let measured = &series.series.what.measured;
    let (mut hours, mut substituted) = (0_u64, 0_u64);
    for point in &measured.points {
        hours = hours.saturating_add(point.hours_in_period.into());
        substituted = substituted.saturating_add(point.hours_substituted.into());
    }
    let per_cent = substituted.saturating_mul(100).checked_div(hours).unwrap_or(0);
    let weight = u32::try_from(per_cent).unwrap_or(100).saturating_mul(2);
    risk.add_if(substituted > 0, weight.saturating_add(5), "timer er erstattet", "hours were substituted");
    risk.add_if(!measured.complete, 30, "serien er ufuldstændig", "the series is incomplete");
    risk.add_if(
        !measured.warnings.is_empty(),
        15,
        "udstyr har været ude længe",
        "equipment was out for long",
    );
    risk.add_if(
        series.series.what.corrects.is_some(),
        15,
        "retter en anden serie",
        "corrects another series",
    );
    risk
}

fn of_lot(file: &AgreementFile, lot: &str, on: Day) -> Risk {
    let mut risk = Risk::of(format!("lot {lot}"));
    let zero = crate::law::quantity::Tonnes::default();
    let whereabouts = file.chain.whereabouts(lot);
    risk.add_if(whereabouts.unaccounted > zero, 30, "CO2 kan ikke redegøres for", "CO2 is not accounted for");
    risk.add_if(whereabouts.diverted > zero, 25, "CO2 er brugt til andet", "CO2 was diverted");
    risk.add_if(whereabouts.released_after_hand_over > zero, 10, "CO2 er sluppet ud", "CO2 was released");
    let overdue = file.chain.overdue(on).iter().any(|o| o.lot == lot);
    risk.add_if(overdue, 30, "lagringsfristen er overskredet", "the storage deadline has passed");
    let extended = file.extensions.iter().any(|e| e.request.what.request.lot == lot);
    risk.add_if(extended, 10, "forlængelse er søgt", "an extension was asked for");
    risk
}
