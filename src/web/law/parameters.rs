//! The law's figures, with dates and sources.

use actix_web::HttpResponse;
use askama::Template;

use crate::law::Language;
use crate::law::parameter::{self, Definition, Status, Value};
use crate::web::fault::Fault;
use crate::web::shell::{Section, Shell};
use crate::web::visitor::Visitor;

/// A figure in a period.
struct Row {
    /// The figure with its unit; empty where it is still to be entered.
    value: String,
    period: String,
    source: &'static str,
    caveat: String,
}

/// A figure, with what it has been and is.
struct Figure {
    id: &'static str,
    what: &'static str,
    entered_by: &'static str,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "law/parameters.html")]
struct ParametersPage {
    shell: Shell,
    figures: Vec<Figure>,
    missing: Vec<(&'static str, &'static str)>,
}

/// Every figure.
///
/// # Errors
/// Where the page cannot be made.
pub async fn parameters(visitor: Visitor) -> Result<HttpResponse, Fault> {
    let language = visitor.language;
    let all = parameter::all();
    let missing = all.iter().filter(|one| one.values.iter().any(|v| v.status == Status::ToBeEntered));
    visitor.show(&ParametersPage {
        shell: visitor.shell(Section::Law, "Tal", "Figures"),
        missing: missing.map(|one| (one.id.as_str(), one.description.in_language(language))).collect(),
        figures: all.iter().map(|one| figure(one, language)).collect(),
    })
}

fn figure(one: &'static Definition, language: Language) -> Figure {
    let unit = one.unit.in_language(language);
    Figure {
        id: &one.id,
        what: one.description.in_language(language),
        entered_by: one.entered_by.in_language(language),
        rows: one.values.iter().map(|value| row(value, unit, language)).collect(),
    }
}

fn row(value: &'static Value, unit: &str, language: Language) -> Row {
    let from = value.valid_from.written(language);
    let period = match (value.valid_to, language) {
        (Some(to), _) => format!("{from} – {}", to.written(language)),
        (None, Language::Da) => format!("fra {from}"),
        (None, Language::En) => format!("from {from}"),
    };
    let shown = value.value.as_ref().filter(|_| value.status != Status::ToBeEntered);
    Row {
        value: shown.map(|figure| written(figure, unit, language)).unwrap_or_default(),
        period,
        source: &value.source,
        caveat: value.status.caveat().map(|text| text.in_language(language).to_owned()).unwrap_or_default(),
    }
}

fn written(figure: &str, unit: &str, language: Language) -> String {
    let figure =
        figure.parse().map_or_else(|_| figure.to_owned(), |d| crate::law::quantity::written(d, language));
    format!("{figure} {unit}")
}
