//! The tax on the fuels of a claim: quantity times the rate of its period.

use super::bounds::{figure, most_quantity, said};
use super::fuel::Basis;
use super::{Exact, FuelUsed, OwnRate, Period};
use crate::casework::Problem;
use crate::law::parameter::{self, Definition, Missing, Status, Value, in_force};
use crate::law::quantity::written;
use crate::law::receipt::ParameterUsed;
use crate::law::{Language, Provision, Text};

/// A fuel's tax, and what its receipt line says.
pub(super) struct FuelTax {
    pub(super) kroner: Exact,
    pub(super) parameter: ParameterUsed,
    pub(super) text: Text,
}

fn law() -> Provision {
    Provision::of("co2al.2")
}

/// The tax on one fuel; `None` with the faults where it cannot be computed.
pub(super) fn fuel_tax(
    used: &FuelUsed,
    claim: Period,
    at: &str,
    faults: &mut Vec<Problem>,
) -> Option<FuelTax> {
    let sound = figure(used.quantity, most_quantity(), 3, &format!("{at}/quantity"), faults);
    let period = within(used, claim, at, faults);
    let basis = used.fuel.basis(used.unit).or_else(|| {
        faults.push(wrong_unit(used, at));
        None
    })?;
    let (rate, parameter) = rate(used, basis, period?, at, faults)?;
    if !sound {
        return None;
    }
    let kroner = basis.money.in_kroner(rate).and_then(|rate| Exact::from_decimal(used.quantity)?.times(rate));
    let Some(kroner) = kroner else {
        faults.extend(super::bounds::too_many_digits());
        return None;
    };
    let (name, unit) = (used.fuel.name(), used.unit.written());
    let quantity = |language| written(used.quantity, language);
    let text = Text::new(
        format!("afgift af {}: {} {unit} × {}", name.da, quantity(Language::Da), parameter.value),
        format!("tax on {}: {} {unit} × {}", name.en, quantity(Language::En), parameter.value),
    );
    Some(FuelTax { kroner, parameter, text })
}

/// The fuel's own period, or the claim's.
fn within(used: &FuelUsed, claim: Period, at: &str, faults: &mut Vec<Problem>) -> Option<Period> {
    let Some(own) = used.period else { return (claim.from <= claim.to).then_some(claim) };
    if own.from > own.to {
        faults.push(reversed(&format!("{at}/period")));
        return None;
    }
    if own.from < claim.from || own.to > claim.to {
        faults.push(Problem::plain(
            format!("{at}/period"),
            Text::new(
                format!("Brændslets periode skal ligge inden for kravets, {} til {}.", claim.from, claim.to),
                format!("The fuel's period must lie within the claim's, {} to {}.", claim.from, claim.to),
            ),
        ));
        return None;
    }
    Some(own)
}

/// A period whose last day lies before its first.
pub(super) fn reversed(pointer: &str) -> Problem {
    Problem::plain(
        pointer,
        Text::new(
            "Periodens sidste dag ligger før den første. Byt dem om.",
            "The period's last day lies before its first. Exchange them.",
        ),
    )
}

fn wrong_unit(used: &FuelUsed, at: &str) -> Problem {
    let units = used.fuel.units().into_iter().map(super::FuelUnit::written).collect::<Vec<_>>();
    let (name, unit) = (used.fuel.name(), used.unit.written());
    Problem::under(
        law(),
        format!("{at}/unit"),
        Text::new(
            format!("Afgiften af {} regnes ikke pr. {unit}. Brug {}.", name.da, units.join(" eller ")),
            format!("The tax on {} is not charged per {unit}. Use {}.", name.en, units.join(" or ")),
        ),
    )
}

