//! An entry of the register as a page shows it.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::desk::permits::{RegisterEntry, is_in_force};
use crate::law::quantity::{Tonnes, written};
use crate::law::{Day, Language, Moment, Text};
use crate::permit::procedure::State;
use crate::permit::procedure::content::{PublicField, SignalFinding, SignalSource};
use crate::permit::procedure::terms::{NameAndAddress, Place};

/// What has been released of a permit.
#[derive(Debug)]
pub struct Shown {
    /// The case number.
    pub number: String,
    /// The permit's own figures.
    pub permit: Option<PermitShown>,
    /// The storage site.
    pub site: Option<Place>,
    /// The storage complex.
    pub complex: Option<Place>,
    /// The hydraulic unit; empty where it is not known.
    pub hydraulic_unit: String,
    /// How much has been injected, with its unit.
    pub injected: Option<String>,
    /// Whether the permit itself can be fetched.
    pub document: bool,
    /// What has been seen, and what came of it.
    pub signals: Option<Vec<SignalShown>>,
    /// The other fields: a heading and the text that was released.
    pub texts: Vec<(&'static str, String)>,
}

/// The permit's own figures.
#[derive(Debug)]
pub struct PermitShown {
    /// What its state is called.
    pub state: String,
    /// Whether it is in force.
    pub in_force: bool,
    /// The version, from 1.
    pub version: u32,
    /// When that version was decided.
    pub decided: String,
    /// The first day.
    pub start: String,
    /// The last day.
    pub end: String,
    /// When it ended; empty where it has not.
    pub ended: String,
    /// The holders.
    pub holders: Vec<NameAndAddress>,
    /// The operator.
    pub operator: NameAndAddress,
    /// The most that may be stored, with its unit.
    pub total: String,
}

/// Something that was seen.
#[derive(Debug)]
pub struct SignalShown {
    /// Its number.
    pub number: u32,
    /// The day it was received.
    pub received: String,
    /// Who told of it.
    pub source: &'static str,
    /// What came of it.
    pub finding: &'static str,
}

#[derive(Deserialize)]
struct PermitField {
    state: State,
    state_label: Text,
    version: u32,
    decided_at: Moment,
    start: Day,
    end: Day,
    ended_on: Option<Day>,
    holders: Vec<NameAndAddress>,
    operator: NameAndAddress,
    total_tonnes: Tonnes,
}

#[derive(Deserialize)]
struct PlaceField {
    place: Place,
    #[serde(default)]
    hydraulic_unit: String,
}

#[derive(Deserialize)]
struct QuantityField {
    tonnes: Tonnes,
}

#[derive(Deserialize)]
struct SignalField {
    number: u32,
    received_at: Moment,
    source: SignalSource,
    finding: Option<SignalFinding>,
}

/// What has been released as text, with its heading.
const TEXTS: [(PublicField, &str, &str); 4] = [
    (PublicField::ProjectDescription, "Projektet", "The project"),
    (PublicField::Course, "Aktivitetens forløb", "The activity's course"),
    (PublicField::Results, "Resultater", "Results"),
    (PublicField::Evaluation, "Evaluering", "Evaluation"),
];

impl Shown {
    /// An entry in a language.
    pub fn of(entry: &RegisterEntry, language: Language) -> Self {
        let site = field::<PlaceField>(entry, PublicField::StorageSite).map(|field| field.place);
        let complex = field::<PlaceField>(entry, PublicField::StorageComplex);
        let hydraulic_unit = complex.as_ref().map(|field| field.hydraulic_unit.clone()).unwrap_or_default();
        let injected = field::<QuantityField>(entry, PublicField::InjectedQuantity);
        let signals = field::<Vec<SignalField>>(entry, PublicField::Signals);
        let texts = TEXTS.iter().filter_map(|(name, da, en)| {
            let heading = if language == Language::Da { *da } else { *en };
            field::<String>(entry, *name).map(|text| (heading, text))
        });
        Self {
            number: entry.number.clone(),
            permit: field::<PermitField>(entry, PublicField::Permit).map(|permit| permit.shown(language)),
            site,
            complex: complex.map(|field| field.place),
            hydraulic_unit,
            injected: injected.map(|field| tonnes(field.tonnes, language)),
            document: entry.fields.contains_key(&PublicField::PermitDocument),
            signals: signals.map(|all| all.into_iter().map(|one| one.shown(language)).collect()),
            texts: texts.collect(),
        }
    }
}

impl PermitField {
    fn shown(self, language: Language) -> PermitShown {
        let day = |day: Day| day.written(language);
        PermitShown {
            state: self.state_label.in_language(language).to_owned(),
            in_force: is_in_force(self.state),
            version: self.version,
            decided: day(self.decided_at.day()),
            start: day(self.start),
            end: day(self.end),
            ended: self.ended_on.map(day).unwrap_or_default(),
            holders: self.holders,
            operator: self.operator,
            total: tonnes(self.total_tonnes, language),
        }
    }
}

impl SignalField {
    fn shown(self, language: Language) -> SignalShown {
        let (source, finding) = match language {
            Language::Da => (
                match self.source {
                    SignalSource::Holder => "Rettighedshaveren",
                    SignalSource::Public => "Offentligheden",
                    SignalSource::Authority => "Myndigheden",
                    SignalSource::Watch => "Et overvåget vilkår",
                },
                match self.finding {
                    None => "Under vurdering",
                    Some(SignalFinding::Leakage) => "Udsivning",
                    Some(SignalFinding::SignificantIrregularity) => "Væsentlig uregelmæssighed",
                    Some(SignalFinding::Neither) => "Ingen af delene",
                },
            ),
            Language::En => (
                match self.source {
                    SignalSource::Holder => "The holder",
                    SignalSource::Public => "The public",
                    SignalSource::Authority => "The authority",
                    SignalSource::Watch => "A watched condition",
                },
                match self.finding {
                    None => "Being assessed",
                    Some(SignalFinding::Leakage) => "Leakage",
                    Some(SignalFinding::SignificantIrregularity) => "Significant irregularity",
                    Some(SignalFinding::Neither) => "Neither",
                },
            ),
        };
        let received = self.received_at.day().written(language);
        SignalShown { number: self.number, received, source, finding }
    }
}

fn field<T: DeserializeOwned>(entry: &RegisterEntry, name: PublicField) -> Option<T> {
    entry.fields.get(&name).and_then(|value| serde_json::from_value(value.clone()).ok())
}

fn tonnes(quantity: Tonnes, language: Language) -> String {
    format!("{} t", written(quantity.0, language))
}
