//! How a permit ends: it expires, and the case is closed when every duty is met.

use crate::access::{Clock, DecisionMaker};
use crate::casework::{Problem, Refusal};
use crate::law::{Moment, Provision, Text};
use crate::permit::procedure::case::{Permit, Stepped};
use crate::permit::procedure::content::{Closure, DatePassed};
use crate::permit::procedure::file::PermitFile;
use crate::permit::procedure::table::{Act, Takes, act};

use crate::casework::faults::{Faults, the_day};

impl<S: Takes<act::Expire>> Permit<S> {
    /// The end date has passed.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] before it has, [`Refusal::Content`] where another day is named.
    pub fn expire(self, by: &Clock, at: Moment, passed: DatePassed) -> Stepped<S::Next> {
        if let Some(end) = self.file.end().filter(|end| at < end.end()) {
            return Err(Refusal::unmet(
                Provision::of("bek974.3.1"),
                "",
                Text::new(
                    format!("Tilladelsen gælder til og med {end}."),
                    format!("The permit runs to the end of {end}."),
                ),
            ));
        }
        the_day("bek974.3.1", self.file.end(), passed.day)?;
        self.done(by, at, Act::Expire(passed))
    }
}

impl<S: Takes<act::Close>> Permit<S> {
    /// Closes the case.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] with every closure and decommissioning condition that is not met.
    pub fn close(self, by: &DecisionMaker, at: Moment, closure: Closure) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.need("fvl.24", "/reasons", &closure.reasons, "Begrundelsen", "The reasons");
        faults.none()?;
        let unmet = unmet_duties(&self.file);
        if !unmet.is_empty() {
            return Err(Refusal::Unmet(unmet));
        }
        self.done(by, at, Act::Close(closure))
    }
}

/// Closure and decommissioning conditions without an accepted report.
pub fn unmet_duties(file: &PermitFile) -> Vec<Problem> {
    let accepted = |condition: &str| {
        file.reports.iter().any(|r| {
            r.report.what.report.condition == condition && r.review.as_ref().is_some_and(|v| v.what.accepted)
        })
    };
    let conditions = file.permit().map(|p| p.conditions.as_slice()).unwrap_or_default();
    let duties = conditions.iter().filter(|c| c.for_closing && !accepted(&c.id));
    let of_duties = duties.map(|c| {
        let message = Text::new(
            format!("Vilkår {} er ikke opfyldt: der mangler en godkendt rapport. {}", c.id, c.text.da),
            format!("Condition {} is not met: an accepted report is missing. {}", c.id, c.text.en),
        );
        Problem::under(c.kind.provision(), format!("/conditions/{}", c.id), message)
    });
    let untriaged = file.signals.iter().filter(|s| s.triage.is_none()).map(|s| {
        let message = Text::new(
            format!("Hændelse {} er ikke vurderet.", s.number),
            format!("Signal {} has not been triaged.", s.number),
        );
        Problem::under(Provision::of("bek974.7"), format!("/signals/{}", s.number), message)
    });
    of_duties.chain(untriaged).collect()
}
