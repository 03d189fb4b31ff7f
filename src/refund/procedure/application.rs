//! The application for an agreement (§ 1): who applies, for which plants, with which capture and which storage.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::casework::{Field, Problem};
use crate::law::quantity::Tonnes;
use crate::law::{Day, Provision, Text};

/// On which of the two sentences of § 1 the company applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// It establishes plant for capture (1st sentence).
    EstablishesCapture,
    /// It is covered by the CO2 tax act and pays a third party for capture and storage (2nd sentence).
    PaysThirdParty,
}

/// A plant that the application is about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PlantGiven {
    /// The company's own short name for it; agreements, lots and claims use it.
    #[schema(value_type = Option<String>)]
    pub id: Field<String>,
    /// The name.
    #[schema(value_type = Option<String>)]
    pub name: Field<String>,
    /// The address.
    #[schema(value_type = Option<String>)]
    pub address: Field<String>,
    /// P-number, ten digits; its checksum is not checked, since part of the series has none that holds.
    #[schema(value_type = Option<String>)]
    pub p_number: Field<String>,
    /// What is burnt there.
    #[schema(value_type = Option<String>)]
    pub fuels: Field<String>,
    /// Whether it is in the emissions trading system.
    #[schema(value_type = Option<bool>)]
    pub ets_covered: Field<bool>,
    /// Whether CO2 from a process is in the same stack (reading `process-co2`).
    #[schema(value_type = Option<bool>)]
    pub process_co2: Field<bool>,
}

/// The application. Every field may be left open in a draft; nothing typed is lost.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RefundApplication {
    /// On which sentence of § 1.
    #[schema(value_type = Option<Route>)]
    pub route: Field<Route>,
    /// Whether the company bears CO2 tax on the fuels that are burnt at the plants.
    #[schema(value_type = Option<bool>)]
    pub bears_tax: Field<bool>,
    /// Whether it is registered for VAT.
    #[schema(value_type = Option<bool>)]
    pub vat_registered: Field<bool>,
    /// The third party that is paid for capture and storage, where one is.
    #[schema(value_type = Option<String>)]
    pub third_party: Field<String>,
    /// The plants.
    pub plants: Vec<PlantGiven>,
    /// The capture plant: technology, capacity, when it starts (§ 3, stk. 1, nr. 1).
    #[schema(value_type = Option<String>)]
    pub capture_plant: Field<String>,
    /// Measuring points and data system as they are planned (§ 3, stk. 1, nr. 1).
    #[schema(value_type = Option<String>)]
    pub measurement: Field<String>,
    /// The methods for total and captured CO2 (§ 3, stk. 1, nr. 2).
    #[schema(value_type = Option<String>)]
    pub methods: Field<String>,
    /// The chain from capture to storage: carriers, intermediate stores, sites, and their permits (§ 3, stk. 1, nr. 4).
    #[schema(value_type = Option<String>)]
    pub storage_chain: Field<String>,
    /// The time that storage takes after capture, and why (§ 3, stk. 1, nr. 5).
    #[schema(value_type = Option<String>)]
    pub storage_time: Field<String>,
    /// The first day of capture.
    #[schema(value_type = Option<Day>)]
    pub first_capture: Field<Day>,
    /// CO2 that is expected to be captured in a year.
    #[schema(value_type = Option<Tonnes>)]
    pub tonnes_per_year: Field<Tonnes>,
    /// Whom to ask.
    #[schema(value_type = Option<String>)]
    pub contact: Field<String>,
    /// Where mail reaches them.
    #[schema(value_type = Option<String>)]
    pub contact_email: Field<String>,
}

/// The most plants of an application.
pub const MOST_PLANTS: usize = 50;