/// The one rate of the period: the law's, or where it is to be entered the asker's own.
fn rate(
    used: &FuelUsed,
    basis: Basis,
    period: Period,
    at: &str,
    faults: &mut Vec<Problem>,
) -> Option<(Exact, ParameterUsed)> {
    let definition = parameter::get(basis.rate).or_else(|| {
        let missing = parameter::on(basis.rate, period.from).err();
        faults.extend(missing.map(|missing| absent(&missing, at)));
        None
    })?;
    let value = one_value(definition, period, at, faults)?;
    match (value.status, &used.rate) {
        (Status::ToBeEntered, Some(own)) => own_rate(own, definition, period, at, faults),
        (Status::ToBeEntered, None) => {
            faults.extend(definition.on(period.from).err().map(|missing| absent(&missing, at)));
            None
        }
        (_, Some(_)) => {
            faults.push(Problem::under(
                law(),
                format!("{at}/rate"),
                Text::new(
                    format!("Satsen '{}' er kendt for perioden. Udelad den indtastede sats.", basis.rate),
                    format!(
                        "The rate '{}' is known for the period. Leave out the one you entered.",
                        basis.rate
                    ),
                ),
            ));
            None
        }
        (_, None) => {
            let known = definition.on(period.from).ok()?;
            let exact = known.decimal().and_then(Exact::from_decimal)?;
            Some((exact, known.used()))
        }
    }
}

/// The single dated value that covers the period.
fn one_value<'a>(
    definition: &'a Definition,
    period: Period,
    at: &str,
    faults: &mut Vec<Problem>,
) -> Option<&'a Value> {
    let on = |day| definition.values.iter().find(|value| in_force(value.valid_from, value.valid_to, day));
    let (Some(first), Some(last)) = (on(period.from), on(period.to)) else {
        let day = if on(period.from).is_none() { period.from } else { period.to };
        faults.extend(definition.on(day).err().map(|missing| absent(&missing, at)));
        return None;
    };
    if first != last {
        let (from, id) = (last.valid_from, &definition.id);
        faults.push(Problem::under(
            law(),
            format!("{at}/period"),
            Text::new(
                format!(
                    "Satsen '{id}' skifter i perioden, senest den {}. Del mængden, og giv hver del sin periode.",
                    from.written(Language::Da)
                ),
                format!(
                    "The rate '{id}' changes within the period, last on {}. Divide the quantity, and give each part its \
                     period.",
                    from.written(Language::En)
                ),
            ),
        ));
        return None;
    }
    Some(first)
}

fn absent(missing: &Missing, at: &str) -> Problem {
    Problem::under(law(), format!("{at}/rate"), missing.text())
}

fn own_rate(
    own: &OwnRate,
    definition: &Definition,
    period: Period,
    at: &str,
    faults: &mut Vec<Problem>,
) -> Option<(Exact, ParameterUsed)> {
    let said = said(&own.source, &format!("{at}/rate/source"), faults);
    let sound = figure(own.value, most_rate(), 4, &format!("{at}/rate/value"), faults);
    if sound && own.value.is_zero() {
        faults.push(Problem::plain(
            format!("{at}/rate/value"),
            Text::new("En sats på 0 er ingen sats.", "A rate of 0 is no rate."),
        ));
    }
    let unit = own.unit.replace("kr./", "kr/");
    if unit != definition.unit.en {
        let asked = &definition.unit.en;
        faults.push(Problem::plain(
            format!("{at}/rate/unit"),
            Text::new(
                format!("Satsen skal angives i {asked}."),
                format!("The rate must be given in {asked}."),
            ),
        ));
        return None;
    }
    if !said || !sound || own.value.is_zero() {
        return None;
    }
    let used = ParameterUsed {
        id: definition.id.clone(),
        value: format!("{} {unit}", own.value),
        valid_from: period.from,
        source: format!(
            "{} (indtastet af den, der spørger; ikke efterprøvet / entered by the asker; not verified)",
            own.source
        ),
    };
    Exact::from_decimal(own.value).map(|exact| (exact, used))
}

/// A rate in its own unit.
fn most_rate() -> rust_decimal::Decimal {
    rust_decimal::Decimal::from(1_000_000)
}
