//! The decision on an application: dismiss, refuse, grant.

use std::collections::BTreeSet;

use crate::access::{DecisionMaker, Official};
use crate::casework::{Problem, Refusal};
use crate::law::{Moment, Provision, Text};
use crate::permit::conditions;
use crate::permit::procedure::case::{Permit, Stepped};
use crate::permit::procedure::content::{Dismissal, Grant, Granted, Ground, HumanFinding, RefusalOfPermit};
use crate::permit::procedure::file::PermitFile;
use crate::permit::procedure::table::{Act, Takes, act};

use super::check::bounds_under;
use crate::casework::faults::Faults;

impl<S: Takes<act::Dismiss>> Permit<S> {
    /// Dismisses an application outside the order, with guidance (FVL § 7).
    ///
    /// # Errors
    /// [`Refusal::Content`] with every fault.
    pub fn dismiss(self, by: &DecisionMaker, at: Moment, dismissal: Dismissal) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.some("bek974.1.1", "/grounds", dismissal.grounds.len(), "én grund", "one ground");
        if twice(&dismissal.grounds) {
            faults.add("fvl.22", "/grounds", "En grund står to gange.", "A ground stands twice.");
        }
        faults.need("fvl.22", "/reasons", &dismissal.reasons, "Begrundelsen", "The reasons");
        faults.need("fvl.7", "/guidance", &dismissal.guidance, "Vejledningen", "The guidance");
        faults.none()?;
        self.done(by, at, Act::Dismiss(dismissal))
    }
}

impl<S: Takes<act::Refuse>> Permit<S> {
    /// Refuses on grounds, each with reasons (FVL §§ 22-24).
    ///
    /// # Errors
    /// [`Refusal::Content`] with every fault.
    pub fn refuse(self, by: &DecisionMaker, at: Moment, refusal: RefusalOfPermit) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.some("fvl.22", "/grounds", refusal.grounds.len(), "én afslagsgrund", "one ground");
        for (i, ground) in refusal.grounds.iter().enumerate() {
            let pointer = format!("/grounds/{i}/reasons");
            faults.need("fvl.24", pointer, &ground.reasons, "Begrundelsen", "The reasons");
        }
        let grounds: Vec<Ground> = refusal.grounds.iter().map(|g| g.ground).collect();
        if twice(&grounds) {
            faults.add("fvl.24", "/grounds", "En grund står to gange.", "A ground stands twice.");
        }
        faults.none()?;
        self.done(by, at, Act::Refuse(refusal))
    }
}

impl<S: Takes<act::Grant>> Permit<S> {
    /// Grants the permit: all of § 5, the conditions of § 6, the assessments, and a decider who did not prepare it.
    ///
    /// # Errors
    /// [`Refusal::FourEyes`] where the decider prepared the case, [`Refusal::Content`] with every fault.
    pub fn grant(self, by: &DecisionMaker, at: Moment, grant: Grant) -> Stepped<S::Next> {
        another_decides(&self.file, by)?;
        let mut faults = Faults::default();
        faults.extend(grant.terms.problems("/terms", &bounds_under(&grant.readings, at.day())?));
        if grant.terms.end < at.day() {
            faults.add("bek974.3.1", "/terms/end", "Slutdatoen er passeret.", "The end date has passed.");
        }
        faults.extend(conditions::missing_always_proposed(&grant.conditions, &grant.set_aside));
        found(
            &mut faults,
            "bek974.3.2",
            "/inside_plan_area",
            &grant.inside_plan_area,
            "planområdet",
            "the plan area",
        );
        found(
            &mut faults,
            "bek974.1.2",
            "/inside_boundary",
            &grant.inside_boundary,
            "grænsen",
            "the boundary",
        );
        found(
            &mut faults,
            "ugl.23x.4",
            "/no_hydrocarbon_recovery",
            &grant.no_hydrocarbon_recovery,
            "øget indvinding af kulbrinter",
            "increased recovery of hydrocarbons",
        );
        faults.need(
            "ugl.23y",
            "/state_participation",
            &grant.state_participation,
            "Om staten deltager",
            "Whether the state takes part",
        );
        faults.need("mvl", "/environment/basis", &grant.environment.basis, "Grundlaget", "The basis");
        faults.need(
            "mvl",
            "/environment/natura_2000",
            &grant.environment.natura_2000,
            "Vurderingen af Natura 2000-områder",
            "The assessment of Natura 2000 sites",
        );
        faults.need("fvl.24", "/reasons", &grant.reasons, "Hovedhensynene", "The main considerations");
        if grant.readings.deviations().next().is_some() {
            faults.need(
                "fvl.24",
                "/readings_reasons",
                &grant.readings_reasons,
                "Begrundelsen",
                "The reasons",
            );
        }
        let conditions = match conditions::fill(&grant.conditions) {
            Ok(conditions) => conditions,
            Err(problems) => {
                faults.extend(problems);
                Vec::new()
            }
        };
        faults.none()?;
        self.done(by, at, Act::Grant(Granted { grant, conditions }))
    }
}

/// Whether something stands twice.
pub(super) fn twice<T: Ord>(of: &[T]) -> bool {
    of.iter().collect::<BTreeSet<_>>().len() < of.len()
}

/// What only a person may find must be found, and hold.
fn found(
    faults: &mut Faults,
    provision: &'static str,
    pointer: &str,
    finding: &HumanFinding,
    da: &str,
    en: &str,
) {
    faults.need(provision, format!("{pointer}/basis"), &finding.basis, "Grundlaget", "The basis");
    if !finding.holds {
        faults.add(
            provision,
            format!("{pointer}/holds"),
            &format!("Der kan ikke gives tilladelse, når kravet om {da} ikke er opfyldt."),
            &format!("No permit can be granted where the requirement on {en} is not met."),
        );
    }
}

/// The decider must not be one who prepared the case.
pub(super) fn another_decides(file: &PermitFile, by: &DecisionMaker) -> Result<(), Refusal> {
    if file.prepared_by.contains(&by.actor().id) {
        return Err(Refusal::FourEyes {
            provision: Provision::of("fvl.24"),
            message: Text::new(
                "Afgørelsen skal træffes af en anden end den, der har forberedt sagen.",
                "The decision must be made by somebody other than the one who prepared the case.",
            ),
        });
    }
    Ok(())
}

/// One problem under a provision.
pub(super) fn one(provision: &'static str, pointer: &str, da: &str, en: &str) -> Vec<Problem> {
    vec![Problem::under(Provision::of(provision), pointer, Text::new(da, en))]
}
