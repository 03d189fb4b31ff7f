//! What may be asked of any case, asked of a refund agreement's.

use super::draft;
use crate::api::cases::routes::cases;
use crate::api::service::AgreementPage;
use crate::desk::refunds::{AgreementSummary, AgreementView, DRAFT, EVIDENCE, Refunds};
use crate::refund::procedure::{Command, RefundApplication};

cases! {
    kind: Refunds,
    at: "/api/v1/refund-agreements",
    tag: "refund agreements",
    view: AgreementView,
    page: AgreementPage of AgreementSummary,
    draft: RefundApplication read by draft::read,
    files: EvidenceName at DRAFT,
    removed by: Command::RemoveAttachment,
    evidence: "Attaches a file that a later act points to"
        "Attaches a plan, a report or a permit for a later act to point to by its SHA-256: the body is the file itself."
        at EVIDENCE,
}
