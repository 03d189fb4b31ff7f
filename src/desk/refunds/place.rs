//! Where in a refund agreement's case a file goes.

use super::Refunds;
use crate::casework::Problem;
use crate::desk::cases::Place;
use crate::law::Text;
use crate::refund::procedure::Command;
use crate::refund::procedure::content::Attached;

/// The draft of the application.
pub const DRAFT: Place<Refunds> =
    Place { act: "attach", item: none, command: |attachment| Command::Attach(Attached(attachment)) };

/// The case of an agreement, for a later act to point to.
pub const EVIDENCE: Place<Refunds> = Place {
    act: "attach-evidence",
    item: none,
    command: |attachment| Command::AttachEvidence(Attached(attachment)),
};

/// The application has no numbered items that a file could belong to.
fn none(_: &str) -> Result<(), Problem> {
    let message =
        Text::new("Filer i denne sag hører ikke til et punkt.", "Files of this case belong to no item.");
    Err(Problem::plain("/item", message))
}
