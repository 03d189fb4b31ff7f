//! Sent against received: two measurements of the same CO2.
//!
//! The two figures are of one quantity. Where their uncertainty explains the difference, both sides use the arithmetic mean
//! (MRR art. 48, stk. 3); where it does not, the prudent figure for a refund is the lower. That figure is *agreed*.
//!
//! No tonne may appear or vanish over it, so only tonnes that were sent can arrive:
//!
//! - `counted` is the agreed figure, but never more than what was in the transport; it moves to where it arrived.
//! - What was in the transport beyond it moves to *unaccounted for*, with the cause that tells a difference explained by
//!   uncertainty from one that is not. It is split over the transport's lots in proportion.
//! - Where the agreed figure is above what was sent, there is nothing to move: the excess is a *surplus*, shown and flagged,
//!   and counted nowhere. Tonnes of a lot come from its capture alone; if the capture was measured too low, that is
//!   corrected there and not by an arrival.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::amount::{self, Kg};
use super::flag::{Flag, FlagKind};
use super::position::MissingCause;
use crate::law::quantity::{Percent, Tonnes};
use crate::law::reading::Readings;
use crate::law::{Provision, Receipt, Text};

/// The agreed figure of a transport, with what it comes of. Everything that was measured stays visible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = TransferReconciliation)]
pub struct Reconciliation {
    /// What the sender measured.
    pub sent: Tonnes,
    /// The uncertainty of that, in per cent.
    pub sent_uncertainty_percent: Percent,
    /// What was recorded as lost on the way.
    pub lost_on_the_way: Tonnes,
    /// What was in the transport when it arrived: sent less lost.
    pub expected: Tonnes,
    /// What the receiver measured.
    pub received: Tonnes,
    /// The uncertainty of that, in per cent.
    pub received_uncertainty_percent: Percent,
    /// How far expected and received are apart.
    pub deviation: Tonnes,
    /// What both measurements' uncertainty together explains, rounded down to the kilogramme.
    pub explained: Tonnes,
    /// Whether the deviation is within that.
    pub within_uncertainty: bool,
    /// The mean within, the lower figure beyond; to the kilogramme, rounded down.
    pub agreed: Tonnes,
    /// What moved on: the agreed figure, never above what was expected.
    pub counted: Tonnes,
    /// What is unaccounted for: expected less counted.
    pub unaccounted: Tonnes,
    /// What the agreed figure is above what was expected; counted nowhere.
    pub surplus: Tonnes,
    /// The alternative of the reading `transfer-deviation` that was used: `quadrature` or `sum-of-uncertainties`.
    pub reading: String,
}

/// The reading's id, and the alternative that is not the default.
const READING: &str = "transfer-deviation";
const SUM: &str = "sum-of-uncertainties";
const QUADRATURE: &str = "quadrature";

impl Reconciliation {
    /// Holds the two figures against each other. `expected` is `sent` less what was recorded as lost on the way.
    pub(super) fn of(
        sent: (Kg, Percent),
        expected: Kg,
        received: (Kg, Percent),
        readings: &Readings,
    ) -> Self {
        let sum = readings.is(READING, SUM);
        // Uncertainties in hundredths of a gramme: kilogrammes times thousandths of a per cent, so that the comparison
        // is one of whole numbers and exact.
        let of_sent = i128::from(sent.0) * i128::from(amount::thousandths(sent.1));
        let of_received = i128::from(received.0) * i128::from(amount::thousandths(received.1));
        let deviation = expected.abs_diff(received.0);
        let apart = i128::from(deviation) * 100_000;
        let (within, explained) = if sum {
            (apart <= of_sent + of_received, of_sent + of_received)
        } else {
            let squares = of_sent * of_sent + of_received * of_received;
            (apart * apart <= squares, squares.isqrt())
        };
        let agreed = if within { expected.midpoint(received.0) } else { expected.min(received.0) };
        let counted = agreed.min(expected);
        Self {
            sent: amount::tonnes(sent.0),
            sent_uncertainty_percent: sent.1,
            lost_on_the_way: amount::tonnes(sent.0 - expected),
            expected: amount::tonnes(expected),
            received: amount::tonnes(received.0),
            received_uncertainty_percent: received.1,
            deviation: amount::tonnes(Kg::try_from(deviation).unwrap_or(Kg::MAX)),
            explained: amount::tonnes(Kg::try_from(explained / 100_000).unwrap_or(Kg::MAX)),
            within_uncertainty: within,
            agreed: amount::tonnes(agreed),
            counted: amount::tonnes(counted),
            unaccounted: amount::tonnes(expected - counted),
            surplus: amount::tonnes(agreed - counted),
            reading: if sum { SUM } else { QUADRATURE }.to_owned(),
        }
    }

