//! The law's figures for a year: the fraction, and each fuel's minimum.

use rust_decimal::Decimal;

use super::input::{EnteredMinimum, set_by};
use crate::casework::Problem;
use crate::law::receipt::ParameterUsed;
use crate::law::{Day, Provision, Text, parameter};
use crate::refund::tax::{Exact, Fuel, too_many_digits};

/// A fuel's minimum.
#[derive(Clone, Debug)]
pub(crate) struct Least {
    /// The fuel.
    pub fuel: Fuel,
    /// In kroner per GJ.
    pub kroner_per_gj: Decimal,
    /// The provision that sets it.
    pub provision: Provision,
}

/// The figures that a test of the minimum needs.
#[derive(Clone, Debug)]
pub(crate) struct Figures {
    /// The year's fraction.
    pub fraction: Exact,
    /// The minimum of each fuel that was asked for, in the same order.
    pub minima: Vec<Least>,
    /// As a receipt has them.
    pub used: Vec<ParameterUsed>,
}

fn law() -> Provision {
    Provision::of("bek1504.5.3")
}

/// The figures of a year for some fuels. A minimum that is entered is taken only where the law's is still to be entered; one
/// is refused where it stands among the parameters.
///
/// # Errors
/// Every figure that is missing, with where it is entered and by whom, and every fault in those that were entered.
pub(crate) fn figures(
    year: i32,
    fuels: &[Fuel],
    entered: &[EnteredMinimum],
) -> Result<Figures, Vec<Problem>> {
    let mut faults = Vec::new();
    let day = Day::ymd(year, 1, 1).unwrap_or_default();
    let mut used = Vec::new();
    let fraction = parameter::on("invoice-phase-in-fraction", day)
        .map_err(|missing| faults.push(Problem::under(law(), "/year", missing.text())))
        .ok()
        .and_then(|found| {
            used.push(found.used());
            exact_fraction(&found.value)
        });
    let mut minima = Vec::new();
    for (at, fuel) in fuels.iter().enumerate() {
        match least(*fuel, at, day, entered) {
            Ok((found, parameter)) => {
                minima.push(found);
                used.push(parameter);
            }
            Err(fault) => faults.push(fault),
        }
    }
    match fraction {
        Some(fraction) if faults.is_empty() => Ok(Figures { fraction, minima, used }),
        _ if faults.is_empty() => Err(too_many_digits()),
        _ => Err(faults),
    }
}

fn least(
    fuel: Fuel,
    at: usize,
    day: Day,
    entered: &[EnteredMinimum],
) -> Result<(Least, ParameterUsed), Problem> {
    let Some((id, provision)) = set_by(fuel) else {
        let text = Text::new(
            "Metanafgiften er en del af afgiften på naturgas. Læg den sammen med den.",
            "The methane tax is a part of the tax on natural gas. Add it to that.",
        );
        return Err(Problem::under(law(), format!("/fuels/{at}/fuel"), text));
    };
    let own = entered.iter().position(|one| one.fuel == fuel);
    match (parameter::on(id, day), own.and_then(|n| entered.get(n).map(|one| (n, one)))) {
        (Ok(found), None) => {
            let kroner_per_gj = found.decimal().ok_or_else(|| {
                Problem::under(
                    law(),
                    "/minimum",
                    Text::new("Tallet kan ikke læses.", "The figure cannot be read."),
                )
            })?;
            Ok((Least { fuel, kroner_per_gj, provision }, found.used()))
        }
        (Err(_), Some((_, one))) => {
            Ok((Least { fuel, kroner_per_gj: one.kroner_per_gj, provision }, entered_figure(id, day, one)))
        }
        (Ok(_), Some((n, _))) => Err(Problem::under(
            law(),
            format!("/minimum/{n}"),
            Text::new(
                format!("Minimum '{id}' er indtastet i parametrene. Udelad dit eget."),
                format!("The minimum '{id}' stands among the parameters. Leave out your own."),
            ),
        )),
        (Err(missing), None) => Err(Problem::under(law(), "/minimum", missing.text())),
    }
}

/// A fraction as the parameter has it: `350/750`, or `1`.
fn exact_fraction(text: &str) -> Option<Exact> {
    let (up, down) = text.split_once('/').unwrap_or((text, "1"));
    Exact::of(up.parse().ok()?, down.parse().ok()?)
}

fn entered_figure(id: &str, day: Day, entered: &EnteredMinimum) -> ParameterUsed {
    let (source, by) = (&entered.source, &entered.entered_by);
    let who = if by.trim().is_empty() {
        "indtastet i beregneren; ikke efterprøvet / entered in the calculator; not verified".to_owned()
    } else {
        format!("indtastet af {by}; ikke efterprøvet / entered by {by}; not verified")
    };
    ParameterUsed {
        id: id.to_owned(),
        value: format!("{} kr./GJ / kr/GJ", entered.kroner_per_gj),
        valid_from: day,
        source: format!("{source} ({who})"),
    }
}
