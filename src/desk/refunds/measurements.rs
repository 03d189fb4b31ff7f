//! Takes readings: kept unchanged as they were sent, measured by a plan that is a file of the case.

use std::fs::File;
use std::io::BufReader;

use super::Refunds;
use super::doable::doable;
use crate::access::Person;
use crate::casework::{Attachment, Problem};
use crate::desk::attachment::fault_of_name;
use crate::desk::cases::act;
use crate::desk::{Desk, DeskError, Done, Terms};
use crate::law::{Digest, Moment, Text};
use crate::refund::measurement::{Plan, measure};
use crate::refund::procedure::content::SeriesReceived;
use crate::refund::procedure::{ActKind, AgreementFile, Command};
use crate::store::Spool;

/// Readings as they were sent.
#[derive(Clone, Debug)]
pub struct SentReadings {
    /// What the sender calls the file.
    pub name: String,
    /// The plan: SHA-256 of a file of the case, TOML or JSON.
    pub plan: String,
    /// The series that this one replaces.
    pub corrects: Option<u32>,
    /// Why, if it does.
    pub reasons: String,
}

/// Whether a person may upload readings to a case now: asked before anything is received.
///
/// # Errors
/// [`DeskError`] where they may not.
pub fn may_upload(desk: &Desk, person: Option<&Person>, id: &str) -> Result<(), DeskError> {
    doable(desk, person, id, ActKind::UploadMeasurements).map(drop)
}

/// Measures what has been received, keeps it, and records it.
///
/// # Errors
/// [`DeskError::Invalid`] with every fault and its line; nothing has then been kept or changed.
pub fn upload(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    sent: &SentReadings,
    spool: Spool,
    terms: &Terms,
    at: Moment,
) -> Result<Done, DeskError> {
    let file = doable(desk, person, id, ActKind::UploadMeasurements)?;
    if let Some(fault) = fault_of_name(&sent.name) {
        return Err(DeskError::Invalid(vec![fault]));
    }
    let plan = plan_of(desk, &file, &sent.plan)?;
    let received = BufReader::new(File::open(spool.path()).map_err(crate::store::BlobError::from)?);
    let measured = measure(received, &plan, &file.readings(), at.day(), &mut |_| {})
        .map_err(|rejected| DeskError::Invalid(rejected.problems()))?;
    let attachment = Attachment {
        sha256: spool.digest(),
        name: sent.name.trim().to_owned(),
        media_type: spool.media_type().to_owned(),
        size: spool.size(),
        item: None,
    };
    let sha256 = attachment.sha256.clone();
    let command = Command::UploadMeasurements(SeriesReceived {
        file: attachment,
        plan,
        measured,
        corrects: sent.corrects,
        reasons: sent.reasons.clone(),
    });
    desk.store.blobs().keep(spool)?;
    desk.have_scanned(&sha256, at)?;
    act::<Refunds>(desk, person, id, &command, terms, at)
}

/// The plan that a digest names. Only through the case: knowing a digest opens nothing.
fn plan_of(desk: &Desk, file: &AgreementFile, sha256: &str) -> Result<Plan, DeskError> {
    let none = || {
        let message = Text::new(
            "Sagen har ingen sådan fil. Vedlæg planen først.",
            "The case has no such file. Attach the plan first.",
        );
        DeskError::Invalid(vec![Problem::plain("/plan", message)])
    };
    let digest = Digest::parse(sha256).ok_or_else(none)?;
    let found = file.evidence.iter().find(|a| a.sha256 == digest).ok_or_else(none)?;
    let content = desk.store.blobs().get(&digest)?;
    let read = if found.media_type == "application/json" {
        Plan::from_json(&content)
    } else {
        Plan::from_toml(&String::from_utf8_lossy(&content))
    };
    read.map_err(|faults| {
        let within = |fault: Problem| Problem { pointer: format!("/plan{}", fault.pointer), ..fault };
        DeskError::Invalid(faults.into_iter().map(within).collect())
    })
}
