//! A field of a form.

/// A value that can be chosen: as it is sent, in Danish, in English.
pub type Choice = (&'static str, &'static str, &'static str);

/// Yes and no.
const YES_NO: [Choice; 2] = [("true", "Ja", "Yes"), ("false", "Nej", "No")];

/// What a field takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A line of text.
    Line,
    /// An e-mail address.
    Email,
    /// Several lines.
    Lines,
    /// A decimal, sent on as text.
    Figure,
    /// A whole number.
    Whole,
    /// A day.
    Day,
    /// A day and a time, as a clock in Denmark shows it.
    Time,
    /// One of these.
    OneOf(&'static [Choice]),
    /// A document as text: pasted, or chosen as a file.
    Document,
    /// Yes or no, sent on as what is so or is not.
    YesNo,
    /// Positions as lines of longitude and latitude.
    Positions,
}

impl Kind {
    /// What can be chosen, where something can.
    pub const fn choices(self) -> &'static [Choice] {
        match self {
            Self::OneOf(choices) => choices,
            Self::YesNo => &YES_NO,
            _ => &[],
        }
    }
}

/// A field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in the form, and its id on the page.
    pub name: &'static str,
    /// Where its value stands in the JSON.
    pub pointer: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Whether it may be left empty.
    pub optional: bool,
    /// Its label, in Danish and in English.
    pub label: (&'static str, &'static str),
    /// What helps to fill it in, in Danish and in English.
    pub help: (&'static str, &'static str),
    /// What stands in it at first.
    pub example: &'static str,
}

impl Field {
    /// A field that must be filled in.
    pub const fn needed(
        name: &'static str,
        pointer: &'static str,
        kind: Kind,
        da: &'static str,
        en: &'static str,
    ) -> Self {
        Self { name, pointer, kind, optional: false, label: (da, en), help: ("", ""), example: "" }
    }

    /// The name that a file for the field is sent under.
    pub fn file_name(&self) -> String {
        format!("{}_file", self.name)
    }

    /// The same field, that may be left empty.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// The same field with help.
    #[must_use]
    pub const fn help(mut self, da: &'static str, en: &'static str) -> Self {
        self.help = (da, en);
        self
    }

    /// The same field with something in it at first.
    #[must_use]
    pub const fn example(mut self, value: &'static str) -> Self {
        self.example = value;
        self
    }
}
