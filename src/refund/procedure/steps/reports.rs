//! Emission reports: filed by the company, approved or rejected by Energistyrelsen (§ 3, stk. 1, nr. 3 and 4).

use crate::access::{Applicant, Caseworker};
use crate::casework::Refusal;
use crate::casework::faults::Faults;
use crate::law::Moment;
use crate::law::quantity::Tonnes;
use crate::refund::procedure::case::{Agreement, Stepped};
use crate::refund::procedure::content::{ApprovingAuthority, EmissionReport, Link, ReportDecision};
use crate::refund::procedure::table::{Act, Takes, act};

impl<S: Takes<act::FileEmissionReport>> Agreement<S> {
    /// Files a year's report.
    ///
    /// # Errors
    /// [`Refusal::Content`] with every fault.
    pub fn file_emission_report(
        self,
        by: &Applicant,
        at: Moment,
        report: EmissionReport,
    ) -> Stepped<S::Next> {
        let rule = "bek1504.3.1.3";
        let mut faults = Faults::default();
        faults.need(rule, "/verifier", &report.verifier, "Verifikatoren", "The verifier");
        match &report.of {
            Link::Own => figures(&report, &mut faults),
            Link::Carrier(name) | Link::StorageSite(name) => {
                faults.need("bek1504.3.1.4", "/of/name", name, "Leddets navn", "The link's name");
            }
        }
        if report.year < 2025 || report.year > at.day().year() {
            faults.add(
                rule,
                "/year",
                "Året skal ligge fra 2025 til i år.",
                "The year must lie from 2025 to this year.",
            );
        }
        faults.evidence(rule, "/document", &self.file.evidence, &report.document);
        faults.none()?;
        self.done(by, at, Act::FileEmissionReport(report))
    }
}

fn figures(report: &EmissionReport, faults: &mut Faults) {
    let rule = "bek1504.3.1.3";
    let zero = Tonnes::default();
    for (value, pointer) in
        [(report.co2_before_capture, "/co2_before_capture"), (report.co2_captured, "/co2_captured")]
    {
        if value.is_none_or(|tonnes| tonnes < zero) {
            faults.add(
                rule,
                pointer,
                "Angiv mængden i tons, nul eller derover.",
                "Give the quantity in tonnes, zero or above.",
            );
        }
    }
    if let (Some(before), Some(captured)) = (report.co2_before_capture, report.co2_captured)
        && captured > before
    {
        faults.add(
            rule,
            "/co2_captured",
            "Der kan ikke fanges mere CO2, end der er i røggassen.",
            "No more CO2 can be captured than there is in the flue gas.",
        );
    }
}

impl<S: Takes<act::DecideEmissionReport>> Agreement<S> {
    /// Energistyrelsen approves or rejects a report; a foreign authority's approval is taken only with reasons.
    ///
    /// # Errors
    /// [`Refusal::Content`] with every fault.
    pub fn decide_emission_report(
        self,
        by: &Caseworker,
        at: Moment,
        decision: ReportDecision,
    ) -> Stepped<S::Next> {
        let rule = "bek1504.3.1.3";
        let mut faults = Faults::default();
        match self.file.reports.iter().find(|r| r.number == decision.report) {
            None => faults.add(rule, "/report", "Der er ingen sådan rapport.", "There is no such report."),
            Some(found) if found.decision.is_some() => {
                faults.add(
                    rule,
                    "/report",
                    "Rapporten er allerede afgjort.",
                    "The report has been decided already.",
                );
            }
            Some(found) if decision.approved && !found.report.what.verified_as_satisfactory => faults.add(
                rule,
                "/approved",
                "Rapporten er ikke verificeret som tilfredsstillende.",
                "The report has not been verified as satisfactory.",
            ),
            Some(_) => {}
        }
        if let ApprovingAuthority::Foreign(name) = &decision.approving_authority {
            faults.need(
                rule,
                "/approving_authority/name",
                name,
                "Den udenlandske myndighed",
                "The foreign authority",
            );
        }
        let own = decision.approving_authority == ApprovingAuthority::Energistyrelsen;
        if own && decision.approved {
            faults.bound(rule, "/reasons", &decision.reasons);
        } else {
            faults.need("fvl.24", "/reasons", &decision.reasons, "Begrundelsen", "The reasons");
        }
        faults.none()?;
        self.done(by, at, Act::DecideEmissionReport(decision))
    }
}

/// The refusal of something that the case does not have.
pub(super) fn no_such(provision: &'static str, pointer: &str, da: &str, en: &str) -> Refusal {
    let mut faults = Faults::default();
    faults.add(provision, pointer, da, en);
    faults.none().err().unwrap_or(Refusal::Content(Vec::new()))
}
