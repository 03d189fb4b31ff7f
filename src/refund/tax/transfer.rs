//! CO2 sent by one and received by another: which figure both use (MRR article 48(3); reading `transfer-deviation`).

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{json, to_value};
use utoipa::ToSchema;

use super::bounds::{figure, too_many_digits};
use crate::casework::Problem;
use crate::law::quantity::{Percent, Tonnes, written};
use crate::law::reading::Readings;
use crate::law::{Language, Provision, Receipt, Text};

/// Two measurements of the same CO2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransferInput {
    /// What the sender measured.
    pub sent_tonnes: Tonnes,
    /// The uncertainty of the sender's measurement.
    pub sent_uncertainty_percent: Percent,
    /// What the receiver measured.
    pub received_tonnes: Tonnes,
    /// The uncertainty of the receiver's measurement.
    pub received_uncertainty_percent: Percent,
    /// Where the case departs from the default readings.
    #[serde(default)]
    pub readings: Readings,
}

/// The figure that both sides use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TransferResult {
    /// The mean of the two where the deviation is explained, else the lower.
    pub agreed_tonnes: Tonnes,
    /// Whether the uncertainty of measurement explains the deviation. Where it does not, an official looks at it.
    pub explained: bool,
    /// How far apart the two are.
    pub deviation_tonnes: Tonnes,
    /// How far apart they may be, half up to 0.1 t; the test itself is exact.
    pub allowed_tonnes: Tonnes,
    /// How it was reached.
    pub receipt: Receipt,
}

/// The largest transfer, in tonnes: what keeps the squares within what can be held exactly.
const MOST_TONNES: i64 = 10_000_000;

/// Tonnes are compared in units of 10^-11 t: six decimals of tonnes, three of per cent, and the per cent itself.
const FINEST: u32 = 11;

/// The figure that sender and receiver both use.
///
/// # Errors
/// Every fault in the figures, with a pointer to it.
pub fn transfer(input: &TransferInput) -> Result<TransferResult, Vec<Problem>> {
    let mut faults = Vec::new();
    for (at, tonnes) in [("/sent_tonnes", input.sent_tonnes), ("/received_tonnes", input.received_tonnes)] {
        figure(tonnes.0, Decimal::from(MOST_TONNES), 6, at, &mut faults);
    }
    for (at, percent) in [
        ("/sent_uncertainty_percent", input.sent_uncertainty_percent),
        ("/received_uncertainty_percent", input.received_uncertainty_percent),
    ] {
        figure(percent.0, Decimal::ONE_HUNDRED, 3, at, &mut faults);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    compute(input).ok_or_else(too_many_digits)
}

/// A figure times a power of ten, which makes it whole.
fn whole(figure: Decimal, power: u32) -> Option<u128> {
    let figure = figure.normalize();
    let factor = 10_u128.checked_pow(power.checked_sub(figure.scale())?)?;
    u128::try_from(figure.mantissa()).ok()?.checked_mul(factor)
}

fn compute(input: &TransferInput) -> Option<TransferResult> {
    let (sent, received) = (input.sent_tonnes.0, input.received_tonnes.0);
    let deviation = sent.checked_sub(received)?.abs();
    // Tonnes × 10^6 times per cent × 10^3 is tonnes × 10^11.
    let own = |tonnes: Decimal, percent: Percent| whole(tonnes, 6)?.checked_mul(whole(percent.0, 3)?);
    let (of_sent, of_received) =
        (own(sent, input.sent_uncertainty_percent)?, own(received, input.received_uncertainty_percent)?);
    let apart = whole(deviation, FINEST)?;
    let (explained, allowed) = if input.readings.is("transfer-deviation", "sum-of-uncertainties") {
        let sum = of_sent.checked_add(of_received)?;
        (apart <= sum, sum)
    } else {
        let squares = of_sent.checked_mul(of_sent)?.checked_add(of_received.checked_mul(of_received)?)?;
        (apart.checked_mul(apart)? <= squares, squares.isqrt())
    };
    let tenth = 10_u128.pow(FINEST - 1);
    let tenths = allowed.checked_add(tenth / 2)? / tenth;
    let allowed = Decimal::try_from_i128_with_scale(i128::try_from(tenths).ok()?, 1).ok()?;
    let agreed = if explained {
        sent.checked_add(received)?.checked_div(Decimal::TWO)?.normalize()
    } else {
        sent.min(received)
    };
    let receipt = receipt(input, (deviation, allowed, agreed), explained);
    Some(TransferResult {
        agreed_tonnes: Tonnes(agreed),
        explained,
        deviation_tonnes: Tonnes(deviation),
        allowed_tonnes: Tonnes(allowed),
        receipt,
    })
}

fn receipt(
    input: &TransferInput,
    (deviation, allowed, agreed): (Decimal, Decimal, Decimal),
    explained: bool,
) -> Receipt {
    let mut receipt = Receipt::begin("transfer", to_value(input).unwrap_or_default());
    receipt.readings.extend(input.readings.used("transfer-deviation"));
    let law = || Some(Provision::of("mrr.48.3"));
    let tonnes = |figure: Decimal| format!("{} t", figure.normalize());
    let (sent, received) = (input.sent_tonnes.0, input.received_tonnes.0);
    let both = |language| (written(sent, language), written(received, language));
    let (da, en) = (both(Language::Da), both(Language::En));
    receipt.step(
        law(),
        Text::new(
            format!("afvigelse mellem afsendt {} t og modtaget {} t", da.0, da.1),
            format!("deviation between {} t sent and {} t received", en.0, en.1),
        ),
        tonnes(deviation),
    );
    let (us, ur) = (input.sent_uncertainty_percent, input.received_uncertainty_percent);
    receipt.step(
        law(),
        Text::new(
            format!("størst afvigelse, som måleusikkerhederne på {us} og {ur} forklarer; vist med 0,1 t"),
            format!("largest deviation that the uncertainties of {us} and {ur} explain; shown to 0.1 t"),
        ),
        tonnes(allowed),
    );
    let text = if explained {
        Text::new(
            "forklaret: gennemsnittet bruges i begge rapporter",
            "explained: the mean is used in both reports",
        )
    } else {
        Text::new(
            "ikke forklaret: det laveste tal bruges, og en embedsmand ser på afvigelsen",
            "not explained: the lower figure is used, and an official looks at the deviation",
        )
    };
    receipt.step(law(), text, tonnes(agreed));
    receipt.end(json!({
        "agreed_tonnes": agreed,
        "explained": explained,
        "deviation_tonnes": deviation,
        "allowed_tonnes": allowed,
    }))
}
