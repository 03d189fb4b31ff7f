//! The agreement's terms as they are read: § 3, stk. 1, nr. 1-6, each under its own heading.

use super::writing::Writing;
use crate::law::quantity::written;
use crate::law::{Day, Provision};
use crate::letters::{Block, Column, Table};
use crate::refund::custody::QualityLimits;
use crate::refund::measurement::{Measures, Role};
use crate::refund::procedure::AgreementTerms;
use crate::refund::procedure::content::MethodsDecision;
use crate::refund::procedure::terms::CaptureBy;

/// The provisions that an agreement rests on.
pub(super) const BASIS: [&str; 12] = [
    "bek1504.1",
    "bek1504.3.1.1",
    "bek1504.3.1.2",
    "bek1504.3.1.3",
    "bek1504.3.1.4",
    "bek1504.3.1.5",
    "bek1504.3.1.6",
    "bek1504.3.2",
    "bek1504.3.3",
    "bek1504.4",
    "co2al.9f.1",
    "co2al.9f.2",
];

/// The readings that every agreement rests on.
pub(super) const READINGS: [&str; 8] = [
    "wrong-reference",
    "foreign-approval",
    "carrier-approval",
    "payment-before-report",
    "refund-period",
    "repayment-cause",
    "breach-scope",
    "open-standards",
];

