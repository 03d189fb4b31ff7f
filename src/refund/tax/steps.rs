//! The receipt of a refund, step by step.

use serde_json::to_value;

use super::fuel_tax::FuelTax;
use super::refund::Figures;
use super::rounding::{kroner, ore};
use super::share::Share;
use super::{Exact, RefundInput};
use crate::law::quantity::written;
use crate::law::{Language, Provision, Receipt, Text};

/// The readings that every refund rests on.
const ALWAYS: [&str; 5] =
    ["refund-share", "refund-period", "payment-before-report", "wrong-reference", "process-co2"];

pub(super) fn begin(input: &RefundInput, without_reliefs: bool) -> Receipt {
    let mut receipt = Receipt::begin("refund", to_value(input).unwrap_or_default());
    receipt.readings = ALWAYS.into_iter().filter_map(|id| input.readings.used(id)).collect();
    if !without_reliefs {
        receipt.readings.extend(input.readings.used("relief-order"));
    }
    receipt
}

fn amount(ore: i64) -> String {
    kroner(ore).0.to_string()
}

/// The tax on each fuel, and all of it.
pub(super) fn tax(receipt: &mut Receipt, input: &RefundInput, fuels: &[FuelTax], gross: i64) -> Option<()> {
    let law = || Some(Provision::of("co2al.2"));
    for line in fuels {
        receipt.step(law(), line.text.clone(), amount(ore(line.kroner)?));
        if !receipt.parameters.contains(&line.parameter) {
            receipt.parameters.push(line.parameter.clone());
        }
    }
    let text = match &input.co2_tax {
        Some(entered) => Text::new(
            format!("CO2-afgiften i perioden, som den er oplyst; ikke efterprøvet: {}", entered.source),
            format!("the CO2 tax of the period, as it was entered; not verified: {}", entered.source),
        ),
        None => Text::new("CO2-afgiften i perioden, i kroner", "the CO2 tax of the period, in kroner"),
    };
    receipt.step(law(), text, amount(gross));
    Some(())
}

/// What the other reliefs leave, one after the other.
pub(super) fn reliefs(
    receipt: &mut Receipt,
    input: &RefundInput,
    figures: &Figures,
    left: i64,
) -> Option<()> {
    for (at, relief) in input.other_reliefs.iter().enumerate() {
        let sofar = figures.reliefs.get(..=at)?;
        let stacked = super::refund::stack(input, figures.tax, sofar, Exact::ZERO)?;
        let (name, share) = (relief.basis.name(), &relief.fraction.0);
        let told = relief.text.as_ref().map_or_else(String::new, |text| format!(" ({text})"));
        let text = Text::new(
            format!("tilbage efter {}{told}: {share} af afgiften", name.da),
            format!("left after {}{told}: {share} of the tax", name.en),
        );
        receipt.step(relief.basis.provision(), text, amount(ore(stacked.after_reliefs)?));
    }
    let text = Text::new(
        "afgift, som tilbagebetalingen regnes af, i kroner",
        "tax that the refund is taken of, in kroner",
    );
    receipt.step(Some(Provision::of("co2al.9f.1")), text, amount(left));
    Some(())
}

/// The captured share as an exact fraction.
pub(super) fn share(receipt: &mut Receipt, share: &Share) {
    let (captured, before) = (share.captured.0, share.before.0);
    let of = if share.fossil {
        Text::new("fossil CO2", "fossil CO2")
    } else {
        Text::new("samlet CO2", "total CO2")
    };
    let text = Text::new(
        format!(
            "fanget andel, {}: {} t af {} t i røggassen før fangst",
            of.da,
            written(captured, Language::Da),
            written(before, Language::Da)
        ),
        format!(
            "captured share, {}: {} t of {} t in the flue gas before capture",
            of.en,
            written(captured, Language::En),
            written(before, Language::En)
        ),
    );
    receipt.step(Some(Provision::of("co2al.9f.2")), text, share.exact.written());
}

/// The refund, what is paid of it, and what is borne; in øre, whole kroner and øre.
pub(super) fn refund(receipt: &mut Receipt, input: &RefundInput, (back, paid, borne): (i64, i64, i64)) {
    let text = if input.readings.is("relief-order", "additive-capped") && !input.other_reliefs.is_empty() {
        Text::new(
            "tilbagebetaling: andelen af hele afgiften, dog højst det, som lempelserne lader tilbage; halvt opad til øre",
            "refund: the share of the whole tax, but what the reliefs leave at most; half up to the øre",
        )
    } else {
        Text::new(
            "tilbagebetaling: andelen af den afgift, der er tilbage; halvt opad til øre",
            "refund: the share of the tax that is left; half up to the øre",
        )
    };
    receipt.step(Some(Provision::of("bek1504.1")), text, amount(back));
    let text = Text::new(
        "til udbetaling: hele kroner, rundet ned fra det nøjagtige beløb",
        "to be paid: whole kroner, rounded down from the exact amount",
    );
    receipt.step(Some(Provision::of("co2al.9f.1")), text, paid.to_string());
    let text = Text::new(
        "afgift, som virksomheden bærer; øreafrunding falder her",
        "tax that the undertaking bears; the remainder of rounding falls here",
    );
    receipt.step(None, text, amount(borne));
}
