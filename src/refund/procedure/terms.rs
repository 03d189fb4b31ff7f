//! The agreement's terms: everything that § 3, stk. 1, nr. 1-6 asks for, as structure.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::casework::faults::Faults;
use crate::law::reading::Readings;
use crate::law::{Day, Digest};
use crate::refund::custody::CustodyTerms;
use crate::refund::measurement::{Measures, Role};

/// An energy plant: the boundary that shares and claims are computed within.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AgreementPlant)]
pub struct Plant {
    /// Its short name in lots and claims.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is: boilers, lines, stack (nr. 1).
    pub description: String,
    /// Whether it is in the emissions trading system.
    pub ets_covered: bool,
    /// What tells it from every other plant in any agreement: the number of its greenhouse gas permit, or else its P-number and
    /// unit. Where it is given, the tax of a day is paid back in one agreement only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub installation: String,
}

/// A measuring point (nr. 1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasuringPoint {
    /// Its id in readings.
    pub id: String,
    /// Where in the flow it stands.
    pub role: Role,
    /// What it measures.
    pub measures: Measures,
    /// Where it is and which instrument it has.
    pub description: String,
    /// The plants whose CO2 it measures, by their short names; all of the agreement's where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plants: Vec<String>,
}

impl MeasuringPoint {
    /// Whether it measures CO2 of a plant.
    pub fn measures_plant(&self, plant: &str) -> bool {
        self.plants.is_empty() || self.plants.iter().any(|named| named == plant)
    }
}

/// Who captures (stk. 3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case", tag = "by", content = "name")]
pub enum CaptureBy {
    /// The company itself.
    Company,
    /// Another that is paid for it.
    ThirdParty(String),
}

/// The terms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgreementTerms {
    /// Nr. 1: the energy plants.
    pub plants: Vec<Plant>,
    /// Nr. 1: the capture plant.
    pub capture_plant: String,
    /// Stk. 3: who captures.
    pub capture_by: CaptureBy,
    /// Nr. 1: the measuring points.
    pub measuring_points: Vec<MeasuringPoint>,
    /// Nr. 1: the data system.
    pub data_system: String,
    /// Nr. 2: how total CO2 before capture is determined.
    pub method_total: String,
    /// Nr. 2: how captured CO2 is determined.
    pub method_captured: String,
    /// Nr. 3: how the EU rules on monitoring and reporting are kept, and who verifies the yearly report.
    pub monitoring: String,
    /// Nr. 4: how storage or hand-over is documented, and by which agreements.
    pub documentation: String,
    /// Nr. 4 and 5: the limits on the CO2 at hand-over, and the time to storage (reading `open-standards`: the order has no
    /// figure; the agreement sets one).
    pub storage: CustodyTerms,
    /// Nr. 6: what follows where the terms are not kept.
    pub consequences: String,
    /// The agreement's first day.
    pub from: Day,
    /// Its last day, if it has one.
    #[serde(default)]
    pub to: Option<Day>,
    /// Whether the company delivers heat or cold, so that its customers are to be told of the tax at least once a year (§ 5).
    #[serde(default, skip_serializing_if = "is_false")]
    pub delivers_heat: bool,
    /// Readings that the agreement departs from.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub readings: Readings,
    /// Why, where it does.
    #[serde(default)]
    pub readings_reasons: String,
}

/// So that terms from before there was a choice have the digest that was signed.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !value
}

impl AgreementTerms {
    /// The digest that acceptance and signature name.
    ///
    /// # Errors
    /// When the terms cannot be written as JSON.
    pub fn digest(&self) -> Result<Digest, serde_json::Error> {
        Digest::of_json(self)
    }

