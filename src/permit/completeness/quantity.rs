//! Nr. 8: whether the quantity adds up, and whether it is within the order.

use rust_decimal::Decimal;

use super::Bounds;
use super::finding::{Sheet, say};
use super::same;
use crate::law::quantity::Tonnes;
use crate::permit::application::Application;
use crate::permit::application::quantity::{Quantity, ShareFigure};

/// How far the typical composition may be from 100 mol-%, in hundredths of a mol-%.
const APART: i64 = 50;

pub(super) fn check(application: &Application, bounds: &Bounds, sheet: &mut Sheet) {
    let quantity = &application.quantity;
    total(quantity, bounds, sheet);
    batches(application, sheet);
    components(quantity, sheet);
    if quantity
        .metering_uncertainty
        .get()
        .is_some_and(|one| one.0 < Decimal::ZERO || one.0 > Decimal::from(100))
    {
        sheet.incomplete(
            "/quantity/metering_uncertainty",
            say("Tallet kan kun være fra 0 til 100 %.", "The figure can only be from 0 to 100 %."),
            say("Angiv usikkerheden i procent.", "State the uncertainty in per cent."),
        );
    }
}

fn total(quantity: &Quantity, bounds: &Bounds, sheet: &mut Sheet) {
    let below = bounds.quantity_below;
    let Some(total) = quantity.total.get() else { return };
    if total.0 <= Decimal::ZERO {
        sheet.incomplete(
            "/quantity/total",
            say("Mængden skal være over 0 ton.", "The quantity must be above 0 t."),
            say("Angiv den samlede mængde i ton.", "State the whole quantity in tonnes."),
        );
    }
    let guide = say(
        "Søg efter undergrundslovens § 23, eller nedsæt mængden. Energistyrelsen vejleder om det rette spor.",
        "Apply under § 23 of the Subsoil Act, or lower the quantity. The authority guides to the right procedure.",
    );
    if *total >= below {
        sheet.advice(
            "/quantity/total",
            "ugl.1.2",
            say(
                format!("{total} er ikke under {below}: lagringen hører ikke under denne bekendtgørelse."),
                format!("{total} is not below {below}: the storage does not come under this order."),
            ),
            guide,
        );
    } else if let Some(earlier) = quantity.earlier.get()
        && total.0.checked_add(earlier.0).is_none_or(|sum| sum >= below.0)
    {
        sheet.advice(
            "/quantity/earlier",
            "ugl.1.2",
            say(
                format!("Sammen med det tidligere lagrede er mængden ikke under {below}."),
                format!("Together with what is stored already the quantity is not below {below}."),
            ),
            guide,
        );
    }
}

fn batches(application: &Application, sheet: &mut Sheet) {
    let quantity = &application.quantity;
    let sum = quantity
        .batches
        .iter()
        .map(|batch| batch.amount.get().map(|amount| amount.0))
        .try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount?));
    if let (Some(total), Some(sum)) = (quantity.total.get(), sum)
        && !quantity.batches.is_empty()
        && sum != total.0
    {
        let sum = Tonnes(sum);
        sheet.incomplete(
            "/quantity/batches",
            say(
                format!("Partierne er tilsammen {sum}, men den samlede mængde er {total}."),
                format!("The batches add up to {sum}, but the whole quantity is {total}."),
            ),
            say("Ret partierne eller den samlede mængde.", "Correct the batches or the whole quantity."),
        );
    }
    for (number, batch) in quantity.batches.iter().enumerate() {
        if let (Some(day), Some(end)) = (batch.day.get(), application.duration.injection_end.get())
            && day > end
        {
            sheet.incomplete(
                &format!("/quantity/batches/{number}/day"),
                say(
                    "Partiet modtages efter injektionens slutning.",
                    "The batch is received after injection has ended.",
                ),
                say("Ret dagen eller injektionsperioden.", "Correct the day, or the period of injection."),
            );
        }
    }
}

fn components(quantity: &Quantity, sheet: &mut Sheet) {
    let components = &quantity.components;
    for (number, component) in components.iter().enumerate() {
        let figures: Vec<ShareFigure> = [&component.minimum, &component.typical, &component.maximum]
            .into_iter()
            .filter_map(|one| one.get().copied())
            .collect();
        if !figures.is_sorted() || figures.first().is_some_and(|least| least.0 < Decimal::ZERO) {
            sheet.incomplete(
                &format!("/quantity/components/{number}"),
                say(
                    "Mindst, typisk og højest er ikke i rækkefølge, eller et tal er under 0.",
                    "Least, typical and most are not in order, or a figure is below 0.",
                ),
                say("Ret tallene; de har samme enhed.", "Correct the figures; they have the same unit."),
            );
        }
    }
    if components.is_empty() {
        return;
    }
    if !components
        .iter()
        .any(|one| one.substance.get().is_some_and(|name| same(name, "CO2") || same(name, "CO₂")))
    {
        sheet.incomplete(
            "/quantity/components",
            say("CO2 er ikke blandt komponenterne.", "CO2 is not among the components."),
            say("Angiv CO2 og hver anden komponent.", "State CO2 and each other component."),
        );
    }
    let sum = components
        .iter()
        .map(|one| one.unit.get()?.mol_percent(*one.typical.get()?))
        .try_fold(Decimal::ZERO, |sum, share| sum.checked_add(share?));
    if let Some(sum) = sum
        && sum.checked_sub(100.into()).is_none_or(|apart| apart.abs() > Decimal::new(APART, 2))
    {
        let sum = sum.round_dp(3).normalize();
        sheet.incomplete(
            "/quantity/components",
            say(
                format!("Den typiske sammensætning er tilsammen {sum} mol-%, ikke 100."),
                format!("The typical composition adds up to {sum} mol-%, not 100."),
            ),
            say(
                "Angiv alle komponenter i mol-% eller ppm mol; ikke i volumen eller vægt.",
                "State every component in mol-% or ppm mol; not by volume or weight.",
            ),
        );
    }
}