    /// Why what did not arrive is unaccounted for.
    pub fn cause(&self) -> MissingCause {
        if self.within_uncertainty {
            MissingCause::WithinUncertainty
        } else {
            MissingCause::BeyondUncertainty
        }
    }

    /// What a reader must not overlook.
    pub fn flags(&self) -> Vec<Flag> {
        let mut flags = Vec::new();
        let (expected, received) = (self.expected, self.received);
        if !self.within_uncertainty {
            let (deviation, explained) = (self.deviation, self.explained);
            flags.push(Flag {
                kind: FlagKind::UnexplainedDeviation,
                text: Text::new(
                    format!("Afsendt {expected} og modtaget {received} afviger med {deviation}; måleusikkerheden forklarer {explained}. Den laveste måling er brugt."),
                    format!("Sent {expected} and received {received} differ by {deviation}; the uncertainty of measurement explains {explained}. The lower figure is used."),
                ),
                observed: Some(deviation.to_string()),
                limit: Some(explained.to_string()),
            });
        }
        if self.received > self.expected {
            flags.push(Flag {
                kind: FlagKind::Surplus,
                text: Text::new(
                    format!("Der er målt mere ved modtagelsen ({received}) end ved afsendelsen ({expected}). Der regnes højst med det afsendte."),
                    format!("More was measured on receipt ({received}) than on sending ({expected}). No more than what was sent is counted."),
                ),
                observed: Some(received.to_string()),
                limit: Some(expected.to_string()),
            });
        }
        flags
    }

    /// How the agreed figure was reached, so that another can reach it again.
    pub fn receipt(&self, readings: &Readings) -> Receipt {
        let mut receipt = Receipt::begin(
            "transfer-reconciliation",
            json!({
                "sent": self.sent,
                "sent_uncertainty_percent": self.sent_uncertainty_percent,
                "expected": self.expected,
                "received": self.received,
                "received_uncertainty_percent": self.received_uncertainty_percent,
                "reading": self.reading,
            }),
        );
        receipt.readings.extend(readings.used(READING).filter(|used| used.choice == self.reading));
        let article = || Some(Provision::of("mrr.48.3"));
        receipt.step(
            None,
            Text::new(
                "i transporten ved ankomst: afsendt minus tabt undervejs",
                "in the transport on arrival: sent less lost on the way",
            ),
            self.expected.to_string(),
        );
        receipt.step(
            article(),
            Text::new("afvigelse mellem de to målinger", "deviation between the two measurements"),
            self.deviation.to_string(),
        );
        let (da, en) = if self.reading == SUM {
            ("summen af de to usikkerheder", "the sum of the two uncertainties")
        } else {
            ("de to usikkerheder lagt sammen kvadratisk", "the two uncertainties added in quadrature")
        };
        receipt.step(article(), Text::new(da, en), self.explained.to_string());
        let (da, en) = if self.within_uncertainty {
            (
                "afvigelsen er forklaret: gennemsnittet, rundet ned til kilogram",
                "the deviation is explained: the mean, rounded down to the kilogramme",
            )
        } else {
            (
                "afvigelsen er ikke forklaret: den laveste måling",
                "the deviation is not explained: the lower figure",
            )
        };
        receipt.step(article(), Text::new(da, en), self.agreed.to_string());
        receipt.step(
            None,
            Text::new(
                "regnes med: højst det, der var i transporten",
                "counted: at most what was in the transport",
            ),
            self.counted.to_string(),
        );
        receipt.step(None, Text::new("ikke gjort rede for", "unaccounted for"), self.unaccounted.to_string());
        receipt.end(json!({ "agreed": self.agreed, "counted": self.counted, "unaccounted": self.unaccounted, "surplus": self.surplus }))
    }

    /// Reconciles again from a receipt's inputs; `None` where they are none.
    pub fn again(receipt: &Receipt, readings: &Readings) -> Option<Self> {
        let read = |name: &str| -> Option<Decimal> { receipt.inputs.get(name)?.as_str()?.parse().ok() };
        Some(Self::of(
            (amount::kg(Tonnes(read("sent")?)), Percent(read("sent_uncertainty_percent")?)),
            amount::kg(Tonnes(read("expected")?)),
            (amount::kg(Tonnes(read("received")?)), Percent(read("received_uncertainty_percent")?)),
            readings,
        ))
    }
}
