//! The steps of a measurement, as its receipt has them.

use super::Plan;
use super::figures::Figures;
use super::hourly::Grid;
use super::receipt::Computed;
use super::substitute::{Direction, Hour, Resolved, formula_applies};
use super::tonnes::rounded;
use crate::law::{Provision, Receipt, Text};

/// What was read, and which hours count.
pub(super) fn of_file(grid: &Grid, figures: &Figures, rows: u64, receipt: &mut Receipt) {
    let (hours, possible, needed) = (grid.hours, grid.possible, grid.needed);
    let percent = figures.completeness_percent.normalize();
    receipt.step(
        Some(Provision::of("mrr.43")),
        Text::new(
            format!("Målinger læst og prøvet; perioden har {hours} hele timer i UTC."),
            format!("Readings read and checked; the period has {hours} whole hours in UTC."),
        ),
        rows.to_string(),
    );
    receipt.step(
        Some(Provision::of("mrr.44")),
        Text::new(
            format!(
                "En time har en værdi, middelværdien af dens gyldige målinger, når mindst {percent} % af de {possible} \
                 mulige er der."
            ),
            format!(
                "An hour has a value, the mean of its readings that are in order, if at least {percent} % of the \
                 {possible} possible ones are there."
            ),
        ),
        needed.to_string(),
    );
}

/// How a point's tonnes were reached.
pub(super) fn of_point(computed: &Computed<'_>, plan: &Plan, figures: &Figures, receipt: &mut Receipt) {
    let id = &computed.series.point.id;
    for one in &computed.resolved {
        hours(id, one, receipt);
        if one.hours.contains(&Hour::Formula) {
            formula(computed, one, figures, receipt);
        }
        entered(id, one, plan, receipt);
    }
    total(computed, receipt);
    if let Some(checked) = &computed.tier {
        let tier = computed.series.point.tier.unwrap_or_default();
        receipt.step(
            Some(Provision::of("mrr.bilag8")),
            Text::new(
                format!("Målepunktet '{id}': den største usikkerhed, som metodetrin {tier} tillader."),
                format!("The point '{id}': the greatest uncertainty that tier {tier} allows."),
            ),
            checked.allowed.to_string(),
        );
    }
}

fn hours(id: &str, one: &Resolved, receipt: &mut Receipt) {
    let (name, unit) = (one.quantity.text(), one.quantity.unit());
    let valid = one.count(|hour| matches!(hour, Hour::Valid(_)));
    let missing = one.count(|hour| !matches!(hour, Hour::Valid(_)));
    let outcome = one.statistics.map_or_else(
        || "–".to_owned(),
        |found| format!("{} ± {} {unit}", rounded(found.mean, 6), rounded(found.deviation, 6)),
    );
    receipt.step(
        Some(Provision::of("mrr.45.2")),
        Text::new(
            format!(
                "Målepunktet '{id}', {}: {valid} timer har en værdi, {missing} mangler; middelværdi og standardafvigelse \
                 af timeværdierne.",
                name.da
            ),
            format!(
                "The point '{id}', {}: {valid} hours have a value, {missing} are missing; mean and standard deviation of \
                 the hourly values.",
                name.en
            ),
        ),
        outcome,
    );
}

fn formula(computed: &Computed<'_>, one: &Resolved, figures: &Figures, receipt: &mut Receipt) {
    let (id, unit) = (&computed.series.point.id, one.quantity.unit());
    let filled = one.count(|hour| matches!(hour, Hour::Formula));
    let times = rounded(figures.deviations, 6).normalize();
    let (da, en) = match computed.direction {
        Direction::Minus => (
            format!("middelværdien minus {times} standardafvigelser, mindst 0"),
            format!("the mean minus {times} standard deviations, at least 0"),
        ),
        Direction::Mean => ("middelværdien".to_owned(), "the mean".to_owned()),
        Direction::Plus => (
            format!("middelværdien plus {times} standardafvigelser"),
            format!("the mean plus {times} standard deviations"),
        ),
    };
    let value = |direction| {
        let figure = one.formula.map(|formula| rounded(formula.get(direction), 6));
        figure.unwrap_or_default().to_string()
    };
    let others: Vec<String> = Direction::ALL
        .into_iter()
        .filter(|direction| *direction != computed.direction)
        .map(|direction| format!("{} {}", direction.name(), value(direction)))
        .collect();
    receipt.step(
        Some(Provision::of("mrr.45.3")),
        Text::new(
            format!("Målepunktet '{id}': {filled} manglende timer får {da}."),
            format!("The point '{id}': {filled} missing hours get {en}."),
        ),
        format!("{} {unit} ({})", value(computed.direction), others.join(", ")),
    );
}

fn entered(id: &str, one: &Resolved, plan: &Plan, receipt: &mut Receipt) {
    for (at, filled) in &one.entered {
        let Some(entry) = plan.substitutes.get(*at) else { continue };
        let (from, to, reason) = (entry.from, entry.to, entry.reason.trim());
        receipt.step(
            Some(Provision::of("mrr.45.4")),
            Text::new(
                format!("Målepunktet '{id}': {filled} manglende timer fra {from} til {to} får planens værdi: {reason}"),
                format!("The point '{id}': {filled} missing hours from {from} to {to} get the plan's value: {reason}"),
            ),
            format!("{} {}", entry.value.normalize(), one.quantity.unit()),
        );
    }
}

fn total(computed: &Computed<'_>, receipt: &mut Receipt) {
    let (id, mass) = (&computed.series.point.id, &computed.mass);
    let tonnes = |figure| format!("{} t", rounded(figure, 3));
    let (da, en) = match computed.resolved.len() {
        1 => ("summen af timernes massestrøm", "the sum of the hours' mass flow"),
        _ => (
            "summen over timerne af koncentration gange gasstrøm gange 10⁻⁶",
            "the sum over the hours of concentration times flow of gas times 10⁻⁶",
        ),
    };
    let unresolved = mass.unresolved;
    let by_formula = computed.resolved.iter().any(|one| {
        formula_applies(one.quantity, computed.series.point.role) && one.hours.contains(&Hour::Formula)
    });
    let mut outcome = tonnes(mass.tonnes.get(computed.direction));
    if by_formula {
        let others: Vec<String> = Direction::ALL
            .into_iter()
            .filter(|direction| *direction != computed.direction)
            .map(|direction| format!("{} {}", direction.name(), tonnes(mass.tonnes.get(direction))))
            .collect();
        outcome = format!("{outcome} ({})", others.join(", "));
    }
    receipt.step(
        Some(Provision::of("mrr.43")),
        Text::new(
            format!("Målepunktet '{id}': {da}; {unresolved} timer kunne ikke beregnes og er ikke med."),
            format!("The point '{id}': {en}; {unresolved} hours could not be computed and are left out."),
        ),
        outcome,
    );
}
