//! The report's printed figures held against what its own inputs give.

use rust_decimal::{Decimal, RoundingStrategy};

use super::cost::{COLUMNS, Cost, column};
use super::figures::Figures;
use super::input::{EXAMPLE_YEAR, PlantKind, Read};
use super::result::{DoesNotFollow, EconomicsFigure};
use super::saving::{Rates, Saving};
use crate::law::Text;
use crate::law::quantity::KronerPerTonne;

/// As the report rounds: whole kroner, halves away from zero.
pub(super) fn whole(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
}

/// Every printed figure of the worked example asked for that does not follow. Costs are compared where the plant is the
/// example's and its hours are a column's; savings where year and fossil share are table 5's.
pub(super) fn compare(
    figures: &mut Figures,
    read: &Read,
    at_example: bool,
    cost: &Cost,
    saved: (Option<&Rates>, &Saving),
) -> Vec<DoesNotFollow> {
    let mut found = Vec::new();
    let hours = COLUMNS.into_iter().find(|hours| at_example && Decimal::from(*hours) == read.hours);
    if let Some(hours) = hours {
        costs(figures, hours, cost, &mut found);
    }
    if let (Some(rates), saving) = saved {
        savings(figures, read, rates, saving, &mut found);
    }
    found
}

fn differ(
    found: &mut Vec<DoesNotFollow>,
    figure: EconomicsFigure,
    printed: Decimal,
    computed: Decimal,
    why: Text,
) {
    let computed = whole(computed);
    if printed != computed {
        found.push(DoesNotFollow {
            figure,
            printed: KronerPerTonne(printed),
            computed: KronerPerTonne(computed),
            why,
        });
    }
}

fn costs(figures: &mut Figures, hours: u32, cost: &Cost, found: &mut Vec<DoesNotFollow>) {
    let mut sum = Some(Decimal::ZERO);
    for (figure, amount) in cost.lines {
        let printed = figures.get(&column(figure, hours));
        sum = sum.and_then(|sum| sum.checked_add(printed));
        let why = Text::new(
            "Tabel 14's tal giver ikke den linje, som tabel 5 trykker.",
            "The figures of table 14 do not give the line that table 5 prints.",
        );
        differ(found, figure, printed, amount, why);
    }
    let total = figures.get(&column(EconomicsFigure::Total, hours));
    let why = Text::new(
        "El og varme kendes kun som hele kroner. Den trykte sum må være regnet af uafrundede tal, som rapporten ikke \
         trykker.",
        "Power and heat are known in whole kroner only. The printed sum must be computed from unrounded figures that the \
         report does not print.",
    );
    differ(found, EconomicsFigure::Total, total, cost.total, why);
    if let Some(sum) = sum {
        let why = Text::new(
            "De trykte linjer er afrundet hver for sig og giver ikke den trykte sum.",
            "The printed lines are rounded one by one and do not add to the printed sum.",
        );
        differ(found, EconomicsFigure::SumOfLines, total, sum, why);
    }
    let transport = cost.lines.iter().filter(|(figure, _)| {
        matches!(figure, EconomicsFigure::TransportInvestment | EconomicsFigure::TransportOperation)
    });
    let transport = transport.map(|(_, amount)| *amount).try_fold(Decimal::ZERO, Decimal::checked_add);
    let said = figures.get("ea-transport-total");
    if let Some(transport) = transport {
        let why = Text::new(
            "Tre fjerdedele af prisen er regnet som en investering pr. MW. Den giver kun den pris pr. ton, som teksten \
             nævner, ved 8000 fuldlasttimer.",
            "Three quarters of the price is reckoned as an investment per MW. It gives the price per tonne that the text \
             states at 8000 full-load hours only.",
        );
        differ(found, EconomicsFigure::TransportTotal, said, transport, why);
    }
}

fn savings(
    figures: &mut Figures,
    read: &Read,
    rates: &Rates,
    saving: &Saving,
    found: &mut Vec<DoesNotFollow>,
) {
    if read.kind != PlantKind::Waste || read.year != EXAMPLE_YEAR || saving.fossil != rates.fossil {
        return;
    }
    let of_tonne =
        |rate: Decimal| rate.checked_mul(rates.fossil).and_then(|tax| tax.checked_div(Decimal::ONE_HUNDRED));
    if let (None, Some(heat), Some(power), Some(implied)) =
        (read.heat, of_tonne(rates.heat), of_tonne(rates.electricity), rates.implied_heat_share())
    {
        let (most, least, share) = (whole(heat), whole(power), implied.round_dp(1).normalize());
        let why = Text::new(
            format!(
                "Rapportens satser og fossile andel giver {most} kr./t, hvis alt brændsel bruges til varme, og {least} \
                 kr./t, hvis alt bruges til el. Den trykte besparelse kræver, at {} % af brændslet beskattes som brændsel \
                 til varme; den andel trykker rapporten ikke.",
                share.to_string().replace('.', ",")
            ),
            format!(
                "The report's rates and fossil share give {most} kr./t if all fuel goes to heat and {least} kr./t if all \
                 goes to power. The printed saving requires that {share} % of the fuel is taxed as fuel for heat; the report \
                 does not print that share."
            ),
        );
        differ(found, EconomicsFigure::SavedTaxes, rates.printed, heat, why);
    }
    let printed = figures.get("ea-table-5-saved-allowances");
    let why = Text::new(
        "Kvoteprisen i tabel 7 gange den fossile andel giver et andet tal.",
        "The allowance price of table 7 times the fossil share gives another figure.",
    );
    differ(found, EconomicsFigure::SavedAllowances, printed, saving.allowances, why);
    let total = figures.get("ea-table-5-saved-total");
    if let Some(sum) = printed.checked_add(rates.printed) {
        let why = Text::new(
            "De to trykte besparelser giver ikke den trykte sum.",
            "The two printed savings do not add to the printed sum.",
        );
        differ(found, EconomicsFigure::SavedTotal, total, sum, why);
    }
}
