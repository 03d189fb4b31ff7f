//! A form as a template shows it.

use super::{Field, Filled, Kind};
use crate::casework::Problem;
use crate::law::Language;

/// A form.
#[derive(Debug)]
pub struct FormView {
    /// Its fields.
    pub fields: Vec<FieldView>,
    /// Every fault, in the order of the fields.
    pub summary: Vec<SummaryLine>,
}

/// A fault in the summary above a form.
#[derive(Clone, Debug)]
pub struct SummaryLine {
    /// The field's id; empty where the fault is of the whole.
    pub field: String,
    /// The field's label.
    pub label: String,
    /// What is wrong.
    pub message: String,
}

/// A field.
#[derive(Debug)]
pub struct FieldView {
    /// Its name and id.
    pub name: String,
    /// Its label.
    pub label: String,
    /// What helps.
    pub help: String,
    /// What stands in it.
    pub value: String,
    /// What is wrong with it; empty where nothing is.
    pub fault: String,
    /// Whether it may be left empty.
    pub optional: bool,
    /// What can be chosen.
    pub options: Vec<OptionView>,
    /// What it takes.
    pub kind: Kind,
}

/// Something that can be chosen.
#[derive(Debug)]
pub struct OptionView {
    /// As it is sent.
    pub value: String,
    /// As it is read.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl FormView {
    /// A form as it was filled in.
    pub fn of(fields: &[Field], filled: &Filled, language: Language) -> Self {
        let mut summary = Vec::new();
        let shown = fields.iter().map(|field| {
            let own: Vec<String> = filled
                .faults
                .iter()
                .filter(|fault| owner(fields, fault).is_some_and(|f| f.name == field.name))
                .map(|fault| words(fault, language))
                .collect();
            let view = FieldView::of(field, filled.value(field.name), own.join(" "), language);
            summary.extend(own.into_iter().map(|message| SummaryLine {
                field: field.name.to_owned(),
                label: view.label.clone(),
                message,
            }));
            view
        });
        let fields_shown = shown.collect();
        let of_none = filled.faults.iter().filter(|fault| owner(fields, fault).is_none());
        summary.extend(of_none.map(|fault| SummaryLine {
            field: String::new(),
            label: String::new(),
            message: words(fault, language),
        }));
        Self { fields: fields_shown, summary }
    }
}

/// The field that a fault is of: the one whose pointer is the longest that the fault's lies in.
fn owner<'a>(fields: &'a [Field], fault: &Problem) -> Option<&'a Field> {
    let holds = |field: &&Field| {
        let rest = fault.pointer.strip_prefix(field.pointer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    fields.iter().filter(holds).max_by_key(|field| field.pointer.len())
}

/// A fault with the provision that it is under.
pub fn words(fault: &Problem, language: Language) -> String {
    let message = fault.message.in_language(language);
    match &fault.provision {
        Some(provision) => format!("{message} ({})", provision.cite(language)),
        None => message.to_owned(),
    }
}

impl FieldView {
    fn of(field: &Field, value: &str, fault: String, language: Language) -> Self {
        let pick = |(da, en): (&'static str, &'static str)| match language {
            Language::Da => da,
            Language::En => en,
        };
        Self {
            name: field.name.to_owned(),
            label: pick(field.label).to_owned(),
            help: pick(field.help).to_owned(),
            value: value.to_owned(),
            fault,
            optional: field.optional,
            options: field
                .kind
                .choices()
                .iter()
                .map(|(sent, da, en)| OptionView {
                    value: (*sent).to_owned(),
                    label: pick((da, en)).to_owned(),
                    chosen: *sent == value,
                })
                .collect(),
            kind: field.kind,
        }
    }

    /// Whether it is several lines.
    pub fn is_lines(&self) -> bool {
        matches!(self.kind, Kind::Lines | Kind::Positions | Kind::Document)
    }

    /// Whether it can be chosen as a file as well.
    pub fn is_document(&self) -> bool {
        matches!(self.kind, Kind::Document)
    }

    /// Whether one of several is chosen.
    pub fn is_choice(&self) -> bool {
        matches!(self.kind, Kind::OneOf(_) | Kind::YesNo) || !self.options.is_empty()
    }

    /// The browser's kind of input.
    pub fn input(&self) -> &'static str {
        match self.kind {
            Kind::Email => "email",
            Kind::Day => "date",
            Kind::Time => "datetime-local",
            _ => "text",
        }
    }

    /// What a browser may fill in by itself.
    pub fn filled_by(&self) -> &'static str {
        match self.kind {
            Kind::Email => "email",
            _ => "off",
        }
    }

    /// The keyboard that fits.
    pub fn keyboard(&self) -> &'static str {
        match self.kind {
            Kind::Email => "email",
            Kind::Figure => "decimal",
            Kind::Whole => "numeric",
            _ => "text",
        }
    }

    /// The ids of what describes it; empty without any.
    pub fn described_by(&self) -> String {
        let parts = [(!self.help.is_empty(), "help"), (!self.fault.is_empty(), "fault")];
        let ids = parts.iter().filter(|(there, _)| *there).map(|(_, part)| format!("{}-{part}", self.name));
        ids.collect::<Vec<_>>().join(" ")
    }
}
