//! Reported figures against limits and windows.

use rust_decimal::Decimal;

use crate::law::quantity::{Tonnes, written};
use crate::law::{Day, Language, Text};

use super::injected::in_report;
use super::{Breach, Condition, Figure, Parameter, ReportContent, Unit, Watch};

/// Every limit that the report's figures break and every injection outside its window, in all conditions. A figure equal
/// to a limit is allowed. `total_so_far` is what earlier reports say was injected ([`super::injected_before`]); this report's
/// figures are added to it. Figures in an unknown unit cannot be compared: [`super::validate_report`] refuses them first.
pub fn breaches_in(conditions: &[Condition], report: &ReportContent, total_so_far: Tonnes) -> Vec<Breach> {
    let mut found: Vec<Breach> = Vec::new();
    for condition in conditions {
        for (at, watch) in condition.watch.iter().enumerate() {
            match watch {
                Watch::Limit { parameter, maximum, unit, .. } if *parameter == Parameter::TotalInjected => {
                    found.extend(total(condition, at, report, total_so_far, *maximum, *unit));
                }
                Watch::Limit { parameter, maximum, minimum, unit, place } => {
                    let limits = Limits { at, maximum: *maximum, minimum: *minimum, unit: *unit };
                    let figures = report.figures.iter().filter(|figure| {
                        figure.parameter.is_same(parameter) && figure.concerns(place.as_deref())
                    });
                    found.extend(figures.filter_map(|figure| limits.broken(condition, report, figure)));
                }
                Watch::Window { from, to } => {
                    let injections = report.figures.iter().filter(|figure| figure.tells_of_injection());
                    found.extend(
                        injections.filter_map(|figure| outside(condition, at, report, figure, (*from, *to))),
                    );
                }
                Watch::By { .. } | Watch::Every { .. } => {}
            }
        }
    }
    let mut keys = std::collections::BTreeSet::new();
    found.retain(|breach| keys.insert(breach.key.clone()));
    found
}

struct Limits {
    at: usize,
    maximum: Option<Decimal>,
    minimum: Option<Decimal>,
    unit: Unit,
}

impl Limits {
    fn broken(&self, condition: &Condition, report: &ReportContent, figure: &Figure) -> Option<Breach> {
        let (value, unit) = (figure.comparable()?, figure.known_unit()?);
        let above = self.maximum.filter(|most| value > self.unit.comparable(*most));
        let below = self.minimum.filter(|least| value < self.unit.comparable(*least));
        let limit = above.or(below)?;
        let words = if above.is_some() { ("højst", "at most") } else { ("mindst", "at least") };
        let sentence = |language| {
            let title = figure.parameter.title();
            let title = title.in_language(language);
            let reported = with_unit(figure.value, unit, language);
            let allowed = with_unit(limit, self.unit, language);
            let time = figure.span(report).map(|span| days(span, language)).unwrap_or_default();
            let place = figure.place.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
            match language {
                Language::Da => format!(
                    "Vilkår {}: {title}{place} er rapporteret til {reported}{time}; vilkåret kræver {} {allowed}.",
                    condition.id, words.0
                ),
                Language::En => format!(
                    "Condition {}: {title}{place} was reported as {reported}{time}; the condition requires {} {allowed}.",
                    condition.id, words.1
                ),
            }
        };
        let what = Text::new(sentence(Language::Da), sentence(Language::En));
        let observed = plain(figure.value, unit);
        let place = figure.place.as_deref().unwrap_or("-");
        let about = format!("limit/{}/{place}/{}/{observed}", figure.parameter, figure.when_key(report));
        Some(Breach::of(condition, self.at, &about, what, Some(observed), plain(limit, self.unit)))
    }
}

/// The sum of what was injected, with what this report adds, against the greatest quantity.
fn total(
    condition: &Condition,
    at: usize,
    report: &ReportContent,
    so_far: Tonnes,
    maximum: Option<Decimal>,
    unit: Unit,
) -> Option<Breach> {
    let added = in_report(report);
    let sum = so_far.0.saturating_add(added);
    let most = maximum.filter(|most| added > Decimal::ZERO && sum > *most)?;
    let sentence = |language| {
        let (sum, most) = (with_unit(sum, unit, language), with_unit(most, unit, language));
        match language {
            Language::Da => format!(
                "Vilkår {}: der er med denne rapport injiceret {sum} i alt; vilkåret tillader højst {most}.",
                condition.id
            ),
            Language::En => format!(
                "Condition {}: with this report {sum} have been injected in all; the condition allows at most {most}.",
                condition.id
            ),
        }
    };
    let what = Text::new(sentence(Language::Da), sentence(Language::En));
    let observed = plain(sum, unit);
    let about = format!("total/{}/{observed}", report.period_key());
    Some(Breach::of(condition, at, &about, what, Some(observed), plain(most, unit)))
}

fn outside(
    condition: &Condition,
    at: usize,
    report: &ReportContent,
    figure: &Figure,
    (from, to): (Day, Day),
) -> Option<Breach> {
    let (first, last) = figure.span(report).filter(|(first, last)| *first < from || *last > to)?;
    let sentence = |language: Language| {
        let time = days((first, last), language);
        let (from, to) = (from.written(language), to.written(language));
        match language {
            Language::Da => format!(
                "Vilkår {}: der er rapporteret injektion{time}; der må kun injiceres fra {from} til {to}.",
                condition.id
            ),
            Language::En => format!(
                "Condition {}: injection was reported{time}; injection is allowed from {from} to {to} only.",
                condition.id
            ),
        }
    };
    let what = Text::new(sentence(Language::Da), sentence(Language::En));
    let about = format!("window/{}", figure.when_key(report));
    let observed = if first == last { first.to_string() } else { format!("{first}--{last}") };
    Some(Breach::of(condition, at, &about, what, Some(observed), format!("{from}--{to}")))
}

/// A figure as data carries it: `250.5 bara`.
fn plain(figure: Decimal, unit: Unit) -> String {
    format!("{} {}", figure.normalize(), unit.name())
}

fn with_unit(figure: Decimal, unit: Unit, language: Language) -> String {
    format!("{} {}", written(figure, language), unit.written().in_language(language))
}

/// ` den 3. januar 2023`, ` i perioden …`: with the space before it.
fn days((first, last): (Day, Day), language: Language) -> String {
    let (from, to) = (first.written(language), last.written(language));
    match (first == last, language) {
        (true, Language::Da) => format!(" den {from}"),
        (true, Language::En) => format!(" on {from}"),
        (false, Language::Da) => format!(" for perioden fra {from} til {to}"),
        (false, Language::En) => format!(" for the period from {from} to {to}"),
    }
}
