//! Where in a storage permit's case a file goes.

use super::Permits;
use crate::casework::Problem;
use crate::desk::cases::Place;
use crate::law::Text;
use crate::permit::application::Item;
use crate::permit::procedure::Command;
use crate::permit::procedure::content::Attached;

/// The draft of the application.
pub const DRAFT: Place<Permits> =
    Place { act: "attach", item: known, command: |attachment| Command::Attach(Attached(attachment)) };

/// The case of a permit, for a report or a signal to point to.
pub const EVIDENCE: Place<Permits> = Place {
    act: "attach-evidence",
    item: known,
    command: |attachment| Command::AttachEvidence(Attached(attachment)),
};

fn known(item: &str) -> Result<(), Problem> {
    if Item::from_slug(item).is_some() {
        return Ok(());
    }
    let known: Vec<&str> = Item::ALL.iter().map(|i| i.slug()).collect();
    let known = known.join(", ");
    let message = Text::new(
        format!("Der er intet punkt »{item}«. Der er: {known}."),
        format!("There is no item \"{item}\". There are: {known}."),
    );
    Err(Problem::plain("/item", message))
}
