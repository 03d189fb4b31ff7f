//! The steps of the estimate, for its receipt.

use rust_decimal::Decimal;

use super::cost::Cost;
use super::saving::Saving;
use crate::law::quantity::{Megawatts, Tonnes};
use crate::law::{Receipt, Text};

/// Writes down how the cost was reached.
pub(super) fn of_cost(receipt: &mut Receipt, capacity: Decimal, cost: &Cost) {
    let shown = |figure: Decimal, digits: u32| figure.round_dp(digits).normalize();
    receipt.step(
        None,
        Text::new(
            "CO2 fanget pr. MWh indfyret: CO2-indholdet × 3,6 GJ/MWh × den andel, der fanges.",
            "CO2 captured per MWh fired: the CO2 content × 3.6 GJ/MWh × the share that is captured.",
        ),
        format!("{} t/MWh", shown(cost.tonnes_per_mwh, 6)),
    );
    receipt.step(
        None,
        Text::new(
            "Et års del af en investering (annuitet): r / (1 − (1 + r)^−n).",
            "A year's part of an investment (annuity): r / (1 − (1 + r)^−n).",
        ),
        shown(cost.annuity, 8).to_string(),
    );
    receipt.step(
        None,
        Text::new(
            "CO2 fanget om året: fanget pr. MWh × MW × fuldlasttimer.",
            "CO2 captured in a year: captured per MWh × MW × full-load hours.",
        ),
        format!("{} ({})", Tonnes(shown(cost.tonnes_per_year, 1)), Megawatts(capacity)),
    );
    receipt.step(
        None,
        Text::new(
            "Investering pr. MW på den rette linje mellem tabel 14's to størrelser; heraf teknologikatalogets fangst (tabel \
             13), resten er varmepumpe, mellemlager og lastbilstation.",
            "Investment per MW on the straight line between the two sizes of table 14; of it the technology catalogue's \
             capture (table 13), the rest is heat pump, buffer store and truck station.",
        ),
        format!("{} / {} mio. kr./MW", shown(cost.investment_per_mw, 4), shown(cost.catalogue_per_mw, 4)),
    );
    receipt.step(
        None,
        Text::new(
            "Fast drift og vedligehold pr. MW og år, på samme linje.",
            "Fixed operation and maintenance per MW and year, on the same line.",
        ),
        format!("{} kr./MW", shown(cost.fixed_per_mw, 2)),
    );
    for (figure, amount) in cost.lines {
        receipt.step(None, figure.text(), format!("{} kr./t", shown(amount, 4)));
    }
    receipt.step(
        None,
        Text::new(
            "Omkostning i alt: summen af de uafrundede linjer.",
            "Cost in all: the unrounded lines' sum.",
        ),
        format!("{} kr./t", shown(cost.total, 4)),
    );
}

/// Writes down how the saving was reached.
pub(super) fn of_saving(receipt: &mut Receipt, from_rates: bool, saving: &Saving) {
    let per_tonne = |amount: Decimal| format!("{} kr./t", amount.round_dp(4).normalize());
    if let Some(tax) = saving.tax_per_fossil_tonne {
        let text = if from_rates {
            Text::new(
                "Afgift pr. ton fossil CO2: satserne for varme og el vejet med den angivne andel til varme.",
                "Tax per tonne of fossil CO2: the rates for heat and power weighed by the share for heat that was given.",
            )
        } else {
            Text::new(
                "Afgift pr. ton fossil CO2: tabel 5's sparede afgifter delt med rapportens fossile andel.",
                "Tax per tonne of fossil CO2: table 5's taxes saved divided by the report's fossil share.",
            )
        };
        receipt.step(None, text, per_tonne(tax));
    }
    if let Some(taxes) = saving.taxes {
        receipt.step(
            None,
            Text::new(
                "Sparede afgifter: afgift pr. ton fossil CO2 × den fossile andel.",
                "Taxes saved: tax per tonne of fossil CO2 × the fossil share.",
            ),
            per_tonne(taxes),
        );
    }
    receipt.step(
        None,
        Text::new(
            format!("Sparede kvoter: kvoteprisen {} kr./t × den fossile andel.", saving.price),
            format!("Allowances saved: the allowance price {} kr./t × the fossil share.", saving.price),
        ),
        per_tonne(saving.allowances),
    );
}
