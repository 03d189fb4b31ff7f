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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::law::Digest;
    use crate::permit::conditions::ConditionKind;

    fn conditions() -> Vec<Condition> {
        [
        ("C1", json!({"watch": "limit", "parameter": "reservoir-pressure", "maximum": "250", "unit": "bara"})),
        ("C6", json!({"watch": "window", "from": "2022-12-06", "to": "2023-04-01"})),
        ("C7", json!({"watch": "by", "date": "2023-05-01"})),
        ("C8", json!({"watch": "every", "report": {"da": "månedsrapport", "en": "monthly report"},
            "first_period_end": "2022-12-31", "every": {"months": 1}, "due_days_after": 15, "until": "2023-04-01"})),
    ]
    .map(|(id, watch)| Condition {
        id: id.into(),
        catalogue: None,
        kind: ConditionKind::Control,
        text: Text::new("Ja.", "Yes."),
        watch: vec![serde_json::from_value(watch).unwrap()],
        for_closing: false,
    })
    .into()
    }

    #[test]
    fn a_report_is_received_only_if_it_can_be_read() {
        let conditions = conditions();
        let faults = |value: Value| -> Vec<String> {
            let report: ReportContent = serde_json::from_value(value).unwrap();
            validate_report(&conditions, &report).into_iter().map(|problem| problem.pointer).collect()
        };
        let with = |figure: Value| {
            faults(
                json!({"condition": "C1", "period_from": "2022-12-01", "period_to": "2022-12-31", "figures": [figure]}),
            )
        };
        assert_eq!(faults(json!({"condition": "C1", "text": "ok"})), Vec::<String>::new());
        assert_eq!(
            faults(json!({"condition": "C1", "attachments": [Digest::of(b"x")]})),
            Vec::<String>::new()
        );
        assert_eq!(faults(json!({"condition": "C1", "text": " "})), [""]);
        assert_eq!(faults(json!({"condition": "C99", "text": "ok"})), ["/condition"]);
        let period = |condition: &str, from: Option<&str>, to: Option<&str>| {
            faults(json!({"condition": condition, "text": "ok", "period_from": from, "period_to": to}))
        };
        assert_eq!(period("C1", Some("2023-01-02"), Some("2023-01-01")), ["/period_to"]);
        assert_eq!(period("C1", Some("2023-01-02"), Some("2023-01-02")), Vec::<String>::new());
        assert_eq!(period("C1", Some("2023-01-02"), None), ["/period_to"]);
        assert_eq!(period("C1", None, Some("2023-01-02")), ["/period_from"]);
        assert_eq!(period("C8", Some("2023-01-01"), Some("2023-01-31")), Vec::<String>::new());
        assert_eq!(period("C8", Some("2023-01-01"), Some("2023-01-30")), ["/period_to"]);
        assert_eq!(period("C8", Some("2023-04-01"), Some("2023-04-30")), ["/period_to"]);
        assert_eq!(period("C8", None, None), ["/period_to"]);
        assert_eq!(period("C7", None, None), Vec::<String>::new());
        let mut both = conditions.clone();
        both[3].watch.push(Watch::By { date: Day::ymd(2023, 5, 1).unwrap() });
        for (to, fits) in [
            (json!("2023-05-01"), true),
            (json!("2023-05-02"), false),
            (json!("2023-01-31"), true),
            (json!(null), true),
        ] {
            let from = if to.is_null() { json!(null) } else { json!("2023-01-01") };
            let sent = json!({"condition": "C8", "text": "ok", "period_from": from, "period_to": to});
            assert_eq!(
                validate_report(&both, &serde_json::from_value(sent).unwrap()).is_empty(),
                fits,
                "{to}"
            );
        }
        let rate = |at: Value, value: &str, unit: &str| {
            with(json!({"parameter": "injection-rate", "value": value, "unit": unit, "at": at}))
        };
        assert_eq!(rate(json!("2022-12-06"), "1", " t/d"), Vec::<String>::new());
        assert_eq!(rate(json!("2022-12-06"), "1", "t"), ["/figures/0/unit"]);
        assert_eq!(rate(json!("2022-12-06"), "-1", "t/h"), ["/figures/0/unit", "/figures/0/value"]);
        assert_eq!(rate(json!("2022-11-30"), "1", "t/d"), ["/figures/0/at"]);
        assert_eq!(rate(json!("2023-01-01"), "1", "t/d"), ["/figures/0/at"]);
        assert_eq!(rate(json!("2022-12-31T22:59:59Z"), "1", "t/d"), Vec::<String>::new());
        assert_eq!(
            rate(json!("2022-12-01"), "1", "t/d"),
            Vec::<String>::new(),
            "a breach, not a fault of form"
        );
        assert_eq!(rate(json!(null), "1", "t/d"), ["/figures/0/at"], "December is partly outside the window");
        assert_eq!(rate(json!(null), "0", "t/d"), Vec::<String>::new());
        let cold = json!({"parameter": "temperature", "value": "-5", "unit": "°C", "at": "2023-01-03"});
        assert_eq!(faults(json!({"condition": "C1", "figures": [cold]})), Vec::<String>::new());
        let no_time = json!({"parameter": "temperature", "value": "5", "unit": "°C"});
        assert_eq!(faults(json!({"condition": "C1", "figures": [no_time]})), ["/figures/0/at"]);
        for (from, to, clear) in [
            ("2022-12-05", "2022-12-06", false),
            ("2022-12-06", "2023-04-01", true),
            ("2023-04-01", "2023-04-02", false),
            ("2023-04-02", "2023-04-30", true),
            ("2022-12-01", "2022-12-05", true),
        ] {
            let injected = json!({"parameter": "total-injected", "value": "5", "unit": "t"});
            let sent =
                json!({"condition": "C1", "period_from": from, "period_to": to, "figures": [injected]});
            assert_eq!(faults(sent).is_empty(), clear, "{from} to {to}");
        }
    }
}