impl Writing<'_> {
    /// Sections 1 to 7. `methods` is what Energistyrelsen has decided on the methods of these terms.
    pub(super) fn terms(&mut self, terms: &AgreementTerms, methods: Option<&MethodsDecision>) {
        self.validity(terms);
        self.plants(terms);
        self.methods(terms, methods);
        self.heading(1, "4. Overvågning og rapportering (nr. 3)", "4. Monitoring and reporting (nr. 3)");
        self.paragraph(
            "Aftalen er betinget af, at begge mængder opgøres efter de til enhver tid gældende EU-regler om overvågning og rapportering af drivhusgasemissioner, også hvor virksomheden ikke er kvoteomfattet. Den årlige udledningsrapport skal være verificeret, og Energistyrelsen skal godkende den.",
            "The agreement is conditional on both quantities being determined by the EU rules on monitoring and reporting of greenhouse gas emissions in force at any time, also where the company is not in the emissions trading system. The yearly emission report must be verified, and Energistyrelsen must approve it.",
        );
        self.words(&terms.monitoring);
        self.documentation(terms);
        self.storage_deadline(terms);
        self.consequences(terms);
    }

    fn validity(&mut self, terms: &AgreementTerms) {
        self.heading(
            1,
            "1. Aftalens parter og tid (§ 1 og § 3, stk. 3)",
            "1. Parties and time (§ 1 and § 3, stk. 3)",
        );
        let captures = match &terms.capture_by {
            CaptureBy::Company => self.say("Virksomheden selv", "The company itself"),
            CaptureBy::ThirdParty(name) => self.say(
                format!("{name}, som virksomheden betaler for det"),
                format!("{name}, whom the company pays for it"),
            ),
        };
        let to = terms.to.map_or_else(
            || self.say("Uden slutdato", "No last day"),
            |to| self.say(format!("Til og med den {}", self.day(to)), format!("{}, included", self.day(to))),
        );
        let facts = vec![
            (
                self.say("Virksomheden", "The company"),
                format!("{}, CVR {}", self.file.company.name, self.file.company.cvr),
            ),
            (self.say("Myndigheden", "The authority"), "Skatteforvaltningen".to_owned()),
            (self.say("Hvem fanger CO2", "Who captures CO2"), captures),
            (self.say("Første dag", "First day"), self.day(terms.from)),
            (self.say("Sidste dag", "Last day"), to),
            (
                self.say("Leverer varme eller kulde (§ 5)", "Delivers heat or cold (§ 5)"),
                self.yes_no(terms.delivers_heat),
            ),
        ];
        self.facts(facts);
    }

    fn plants(&mut self, terms: &AgreementTerms) {
        self.heading(
            1,
            "2. Anlæg, målepunkter og data (nr. 1)",
            "2. Plants, measuring points and data (nr. 1)",
        );
        let rows = terms
            .plants
            .iter()
            .map(|p| {
                let number =
                    if p.installation.is_empty() { String::new() } else { format!("\n{}", p.installation) };
                vec![
                    p.id.clone(),
                    format!("{}\n{}{number}", p.name, p.description),
                    self.yes_no(p.ets_covered),
                ]
            })
            .collect();
        let columns = vec![
            Column::text(self.say("Kort navn", "Short name"), 3),
            Column::text(self.say("Anlæg", "Plant"), 9),
            Column::text(self.say("Kvote-\u{AD}omfattet", "Emissions trading"), 3),
        ];
        self.table(Table { caption: self.say("Energianlæg", "Energy plants"), columns, rows });
        self.heading(3, "Fangstanlægget", "The capture plant");
        self.words(&terms.capture_plant);
        let rows = terms
            .measuring_points
            .iter()
            .map(|p| {
                let place = format!("{}\n{}", self.role(p.role), self.measures(p.measures));
                let of = if p.plants.is_empty() { self.say("alle", "all") } else { p.plants.join(", ") };
                vec![p.id.clone(), of, place, p.description.clone()]
            })
            .collect();
        let columns = vec![
            Column::text(self.say("Navn", "Name"), 3),
            Column::text(self.say("Anlæg", "Plants"), 2),
            Column::text(self.say("Sted og måling", "Place and measurement"), 5),
            Column::text(self.say("Beskrivelse", "Description"), 6),
        ];
        self.table(Table { caption: self.say("Målepunkter", "Measuring points"), columns, rows });
        self.heading(3, "Dataopsamlingssystemet", "The data system");
        self.words(&terms.data_system);
    }

    fn role(&self, role: Role) -> String {
        match role {
            Role::BeforeCapture => self.say("I røggassen før fangst", "In the flue gas before capture"),
            Role::AfterCapture => self.say("I røggassen efter fangst", "In the flue gas after capture"),
            Role::Captured => self.say("I den fangede strøm", "In the captured stream"),
            Role::HandedOver => self.say("Ved overdragelse", "At hand-over"),
        }
    }

    fn measures(&self, measures: Measures) -> String {
        match measures {
            Measures::ConcentrationAndFlow => {
                self.say("Koncentration gange gasstrøm", "Concentration times gas flow")
            }
            Measures::MassFlow => self.say("Massestrøm af CO2", "Mass flow of CO2"),
        }
    }

    fn methods(&mut self, terms: &AgreementTerms, decision: Option<&MethodsDecision>) {
        self.heading(1, "3. Opgørelsesmetoder (nr. 2)", "3. Methods (nr. 2)");
        self.heading(3, "Samlet CO2 i røggassen før fangst", "Total CO2 in the flue gas before capture");
        self.words(&terms.method_total);
        self.heading(3, "Fanget CO2", "Captured CO2");
        self.words(&terms.method_captured);
        let status = match decision {
            None => self.say(
                "Afventer. Aftalen kan indgås forinden, men Energistyrelsens godkendelse er en forudsætning for den, og der udbetales intet før godkendelsen.",
                "Pending. The agreement can be made before, but Energistyrelsen's approval is a condition of it, and nothing is paid before the approval.",
            ),
            Some(decision) if decision.approved => self.say(
                format!("Godkendt af Energistyrelsen. Metoderne er holdt op mod {}.", decision.edition),
                format!("Approved by Energistyrelsen. The methods were held against {}.", decision.edition),
            ),
            Some(decision) => self.say(
                format!("Afvist af Energistyrelsen. Metoderne er holdt op mod {}. Forudsætningen for aftalen er ikke opfyldt, og der udbetales intet.", decision.edition),
                format!("Rejected by Energistyrelsen. The methods were held against {}. The condition of the agreement is not met, and nothing is paid.", decision.edition),
            ),
        };
        let facts = vec![(self.say("Status (§ 3, stk. 2)", "Status (§ 3, stk. 2)"), status)];
        self.facts(facts);
    }

    fn documentation(&mut self, terms: &AgreementTerms) {
        self.heading(1, "5. Dokumentation for lagring (nr. 4)", "5. Proof of storage (nr. 4)");
        self.words(&terms.documentation);
        self.paragraph(
            "Virksomheden skal kunne dokumentere, at den fangede CO2 er lagret geologisk eller overdraget til tredjepart med henblik på det. Den skal sikre, at verificerede og godkendte udledningsrapporter fra tredjeparten og alle senere led kan vises frem.",
            "The company must be able to prove that the captured CO2 has been stored geologically or handed over to a third party for that purpose. It must see to it that verified and approved emission reports of the third party and every later link can be shown.",
        );
        if let Some(limits) = &terms.storage.quality {
            let facts = self.limits(limits);
            if !facts.is_empty() {
                self.heading(3, "Grænser for CO2 ved overdragelse", "Limits on the CO2 at hand-over");
                self.facts(facts);
            }
        }
    }

    fn limits(&self, limits: &QualityLimits) -> Vec<(String, String)> {
        let figure = |value| written(value, self.language);
        let mut facts = Vec::new();
        if let Some(water) = limits.water_ppm {
            facts.push((self.say("Vand", "Water"), format!("≤ {} ppm mol", figure(water))));
        }
        for (name, most) in &limits.impurities_ppm {
            facts.push((crate::letters::typeset::formula(name), format!("≤ {} ppm mol", figure(*most))));
        }
        let ends = [
            (
                self.say("Tryk", "Pressure"),
                limits.pressure_from.map(|p| p.0),
                limits.pressure_to.map(|p| p.0),
                "bara",
            ),
            (
                self.say("Temperatur", "Temperature"),
                limits.temperature_from.map(|t| t.0),
                limits.temperature_to.map(|t| t.0),
                "°C",
            ),
        ];
        for (label, from, to, unit) in ends {
            let value = match (from, to) {
                (Some(from), Some(to)) => format!("{} – {} {unit}", figure(from), figure(to)),
                (Some(from), None) => format!("≥ {} {unit}", figure(from)),
                (None, Some(to)) => format!("≤ {} {unit}", figure(to)),
                (None, None) => continue,
            };
            facts.push((label, value));
        }
        facts
    }

    fn storage_deadline(&mut self, terms: &AgreementTerms) {
        self.heading(1, "6. Frist for lagring (nr. 5)", "6. Deadline for storage (nr. 5)");
        let deadline = terms.storage.deadline.map(|deadline| self.text(&deadline.text()));
        let deadline = deadline.unwrap_or_else(|| self.say("Ikke fastsat", "Not set"));
        let facts = vec![(self.say("Lagret senest", "Stored at the latest"), deadline)];
        self.facts(facts);
        self.paragraph(
            "Fristen regnes for hvert parti for sig. Skatteforvaltningen kan forlænge den ved særlige omstændigheder, herunder uforudsete hændelser hos transportøren, men kun hvis virksomheden orienterer os hurtigst muligt efter, at den er blevet bekendt med dem.",
            "The deadline is counted for each lot by itself. Skatteforvaltningen can extend it for special circumstances, such as unforeseen events at the carrier, but only if the company tells us as soon as possible after it came to know of them.",
        );
    }

    fn consequences(&mut self, terms: &AgreementTerms) {
        self.heading(1, "7. Hvis vilkårene ikke overholdes (nr. 6)", "7. If the terms are not kept (nr. 6)");
        self.words(&terms.consequences);
        self.paragraph(
            "Konstateres det senere, at fanget CO2 ikke er lagret, skal virksomheden betale den afgift tilbage, som er udbetalt for den. Udslip eller udledning efter overdragelse til tredjepart medfører ikke tilbagebetaling. Overholdes vilkårene ikke, kan der ikke ske udbetaling (§ 4).",
            "If captured CO2 is later found not to be stored, the company must pay back the tax that was refunded for it. Release or emission after hand-over to a third party does not lead to repayment. Where the terms are not kept, nothing can be refunded (§ 4).",
        );
    }

    /// Section 8: the readings, and why where the terms depart from the usual ones.
    pub(super) fn terms_read(&mut self, terms: &AgreementTerms) {
        self.readings(&terms.readings, &READINGS, Some(&terms.readings_reasons));
    }

    /// The legal basis of an agreement.
    pub(super) fn terms_basis(&mut self) {
        self.rules(&BASIS.map(Provision::of));
    }

    /// What two versions of the terms differ in, by section.
    pub(super) fn changed(&mut self, old: &AgreementTerms, new: &AgreementTerms) {
        let last = |day: Option<Day>| day.map(|day| self.day(day)).unwrap_or_default();
        let parts = [
            (old.capture_by != new.capture_by, "1: hvem der fanger", "1: who captures"),
            (
                old.from != new.from || last(old.to) != last(new.to),
                "1: aftalens tid",
                "1: the agreement's time",
            ),
            (
                old.delivers_heat != new.delivers_heat,
                "1: levering af varme eller kulde",
                "1: delivery of heat or cold",
            ),
            (old.plants != new.plants, "2: energianlæg", "2: energy plants"),
            (old.capture_plant != new.capture_plant, "2: fangstanlægget", "2: the capture plant"),
            (old.measuring_points != new.measuring_points, "2: målepunkter", "2: measuring points"),
            (old.data_system != new.data_system, "2: dataopsamlingssystemet", "2: the data system"),
            (
                old.method_total != new.method_total,
                "3: metoden for samlet CO2",
                "3: the method for total CO2",
            ),
            (
                old.method_captured != new.method_captured,
                "3: metoden for fanget CO2",
                "3: the method for captured CO2",
            ),
            (
                old.monitoring != new.monitoring,
                "4: overvågning og rapportering",
                "4: monitoring and reporting",
            ),
            (old.documentation != new.documentation, "5: dokumentation", "5: proof"),
            (old.storage.quality != new.storage.quality, "5: grænser for CO2", "5: limits on the CO2"),
            (
                old.storage.deadline != new.storage.deadline,
                "6: fristen for lagring",
                "6: the deadline for storage",
            ),
            (old.consequences != new.consequences, "7: følgerne", "7: the consequences"),
            (
                old.readings != new.readings || old.readings_reasons != new.readings_reasons,
                "Læsningen af reglerne",
                "The reading of the rules",
            ),
        ];
        let items: Vec<String> =
            parts.iter().filter(|(differs, ..)| *differs).map(|(_, da, en)| self.say(*da, *en)).collect();
        if items.is_empty() {
            self.paragraph("Vilkårene er uændrede.", "The terms are unchanged.");
        } else {
            self.paragraph("Disse afsnit er ændret:", "These sections are changed:");
            self.push(Block::List(items));
        }
    }
}
