//! The application: saved, filled with files, submitted, asked about, accepted as complete, withdrawn (§ 1).

use crate::access::{Applicant, TaxOfficer};
use crate::casework::faults::{Faults, room_for};
use crate::casework::{Problem, Refusal};
use crate::law::{Digest, Moment, Provision, Text};
use crate::refund::procedure::application::MOST_PLANTS;
use crate::refund::procedure::case::{Agreement, Stepped};
use crate::refund::procedure::content::{
    Answer, AnsweredInquiry, Attached, Eligibility, Inquiry, ProceedWithout, RemovedAttachment,
    SavedApplication, Submit, SubmittedApplication, Withdrawal,
};
use crate::refund::procedure::file::AgreementFile;
use crate::refund::procedure::table::{Act, Takes, act};

/// The most files that a draft can have, and that can be attached later.
const MOST_FILES: usize = 500;

impl<S: Takes<act::Save>> Agreement<S> {
    /// Keeps the draft as it is, however incomplete.
    ///
    /// # Errors
    /// [`Refusal::Content`] only where there are more plants than can be handled.
    pub fn save(self, by: &Applicant, at: Moment, draft: SavedApplication) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        if draft.0.plants.len() > MOST_PLANTS {
            faults.add(
                "bek1504.3.1.1",
                "/plants",
                "Højst 50 anlæg i én ansøgning.",
                "At most 50 plants in one application.",
            );
        }
        faults.none()?;
        self.done(by, at, Act::Save(draft))
    }
}

impl<S: Takes<act::Attach>> Agreement<S> {
    /// Attaches a file that is stored already.
    ///
    /// # Errors
    /// [`Refusal::Content`] where the file is attached already, or there are too many.
    pub fn attach(self, by: &Applicant, at: Moment, file: Attached) -> Stepped<S::Next> {
        room_for(&self.file.attachments, &file.0, MOST_FILES, "bek1504.1")?;
        self.done(by, at, Act::Attach(file))
    }
}

impl<S: Takes<act::RemoveAttachment>> Agreement<S> {
    /// Takes a file off the draft.
    ///
    /// # Errors
    /// [`Refusal::Content`] where the draft has no such file.
    pub fn remove_attachment(self, by: &Applicant, at: Moment, gone: RemovedAttachment) -> Stepped<S::Next> {
        if !self.file.attachments.iter().any(|a| a.sha256 == gone.sha256) {
            let message = Text::new("Kladden har ingen sådan fil.", "The draft has no such file.");
            return Err(Refusal::Content(vec![Problem::plain("/sha256", message)]));
        }
        self.done(by, at, Act::RemoveAttachment(gone))
    }
}

impl<S: Takes<act::AttachEvidence>> Agreement<S> {
    /// Attaches a file that a later act will point to.
    ///
    /// # Errors
    /// [`Refusal::Content`] where the file is attached already, or there are too many.
    pub fn attach_evidence(self, by: &Applicant, at: Moment, file: Attached) -> Stepped<S::Next> {
        room_for(&self.file.evidence, &file.0, MOST_FILES * 10, "bek1504.3.1.4")?;
        self.done(by, at, Act::AttachEvidence(file))
    }
}

impl<S: Takes<act::Submit>> Agreement<S> {
    /// Submits the draft as version 1.
    ///
    /// # Errors
    /// [`Refusal::Content`] with every gap, where they are not acknowledged.
    pub fn submit(self, by: &Applicant, at: Moment, submit: Submit) -> Stepped<S::Next> {
        let submitted = version(&self.file, submit.acknowledge_gaps)?;
        self.done(by, at, Act::Submit(submitted))
    }
}

impl<S: Takes<act::RequestInformation>> Agreement<S> {
    /// Asks for further information, with reasons, a date and what happens otherwise.
    ///
    /// # Errors
    /// [`Refusal::Content`] with every fault.
    pub fn request_information(self, by: &TaxOfficer, at: Moment, inquiry: Inquiry) -> Stepped<S::Next> {
        let rule = "bek1504.1";
        let mut faults = Faults::default();
        faults.some(rule, "/questions", inquiry.questions.len(), "ét spørgsmål", "one question");
        for (i, question) in inquiry.questions.iter().enumerate() {
            faults.need(rule, format!("/questions/{i}"), question, "Spørgsmålet", "The question");
        }
        faults.need("fvl.24", "/reasons", &inquiry.reasons, "Begrundelsen", "The reasons");
        faults.need(rule, "/otherwise", &inquiry.otherwise, "Hvad der ellers sker", "What happens otherwise");
        faults.ahead(rule, "/answer_by", inquiry.answer_by, at);
        faults.none()?;
        self.done(by, at, Act::RequestInformation(inquiry))
    }
}

