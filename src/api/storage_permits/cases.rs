//! What may be asked of any case, asked of a storage permit's.

use super::draft;
use crate::api::cases::FileName;
use crate::api::cases::routes::cases;
use crate::api::service::CasePage;
use crate::desk::permits::{CaseSummary, CaseView, DRAFT, EVIDENCE, Permits};
use crate::permit::application::Application;
use crate::permit::procedure::Command;

cases! {
    kind: Permits,
    at: "/api/v1/storage-permits",
    tag: "storage permits",
    view: CaseView,
    page: CasePage of CaseSummary,
    draft: Application read by draft::read,
    files: FileName at DRAFT,
    removed by: Command::RemoveAttachment,
    evidence: "Attaches evidence for a report or a signal"
        "Attaches evidence for a report or a signal to point to, by its SHA-256: the body is the file itself."
        at EVIDENCE,
}
