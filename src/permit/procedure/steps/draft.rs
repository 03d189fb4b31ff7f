//! The draft: saved, filled with files, submitted, withdrawn.

use crate::access::Applicant;
use crate::casework::{Problem, Refusal};
use crate::law::{Digest, Moment, Provision, Text};
use crate::permit::application::Application;
use crate::permit::completeness::{self, AttachedTo, Finding};
use crate::permit::procedure::case::{Permit, Stepped};
use crate::permit::procedure::content::{
    Attached, RemovedAttachment, SavedDraft, Submit, Submitted, Withdrawal,
};
use crate::permit::procedure::file::PermitFile;
use crate::permit::procedure::table::{Act, Takes, act};

use super::check::bounds;
use crate::casework::faults::{Faults, room_for};

/// The most files that a draft can have.
const MOST_FILES: usize = 200;

impl<S: Takes<act::Save>> Permit<S> {
    /// Keeps the draft as it is, however incomplete (nothing typed is lost).
    ///
    /// # Errors
    /// Never for what is incomplete or unreadable; only as any act.
    pub fn save(self, by: &Applicant, at: Moment, draft: SavedDraft) -> Stepped<S::Next> {
        self.done(by, at, Act::Save(draft))
    }
}

impl<S: Takes<act::Attach>> Permit<S> {
    /// Attaches a file that is stored already.
    ///
    /// # Errors
    /// [`Refusal::Content`] where the file is attached already, or there are too many.
    pub fn attach(self, by: &Applicant, at: Moment, file: Attached) -> Stepped<S::Next> {
        room_for(&self.file.attachments, &file.0, MOST_FILES, "bek974.4.1")?;
        self.done(by, at, Act::Attach(file))
    }
}

impl<S: Takes<act::RemoveAttachment>> Permit<S> {
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

impl<S: Takes<act::Submit>> Permit<S> {
    /// Submits the draft as version 1.
    ///
    /// # Errors
    /// [`Refusal::Content`] with every gap, where they are not acknowledged.
    pub fn submit(self, by: &Applicant, at: Moment, submit: Submit) -> Stepped<S::Next> {
        let submitted = version(&self.file, at, submit.acknowledge_gaps)?;
        self.done(by, at, Act::Submit(submitted))
    }
}

impl<S: Takes<act::Withdraw>> Permit<S> {
    /// Withdraws the application.
    ///
    /// # Errors
    /// [`Refusal::Content`] where the reasons are too long.
    pub fn withdraw(self, by: &Applicant, at: Moment, withdrawal: Withdrawal) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.bound("bek974.4.1", "/reasons", &withdrawal.reasons);
        faults.none()?;
        self.done(by, at, Act::Withdraw(withdrawal))
    }
}

/// What the machine finds of the draft and its files as they are now.
///
/// # Errors
/// Where a figure that the law fixes is not entered.
pub fn findings(file: &PermitFile, at: Moment) -> Result<Vec<Finding>, Refusal> {
    Ok(examine(file, at)?.findings)
}

/// The machine's examination of the draft.
///
/// # Errors
/// Where a figure that the law fixes is not entered.
pub fn examine(file: &PermitFile, at: Moment) -> Result<completeness::Examination, Refusal> {
    let files: Vec<AttachedTo> = file
        .attachments
        .iter()
        .filter_map(|a| {
            let item = a.item.as_deref().and_then(crate::permit::application::Item::from_slug)?;
            Some(AttachedTo { item, name: a.name.clone() })
        })
        .collect();
    Ok(completeness::examine(&file.draft, &files, &bounds(at.day())?))
}

/// The draft as the next version, if its gaps are acknowledged.
pub(super) fn version(file: &PermitFile, at: Moment, acknowledged: bool) -> Result<Submitted, Refusal> {
    let findings = findings(file, at)?;
    if findings.iter().any(Finding::is_gap) && !acknowledged {
        return Err(Refusal::Content(unacknowledged(&findings)));
    }
    let number = u32::try_from(file.versions.len()).unwrap_or(u32::MAX - 1) + 1;
    let sha256 = digest(&file.draft, file).map_err(|why| {
        let message = Text::new(
            format!("Ansøgningen kan ikke skrives: {why}"),
            format!("The application cannot be written: {why}"),
        );
        Refusal::Content(vec![Problem::plain("", message)])
    })?;
    Ok(Submitted { version: number, sha256, findings, acknowledged_gaps: acknowledged })
}

fn digest(draft: &Application, file: &PermitFile) -> Result<Digest, serde_json::Error> {
    Digest::of_json(&serde_json::json!({"application": draft, "attachments": file.attachments}))
}

fn unacknowledged(findings: &[Finding]) -> Vec<Problem> {
    let first = Problem::under(
        Provision::of("fvl.7"),
        "/acknowledge_gaps",
        Text::new(
            "Ansøgningen har mangler. Udfyld dem, eller bekræft at du indsender med manglerne.",
            "The application has gaps. Fill them in, or acknowledge that you submit with them.",
        ),
    );
    let gaps = findings.iter().filter(|finding| finding.is_gap()).map(Finding::problem);
    std::iter::once(first).chain(gaps).collect()
}