    /// Gathers what does not hold: each of nr. 1-6 must be filled in.
    pub fn check(&self, faults: &mut Faults) {
        let nr1 = "bek1504.3.1.1";
        faults.some(nr1, "/terms/plants", self.plants.len(), "ét energianlæg", "one energy plant");
        for (i, plant) in self.plants.iter().enumerate() {
            let at = |name: &str| format!("/terms/plants/{i}/{name}");
            faults.need(nr1, at("id"), &plant.id, "Anlæggets korte navn", "The plant's short name");
            faults.need(nr1, at("name"), &plant.name, "Anlæggets navn", "The plant's name");
            faults.need(nr1, at("description"), &plant.description, "Beskrivelsen", "The description");
        }
        let points = &self.measuring_points;
        faults.some(nr1, "/terms/measuring_points", points.len(), "ét målepunkt", "one measuring point");
        for (i, point) in points.iter().enumerate() {
            let at = |name: &str| format!("/terms/measuring_points/{i}/{name}");
            faults.need(nr1, at("id"), &point.id, "Målepunktets navn", "The point's name");
            faults.need(nr1, at("description"), &point.description, "Beskrivelsen", "The description");
        }
        self.check_names(faults);
        self.check_points(faults);
        if let CaptureBy::ThirdParty(name) = &self.capture_by {
            faults.need("bek1504.3.3", "/terms/capture_by/name", name, "Den, der fanger", "Who captures");
        }
        for (provision, pointer, value, da, en) in [
            (nr1, "/terms/capture_plant", &self.capture_plant, "Fangstanlægget", "The capture plant"),
            (nr1, "/terms/data_system", &self.data_system, "Dataopsamlingssystemet", "The data system"),
            (
                "bek1504.3.1.2",
                "/terms/method_total",
                &self.method_total,
                "Metoden for samlet CO2",
                "The method for total CO2",
            ),
            (
                "bek1504.3.1.2",
                "/terms/method_captured",
                &self.method_captured,
                "Metoden for fanget CO2",
                "The method for captured CO2",
            ),
            (
                "bek1504.3.1.3",
                "/terms/monitoring",
                &self.monitoring,
                "Overvågning og rapportering",
                "Monitoring and reporting",
            ),
            (
                "bek1504.3.1.4",
                "/terms/documentation",
                &self.documentation,
                "Dokumentationen for lagring",
                "The proof of storage",
            ),
            (
                "bek1504.3.1.6",
                "/terms/consequences",
                &self.consequences,
                "Følgerne af brud",
                "The consequences",
            ),
        ] {
            faults.need(provision, pointer, value, da, en);
        }
        if self.storage.deadline.is_none() {
            faults.add(
                "bek1504.3.1.5",
                "/terms/storage/deadline",
                "Fristen for lagring mangler.",
                "The storage deadline is missing.",
            );
        }
        if self.to.is_some_and(|to| to < self.from) {
            faults.add(
                "bek1504.3.1",
                "/terms/to",
                "Aftalen slutter, før den begynder.",
                "The agreement ends before it begins.",
            );
        }
        // A claim has the sums of measuring points, which see no difference between fossil and biogenic CO2.
        if self.readings.is("refund-share", "fossil-over-fossil") {
            faults.add(
                "bek1504.3.1.2",
                "/terms/readings/refund-share",
                "En sag har ingen målt fossil mængde. Vælg en anden læsning; beregneren tager denne.",
                "A case has no measured fossil quantity. Choose another reading; the calculator takes this one.",
            );
        }
        if self.readings.deviations().next().is_some() {
            faults.need(
                "fvl.24",
                "/terms/readings_reasons",
                &self.readings_reasons,
                "Begrundelsen",
                "The reasons",
            );
        }
    }

    /// Each plant must be measured: what is captured of its CO2, and the total.
    fn check_points(&self, faults: &mut Faults) {
        let measured = |roles: &[Role]| {
            let points: Vec<_> = self.measuring_points.iter().filter(|p| roles.contains(&p.role)).collect();
            let of = |plant: &Plant| points.iter().any(|point| point.measures_plant(&plant.id));
            !points.is_empty() && self.plants.iter().all(of)
        };
        if !measured(&[Role::Captured]) {
            faults.add(
                "bek1504.3.1.2",
                "/terms/measuring_points",
                "Et målepunkt skal måle den fangede mængde fra hvert anlæg.",
                "A measuring point must measure what is captured from each plant.",
            );
        }
        if !measured(&[Role::BeforeCapture, Role::AfterCapture]) {
            faults.add(
                "bek1504.3.1.2",
                "/terms/measuring_points",
                "Et målepunkt skal for hvert anlæg stå før fangst, eller efter fangst, så mængden før fangst kan lægges sammen.",
                "For each plant a measuring point must stand before capture, or after it so that the total can be added up.",
            );
        }
    }

    fn check_names(&self, faults: &mut Faults) {
        let plants: BTreeSet<&str> = self.plants.iter().map(|p| p.id.as_str()).collect();
        if plants.len() < self.plants.len() {
            faults.add(
                "bek1504.3.1.1",
                "/terms/plants",
                "To anlæg har samme korte navn.",
                "Two plants share a short name.",
            );
        }
        for (i, point) in self.measuring_points.iter().enumerate() {
            for (j, plant) in point.plants.iter().enumerate().filter(|(_, p)| !plants.contains(p.as_str())) {
                faults.add(
                    "bek1504.3.1.1",
                    format!("/terms/measuring_points/{i}/plants/{j}"),
                    &format!("Aftalen har ikke anlægget {plant}."),
                    &format!("The agreement has no plant {plant}."),
                );
            }
        }
        let points: BTreeSet<&str> = self.measuring_points.iter().map(|p| p.id.as_str()).collect();
        if points.len() < self.measuring_points.len() {
            faults.add(
                "bek1504.3.1.1",
                "/terms/measuring_points",
                "To målepunkter har samme navn.",
                "Two measuring points share a name.",
            );
        }
    }
}
