//! The agreement: proposed, accepted, signed, amended; approved methods; breach and end (§§ 3 and 4).

use crate::access::{Applicant, Caseworker, Clock, Official, TaxDecisionMaker, TaxOfficer};
use crate::casework::faults::{Faults, the_day};
use crate::casework::{Problem, Refusal};
use crate::law::{Digest, Moment, Provision, Text};
use crate::refund::procedure::case::{Agreement, Stepped};
use crate::refund::procedure::content::{
    Breach, DatePassed, MethodsDecision, Proposal, Reasons, Signature, Subject, TermsAccepted,
};
use crate::refund::procedure::file::AgreementFile;
use crate::refund::procedure::table::{Act, Takes, act};
use crate::refund::procedure::terms::AgreementTerms;

use super::hearing::heard;

impl<S: Takes<act::ProposeTerms>> Agreement<S> {
    /// Proposes terms, or an amendment; each of § 3, stk. 1, nr. 1-6 filled in, and § 1 kept.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] where § 1 is not met, [`Refusal::Content`] with every fault.
    pub fn propose_terms(self, by: &TaxOfficer, at: Moment, proposal: Proposal) -> Stepped<S::Next> {
        eligible(&self.file)?;
        let mut faults = Faults::default();
        proposal.terms.check(&mut faults);
        faults.need("fvl.24", "/reasons", &proposal.reasons, "Begrundelsen", "The reasons");
        if let Some(now) = self.file.terms() {
            // What has been captured and claimed names its plant: a plant can be added, never taken away.
            for plant in
                now.plants.iter().filter(|old| !proposal.terms.plants.iter().any(|new| new.id == old.id))
            {
                faults.add(
                    "bek1504.3.1.1",
                    "/terms/plants",
                    &format!("Anlægget {} er med i aftalen og kan ikke tages ud.", plant.id),
                    &format!("The plant {} is part of the agreement and cannot be taken out.", plant.id),
                );
            }
        }
        faults.none()?;
        self.done(by, at, Act::ProposeTerms(proposal))
    }
}

impl<S: Takes<act::AcceptTerms>> Agreement<S> {
    /// The company accepts the terms as they are proposed.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] where nothing is proposed, [`Refusal::Content`] where other terms are named.
    pub fn accept_terms(self, by: &Applicant, at: Moment, accepted: TermsAccepted) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.need(
            "bek1504.3.1",
            "/on_behalf_of",
            &accepted.on_behalf_of,
            "Hvem der binder virksomheden",
            "Who binds the company",
        );
        the_terms(proposed(&self.file)?, &accepted.terms, &mut faults);
        faults.none()?;
        self.done(by, at, Act::AcceptTerms(accepted))
    }
}

impl<S: Takes<act::Sign>> Agreement<S> {
    /// Signs what the company has accepted; not by the one who prepared it.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] before the company has accepted, [`Refusal::FourEyes`] for the preparer, [`Refusal::Content`] where
    /// other terms are named.
    pub fn sign(self, by: &TaxDecisionMaker, at: Moment, signature: Signature) -> Stepped<S::Next> {
        let terms = proposed(&self.file)?;
        let mut faults = Faults::default();
        the_terms(terms, &signature.terms, &mut faults);
        faults.none()?;
        if self.file.proposed.as_ref().is_some_and(|p| p.accepted.is_none()) {
            let message = Text::new(
                "Virksomheden har ikke accepteret vilkårene.",
                "The company has not accepted the terms.",
            );
            return Err(Refusal::unmet(Provision::of("bek1504.3.1"), "", message));
        }
        another_decides(&self.file, by)?;
        self.done(by, at, Act::Sign(signature))
    }
}

impl<S: Takes<act::DecideMethods>> Agreement<S> {
    /// Energistyrelsen approves or rejects the methods, before or after signing (§ 3, stk. 2).
    ///
    /// # Errors
    /// [`Refusal::Content`] where the terms are not the case's, or reasons are missing.
    pub fn decide_methods(self, by: &Caseworker, at: Moment, decision: MethodsDecision) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        let rule = "bek1504.3.2";
        faults.need(rule, "/reasons", &decision.reasons, "Begrundelsen", "The reasons");
        faults.need(
            rule,
            "/edition",
            &decision.edition,
            "Udgaven af EU-reglerne",
            "The edition of the EU rules",
        );
        let known = self.file.proposed.iter().map(|p| &*p.proposal.what.terms).chain(self.file.terms());
        let named = known.filter_map(|terms| terms.digest().ok()).any(|digest| digest == decision.terms);
        if !named {
            faults.add(
                rule,
                "/terms",
                "Sagen har ingen foreslåede eller gældende vilkår med dette aftryk.",
                "The case has no terms, proposed or in force, with this digest.",
            );
        }
        faults.none()?;
        self.done(by, at, Act::DecideMethods(decision))
    }
}

