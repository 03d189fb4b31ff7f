//! Readings: named choices where the order's text is open or wrong. The text is never repaired in silence; a result that
//! rests on a reading says so, and an official may choose another for a case, with reasons.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::receipt::ReadingUsed;
use super::{Day, Provision, Text};

/// A point where the text must be read in one way or another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Its id: `duration`.
    pub id: String,
    /// Its number in the list of the order's errors and gaps: `8.14`.
    pub point: String,
    /// The provisions that are read.
    pub provisions: Vec<Provision>,
    /// What is open or wrong.
    pub question: Text,
    /// The ways to read it; at least two.
    pub alternatives: Vec<Alternative>,
    /// The alternative that applies where nobody has chosen another.
    pub default: String,
    /// Why that one.
    pub why: Text,
    /// The edition of the text that was read.
    pub source_edition: String,
    /// The day that the reading was held against that text.
    pub checked_on: Day,
}

/// One way to read a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// Its id within the reading.
    pub id: String,
    /// What it says.
    pub text: Text,
    /// What it changes in the outcome.
    pub moves: Text,
    /// Whether the program computes by it when it is chosen in place of the default. Otherwise a person applies it, and
    /// the program records and shows the choice.
    #[serde(default)]
    pub by_program: bool,
}

impl Reading {
    /// The alternative with the id.
    pub fn alternative(&self, id: &str) -> Option<&Alternative> {
        self.alternatives.iter().find(|alternative| alternative.id == id)
    }
}

#[derive(Default, Deserialize)]
struct File {
    #[serde(default)]
    reading: Vec<Reading>,
}

/// Every file of `policies/readings/`.
const FILES: [&str; 2] = [
    include_str!("../../policies/readings/storage-permit.toml"),
    include_str!("../../policies/readings/refund.toml"),
];

static ALL: LazyLock<Vec<Reading>> = LazyLock::new(|| {
    FILES.into_iter().flat_map(|text| toml::from_str::<File>(text).unwrap_or_default().reading).collect()
});

/// Every reading: of the storage order, of the refund order; each in the order of the text.
pub fn all() -> &'static [Reading] {
    &ALL
}

/// The reading with the id.
pub fn get(id: &str) -> Option<&'static Reading> {
    all().iter().find(|reading| reading.id == id)
}

/// A case's readings: where an official has chosen another alternative than the default. JSON: reading id to
/// alternative id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
#[schema(value_type = BTreeMap<String, String>)]
pub struct Readings(BTreeMap<String, String>);

/// A choice that there is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnknownChoice {
    /// No reading has the id.
    Reading(String),
    /// The reading has no such alternative; these are the ones it has.
    Alternative {
        /// The reading.
        reading: String,
        /// What was asked for.
        asked: String,
        /// The ids that could be asked for.
        known: Vec<String>,
    },
}

impl UnknownChoice {
    /// What is wrong, and what would mend it.
    pub fn text(&self) -> Text {
        match self {
            Self::Reading(id) => {
                Text::new(format!("Der findes ingen læsning '{id}'."), format!("There is no reading '{id}'."))
            }
            Self::Alternative { reading, asked, known } => {
                let known = known.join(", ");
                Text::new(
                    format!("Læsningen '{reading}' har ikke muligheden '{asked}'. Den har: {known}."),
                    format!("The reading '{reading}' has no alternative '{asked}'. It has: {known}."),
                )
            }
        }
    }
}

impl fmt::Display for UnknownChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for UnknownChoice {}

impl Readings {
    /// Chooses an alternative for the case. To choose the default is to take a deviation back.
    ///
    /// # Errors
    /// [`UnknownChoice`] where there is no such reading or alternative; nothing has changed then.
    pub fn choose(&mut self, id: &str, choice: &str) -> Result<(), UnknownChoice> {
        let reading = get(id).ok_or_else(|| UnknownChoice::Reading(id.to_owned()))?;
        let chosen = reading.alternative(choice).ok_or_else(|| UnknownChoice::Alternative {
            reading: id.to_owned(),
            asked: choice.to_owned(),
            known: reading.alternatives.iter().map(|alternative| alternative.id.clone()).collect(),
        })?;
        if chosen.id == reading.default {
            self.0.remove(id);
        } else {
            self.0.insert(id.to_owned(), chosen.id.clone());
        }
        Ok(())
    }

    /// The alternative that applies: the chosen one or the default; `None` if there is no such reading.
    pub fn choice(&self, id: &str) -> Option<&'static Alternative> {
        let reading = get(id)?;
        reading.alternative(self.0.get(id).unwrap_or(&reading.default))
    }

    /// Whether this alternative applies.
    pub fn is(&self, id: &str, choice: &str) -> bool {
        self.choice(id).is_some_and(|alternative| alternative.id == choice)
    }

    /// The reading as a receipt has it; `None` if there is no such reading.
    pub fn used(&self, id: &str) -> Option<ReadingUsed> {
        self.choice(id).map(|alternative| ReadingUsed {
            id: id.to_owned(),
            choice: alternative.id.clone(),
            default: !self.0.contains_key(id),
            text: alternative.text.clone(),
        })
    }

    /// The deviations from the defaults: reading id and alternative id.
    pub fn deviations(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(id, choice)| (id.as_str(), choice.as_str()))
    }
}

impl TryFrom<BTreeMap<String, String>> for Readings {
    type Error = UnknownChoice;

    fn try_from(choices: BTreeMap<String, String>) -> Result<Self, UnknownChoice> {
        let mut readings = Self::default();
        for (id, choice) in &choices {
            readings.choose(id, choice)?;
        }
        Ok(readings)
    }
}

impl From<Readings> for BTreeMap<String, String> {
    fn from(readings: Readings) -> Self {
        readings.0
    }
}
