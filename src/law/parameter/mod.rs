//! Dated parameters: the figures of the law and of the authority, as data. No such figure lives in code.

mod missing;

use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::receipt::ParameterUsed;
use super::{Day, Text};

pub use missing::{About, Missing};

/// How far a value can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = ParameterStatus)]
pub enum Status {
    /// Read in its source.
    Verified,
    /// In use, but nobody has read it in the law as it stands; said wherever it is used.
    Unverified,
    /// Set by the authority for itself; not law, and the authority may enter another.
    ServiceTarget,
    /// Not known. A rule that needs it stops and says so.
    ToBeEntered,
}

impl Status {
    /// What people are told of the value; `None` for a verified one.
    pub fn caveat(self) -> Option<Text> {
        match self {
            Self::Verified => None,
            Self::Unverified => Some(Text::new("ikke efterprøvet", "not verified")),
            Self::ServiceTarget => Some(Text::new(
                "myndighedens eget servicemål, ikke lov",
                "the authority's own service target, not law",
            )),
            Self::ToBeEntered => Some(Text::new("skal indtastes", "to be entered")),
        }
    }
}

/// A value and the days that it is valid on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// The value as text; absent while it is to be entered.
    pub value: Option<String>,
    /// The first day that it is valid on.
    pub valid_from: Day,
    /// The last day that it is valid on; none while it is not replaced.
    pub valid_to: Option<Day>,
    /// Where it comes from.
    pub source: String,
    /// How far it can be relied on.
    pub status: Status,
}

/// A parameter with all its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Its id.
    pub id: String,
    /// The unit of its values.
    pub unit: Text,
    /// What it is.
    pub description: Text,
    /// Who enters a value.
    pub entered_by: Text,
    /// The values, with their days.
    pub values: Vec<Value>,
    /// The file that a value is entered in.
    #[serde(default)]
    pub file: String,
}

/// A parameter's value on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = DatedParameter)]
pub struct Parameter {
    /// The parameter's id.
    pub id: String,
    /// The value.
    pub value: String,
    /// Its unit.
    pub unit: Text,
    /// The first day that it is valid on.
    pub valid_from: Day,
    /// Where it comes from.
    pub source: String,
    /// How far it can be relied on; never [`Status::ToBeEntered`].
    pub status: Status,
}

impl Parameter {
    /// The value as a decimal, if it is a number.
    pub fn decimal(&self) -> Option<Decimal> {
        self.value.parse().ok()
    }

    /// The value as a whole number of days, months or years, if it is one.
    pub fn whole(&self) -> Option<u32> {
        self.value.parse().ok()
    }

    /// As a receipt has it. What is not verified is said in the source.
    pub fn used(&self) -> ParameterUsed {
        let source = match self.status.caveat() {
            None => self.source.clone(),
            Some(caveat) => format!("{} ({})", self.source, both(&caveat)),
        };
        let value = format!("{} {}", self.value, both(&self.unit));
        ParameterUsed { id: self.id.clone(), value, valid_from: self.valid_from, source }
    }
}

/// Whether a day lies from the first day of validity to the last, both with it.
pub fn in_force(valid_from: Day, valid_to: Option<Day>, on: Day) -> bool {
    valid_from <= on && valid_to.is_none_or(|last| on <= last)
}

/// Both languages on one line, for receipts, which are one for all readers.
fn both(text: &Text) -> String {
    if text.da == text.en { text.da.clone() } else { format!("{} / {}", text.da, text.en) }
}

impl Definition {
    /// The value on a day.
    ///
    /// # Errors
    /// [`Missing`] where no value is valid on the day, or it is still to be entered.
    pub fn on(&self, day: Day) -> Result<Parameter, Missing> {
        self.values
            .iter()
            .filter(|value| value.status != Status::ToBeEntered)
            .find(|value| in_force(value.valid_from, value.valid_to, day))
            .and_then(|value| {
                Some(Parameter {
                    id: self.id.clone(),
                    value: value.value.clone()?,
                    unit: self.unit.clone(),
                    valid_from: value.valid_from,
                    source: value.source.clone(),
                    status: value.status,
                })
            })
            .ok_or_else(|| Missing::of(self, day))
    }
}

#[derive(Default, Deserialize)]
struct File {
    #[serde(default)]
    parameter: Vec<Definition>,
}

/// Every file of `policies/parameters/`, with its name there.
const FILES: [(&str, &str); 7] = [
    ("policies/parameters/storage.toml", include_str!("../../../policies/parameters/storage.toml")),
    ("policies/parameters/co2-tax.toml", include_str!("../../../policies/parameters/co2-tax.toml")),
    ("policies/parameters/eu-minimum.toml", include_str!("../../../policies/parameters/eu-minimum.toml")),
    (
        "policies/parameters/refund-custody.toml",
        include_str!("../../../policies/parameters/refund-custody.toml"),
    ),
    (
        "policies/parameters/refund-ledger.toml",
        include_str!("../../../policies/parameters/refund-ledger.toml"),
    ),
    ("policies/parameters/mrr.toml", include_str!("../../../policies/parameters/mrr.toml")),
    (
        "policies/parameters/capture-economics.toml",
        include_str!("../../../policies/parameters/capture-economics.toml"),
    ),
];

static ALL: LazyLock<Vec<Definition>> = LazyLock::new(|| {
    let read = |(name, text): (&str, &str)| {
        let mut file: File = toml::from_str(text).unwrap_or_default();
        file.parameter.iter_mut().for_each(|parameter| name.clone_into(&mut parameter.file));
        file.parameter
    };
    FILES.into_iter().flat_map(read).collect()
});

/// Every parameter.
pub fn all() -> &'static [Definition] {
    &ALL
}

/// The parameter with the id.
pub fn get(id: &str) -> Option<&'static Definition> {
    all().iter().find(|parameter| parameter.id == id)
}

/// The parameter's value on a day.
///
/// # Errors
/// [`Missing`] where there is no such parameter, no value is valid on the day, or it is still to be entered.
pub fn on(id: &str, day: Day) -> Result<Parameter, Missing> {
    get(id).ok_or_else(|| Missing::unknown(id, day)).and_then(|parameter| parameter.on(day))
}