impl<S: Takes<act::FindBreach>> Agreement<S> {
    /// Finds that a term is not met, when the company has been heard.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] before the hearing is over, [`Refusal::Content`] with every fault.
    pub fn find_breach(self, by: &TaxDecisionMaker, at: Moment, breach: Breach) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.need("bek1504.4", "/reasons", &breach.reasons, "Begrundelsen", "The reasons");
        if !(1..=6).contains(&breach.term) {
            faults.add("bek1504.3.1", "/term", "Vilkåret skal være nr. 1-6.", "The term must be nr. 1-6.");
        }
        if breach.since > at.day() {
            faults.add("bek1504.4", "/since", "Dagen ligger i fremtiden.", "The day lies ahead.");
        }
        faults.none()?;
        heard(&self.file, Subject::Breach, at)?;
        self.done(by, at, Act::FindBreach(breach))
    }
}

impl<S: Takes<act::EndBreach>> Agreement<S> {
    /// Finds that the breach has been mended.
    ///
    /// # Errors
    /// [`Refusal::Content`] without reasons.
    pub fn end_breach(self, by: &TaxDecisionMaker, at: Moment, reasons: Reasons) -> Stepped<S::Next> {
        given(&reasons)?;
        self.done(by, at, Act::EndBreach(reasons))
    }
}

impl<S: Takes<act::Terminate>> Agreement<S> {
    /// Terminates the agreement, when the company has been heard. Deadlines and repayments still run.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] before the hearing is over, [`Refusal::Content`] without reasons.
    pub fn terminate(self, by: &TaxDecisionMaker, at: Moment, reasons: Reasons) -> Stepped<S::Next> {
        given(&reasons)?;
        heard(&self.file, Subject::Termination, at)?;
        self.done(by, at, Act::Terminate(reasons))
    }
}

impl<S: Takes<act::RunOut>> Agreement<S> {
    /// The agreement's last day has passed.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] before it has, [`Refusal::Content`] where another day is named.
    pub fn run_out(self, by: &Clock, at: Moment, passed: DatePassed) -> Stepped<S::Next> {
        let last = self.file.terms().and_then(|t| t.to);
        the_day("bek1504.3.1", last, passed.day)?;
        if at < passed.day.end() {
            let day = passed.day;
            let message = Text::new(
                format!("Aftalen løber til og med {day}."),
                format!("The agreement runs to the end of {day}."),
            );
            return Err(Refusal::unmet(Provision::of("bek1504.3.1"), "", message));
        }
        self.done(by, at, Act::RunOut(passed))
    }
}

/// Whether § 1 is met, as a tax officer found it.
fn eligible(file: &AgreementFile) -> Result<(), Refusal> {
    let Some(found) = file.eligibility.as_ref().map(|e| &e.what) else {
        let message = Text::new("§ 1 er ikke vurderet.", "Section 1 has not been assessed.");
        return Err(Refusal::unmet(Provision::of("bek1504.1"), "", message));
    };
    let mut missing = Vec::new();
    let mut need = |holds: bool, provision: &'static str, da: &str, en: &str| {
        if !holds {
            missing.push(Problem::under(Provision::of(provision), "", Text::new(da, en)));
        }
    };
    need(
        found.bears_tax,
        "bek1504.1",
        "Virksomheden bærer ingen CO2-afgift.",
        "The company bears no CO2 tax.",
    );
    need(
        found.captures_or_pays,
        "bek1504.1",
        "Virksomheden hverken etablerer fangst eller betaler for den.",
        "The company neither establishes capture nor pays for it.",
    );
    need(
        found.vat_registered,
        "co2al.9f.1",
        "Virksomheden er ikke momsregistreret.",
        "The company is not registered for VAT.",
    );
    if missing.is_empty() { Ok(()) } else { Err(Refusal::Unmet(missing)) }
}

/// The terms that are proposed.
fn proposed(file: &AgreementFile) -> Result<&AgreementTerms, Refusal> {
    file.proposed.as_ref().map(|p| &*p.proposal.what.terms).ok_or_else(|| {
        let message = Text::new("Der er ikke foreslået vilkår.", "No terms are proposed.");
        Refusal::unmet(Provision::of("bek1504.3.1"), "", message)
    })
}

/// The terms that are named must be those that are proposed.
fn the_terms(proposed: &AgreementTerms, named: &Digest, faults: &mut Faults) {
    if proposed.digest().ok().as_ref() != Some(named) {
        faults.add(
            "bek1504.3.1",
            "/terms",
            "Aftrykket er ikke de foreslåede vilkårs. Læs vilkårene igen.",
            "The digest is not that of the proposed terms. Read the terms again.",
        );
    }
}

fn given(reasons: &Reasons) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    faults.need("fvl.24", "/reasons", &reasons.reasons, "Begrundelsen", "The reasons");
    faults.none()
}

/// The decider must not be one who prepared the case.
pub(super) fn another_decides(file: &AgreementFile, by: &impl Official) -> Result<(), Refusal> {
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
