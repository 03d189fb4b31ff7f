//! What a reader must know of the estimate.

use rust_decimal::Decimal;

use super::cost::{COLUMNS, Cost, LARGE, SMALL};
use super::input::{EXAMPLE_YEAR, PlantKind, Read};
use super::saving::Saving;
use crate::law::quantity::written;
use crate::law::{Language, Text};

/// The notes, those that always hold first.
pub(super) fn notes(
    read: &Read,
    capacity: Decimal,
    cost: &Cost,
    saving: &Saving,
    station: Decimal,
) -> Vec<Text> {
    let mut notes = vec![
        Text::new(
            "Et skøn efter rapportens tabeller i 2023-priser. Det er ikke et beløb efter en aftale om tilbagebetaling: \
             rapporten skelner ikke mellem CO2-afgift og emissionsafgift, og kun CO2-afgiften kan betales tilbage.",
            "An estimate by the report's tables in prices of 2023. It is not an amount under an agreement on repayment: \
             the report does not tell CO2 tax from emission tax, and only the CO2 tax can be repaid.",
        ),
        Text::new(
            "Andelen af CO2, der fanges, er ikke trykt i rapporten. Den er udledt af tabel 5's linje om transport.",
            "The share of the CO2 that is captured is not printed in the report. It is derived from table 5's line on \
             transport.",
        ),
        Text::new(
            "Tabel 14's kolonner hedder MW varme, men dens priser er pr. MW indfyret. Kolonnerne er læst som MW indfyret; \
             kun sådan giver 300 MW tabel 5's linjer.",
            "The columns of table 14 are called MW of heat, but its prices are per MW fired. The columns are read as MW \
             fired; only so does 300 MW give the lines of table 5.",
        ),
    ];
    notes.extend(truck_station(cost, station));
    let [most, _, least] = COLUMNS.map(Decimal::from);
    if read.hours > most || read.hours < least {
        notes.push(Text::new(
            "Timetallet ligger uden for tabel 5. Tabt elproduktion og salg af varme er ført videre ad tabellens rette \
             linje.",
            "The hours lie outside table 5. Lost power production and sale of heat are carried on along the table's \
             straight line.",
        ));
    }
    if capacity > LARGE.into() || capacity < SMALL.into() {
        notes.push(Text::new(
            "Anlægget ligger uden for tabel 14's størrelser. Priserne er ført videre ad tabellens rette linje.",
            "The plant lies outside the sizes of table 14. The prices are carried on along the table's straight line.",
        ));
    }
    if let (None, Some(tax)) = (read.heat, saving.tax_per_fossil_tonne) {
        notes.push(printed_tax(tax));
    }
    match (read.kind, read.year) {
        (PlantKind::Biomass, _) => notes.push(Text::new(
            "Et anlæg, der kun fyrer med biomasse, sparer hverken afgifter eller kvoter.",
            "A plant that fires biomass only saves neither taxes nor allowances.",
        )),
        (PlantKind::Waste, year) if year < EXAMPLE_YEAR => notes.push(Text::new(
            "Rapporten har ingen afgiftssats før 2030. Sparede afgifter er derfor ikke med.",
            "The report has no tax rate before 2030. Taxes saved are therefore left out.",
        )),
        (PlantKind::Waste, year) if year > EXAMPLE_YEAR => notes.push(Text::new(
            "Rapporten trykker sparede afgifter for 2030. De er brugt uændret for det senere år.",
            "The report prints taxes saved for 2030. They are used unchanged for the later year.",
        )),
        (PlantKind::Waste, _) => {}
    }
    notes
}

/// That the tax is the table's and not computed from the rates.
fn printed_tax(tax: Decimal) -> Text {
    let tax = tax.round_dp(2);
    Text::new(
        format!(
            "Sparede afgifter hviler på tabel 5's trykte tal, {} kr. pr. ton fossil CO2, som ikke følger af rapportens \
             satser. Angiv den andel af brændslet, der bruges til varme, for at regne med satserne.",
            written(tax, Language::Da)
        ),
        format!(
            "Taxes saved rest on the figure that table 5 prints, {} kr. per tonne of fossil CO2, which does not follow \
             from the report's rates. State the share of the fuel that goes to heat to compute with the rates.",
            written(tax, Language::En)
        ),
    )
}

/// What the truck station would add, since the report can be read both ways.
fn truck_station(cost: &Cost, station: Decimal) -> Option<Text> {
    let yearly = station.checked_mul(cost.annuity)?;
    let per_tonne = yearly.checked_div(cost.tonnes_per_year)?.round_dp(2);
    Some(Text::new(
        format!(
            "Lastbilstationen i tabel 14 er ikke lagt til, da teksten siger, at den er med i investeringen. Lagt til ville \
             den koste {} kr./t.",
            written(per_tonne, Language::Da)
        ),
        format!(
            "The truck station of table 14 is not added, since the text says that the investment holds it. Added, it \
             would cost {} kr./t.",
            written(per_tonne, Language::En)
        ),
    ))
}