impl<S: Takes<act::Answer>> Agreement<S> {
    /// Answers: the draft as it is becomes the next version.
    ///
    /// # Errors
    /// [`Refusal::Content`] where the answer is empty or gaps are not acknowledged.
    pub fn answer(self, by: &Applicant, at: Moment, answer: Answer) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.need("bek1504.1", "/text", &answer.text, "Svaret", "The answer");
        faults.none()?;
        let submission = version(&self.file, answer.acknowledge_gaps)?;
        self.done(by, at, Act::Answer(AnsweredInquiry { text: answer.text, submission }))
    }
}

impl<S: Takes<act::ProceedWithout>> Agreement<S> {
    /// Goes on without an answer.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] before the date has passed, [`Refusal::Content`] without reasons.
    pub fn proceed_without(self, by: &TaxOfficer, at: Moment, without: ProceedWithout) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.need("fvl.24", "/reasons", &without.reasons, "Begrundelsen", "The reasons");
        faults.none()?;
        if let Some(open) = self.file.inquiries.last().filter(|i| at < i.inquiry.what.answer_by.end()) {
            let day = open.inquiry.what.answer_by;
            let message = Text::new(
                format!("Virksomheden har frist til og med {day}."),
                format!("The company has until the end of {day}."),
            );
            return Err(Refusal::unmet(Provision::of("bek1504.1"), "", message));
        }
        self.done(by, at, Act::ProceedWithout(without))
    }
}

impl<S: Takes<act::AcceptAsComplete>> Agreement<S> {
    /// Accepts the application: who may have an agreement has been looked at.
    ///
    /// # Errors
    /// [`Refusal::Content`] where the basis is missing.
    pub fn accept_as_complete(self, by: &TaxOfficer, at: Moment, found: Eligibility) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.need("bek1504.1", "/basis", &found.basis, "Grundlaget", "The basis");
        faults.none()?;
        self.done(by, at, Act::AcceptAsComplete(found))
    }
}

impl<S: Takes<act::Withdraw>> Agreement<S> {
    /// Withdraws the application.
    ///
    /// # Errors
    /// [`Refusal::Content`] where the reasons are too long.
    pub fn withdraw(self, by: &Applicant, at: Moment, withdrawal: Withdrawal) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.bound("bek1504.1", "/reasons", &withdrawal.reasons);
        faults.none()?;
        self.done(by, at, Act::Withdraw(withdrawal))
    }
}

/// The draft as the next version, if its gaps are acknowledged.
fn version(file: &AgreementFile, acknowledged: bool) -> Result<SubmittedApplication, Refusal> {
    let gaps = file.draft.gaps();
    if !gaps.is_empty() && !acknowledged {
        let first = Problem::under(
            Provision::of("fvl.7"),
            "/acknowledge_gaps",
            Text::new(
                "Ansøgningen har mangler. Udfyld dem, eller bekræft at du indsender med manglerne.",
                "The application has gaps. Fill them in, or acknowledge that you submit with them.",
            ),
        );
        return Err(Refusal::Content(std::iter::once(first).chain(gaps).collect()));
    }
    let number = u32::try_from(file.versions.len()).unwrap_or(u32::MAX - 1) + 1;
    let whole = serde_json::json!({"application": file.draft, "attachments": file.attachments});
    let sha256 = Digest::of_json(&whole).map_err(|why| {
        let message = Text::new(
            format!("Ansøgningen kan ikke skrives: {why}"),
            format!("The application cannot be written: {why}"),
        );
        Refusal::Content(vec![Problem::plain("", message)])
    })?;
    Ok(SubmittedApplication { version: number, sha256, gaps, acknowledged_gaps: acknowledged })
}
