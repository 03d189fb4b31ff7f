//! The public register (§ 8): only what a person has released, field by field.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::Permits;
use crate::access::{Person, Policy};
use crate::desk::cases::{Request, perform, retried, stored};
use crate::desk::{Desk, DeskError, Done, Kind as _, Terms};
use crate::law::{Digest, Moment, Text};
use crate::permit::procedure::content::{PublicField, SignalReceived};
use crate::permit::procedure::{Command, PermitFile};
use crate::store::{CaseRow, Scope, Window};

/// A permit as the public sees it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct RegisterEntry {
    /// The case number.
    pub number: String,
    /// What has been released, by field.
    #[schema(value_type = Object)]
    pub fields: BTreeMap<PublicField, Value>,
}

/// The register, in order of case numbers.
///
/// # Errors
/// When the store fails.
pub fn register_list(desk: &Desk, window: &Window) -> Result<Vec<RegisterEntry>, DeskError> {
    let rows = desk.store.read(|s| s.list_cases(Permits::KIND, &Scope::Published, window))?;
    rows.iter().map(|row| stored::<Permits>(row).map(|file| entry(&file))).collect()
}

/// One permit in the register.
///
/// # Errors
/// [`DeskError::NotFound`] where nothing of it has been released.
pub fn register_entry(desk: &Desk, number: &str) -> Result<RegisterEntry, DeskError> {
    published(desk, number).map(|(_, file)| entry(&file))
}

/// The permit as it was last issued, if it has been released.
///
/// # Errors
/// [`DeskError::NotFound`] where it has not.
pub fn register_document(desk: &Desk, number: &str) -> Result<Vec<u8>, DeskError> {
    let (row, file) = published(desk, number)?;
    if !file.released.contains_key(&PublicField::PermitDocument) {
        return Err(DeskError::NotFound);
    }
    let documents = desk.store.read(|s| s.documents(&row.id))?;
    let permit = documents.iter().rev().find(|d| d.kind == "permit").ok_or(DeskError::NotFound)?;
    let digest = Digest::parse(&permit.sha256).ok_or(DeskError::NotFound)?;
    Ok(desk.store.blobs().get(&digest)?)
}

/// Records what a member of the public has seen near a site that is in the register, and answers with a
/// [`SignalReceipt`].
///
/// # Errors
/// [`DeskError::NotFound`] where the permit is not in the register; [`DeskError::Refused`] where nothing was told.
pub fn register_signal(
    desk: &Desk,
    person: Option<&Person>,
    number: &str,
    signal: &SignalReceived,
    terms: &Terms,
    at: Moment,
) -> Result<Done, DeskError> {
    let command = Command::Signal(signal.clone());
    let request = Request::of::<Permits>(person, terms, number, &command, at)?;
    retried(|| {
        let (row, file) = published(desk, number)?;
        let who = Policy::storage_permit().authorise_public(person, "signal", &file.standing())?;
        if let Some(kept) = request.kept(desk)? {
            return Ok(kept);
        }
        perform::<Permits>(desk, &row, &who, command.clone(), &request, &receipt)
    })
}

fn receipt(file: &PermitFile, version: i64) -> Result<Done, DeskError> {
    let receipt = SignalReceipt {
        number: file.number.clone(),
        signal: file.signals.last().map(|s| s.number).unwrap_or_default(),
        entry: version,
        received_at: file.updated_at,
        message: Text::new(
            "Tak. Energistyrelsen har modtaget din indberetning og vurderer den. Er der fare, så ring 112.",
            "Thank you. Energistyrelsen has received your report and will assess it. In danger, call 112.",
        ),
    };
    Ok(Done { status: 201, location: String::new(), version, body: serde_json::to_string(&receipt)? })
}

/// That a report was received.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SignalReceipt {
    /// The case number.
    pub number: String,
    /// The report's number in the case.
    pub signal: u32,
    /// The journal entry that holds it.
    pub entry: i64,
    /// When it was received.
    pub received_at: Moment,
    /// What happens now.
    pub message: Text,
}

/// A permit that is in the register.
pub(super) fn published(desk: &Desk, number: &str) -> Result<(CaseRow, Box<PermitFile>), DeskError> {
    let row = desk.store.read(|s| s.case_by_number(Permits::KIND, number))?.ok_or(DeskError::NotFound)?;
    let file = stored::<Permits>(&row)?;
    if file.standing().published { Ok((row, file)) } else { Err(DeskError::NotFound) }
}

/// What the register shows of a permit.
pub(super) fn entry(file: &PermitFile) -> RegisterEntry {
    let shown = file
        .released
        .iter()
        .filter_map(|(field, release)| Some((*field, value(file, *field, &release.what.text)?)));
    RegisterEntry { number: file.number.clone(), fields: shown.collect() }
}

/// What a released field shows. Figures and places come from the permit; texts are those that were released.
fn value(file: &PermitFile, field: PublicField, text: &str) -> Option<Value> {
    let permit = file.permit()?;
    let terms = &permit.terms;
    Some(match field {
        PublicField::Permit => json!({
            "state": file.state, "state_label": file.state.label(), "version": permit.number,
            "decided_at": permit.decided.at, "start": terms.start, "end": terms.end, "ended_on": file.ended_on,
            "holders": terms.holders, "operator": terms.operator, "total_tonnes": terms.total,
        }),
        PublicField::StorageSite => json!({"place": terms.site, "datum": "EPSG:4230"}),
        PublicField::StorageComplex => {
            json!({"place": terms.complex, "hydraulic_unit": terms.hydraulic_unit, "datum": "EPSG:4230"})
        }
        PublicField::InjectedQuantity => json!({"tonnes": file.injected()}),
        PublicField::PermitDocument => json!(format!("/api/v1/register/{}/permit.pdf", file.number)),
        PublicField::Signals => json!(
            file.signals
                .iter()
                .map(|s| json!({
                    "number": s.number, "received_at": s.signal.at, "source": s.signal.what.source,
                    "finding": s.triage.as_ref().map(|t| t.what.finding),
                }))
                .collect::<Vec<_>>()
        ),
        PublicField::ProjectDescription
        | PublicField::Course
        | PublicField::Results
        | PublicField::Evaluation => json!(text),
    })
}