impl RefundApplication {
    /// What is missing or cannot be read, each with its place and provision. A gap never bars a submission (FVL § 7).
    pub fn gaps(&self) -> Vec<Problem> {
        let mut gaps = Gaps(Vec::new());
        gaps.field(
            &self.route,
            "/route",
            "bek1504.1",
            "Hvilken sætning i § 1 der ansøges efter",
            "The route under § 1",
        );
        gaps.field(
            &self.bears_tax,
            "/bears_tax",
            "bek1504.1",
            "Om virksomheden bærer CO2-afgift",
            "Whether CO2 tax is borne",
        );
        gaps.field(
            &self.vat_registered,
            "/vat_registered",
            "co2al.9f.1",
            "Om virksomheden er momsregistreret",
            "Whether the company is registered for VAT",
        );
        if self.route.get() == Some(&Route::PaysThirdParty) {
            gaps.field(&self.third_party, "/third_party", "bek1504.1", "Tredjeparten", "The third party");
        }
        if self.plants.is_empty() {
            gaps.add(
                "/plants",
                "bek1504.3.1.1",
                "Angiv mindst ét energianlæg.",
                "Give at least one energy plant.",
            );
        }
        for (i, plant) in self.plants.iter().enumerate() {
            let at = |name: &str| format!("/plants/{i}/{name}");
            gaps.field(
                &plant.id,
                at("id"),
                "bek1504.3.1.1",
                "Anlæggets korte navn",
                "The plant's short name",
            );
            gaps.field(&plant.name, at("name"), "bek1504.3.1.1", "Anlæggets navn", "The plant's name");
            gaps.field(
                &plant.address,
                at("address"),
                "bek1504.3.1.1",
                "Anlæggets adresse",
                "The plant's address",
            );
            gaps.field(&plant.fuels, at("fuels"), "bek1504.1", "Anlæggets brændsler", "The plant's fuels");
            gaps.field(
                &plant.ets_covered,
                at("ets_covered"),
                "bek1504.3.1.3",
                "Om anlægget er kvoteomfattet",
                "Whether the plant is in the emissions trading system",
            );
            gaps.field(
                &plant.process_co2,
                at("process_co2"),
                "bek1504.2.0.1",
                "Om røggassen rummer CO2 fra en proces",
                "Whether CO2 from a process is in the flue gas",
            );
        }
        let texts = [
            (&self.capture_plant, "/capture_plant", "bek1504.3.1.1", "Fangstanlægget", "The capture plant"),
            (
                &self.measurement,
                "/measurement",
                "bek1504.3.1.1",
                "Målepunkter og dataopsamling",
                "Measuring points and data",
            ),
            (&self.methods, "/methods", "bek1504.3.1.2", "Opgørelsesmetoderne", "The methods"),
            (&self.storage_chain, "/storage_chain", "bek1504.3.1.4", "Lagringskæden", "The storage chain"),
            (
                &self.storage_time,
                "/storage_time",
                "bek1504.3.1.5",
                "Tiden til lagring",
                "The time to storage",
            ),
            (&self.contact, "/contact", "bek1504.1", "Kontaktpersonen", "The contact"),
            (
                &self.contact_email,
                "/contact_email",
                "bek1504.1",
                "Kontaktpersonens e-mail",
                "The contact's e-mail",
            ),
        ];
        for (field, pointer, provision, da, en) in texts {
            gaps.field(field, pointer, provision, da, en);
        }
        gaps.field(
            &self.first_capture,
            "/first_capture",
            "bek1504.3.1.1",
            "Første dag med fangst",
            "The first day of capture",
        );
        gaps.field(
            &self.tonnes_per_year,
            "/tonnes_per_year",
            "bek1504.3.1.2",
            "Forventet fangst om året",
            "The expected capture in a year",
        );
        gaps.0
    }
}

struct Gaps(Vec<Problem>);

impl Gaps {
    fn add(&mut self, pointer: impl Into<String>, provision: &'static str, da: &str, en: &str) {
        self.0.push(Problem::under(Provision::of(provision), pointer, Text::new(da, en)));
    }

    fn field<T>(
        &mut self,
        field: &Field<T>,
        pointer: impl Into<String>,
        provision: &'static str,
        da: &str,
        en: &str,
    ) {
        if field.is_missing() {
            self.add(pointer, provision, &format!("{da} mangler."), &format!("{en} is missing."));
        } else if let Some(why) = field.unreadable() {
            let (da, en) = (format!("{da} kan ikke læses: {why}."), format!("{en} cannot be read: {why}."));
            self.add(pointer, provision, &da, &en);
        }
    }
}
