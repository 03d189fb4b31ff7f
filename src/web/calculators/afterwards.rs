//! What is asked of a refund afterwards: what is paid back, and what an invoice must say.

use super::fields::FUELS;
use crate::web::form::{Choice, Field, Kind};

const CAUSES: [Choice; 6] = [
    (
        "released-after-hand-over",
        "Udslip eller udledning efter overdragelse",
        "Release or emission after hand-over",
    ),
    ("diverted", "Brugt eller solgt til andet", "Used or sold for something else"),
    ("overdue", "Ikke lagret, da fristen løb ud", "Not stored when the time ran out"),
    ("not-stored", "Ikke lagret af anden grund", "Not stored for another reason"),
    ("vented-before-hand-over", "Udluftet før overdragelse", "Vented before hand-over"),
    ("unknown", "Årsagen er ukendt", "The cause is not known"),
];

/// What is paid back for CO2 that was not stored.
pub const REPAYMENT: &[Field] = &[
    Field::needed(
        "lost",
        "/lost_tonnes",
        Kind::Figure,
        "CO₂, der ikke er lagret, t",
        "CO₂ that was not stored, t",
    ),
    Field::needed("cause", "/cause", Kind::OneOf(&CAUSES), "Årsag", "Cause"),
    Field::needed("from", "/refund/period/from", Kind::Day, "Kravets første dag", "First day of the claim"),
    Field::needed("to", "/refund/period/to", Kind::Day, "Kravets sidste dag", "Last day of the claim"),
    Field::needed(
        "before",
        "/refund/co2_before_capture_tonnes",
        Kind::Figure,
        "CO₂ i røggassen før fangst, t",
        "CO₂ in the flue gas before capture, t",
    )
    .help("Som i kravet: fossil og biogen tilsammen.", "As in the claim: fossil and biogenic together."),
    Field::needed(
        "captured",
        "/refund/co2_captured_tonnes",
        Kind::Figure,
        "Fanget CO₂ i kravet, t",
        "Captured CO₂ in the claim, t",
    ),
    Field::needed(
        "kroner",
        "/refund/co2_tax/kroner",
        Kind::Figure,
        "Periodens CO₂-afgift, kr.",
        "The period's CO₂ tax, kr",
    ),
    Field::needed(
        "source",
        "/refund/co2_tax/source",
        Kind::Line,
        "Hvor afgiften er fra",
        "Where the tax is from",
    ),
];

/// The tax on a fuel against the EU minimum.
pub const MINIMUM: &[Field] = &[
    Field::needed("year", "/year", Kind::Whole, "Leveringsår", "Year of delivery"),
    Field::needed("fuel", "/fuels/0/fuel", Kind::OneOf(&FUELS), "Brændsel", "Fuel"),
    Field::needed(
        "tax",
        "/fuels/0/co2_tax_after_refund_kroner_per_gj",
        Kind::Figure,
        "CO₂-afgift efter tilbagebetaling, kr. pr. GJ",
        "CO₂ tax after refund, kr per GJ",
    ),
    Field::needed(
        "vat",
        "/vat_registered",
        Kind::YesNo,
        "Er kunden momsregistreret?",
        "Is the customer VAT-registered?",
    ),
    Field::needed(
        "ets",
        "/ets_covered",
        Kind::YesNo,
        "Er produktionen kvoteomfattet?",
        "Is the production in the ETS?",
    ),
    Field::needed(
        "minimum",
        "/minimum/0/kroner_per_gj",
        Kind::Figure,
        "Mindsteafgift, kr. pr. GJ",
        "Minimum, kr per GJ",
    )
    .optional()
    .help("Kun hvor lovens tal ikke er indført.", "Only where the law's figure has not been entered."),
    Field::needed(
        "minimum_source",
        "/minimum/0/source",
        Kind::Line,
        "Hvor mindsteafgiften er fra",
        "Where the minimum is from",
    )
    .optional(),
];

/// An invoice against § 5.
pub const INVOICE: &[Field] = &[
    Field::needed(
        "xml",
        "/xml",
        Kind::Document,
        "Fakturaen (OIOUBL eller Peppol BIS 3)",
        "The invoice (OIOUBL or Peppol BIS 3)",
    )
    .help(
        "Vælg filen, eller sæt dens indhold ind nedenfor. Den gemmes ikke.",
        "Choose the file, or paste its content below. It is not kept.",
    ),
    Field::needed(
        "net_tax",
        "/net_tax_kroner",
        Kind::Figure,
        "CO₂-afgift efter tilbagebetaling, kr.",
        "CO₂ tax after refund, kr",
    )
    .optional()
    .help("For det, som fakturaen leverer.", "For what the invoice delivers."),
    Field::needed(
        "refunded",
        "/refunded_tax_kroner",
        Kind::Figure,
        "Tilbagebetalt CO₂-afgift, kr.",
        "CO₂ tax that was refunded, kr",
    )
    .optional()
    .help("Den må ikke stå på fakturaen.", "It must not stand on the invoice."),
    Field::needed(
        "vat",
        "/vat_registered",
        Kind::YesNo,
        "Er kunden momsregistreret?",
        "Is the customer VAT-registered?",
    )
    .optional(),
    Field::needed(
        "ets",
        "/ets_covered",
        Kind::YesNo,
        "Er produktionen kvoteomfattet?",
        "Is the production in the ETS?",
    )
    .optional(),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refund::tax::LossCause;

    #[test]
    fn every_cause_can_be_chosen() {
        let read = |(id, _, _): &Choice| serde_json::from_value::<LossCause>(serde_json::json!(id)).is_ok();
        assert!(CAUSES.iter().all(read));
    }
}
