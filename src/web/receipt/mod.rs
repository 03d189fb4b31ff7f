//! What was computed as a page shows it: its head, and how it was reached. The same for a calculator's answer and for a claim.

mod words;

use serde_json::Value;

use words::in_words;

use crate::law::quantity::written;
use crate::law::{Day, Language, Receipt};

/// A figure that stands at the head of an answer: its pointer in the result, its label, and its unit.
pub type Headline = (&'static str, (&'static str, &'static str), &'static str);

/// An answer.
pub struct Answer {
    /// What stands at its head: label and figure.
    pub headlines: Vec<(&'static str, String)>,
    /// What is to be known about it.
    pub notes: Vec<String>,
    /// How it was reached.
    pub steps: Vec<StepView>,
    /// The readings used: what was chosen, and whether it is the default.
    pub readings: Vec<(String, bool)>,
    /// The figures used: name, value, first day, source.
    pub parameters: Vec<(String, String, String, String)>,
    /// What was computed from, as JSON.
    pub inputs: String,
}

/// A step.
pub struct StepView {
    /// What was done.
    pub text: String,
    /// On which provision; empty without one.
    pub provision: String,
    /// What came out.
    pub outcome: String,
}

impl Answer {
    /// An answer, from the result as REST gives it; none where the result has no receipt.
    pub fn of(result: &Value, headlines: &[Headline], language: Language) -> Option<Self> {
        let receipt: Receipt = serde_json::from_value(result.get("receipt")?.clone()).ok()?;
        let steps = receipt.steps.iter().map(|step| StepView {
            text: step.text.in_language(language).to_owned(),
            provision: step.provision.as_ref().map(|one| one.cite(language)).unwrap_or_default(),
            outcome: in_words(&step.result, language).to_owned(),
        });
        let figures = receipt.parameters.iter().map(|one| {
            (one.id.clone(), one.value.clone(), one.valid_from.written(language), one.source.clone())
        });
        let readings = receipt.readings.iter();
        Some(Self {
            headlines: headlines.iter().filter_map(|one| headline(result, one, language)).collect(),
            notes: notes(result, language),
            steps: steps.collect(),
            readings: readings.map(|one| (one.text.in_language(language).to_owned(), one.default)).collect(),
            parameters: figures.collect(),
            inputs: serde_json::to_string_pretty(&receipt.inputs).unwrap_or_default(),
        })
    }
}

fn headline(
    result: &Value,
    (pointer, (da, en), unit): &Headline,
    language: Language,
) -> Option<(&'static str, String)> {
    let value = result.pointer(pointer)?;
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(is_so) => yes_or_no(*is_so, language).to_owned(),
        // A text in both languages.
        Value::Object(text) => text.get(language.tag())?.as_str()?.to_owned(),
        _ => return None,
    };
    let shown = match (text.parse(), Day::parse(&text)) {
        (Ok(figure), _) => written(figure, language),
        (_, Ok(day)) => day.written(language),
        _ => in_words(&text, language).to_owned(),
    };
    let unit = if language == Language::En { unit.replace("kr.", "kr") } else { (*unit).to_owned() };
    let label = if language == Language::Da { *da } else { *en };
    Some((label, format!("{shown} {unit}").trim().to_owned()))
}

fn yes_or_no(is_so: bool, language: Language) -> &'static str {
    match (is_so, language) {
        (true, Language::Da) => "Ja",
        (false, Language::Da) => "Nej",
        (true, Language::En) => "Yes",
        (false, Language::En) => "No",
    }
}

fn notes(result: &Value, language: Language) -> Vec<String> {
    let notes = result.get("notes").and_then(Value::as_array).into_iter().flatten();
    notes.filter_map(|note| note.get(language.tag()).and_then(Value::as_str)).map(str::to_owned).collect()
}
