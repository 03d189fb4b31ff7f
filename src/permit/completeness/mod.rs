//! The examination of an application for completeness, item by item (§ 4 stk. 1 nr. 1-11 and stk. 2).
//!
//! The machine says what is missing, unreadable or does not fit; whether the content is good enough is for people.

mod attachments;
mod bounds;
mod capacity;
mod closure;
mod coordinates;
mod corrective_measures;
mod duration;
mod finding;
mod further;
mod geology;
mod given;
mod liability;
mod limits;
mod parties;
mod project;
mod quantity;
mod status;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use attachments::wanted;
pub use bounds::Bounds;
pub use finding::{Finding, Kind};
pub use status::{MachineStatus, MarkStatus};

use self::finding::Sheet;
use super::application::leaves::{Leaf, State};
use super::application::{Application, Item};

/// A file that is attached to an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct AttachedTo {
    /// The item.
    pub item: Item,
    /// The file's name.
    pub name: String,
}

/// Where one item stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ItemStatus {
    /// The item.
    pub item: Item,
    /// What the machine says of it.
    pub status: MachineStatus,
}

/// What an examination came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Examination {
    /// Every item, in the order of the provision.
    pub items: Vec<ItemStatus>,
    /// Everything found, sorted by item and place, each but once.
    pub findings: Vec<Finding>,
}

impl Examination {
    /// Where an item stands.
    pub fn status(&self, item: Item) -> MachineStatus {
        self.items.iter().find(|one| one.item == item).map_or(MachineStatus::Missing, |one| one.status)
    }

    /// What was found in an item.
    pub fn of(&self, item: Item) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.item == item)
    }

    /// Whether every item of § 4, stk. 1 is formally complete. What is asked under stk. 2 does not count (reading
    /// `asked-beyond-list`).
    pub fn is_formally_complete(&self) -> bool {
        let counts = |one: &&ItemStatus| one.item.number().is_some();
        self.items.iter().filter(counts).all(|one| one.status == MachineStatus::FormallyComplete)
    }
}

/// Examines an application with what is attached to it, against the bounds valid for the case.
pub fn examine(application: &Application, attachments: &[AttachedTo], bounds: &Bounds) -> Examination {
    let leaves = application.all_leaves();
    let mut sheet = Sheet::default();
    given::check(&leaves, attachments, &mut sheet);
    attachments::check(attachments, &mut sheet);
    parties::check(application, &mut sheet);
    capacity::check(application, &leaves, &mut sheet);
    project::check(application, &mut sheet);
    coordinates::check(application, &mut sheet);
    geology::check(application, &mut sheet);
    limits::check(application, &mut sheet);
    duration::check(application, bounds, &mut sheet);
    quantity::check(application, bounds, &mut sheet);
    liability::check(application, &leaves, &mut sheet);
    corrective_measures::check(application, &mut sheet);
    closure::check(application, &mut sheet);
    further::check(application, &mut sheet);
    let findings = sheet.into_findings();
    let items = Item::ALL
        .into_iter()
        .map(|item| ItemStatus { item, status: status(item, &leaves, &findings) })
        .collect();
    Examination { items, findings }
}

fn status(item: Item, leaves: &[Leaf], findings: &[Finding]) -> MachineStatus {
    let anything = leaves
        .iter()
        .filter(|leaf| Item::of(&leaf.place.pointer) == Some(item))
        .any(|leaf| !matches!(leaf.state, State::Missing | State::Entries(0)));
    let found = |kinds: &[Kind]| findings.iter().any(|one| one.item == item && kinds.contains(&one.kind));
    if !anything {
        MachineStatus::Missing
    } else if found(&[Kind::Unreadable]) {
        MachineStatus::Unreadable
    } else if found(&[Kind::Missing, Kind::Incomplete]) {
        MachineStatus::Incomplete
    } else {
        MachineStatus::FormallyComplete
    }
}

/// Names are the same whatever their case and the space around them.
fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}
