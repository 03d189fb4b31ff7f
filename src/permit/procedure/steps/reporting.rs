//! Reports on conditions and their review.

use crate::access::{Applicant, Caseworker};
use crate::law::Moment;
use crate::permit::conditions::{self, Parameter, ReportContent};
use crate::permit::procedure::case::{Permit, Stepped};
use crate::permit::procedure::content::{Attached, ReportOnCondition, ReportReview, Reported};
use crate::permit::procedure::table::{Act, Takes, act};

use super::decision::one;
use crate::casework::faults::{Faults, room_for};

/// The most files of evidence that a case keeps.
const MOST_EVIDENCE: usize = 5_000;

impl<S: Takes<act::AttachEvidence>> Permit<S> {
    /// Attaches a file, stored already, that a report or a signal will point to.
    ///
    /// # Errors
    /// [`crate::casework::Refusal::Content`] where the file is attached already, or there are too many.
    pub fn attach_evidence(self, by: &Applicant, at: Moment, file: Attached) -> Stepped<S::Next> {
        room_for(&self.file.evidence, &file.0, MOST_EVIDENCE, "bek974.6.1.9")?;
        self.done(by, at, Act::AttachEvidence(file))
    }
}

impl<S: Takes<act::Report>> Permit<S> {
    /// Takes in a report, and notes every limit that its figures break.
    ///
    /// # Errors
    /// [`crate::casework::Refusal::Content`] with every fault: an unknown condition, a wrong unit, an impossible figure.
    pub fn report(self, by: &Applicant, at: Moment, report: ReportOnCondition) -> Stepped<S::Next> {
        let conditions = self.file.permit().map(|p| p.conditions.as_slice()).unwrap_or_default();
        let mut faults = Faults::default();
        faults.extend(conditions::validate_report(conditions, &report.0));
        faults.bound("bek974.6.1.5", "/text", &report.0.text);
        faults.all_evidence("bek974.6.1.9", "/attachments", &self.file.evidence, &report.0.attachments);
        if self.file.reports.iter().any(|r| replaces_tonnes(&report.0, &r.report.what.report)) {
            faults.add(
                "bek974.6.1.5",
                "/period_to",
                "Angiv den periode, som den injicerede mængde er for. Uden den erstatter tallet det tidligere.",
                "Give the period that the injected quantity is for. Without it the figure replaces the earlier one.",
            );
        }
        faults.none()?;
        let earlier: Vec<ReportContent> =
            self.file.reports.iter().map(|r| r.report.what.report.clone()).collect();
        let before = conditions::injected_before(&report.0, &earlier);
        let breaches = conditions::breaches_in(conditions, &report.0, before);
        self.done(by, at, Act::Report(Reported { report: report.0, breaches }))
    }
}

impl<S: Takes<act::ReviewReport>> Permit<S> {
    /// Accepts a report, or returns it with reasons.
    ///
    /// # Errors
    /// [`crate::casework::Refusal::Content`] where there is no such report or a return has no reasons.
    pub fn review_report(self, by: &Caseworker, at: Moment, review: ReportReview) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        match self.file.reports.iter().find(|r| r.number == review.report) {
            None => faults.extend(one(
                "bek974.6.1.9",
                "/report",
                "Der er ingen sådan rapport.",
                "There is no such report.",
            )),
            Some(report) if report.review.is_some() => faults.extend(one(
                "bek974.6.1.9",
                "/report",
                "Rapporten er allerede gennemgået.",
                "The report has been reviewed already.",
            )),
            Some(_) => {}
        }
        if review.accepted {
            faults.bound("bek974.6.1.9", "/reasons", &review.reasons);
        } else {
            faults.need("bek974.6.1.9", "/reasons", &review.reasons, "Begrundelsen", "The reasons");
        }
        faults.none()?;
        self.done(by, at, Act::ReviewReport(review))
    }
}

/// Whether a report without a period would take the place of the tonnes of an earlier one: the sum of what was injected
/// takes one report for each condition and period.
fn replaces_tonnes(report: &ReportContent, earlier: &ReportContent) -> bool {
    let tonnes = |report: &ReportContent| {
        report.period_to.is_none() && report.figures.iter().any(|f| f.parameter == Parameter::TotalInjected)
    };
    report.condition == earlier.condition && tonnes(report) && tonnes(earlier)
}
