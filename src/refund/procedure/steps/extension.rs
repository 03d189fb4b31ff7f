//! Extensions of a storage deadline, and reminders of it (§ 3, stk. 1, nr. 5).

use crate::access::{Applicant, Clock, TaxDecisionMaker};
use crate::casework::Refusal;
use crate::casework::faults::Faults;
use crate::law::Moment;
use crate::refund::custody::extension::check_extension;
use crate::refund::custody::{Extend, ExtensionRequest, Step, assess_extension};
use crate::refund::procedure::case::{Agreement, Stepped};
use crate::refund::procedure::content::{ExtensionAsked, ExtensionDecision, Reminder, Subject};
use crate::refund::procedure::file::{AgreementFile, ExtensionOnFile};
use crate::refund::procedure::table::{Act, Takes, act};

use super::hearing::heard;

const RULE: &str = "bek1504.3.1.5";

impl<S: Takes<act::RequestExtension>> Agreement<S> {
    /// Asks for a later deadline: the circumstances, the day they became known and the day they were told.
    ///
    /// # Errors
    /// [`Refusal::Content`] with every fault.
    pub fn request_extension(
        self,
        by: &Applicant,
        at: Moment,
        request: ExtensionRequest,
    ) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.extend(check_extension(&self.file.chain, &request, at.day()).err().unwrap_or_default());
        faults.all_evidence(RULE, "/documents", &self.file.evidence, &request.documents);
        faults.none()?;
        let assessment = assess_extension(&self.file.chain, &request, at.day(), &self.file.readings())
            .map_err(Refusal::Content)?;
        self.done(by, at, Act::RequestExtension(ExtensionAsked { request, assessment }))
    }
}

impl<S: Takes<act::GrantExtension>> Agreement<S> {
    /// Grants the extension. What was told late can be granted only with reasons for it.
    ///
    /// # Errors
    /// [`Refusal::Content`] where there is no open request, or reasons are missing.
    pub fn grant_extension(
        self,
        by: &TaxDecisionMaker,
        at: Moment,
        decision: ExtensionDecision,
    ) -> Stepped<S::Next> {
        let granted = &open_request(&self.file, &decision)?.request.what.request;
        // The deadline may have been moved further since it was asked for.
        let step = Step::Extend(Extend { lot: granted.lot.clone(), new_day: granted.new_day });
        let moved = self.file.chain.check(&step, at.day(), &self.file.readings());
        Refusal::unless_sound(moved.err().unwrap_or_default())?;
        self.done(by, at, Act::GrantExtension(decision))
    }
}

impl<S: Takes<act::DenyExtension>> Agreement<S> {
    /// Denies the extension, when the company has been heard.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] before the hearing is over, [`Refusal::Content`] where there is no open request.
    pub fn deny_extension(
        self,
        by: &TaxDecisionMaker,
        at: Moment,
        decision: ExtensionDecision,
    ) -> Stepped<S::Next> {
        open_request(&self.file, &decision)?;
        heard(&self.file, Subject::Extension(decision.request), at)?;
        self.done(by, at, Act::DenyExtension(decision))
    }
}

impl<S: Takes<act::Remind>> Agreement<S> {
    /// The clock reminds of a deadline, or tells that it has passed; each once.
    ///
    /// # Errors
    /// [`Refusal::Content`] where the reminder is not due.
    pub fn remind(self, by: &Clock, at: Moment, reminder: Reminder) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        if !self.file.reminders(at.day()).contains(&reminder) {
            faults.add(RULE, "", "Der er ingen sådan påmindelse at sende.", "No such reminder is due.");
        }
        faults.none()?;
        self.done(by, at, Act::Remind(reminder))
    }
}

fn open_request<'a>(
    file: &'a AgreementFile,
    decision: &ExtensionDecision,
) -> Result<&'a ExtensionOnFile, Refusal> {
    let mut faults = Faults::default();
    let found = file.extensions.iter().find(|e| e.number == decision.request);
    match found {
        None => faults.add(RULE, "/request", "Der er ingen sådan anmodning.", "There is no such request."),
        Some(found) if found.decision.is_some() => {
            faults.add(
                RULE,
                "/request",
                "Anmodningen er allerede afgjort.",
                "The request has been decided already.",
            );
        }
        Some(_) => {}
    }
    faults.need("fvl.24", "/reasons", &decision.reasons, "Begrundelsen", "The reasons");
    faults.none()?;
    found.ok_or_else(|| Refusal::Content(Vec::new()))
}
