//! An application for a permit (§ 4 stk. 1 nr. 1-11), and what is asked for beside it (§ 4 stk. 2).

mod difference;
pub mod group;
mod item;
pub mod leaves;
mod position;
mod problems;
mod unknown;

pub mod capacity;
pub mod closure;
pub mod coordinates;
pub mod corrective_measures;
pub mod duration;
pub mod further;
pub mod geology;
pub mod liability;
pub mod limits;
pub mod parties;
pub mod project;
pub mod quantity;

pub use difference::{Change, difference};
pub use group::{Group, List};
pub use item::Item;
pub use position::Position;

use self::leaves::{Leaf, Leaves, Place, part};
use validator::Validate;

/// Longest account, in characters.
pub const LONG: u64 = 20_000;
/// Longest name, address or reference, in characters.
pub const SHORT: u64 = 500;
/// Most entries in a list.
pub const ENTRIES: u64 = 500;

part! {
    /// An application as far as it has come: a draft at any stage, and a submitted version.
    ///
    /// Every draft reads, however incomplete or wrongly typed, and is written again without loss.
    Application {
        /// § 4 stk. 1 nr. 1.
        #[validate(nested)]
        parties: Group<parties::Parties>,
        /// § 4 stk. 1 nr. 2.
        #[validate(nested)]
        capacity: Group<capacity::Capacity>,
        /// § 4 stk. 1 nr. 3.
        #[validate(nested)]
        project: Group<project::Project>,
        /// § 4 stk. 1 nr. 4.
        #[validate(nested)]
        coordinates: Group<coordinates::Coordinates>,
        /// § 4 stk. 1 nr. 5.
        #[validate(nested)]
        geology: Group<geology::Geology>,
        /// § 4 stk. 1 nr. 6.
        #[validate(nested)]
        limits: Group<limits::Limits>,
        /// § 4 stk. 1 nr. 7.
        #[validate(nested)]
        duration: Group<duration::Duration>,
        /// § 4 stk. 1 nr. 8.
        #[validate(nested)]
        quantity: Group<quantity::Quantity>,
        /// § 4 stk. 1 nr. 9.
        #[validate(nested)]
        liability: Group<liability::Liability>,
        /// § 4 stk. 1 nr. 10.
        #[validate(nested)]
        corrective_measures: Group<corrective_measures::CorrectiveMeasures>,
        /// § 4 stk. 1 nr. 11.
        #[validate(nested)]
        closure: Group<closure::Closure>,
        /// § 4 stk. 2.
        #[validate(nested)]
        further: Group<further::Further>,
    }
}

impl Application {
    /// Every leaf and every list's length, in the order of the form.
    pub fn all_leaves(&self) -> Vec<Leaf> {
        let mut out = Vec::new();
        self.leaves(&Place::default(), &mut out);
        out
    }

    /// The corners of a ring that can be read, in order; none where one of them cannot, or where there are none.
    pub fn corners(ring: &[crate::casework::Field<Position>]) -> Option<Vec<[f64; 2]>> {
        let corners: Vec<_> = ring.iter().map(|corner| corner.get().map(|c| c.0)).collect::<Option<_>>()?;
        (!corners.is_empty()).then_some(corners)
    }
}
