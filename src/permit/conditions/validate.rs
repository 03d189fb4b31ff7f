//! Whether a report can be received as it is.

use rust_decimal::Decimal;

use crate::casework::Problem;
use crate::law::{Day, Text};

use super::schedule::period_ends;
use super::{Condition, Figure, ReportContent, Watch};

/// Every fault of form in a report; pointers into the report. Figures that break a limit are no fault of form: they are
/// received, and [`super::breaches_in`] tells of them.
pub fn validate_report(conditions: &[Condition], report: &ReportContent) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut fault = |pointer: &str, da: &str, en: &str| {
        problems.push(Problem::plain(pointer, Text::new(da, en)));
    };
    let condition = conditions.iter().find(|condition| condition.id == report.condition);
    if condition.is_none() {
        fault("/condition", "Tilladelsen har ikke dette vilkår.", "The permit has no such condition.");
    }
    match (report.period_from, report.period_to) {
        (Some(from), Some(to)) if from > to => {
            fault("/period_to", "Perioden slutter, før den begynder.", "The period ends before it begins.");
        }
        (Some(_), None) => fault("/period_to", "Angiv periodens sidste dag.", "Give the period's last day."),
        (None, Some(_)) => {
            fault("/period_from", "Angiv periodens første dag.", "Give the period's first day.")
        }
        _ => {}
    }
    if report.figures.is_empty() && report.attachments.is_empty() && report.text.trim().is_empty() {
        fault(
            "",
            "Rapporten er tom: angiv tal, tekst eller bilag.",
            "The report is empty: give figures, text or files.",
        );
    }
    if condition.is_some_and(|condition| !names_a_period(condition, report.period_to)) {
        fault(
            "/period_to",
            "Dagen afslutter ingen af de perioder, som vilkåret kræver rapport om.",
            "The day ends none of the periods that the condition asks for reports on.",
        );
    }
    for (at, figure) in report.figures.iter().enumerate() {
        problems.extend(figure_problems(conditions, report, figure, &format!("/figures/{at}")));
    }
    problems
}

/// Whether a report up to `end` answers something that the condition repeats; always, where nothing repeats.
fn names_a_period(condition: &Condition, end: Option<Day>) -> bool {
    let repeats = condition.watch.iter().any(|watch| matches!(watch, Watch::Every { .. }));
    let dated = condition.watch.iter().any(|watch| matches!(watch, Watch::By { .. }));
    let Some(end) = end else { return dated || !repeats };
    let answered = |watch: &Watch| match watch {
        Watch::Every { first_period_end, every, until, .. } => period_ends(*first_period_end, *every, *until)
            .take_while(|other| *other <= end)
            .any(|other| other == end),
        Watch::By { date } => *date == end,
        Watch::Limit { .. } | Watch::Window { .. } => false,
    };
    !repeats || condition.watch.iter().any(answered)
}

fn figure_problems(
    conditions: &[Condition],
    report: &ReportContent,
    figure: &Figure,
    pointer: &str,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut fault = |field: &str, da: String, en: String| {
        problems.push(Problem::plain(format!("{pointer}/{field}"), Text::new(da, en)));
    };
    if figure.known_unit().is_none() {
        let (title, units) = (figure.parameter.title(), figure.parameter.unit_names());
        fault(
            "unit",
            format!("Enheden for {} skal være en af: {units}.", title.da),
            format!("The unit of {} must be one of: {units}.", title.en),
        );
    }
    if figure.value < Decimal::ZERO && !figure.parameter.may_be_negative() {
        fault("value", "Tallet kan ikke være under nul.".into(), "The figure cannot be below zero.".into());
    }
    let Some((first, last)) = figure.span(report) else {
        fault(
            "at",
            "Angiv, hvornår tallet er målt, eller rapportens periode.".into(),
            "Say when the figure was measured, or give the report's period.".into(),
        );
        return problems;
    };
    let before = report.period_from.is_some_and(|from| first < from);
    if before || report.period_to.is_some_and(|to| last > to) {
        fault(
            "at",
            "Tidspunktet ligger uden for rapportens periode.".into(),
            "The time is outside the report's period.".into(),
        );
    }
    let windows = conditions.iter().flat_map(|condition| &condition.watch).filter_map(|watch| match watch {
        Watch::Window { from, to } => Some((*from, *to)),
        _ => None,
    });
    // A period that reaches both into and out of a window does not tell on which side CO2 was injected.
    let unclear = |(from, to): (Day, Day)| {
        let overlaps = first <= to && last >= from;
        overlaps && (first < from || last > to)
    };
    if figure.tells_of_injection() && windows.into_iter().any(unclear) {
        fault(
            "at",
            "Perioden går ud over det tidsrum, hvor der må injiceres. Angiv dagen for hvert tal.".into(),
            "The period reaches beyond the time in which injection is allowed. Give the day of each figure."
                .into(),
        );
    }
    problems
}
