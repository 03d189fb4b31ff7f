//! How much of a lot counts (BEK 1504 § 3, stk. 1, nr. 4-6).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::holding::{Holding, NotStored, NotStoredCause, Verdict};
use crate::law::quantity::Tonnes;
use crate::law::reading::Readings;
use crate::law::{Day, Provision, Receipt, Text};
use crate::refund::custody::chain::Chain;
use crate::refund::custody::position::Position;

/// The readings that what counts rests on.
const READINGS: [&str; 6] = [
    "foreign-approval",
    "carrier-approval",
    "pilot-storage",
    "refund-period",
    "repayment-cause",
    "open-standards",
];

/// What the computation of a lot's eligible tonnes is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EligibilityInput {
    /// The lot.
    pub lot: String,
    /// What was captured.
    pub captured: Tonnes,
    /// The last day to store it.
    pub store_by: Day,
    /// The day that is asked of.
    pub day: Day,
    /// Where its tonnes are.
    pub holdings: Vec<Holding>,
    /// The case's readings.
    pub readings: Readings,
}

/// How much of a lot counts on a day, and why the rest does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CustodyEligibility)]
pub struct Eligibility {
    /// The lot.
    pub lot: String,
    /// The day that was asked of.
    pub day: Day,
    /// What was captured.
    pub captured: Tonnes,
    /// What counts: handed over for storage in time, or stored by the deadline in an approved site, or released after
    /// hand-over.
    pub eligible: Tonnes,
    /// What does not count yet, and may.
    pub not_yet: Tonnes,
    /// What does not count, by cause; with the two figures above it adds up to the captured tonnes.
    pub not_stored: Vec<NotStored>,
    /// Every holding, with its reason.
    pub parts: Vec<EligiblePart>,
    /// How it was reached.
    pub receipt: Receipt,
}

/// What a holding comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EligiblePart {
    /// Where.
    pub at: Position,
    /// How much.
    pub tonnes: Tonnes,
    /// Whether it counts.
    pub counts: bool,
    /// The cause, where it does not count.
    pub cause: Option<NotStoredCause>,
    /// Why.
    pub why: Text,
    /// What it is held against.
    pub provision: Provision,
}

impl Eligibility {
    /// Computes what counts.
    pub fn of(input: &EligibilityInput) -> Self {
        let mut receipt = Receipt::begin("eligible-tonnes", json!(input));
        receipt.readings = READINGS.iter().filter_map(|id| input.readings.used(id)).collect();
        let parts: Vec<EligiblePart> =
            input.holdings.iter().map(|holding| part(holding, input.store_by, input.day)).collect();
        let mut causes: BTreeMap<NotStoredCause, Tonnes> = BTreeMap::new();
        let (mut eligible, mut not_yet) = (Tonnes::default(), Tonnes::default());
        for part in &parts {
            let place = part.at.text();
            let text =
                Text::new(format!("{}: {}", place.da, part.why.da), format!("{}: {}", place.en, part.why.en));
            let sign = if part.counts { "+" } else { "0 ×" };
            receipt.step(Some(part.provision.clone()), text, format!("{sign} {}", part.tonnes));
            match (part.counts, part.cause) {
                (true, _) => eligible.0 += part.tonnes.0,
                (false, None) => not_yet.0 += part.tonnes.0,
                (false, Some(cause)) => causes.entry(cause).or_default().0 += part.tonnes.0,
            }
        }
        let not_stored: Vec<NotStored> = causes
            .into_iter()
            .map(|(cause, tonnes)| NotStored {
                cause,
                tonnes,
                consequence: cause.consequence(),
                text: cause.text(),
            })
            .collect();
        let result = json!({ "eligible": eligible, "not_yet": not_yet, "not_stored": not_stored });
        Self {
            lot: input.lot.clone(),
            day: input.day,
            captured: input.captured,
            eligible,
            not_yet,
            not_stored,
            parts,
            receipt: receipt.end(result),
        }
    }
}

fn part(holding: &Holding, store_by: Day, day: Day) -> EligiblePart {
    let (counts, cause, why) = match holding.judged(store_by, day) {
        Verdict::Counts(why) => (true, None, why),
        Verdict::NotYet(why) => (false, None, why),
        Verdict::Not(cause) => (false, Some(cause), cause.text()),
    };
    let provision = match (&holding.at, cause) {
        (_, Some(cause)) => cause.provision(),
        (Position::Released, None) => Provision::of("bek1504.3.1.6"),
        _ => Provision::of("bek1504.3.1.4"),
    };
    // A site's standing is said wherever it was asked, so that a caveat on its permit is seen.
    let why = match &holding.site {
        Some(site) => {
            Text::new(format!("{}. {}", why.da, site.why.da), format!("{}. {}", why.en, site.why.en))
        }
        None => why,
    };
    EligiblePart { at: holding.at.clone(), tonnes: holding.tonnes, counts, cause, why, provision }
}

impl Chain {
    /// How much of a lot counts on a day, on the case's readings; none for a lot that there is not.
    pub fn eligible(&self, lot: &str, day: Day, readings: &Readings) -> Option<Eligibility> {
        let lot = self.lot(lot)?;
        Some(Eligibility::of(&EligibilityInput {
            lot: lot.id.clone(),
            captured: lot.captured,
            store_by: lot.store_by,
            day,
            holdings: self.holdings(&lot.id, day),
            readings: readings.clone(),
        }))
    }

    /// What of a lot does not count as stored on a day, by cause: what § 3, stk. 1, nr. 6 may ask back, with what an official
    /// must find out first kept apart.
    pub fn not_stored(&self, lot: &str, day: Day) -> Vec<NotStored> {
        self.eligible(lot, day, &Readings::default()).map(|found| found.not_stored).unwrap_or_default()
    }
}
